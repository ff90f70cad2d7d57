//! An agency administrator looks at an assister of the own organization, and
//! approves or refuses portal access.

use super::{
    administrators::own_organization,
    changes::{NewChange, keep},
    organization_roster::{clients, member},
    roster_entries::{Locked, kind, newest, record, state},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    entities::{account, assister, organization},
};
use domain::{
    assisters::{AccountState, Change, OwnAssister, Why, waits_for_approval},
    audit::{Done, Event},
    conflict::Conflict,
    ids::{AssisterAccountId, RosterEntryId},
    notices::Mail,
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

/// An assister of the own organization.
///
/// # Errors
/// [`StoreError::NotFound`], also for another organization's.
pub async fn own_assister(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
) -> StoreResult<OwnAssister> {
    request.admit(Action::ViewOwnAssister)?;
    let conn = store.reader();
    let own = own_organization(conn, request).await?;
    let row = assister::Entity::find_by_id(id.0)
        .one(conn)
        .await?
        .filter(|row| row.organization_id == own.0)
        .ok_or(StoreError::NotFound)?;
    let account = account::Entity::find_by_id(id.0).one(conn).await?;
    let organization = organization::Entity::find_by_id(own.0).one(conn).await?;
    let entry = newest(conn, id).await?;
    let waits = waits_for_approval(
        kind(&row)?,
        state(&row)?,
        entry.approved_at.is_some(),
        entry.until_date.is_none(),
    );
    Ok(OwnAssister {
        member: member(&row, account.as_ref().map(full_name), request.today())?,
        email: account.and_then(|account| account.contact_email),
        entry: record(entry, organization.map(|row| row.name).unwrap_or_default()),
        clients: clients(conn, id.0).await?,
        waits_for_approval: waits,
    })
}

/// Approves portal access. Doing so again changes nothing.
///
/// # Errors
/// As [`Locked::open`]; [`Conflict::AccountStateForbids`] when the assister does
/// not wait for an approval.
pub async fn approve(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    seen: RosterEntryId,
) -> StoreResult<()> {
    request.admit(Action::ApproveAccess)?;
    let by = request.actor.account().ok_or(StoreError::Unauthenticated)?;
    let tx = store.begin(request).await?;
    let open = Locked::open(&tx, id, seen).await?;
    if open.entry.approved_at.is_some() {
        return tx.nothing_changed().await;
    }
    let from = waiting(&open)?;
    let mut entry = open.entry.into_active_model();
    entry.approved_at = Set(Some(request.now));
    entry.approved_by = Set(Some(by.0));
    entry.update(&tx.conn).await?;
    let mut change = NewChange::of(Change::Approved);
    let mut row = open.row.into_active_model();
    row.portal_approved = Set(true);
    // Who moved here after another organization's approval keeps the state.
    if let Ok(to) = from.approve() {
        row.state = Set(to.as_str().to_owned());
        change = change.moving(from, to);
    }
    row.update(&tx.conn).await?;
    super::directory::refresh(&tx, id.0).await?;
    if from == AccountState::Active {
        // The files open again: after a move they were closed.
        tx.mail(id.into(), &Mail::AccountChanged { to: from }).await?;
    }
    keep(&tx, id.0, change).await?;
    let event = Event::new(Done::PortalAccessApproved).about(id.into()).detail("entry", seen);
    tx.commit(event).await
}

/// Refuses portal access: the roster entry ends today, and the account waits for
/// the resource manager, who can move it to the right organization or close it.
///
/// # Errors
/// As [`approve`], or what is wrong with `reason` and `note`.
pub async fn refuse(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    seen: RosterEntryId,
    reason: &str,
    note: &str,
) -> StoreResult<()> {
    request.admit(Action::RefuseAccess)?;
    let tx = store.begin(request).await?;
    let open = Locked::open(&tx, id, seen).await?;
    waiting(&open)?;
    let why = Why::read(Change::AccessRefused, reason, note)?;
    // An entry that has not begun yet ends on its first day.
    open.end(&tx, request.today().max(open.entry.from_date)).await?;
    keep(&tx, id.0, NewChange { why: &why, ..NewChange::of(Change::AccessRefused) }).await?;
    let reason = why.reason.map_or("", |reason| reason.as_str());
    let event = Event::new(Done::PortalAccessRefused)
        .about(id.into())
        .detail("entry", seen)
        .detail("reason", reason);
    tx.commit(event).await
}

/// The state of an account that waits for approval.
fn waiting(open: &Locked) -> StoreResult<AccountState> {
    let from = state(&open.row)?;
    let entry = &open.entry;
    let waits = waits_for_approval(
        kind(&open.row)?,
        from,
        entry.approved_at.is_some(),
        entry.until_date.is_none(),
    );
    if waits { Ok(from) } else { Err(Conflict::AccountStateForbids.into()) }
}
