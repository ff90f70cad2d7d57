//! Wrong reference numbers of all accounts together: an account that guesses is
//! paused, many that guess a little each are noticed here.

use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{audit_event, number_lookup},
};
use domain::{
    associations::{Lookups, UNUSUAL_MISSES},
    audit::{Done, Event},
    dates::Instant,
    policy::Actor,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// Puts it on the record when far more wrong numbers were typed within the hour than
/// usual, once an hour; answers whether it did.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn watch_numbers(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let since = request.now - Lookups::pause();
    let missed = misses(store.reader(), since).await?;
    if missed < UNUSUAL_MISSES || noted(store.reader(), since).await? {
        return Ok(0);
    }
    let tx = store.begin(request).await?;
    tx.commit(Event::new(Done::NumbersGuessed).detail("missed", missed)).await?;
    tracing::warn!(missed, "many accounts together typed far too many wrong reference numbers");
    Ok(1)
}

/// The misses of the counts that began since.
async fn misses(conn: &impl ConnectionTrait, since: Instant) -> StoreResult<u64> {
    let missed: Vec<i32> = number_lookup::Entity::find()
        .select_only()
        .column(number_lookup::Column::Missed)
        .filter(number_lookup::Column::Since.gt(since))
        .filter(number_lookup::Column::Missed.gt(0))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(missed.into_iter().filter_map(|count| u64::try_from(count).ok()).sum())
}

async fn noted(conn: &impl ConnectionTrait, since: Instant) -> StoreResult<bool> {
    let event = audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(Done::NumbersGuessed.as_str()))
        .filter(audit_event::Column::At.gt(since))
        .one(conn)
        .await?;
    Ok(event.is_some())
}
