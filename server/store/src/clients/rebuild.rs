//! The client list made anew from its sources: a command of the operator, for
//! the day on which the projection is in doubt.

use super::projection;
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{association, client},
};
use domain::{
    audit::{Done, Event},
    ids::{AccountId, AssociationId},
    policy::Actor,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// Associations in one transaction.
const BATCH: u64 = 200;

/// Makes every row of the client list anew and removes those of ended
/// associations; answers how many rows there are. People may go on working: a
/// batch holds the consumers' account rows, as every change of an association
/// does.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn rebuild(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    remove_ended(store, request).await?;
    let (mut rows, mut last) = (0, Uuid::nil());
    loop {
        let batch = association::Entity::find()
            .filter(association::Column::EndedAt.is_null())
            .filter(association::Column::Id.gt(last))
            .order_by_asc(association::Column::Id)
            .limit(BATCH)
            .all(store.reader())
            .await?;
        let Some(end) = batch.last() else { return Ok(rows) };
        last = end.id;
        rows += rebuild_batch(store, request, &batch).await?;
    }
}

async fn remove_ended(store: &Store, request: &Request) -> StoreResult<()> {
    let current = association::Entity::find()
        .select_only()
        .column(association::Column::Id)
        .filter(association::Column::EndedAt.is_null())
        .into_query();
    let tx = store.begin(request).await?;
    // The words of a row go with it.
    let removed = client::Entity::delete_many()
        .filter(client::Column::AssociationId.not_in_subquery(current))
        .exec(&tx.conn)
        .await?
        .rows_affected;
    if removed == 0 {
        return tx.nothing_changed().await;
    }
    tx.commit(Event::new(Done::ClientListRebuilt).detail("removed", removed)).await
}

async fn rebuild_batch(
    store: &Store,
    request: &Request,
    batch: &[association::Model],
) -> StoreResult<usize> {
    // In the order of the ids, so that two rebuilds never wait for each other.
    let mut consumers: Vec<Uuid> = batch.iter().map(|row| row.consumer_id).collect();
    consumers.sort_unstable();
    let tx = store.begin(request).await?;
    for consumer in consumers {
        tx.lock_account(AccountId(consumer)).await?;
    }
    let mut rows = 0;
    for association in batch {
        projection::remove(&tx, AssociationId(association.id)).await?;
        // It may have ended since the batch was read.
        let current = association::Entity::find_by_id(association.id)
            .filter(association::Column::EndedAt.is_null())
            .one(&tx.conn)
            .await?;
        if let Some(current) = current {
            projection::add(&tx, &current).await?;
            rows += 1;
        }
    }
    tx.commit(Event::new(Done::ClientListRebuilt).detail("rows", rows)).await?;
    Ok(rows)
}
