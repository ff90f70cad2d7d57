//! What a closed account still has to let go of: its associations end a batch at
//! a time, each in a transaction of its own, with mails to both sides.
//!
//! Access stopped when the account was closed; nothing here is in a hurry, and
//! an interruption loses nothing.

use crate::{
    Request, Store, StoreError, StoreResult,
    associations::end_for_good,
    entities::{assister, association},
};
use domain::{
    assisters::AccountState,
    associations::EndReason,
    ids::{AssociationId, ConsumerId},
    policy::Actor,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// How many associations one call ends.
const BATCH: u64 = 25;

/// Ends some associations of closed accounts and answers how many; the job calls
/// it until there are none. One that cannot be ended is logged and left, so that
/// it does not hold up the others of the batch.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system, or a failure of the
/// database.
pub async fn end_some_of_closed(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let closed = assister::Entity::find()
        .select_only()
        .column(assister::Column::Id)
        .filter(assister::Column::State.eq(AccountState::Closed.as_str()))
        .into_query();
    let some = association::Entity::find()
        .filter(association::Column::AssisterId.in_subquery(closed))
        .filter(association::Column::EndedAt.is_null())
        .order_by_asc(association::Column::AssisterId)
        .order_by_asc(association::Column::ConsumerId)
        .limit(BATCH)
        .all(store.reader())
        .await?;
    let mut ended = 0;
    for row in some {
        let (id, consumer) = (AssociationId(row.id), ConsumerId(row.consumer_id));
        match end_for_good(store, request, id, consumer, EndReason::AssisterIneligible).await {
            Ok(true) => ended += 1,
            // The consumer was faster.
            Ok(false) => {}
            Err(error @ StoreError::Unavailable(_)) => return Err(error),
            Err(error) => {
                tracing::error!(association = %id, error = %error, "an association did not end");
            }
        }
    }
    Ok(ended)
}
