//! The directory made anew from the assisters' rows: a command of the operator,
//! for the day on which it is in doubt.

use super::refresh;
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{assister, directory_entry},
};
use domain::{
    audit::{Done, Event},
    ids::AccountId,
    policy::Actor,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Assisters in one transaction.
const BATCH: u64 = 200;

/// Makes every row of the directory anew; answers how many rows there are.
/// People may go on working: a batch holds the assisters' account rows, as every
/// change of an assister does.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn rebuild(store: &Store, request: &Request) -> StoreResult<u64> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let mut last = Uuid::nil();
    loop {
        let batch: Vec<Uuid> = assister::Entity::find()
            .select_only()
            .column(assister::Column::Id)
            .filter(assister::Column::Id.gt(last))
            .order_by_asc(assister::Column::Id)
            .limit(BATCH)
            .into_tuple()
            .all(store.reader())
            .await?;
        let Some(end) = batch.last() else { break };
        last = *end;
        let tx = store.begin(request).await?;
        for id in &batch {
            tx.lock_account(AccountId(*id)).await?;
            refresh(&tx, *id).await?;
        }
        let event = Event::new(Done::DirectoryRebuilt).detail("assisters", batch.len());
        tx.commit(event).await?;
    }
    Ok(directory_entry::Entity::find().count(store.reader()).await?)
}
