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
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// How many associations one call ends.
const BATCH: u64 = 25;

/// Ends some associations of closed accounts and answers how many; the job calls
/// it until there are none. One that cannot be ended is passed over, so that it
/// holds up nobody behind it; it is tried again in the next call and logged.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system, or a failure of the
/// database.
pub async fn end_some_of_closed(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let (mut ended, mut stuck, mut place) = (0, Vec::new(), None);
    while ended == 0 {
        let some = after(place).all(store.reader()).await?;
        let Some(last) = some.last() else { break };
        place = Some((last.assister_id, last.consumer_id));
        for row in some {
            let (id, consumer) = (AssociationId(row.id), ConsumerId(row.consumer_id));
            match end_for_good(store, request, id, consumer, EndReason::AssisterIneligible).await {
                Ok(true) => ended += 1,
                // The consumer was faster.
                Ok(false) => {}
                Err(error @ StoreError::Unavailable(_)) => return Err(error),
                Err(error) => stuck.push((id, error)),
            }
        }
    }
    if let Some((id, error)) = stuck.first() {
        let count = stuck.len();
        tracing::error!(association = %id, error = %error, count, "associations did not end");
    }
    Ok(ended)
}

/// A batch of current associations of closed accounts, by assister and consumer.
fn after(place: Option<(Uuid, Uuid)>) -> Select<association::Entity> {
    use association::Column::{AssisterId, ConsumerId};
    let closed = assister::Entity::find()
        .select_only()
        .column(assister::Column::Id)
        .filter(assister::Column::State.eq(AccountState::Closed.as_str()))
        .into_query();
    let mut some = association::Entity::find()
        .filter(AssisterId.in_subquery(closed))
        .filter(association::Column::EndedAt.is_null());
    if let Some((assister, consumer)) = place {
        let key = Expr::tuple([AssisterId.into_expr(), ConsumerId.into_expr()]);
        some = some.filter(key.gt(Expr::tuple([Expr::val(assister), Expr::val(consumer)])));
    }
    some.order_by_asc(AssisterId).order_by_asc(ConsumerId).limit(BATCH)
}
