//! How often an account may look assisters up by number: see
//! [`domain::associations::Lookups`].
//!
//! While an account pauses, nothing is looked up and nothing is written: every
//! number has the same answer, and ten thousand of them leave no row.

use crate::{Request, Store, StoreError, StoreResult, entities::number_lookup, transaction::Tx};
use domain::{
    associations::Lookups,
    audit::{Done, Event},
    conflict::Conflict,
    ids::ConsumerId,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

/// Refuses a consumer whose look-ups pause.
///
/// # Errors
/// [`Conflict::TooManyLookups`].
pub(super) async fn admit(
    conn: &impl ConnectionTrait,
    request: &Request,
    consumer: ConsumerId,
) -> StoreResult<()> {
    match lookups(conn, consumer).await? {
        Some(count) if count.paused(request.now) => Err(Conflict::TooManyLookups.into()),
        _ => Ok(()),
    }
}

/// Counts a look-up, puts it on the record and commits. The caller has locked
/// the consumer's account row and was admitted after that.
pub(super) async fn count(tx: Tx<'_>, consumer: ConsumerId, found: bool) -> StoreResult<()> {
    let now = tx.request.now;
    let before = lookups(&tx.conn, consumer).await?;
    let after = before.unwrap_or(Lookups::none(now)).after(found, now);
    let row = number_lookup::Model {
        account_id: consumer.0,
        since: after.since,
        tries: i32::try_from(after.tries).unwrap_or(i32::MAX),
        missed: i32::try_from(after.missed).unwrap_or(i32::MAX),
    };
    let row = row.into_active_model();
    if before.is_some() {
        row.reset_all().update(&tx.conn).await?;
    } else {
        row.insert(&tx.conn).await?;
    }
    if after.full() {
        tx.record(Event::new(Done::LookupsPaused).about(consumer.into())).await?;
    }
    tx.commit(Event::new(Done::AssisterLookedUp).detail("found", found)).await
}

/// Counts a look-up that found nobody, outside of a larger change.
///
/// # Errors
/// [`Conflict::TooManyLookups`] when others have filled the count meanwhile.
pub(super) async fn count_miss(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    tx.lock_account(consumer.into()).await?;
    admit(&tx.conn, request, consumer).await?;
    count(tx, consumer, false).await
}

async fn lookups(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<Lookups>> {
    let row = number_lookup::Entity::find_by_id(consumer.0).one(conn).await?;
    row.map(|row| {
        let number = |value: i32| {
            u32::try_from(value)
                .map_err(|_| StoreError::inconsistent("number_lookup", "a negative count"))
        };
        Ok(Lookups { since: row.since, tries: number(row.tries)?, missed: number(row.missed)? })
    })
    .transpose()
}
