//! Rows of the trail become what people read.

use crate::{
    StoreError, StoreResult,
    accounts::full_name,
    entities::{account, audit_event},
};
use domain::{
    audit::{ActorRole, Channel, Done, TrailRow},
    ids::RequestId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// The accounts that events name, by id.
pub type People = HashMap<Uuid, account::Model>;

/// Loads accounts; ids of something else are left out.
pub async fn people(conn: &impl ConnectionTrait, mut ids: Vec<Uuid>) -> StoreResult<People> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(People::new());
    }
    let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Puts names in place of ids.
pub async fn trail_rows(
    conn: &impl ConnectionTrait,
    rows: &[audit_event::Model],
) -> StoreResult<Vec<TrailRow>> {
    let named = rows.iter().flat_map(|row| [actor_of(row), row.acting_for]).flatten();
    let people = people(conn, named.collect()).await?;
    rows.iter().map(|row| trail_row(row, &people)).collect()
}

fn trail_row(row: &audit_event::Model, people: &People) -> StoreResult<TrailRow> {
    let name = |id: Option<Uuid>| id.and_then(|id| people.get(&id)).map(full_name);
    Ok(TrailRow {
        seq: row.seq,
        at: row.at,
        actor: name(actor_of(row)),
        role: role(row)?,
        done: done(row)?,
        acting_for: name(row.acting_for),
        channel: channel(row)?,
        request: RequestId(row.request_id),
    })
}

/// Who did it. Somebody who signs in or chooses a password has no session yet:
/// the event is about the account instead.
fn actor_of(row: &audit_event::Model) -> Option<Uuid> {
    let own = [Done::SignedIn, Done::AccountRegistered, Done::PasswordReset];
    let signs_in = own.iter().any(|done| done.as_str() == row.action);
    row.actor_id.or(row.subject_id.filter(|_| signs_in))
}

/// What was done, or a loud inconsistency.
pub fn done(row: &audit_event::Model) -> StoreResult<Done> {
    Done::parse(&row.action).ok_or_else(|| StoreError::inconsistent("audit_event", "action"))
}

/// As what somebody acted.
pub fn role(row: &audit_event::Model) -> StoreResult<ActorRole> {
    ActorRole::parse(&row.actor_role)
        .ok_or_else(|| StoreError::inconsistent("audit_event", "actor_role"))
}

/// How an assister worked with the client.
pub fn channel(row: &audit_event::Model) -> StoreResult<Option<Channel>> {
    let unknown = || StoreError::inconsistent("audit_event", "channel");
    row.channel.as_deref().map(|code| Channel::parse(code).ok_or_else(unknown)).transpose()
}
