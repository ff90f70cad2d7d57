//! Work on a client's behalf: who the client is, and how the assister works
//! with them. The channel is chosen when the work begins and stays on the record.

use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    applications::draft::find_row,
    associations::file::{OpenFile, open_for_change, open_to_read},
    entities::{account, acting_session, answer, application},
    transaction::Tx,
};
use chrono::Datelike;
use domain::{
    applications::{Field, Kind},
    audit::{Channel, Done, Event},
    clients::ActingFor,
    dates::Instant,
    ids::{AssociationId, ConsumerId},
    policy::Action,
    validation::text,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};

/// Who the client in the URL is, for the banner on every page of the file.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who never was a client of this
/// assister, or the [`domain::conflict::Conflict`] that ended the access.
pub async fn acting(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
) -> StoreResult<ActingFor> {
    let file = open_to_read(store, request, Action::ViewActing, Some(consumer)).await?;
    let acting = file.acting.ok_or(StoreError::Forbidden)?;
    let conn = store.reader();
    let newest = find_row(conn, consumer).await?;
    acting_for(conn, consumer, acting.association, newest.as_ref()).await
}

/// Begins work over a channel; work over another one ends with it. Saying the
/// same channel again changes nothing.
///
/// # Errors
/// As [`acting`].
pub async fn begin_acting(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
    channel: Channel,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::BeginActing, Some(consumer)).await?;
    let acting = file.acting.ok_or(StoreError::Forbidden)?;
    if acting.channel == Some(channel) {
        return tx.nothing_changed().await;
    }
    if acting.channel.is_some() {
        close(&tx, acting.association).await?;
        tx.record(ended(&file)).await?;
    }
    let id = tx.new_id();
    acting_session::ActiveModel {
        id: Set(id),
        association_id: Set(acting.association.0),
        assister_id: Set(acting.assister.0),
        consumer_id: Set(consumer.0),
        channel: Set(channel.as_str().to_owned()),
        began_at: Set(request.now),
        ended_at: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    tx.commit(file.event(Event::new(Done::ActingBegan).subject(id)).channel(Some(channel))).await
}

/// Ends the work. Nothing happens when none had begun.
///
/// # Errors
/// As [`acting`].
pub async fn end_acting(store: &Store, request: &Request, consumer: ConsumerId) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::EndActing, Some(consumer)).await?;
    let acting = file.acting.ok_or(StoreError::Forbidden)?;
    if acting.channel.is_none() {
        return tx.nothing_changed().await;
    }
    close(&tx, acting.association).await?;
    tx.commit(ended(&file)).await
}

/// Closes the open work under an association.
async fn close(tx: &Tx<'_>, association: AssociationId) -> StoreResult<()> {
    if let Some(row) = open_session(&tx.conn, association).await? {
        let mut row = row.into_active_model();
        row.ended_at = Set(Some(tx.request.now));
        row.update(&tx.conn).await?;
    }
    Ok(())
}

/// The channel on the event is the one that ends.
fn ended(file: &OpenFile) -> Event {
    file.event(Event::new(Done::ActingEnded))
}

/// What the banner says.
pub(super) async fn acting_for(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    association: AssociationId,
    application: Option<&application::Model>,
) -> StoreResult<ActingFor> {
    let row =
        account::Entity::find_by_id(consumer.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let born = row
        .date_of_birth
        .ok_or_else(|| StoreError::inconsistent("account", "a consumer without date of birth"))?;
    let channel = open_session(conn, association).await?.map(|row| began(&row)).transpose()?;
    Ok(ActingFor {
        consumer,
        name: full_name(&row),
        given_name: row.given_name,
        birth_year: born.year(),
        town: match application {
            Some(application) => town(conn, application).await?,
            None => None,
        },
        channel,
    })
}

async fn open_session(
    conn: &impl ConnectionTrait,
    association: AssociationId,
) -> StoreResult<Option<acting_session::Model>> {
    Ok(acting_session::Entity::find()
        .filter(acting_session::Column::AssociationId.eq(association.0))
        .filter(acting_session::Column::EndedAt.is_null())
        .one(conn)
        .await?)
}

fn began(row: &acting_session::Model) -> StoreResult<(Channel, Instant)> {
    Channel::parse(&row.channel)
        .map(|channel| (channel, row.began_at))
        .ok_or_else(|| StoreError::inconsistent("acting_session", "channel"))
}

/// The town in the answers; what is no town yet is left out.
async fn town(
    conn: &impl ConnectionTrait,
    application: &application::Model,
) -> StoreResult<Option<String>> {
    let Kind::Text { most } = Field::City.kind() else { return Ok(None) };
    let field = Field::City.key().to_string();
    let answer = answer::Entity::find_by_id((application.id, field)).one(conn).await?;
    Ok(answer.and_then(|answer| text(&answer.raw, most).ok()))
}
