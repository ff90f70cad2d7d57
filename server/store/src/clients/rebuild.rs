//! The client list made anew from its sources: a command of the operator, for
//! the day on which the projection is in doubt.

use super::{client_count, projection};
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{assister, association, client},
};
use domain::{
    audit::{Done, Event},
    ids::{AccountId, AssisterAccountId, AssociationId},
    policy::Actor,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// Associations, or assisters, in one transaction.
const BATCH: u64 = 200;

/// Makes every row of the client list anew, removes those of ended associations
/// and counts each assister's clients; answers how many rows there are. People may
/// go on working: a batch holds the consumers' account rows, as every change of an
/// association does, or the assisters' counts.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn rebuild(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    remove_ended(store, request).await?;
    let rows = rebuild_current(store, request).await?;
    recount(store, request).await?;
    Ok(rows)
}

async fn rebuild_current(store: &Store, request: &Request) -> StoreResult<usize> {
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
        projection::erase(&tx, AssociationId(association.id)).await?;
        // It may have ended since the batch was read.
        let current = association::Entity::find_by_id(association.id)
            .filter(association::Column::EndedAt.is_null())
            .one(&tx.conn)
            .await?;
        if let Some(current) = current {
            projection::write(&tx, &current).await?;
            rows += 1;
        }
    }
    tx.commit(Event::new(Done::ClientListRebuilt).detail("rows", rows)).await?;
    Ok(rows)
}

async fn recount(store: &Store, request: &Request) -> StoreResult<()> {
    let mut last = Uuid::nil();
    loop {
        let batch = assister::Entity::find()
            .filter(assister::Column::Id.gt(last))
            .order_by_asc(assister::Column::Id)
            .limit(BATCH)
            .all(store.reader())
            .await?;
        let Some(end) = batch.last() else { return Ok(()) };
        last = end.id;
        let assisters: Vec<_> = batch.iter().map(|row| AssisterAccountId(row.id)).collect();
        let tx = store.begin(request).await?;
        client_count::recount(&tx, &assisters).await?;
        let event = Event::new(Done::ClientListRebuilt).detail("assisters", assisters.len());
        tx.commit(event).await?;
    }
}
