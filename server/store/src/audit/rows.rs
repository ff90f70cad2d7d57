//! Rows of the trail become what people read.

use crate::{
    StoreError, StoreResult, accounts::names::Names, entities::audit_event, plans::literal,
};
use domain::{
    audit::{ActorRole, Channel, Done, TrailRow},
    ids::RequestId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// Puts names in place of ids.
pub async fn trail_rows(
    conn: &impl ConnectionTrait,
    rows: &[audit_event::Model],
) -> StoreResult<Vec<TrailRow>> {
    let named: Vec<Uuid> =
        rows.iter().flat_map(|row| [actor_of(row), row.acting_for]).flatten().collect();
    let names = Names::load(conn, named).await?;
    rows.iter().map(|row| trail_row(row, &names)).collect()
}

fn trail_row(row: &audit_event::Model, names: &Names) -> StoreResult<TrailRow> {
    let name = |id: Option<Uuid>| id.and_then(|id| names.full(id));
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

/// Events of somebody who had not signed in: there is an index of exactly these.
pub fn anonymous() -> Expr {
    audit_event::Column::ActorRole.into_expr().eq(literal("anonymous"))
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
