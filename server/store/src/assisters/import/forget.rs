//! What stands in a roster file is kept for a day.

use super::confirm::put_away;
use crate::{Request, Store, StoreError, StoreResult, entities::roster_import};
use chrono::Duration;
use domain::{
    assisters::roster_file::{FILE_KEPT_HOURS, ImportState},
    audit::{Done, Event},
    policy::Actor,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockBehavior, LockType},
};

/// Puts away one file that nobody wanted in time; answers whether there was one.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn forget_rosters(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let waiting = [ImportState::Checked, ImportState::Refused].map(ImportState::as_str);
    let oldest = request.now - Duration::hours(FILE_KEPT_HOURS);
    let old = roster_import::Entity::find()
        .filter(roster_import::Column::State.is_in(waiting))
        .filter(roster_import::Column::CreatedAt.lte(oldest))
        .order_by_asc(roster_import::Column::CreatedAt);
    if old.clone().one(store.reader()).await?.is_none() {
        return Ok(0);
    }
    let tx = store.begin(request).await?;
    let row =
        old.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&tx.conn).await?;
    let Some(row) = row else {
        tx.nothing_changed().await?;
        return Ok(0);
    };
    let event = Event::new(Done::RosterImportForgotten).subject(row.id);
    put_away(&tx, row).await?;
    tx.commit(event).await?;
    Ok(1)
}
