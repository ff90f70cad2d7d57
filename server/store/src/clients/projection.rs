//! The rows behind the client list: one per current association, with
//! everything that the list shows and sorts by. They are written in the
//! transaction of their sources.

use super::client_count;
use crate::{
    StoreError, StoreResult,
    accounts::full_name,
    applications::draft::find_row,
    coverage::{FirstColumns, first_results},
    entities::{account, association, client, client_name_word},
    transaction::Tx,
};
use domain::{
    accounts::{name_key, name_words},
    clients::ApplicationStanding,
    ids::{AssisterAccountId, AssociationId, ConsumerId},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, prelude::DateTimeUtc,
};

/// Adds the row of an association that has just begun.
pub(crate) async fn add(tx: &Tx<'_>, association: &association::Model) -> StoreResult<()> {
    write(tx, association).await?;
    client_count::change(tx, association.assister_id, 1).await
}

/// Removes the row of an association that has just ended.
pub(crate) async fn remove(
    tx: &Tx<'_>,
    association: AssociationId,
    assister: AssisterAccountId,
) -> StoreResult<()> {
    erase(tx, association).await?;
    client_count::change(tx, assister.0, -1).await
}

/// Writes the row of a current association, wherever it is counted.
pub(super) async fn write(tx: &Tx<'_>, association: &association::Model) -> StoreResult<()> {
    let consumer = account::Entity::find_by_id(association.consumer_id)
        .one(&tx.conn)
        .await?
        .ok_or(StoreError::NotFound)?;
    let born = consumer
        .date_of_birth
        .ok_or_else(|| StoreError::inconsistent("account", "a consumer without date of birth"))?;
    let Progress { standing, submitted_at, first } =
        progress_of(tx, ConsumerId(consumer.id)).await?;
    let name = full_name(&consumer);
    client::ActiveModel {
        association_id: Set(association.id),
        assister_id: Set(association.assister_id),
        consumer_id: Set(consumer.id),
        name_key: Set(name_key(&name)),
        name: Set(name.clone()),
        date_of_birth: Set(born),
        associated_since: Set(association.started_at),
        application: Set(standing.as_str().to_owned()),
        submitted_at: Set(submitted_at),
        submitted_sort: Set(submitted_at.unwrap_or(DateTimeUtc::UNIX_EPOCH)),
        enrolled: Set(false),
        first_results: Set(first.results),
        first_outcomes: Set(first.outcomes),
    }
    .insert(&tx.conn)
    .await?;
    let words = name_words(&name).into_iter().map(|word| client_name_word::ActiveModel {
        assister_id: Set(association.assister_id),
        word: Set(word),
        association_id: Set(association.id),
    });
    client_name_word::Entity::insert_many(words).exec(&tx.conn).await?;
    Ok(())
}

/// Takes away the row of an association, wherever it is counted.
pub(super) async fn erase(tx: &Tx<'_>, association: AssociationId) -> StoreResult<()> {
    client_name_word::Entity::delete_many()
        .filter(client_name_word::Column::AssociationId.eq(association.0))
        .exec(&tx.conn)
        .await?;
    client::Entity::delete_by_id(association.0).exec(&tx.conn).await?;
    Ok(())
}

/// Brings the row of a consumer up to date after a change to the application.
pub(crate) async fn refresh(tx: &Tx<'_>, consumer: ConsumerId) -> StoreResult<()> {
    let Progress { standing, submitted_at, first } = progress_of(tx, consumer).await?;
    let Some(row) = client::Entity::find()
        .filter(client::Column::ConsumerId.eq(consumer.0))
        .one(&tx.conn)
        .await?
    else {
        return Ok(());
    };
    client::ActiveModel {
        association_id: Set(row.association_id),
        application: Set(standing.as_str().to_owned()),
        submitted_at: Set(submitted_at),
        submitted_sort: Set(submitted_at.unwrap_or(DateTimeUtc::UNIX_EPOCH)),
        first_results: Set(first.results),
        first_outcomes: Set(first.outcomes),
        ..Default::default()
    }
    .update(&tx.conn)
    .await?;
    Ok(())
}

/// How far the consumer's application for the newest year is. What was sent for an
/// earlier one is over: there the next step is another application.
struct Progress {
    standing: ApplicationStanding,
    submitted_at: Option<DateTimeUtc>,
    first: FirstColumns,
}

async fn progress_of(tx: &Tx<'_>, consumer: ConsumerId) -> StoreResult<Progress> {
    let newest = find_row(&tx.conn, consumer).await?;
    let (standing, sent) = match newest {
        None => (ApplicationStanding::NotStarted, None),
        Some(row) => match row.submitted_at {
            Some(at) => (ApplicationStanding::Submitted, Some((row.id, at))),
            None => (ApplicationStanding::InProgress, None),
        },
    };
    let first = match sent {
        None => FirstColumns::none(),
        Some((application, _)) => first_results(&tx.conn, application).await?,
    };
    Ok(Progress { standing, submitted_at: sent.map(|(_, at)| at), first })
}
