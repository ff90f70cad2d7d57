//! A resource manager suspends, reactivates or closes an assister's account.
//!
//! Access follows from the state, so it stops with this transaction: the
//! sessions end, and a request that is on its way finds the files closed. What a
//! client's file holds stays as the last acknowledged save left it.

use super::{
    changes::{self, NewChange},
    directory,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::sessions::end_all,
    entities::{assister, association, one_time_token, organization, roster_entry},
    transaction::Tx,
};
use domain::{
    accounts::OneTimePurpose,
    assisters::{AccountState, AssisterKind, Change, IllegalTransition, Reason, Why},
    audit::{Done, Event},
    conflict::Conflict,
    dates::CivilDate,
    ids::AssisterAccountId,
    notices::Mail,
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};

/// What the form of a change sends beside what it changes.
#[derive(Clone, Debug, Default)]
pub struct TypedReason {
    /// A code of [`Reason`].
    pub reason: String,
    pub note: String,
    /// How many changes the account had when the page was shown.
    pub seen: u64,
}

/// Moves an account: [`Change::Suspended`], [`Change::Reactivated`] or
/// [`Change::Closed`]. A closed account stays closed, its reference number is
/// never used again, and [`super::end_some_of_closed`] ends its associations.
///
/// # Errors
/// [`StoreError::NotFound`]; [`Conflict::AccountChanged`] for a stale page and
/// [`Conflict::AccountStateForbids`]: in either case nothing happens; the fields
/// `reason` and `note`.
pub async fn change_state(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    change: Change,
    typed: &TypedReason,
) -> StoreResult<()> {
    request.admit(Action::ChangeAccountState)?;
    let tx = store.begin(request).await?;
    let found = locked(&tx, id, typed.seen).await?;
    let from = found.state;
    let to = transition(change)?(from).map_err(|_| Conflict::AccountStateForbids)?;
    let why = Why::read(change, &typed.reason, &typed.note)?;
    let mut new = NewChange { why: &why, ..NewChange::of(change) }.moving(from, to);
    set_state(&tx, found.row, to).await?;
    // Who is merely on hold may be in the middle of a form: its next answer says
    // so and shows what was typed. A stranger may hold the session otherwise.
    if to == AccountState::Closed || why.reason == Some(Reason::SecurityConcern) {
        end_all(&tx, id.into()).await?;
    }
    if to == AccountState::Closed {
        new.clients = Some(clients(&tx.conn, id).await?);
        leave(&tx, id).await?;
    }
    let clients = new.clients;
    changes::keep(&tx, id.0, new).await?;
    // Whoever was never invited has never heard of the account.
    if !matches!(from, AccountState::Requested | AccountState::Approved) {
        tx.mail(id.into(), &Mail::AccountChanged { to }).await?;
    }
    let mut event = Event::new(Done::AssisterStateChanged)
        .about(id.into())
        .detail("from", from.as_str())
        .detail("to", to.as_str());
    if let Some(reason) = why.reason {
        event = event.detail("reason", Reason::as_str(reason));
    }
    if let Some(clients) = clients {
        event = event.detail("clients", clients);
    }
    tx.commit(event).await
}

/// Closes the account of somebody whose organization is closed, as the software;
/// answers whether it was still open there.
pub(super) async fn close_for_organization(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
) -> StoreResult<bool> {
    let tx = store.begin(request).await?;
    tx.lock_account(id.into()).await?;
    let row =
        assister::Entity::find_by_id(id.0).one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
    let from = AccountState::parse(&row.state)
        .ok_or_else(|| StoreError::inconsistent("assister", "state"))?;
    let closed = organization::Entity::find_by_id(row.organization_id)
        .filter(organization::Column::ClosedAt.is_not_null())
        .one(&tx.conn)
        .await?;
    let (Some(_), Ok(to)) = (closed, from.close()) else {
        tx.nothing_changed().await?;
        return Ok(false);
    };
    let why = Why { reason: Some(Reason::OrganizationClosed), note: None };
    let mut new = NewChange { why: &why, ..NewChange::of(Change::Closed) }.moving(from, to);
    set_state(&tx, row, to).await?;
    end_all(&tx, id.into()).await?;
    new.clients = Some(clients(&tx.conn, id).await?);
    leave(&tx, id).await?;
    let event = Event::new(Done::AssisterStateChanged)
        .about(id.into())
        .detail("from", from.as_str())
        .detail("to", to.as_str())
        .detail("reason", Reason::OrganizationClosed.as_str())
        .detail("clients", new.clients.unwrap_or_default());
    changes::keep(&tx, id.0, new).await?;
    // Whoever was never invited has never heard of the account.
    if !matches!(from, AccountState::Requested | AccountState::Approved) {
        tx.mail(id.into(), &Mail::AccountChanged { to }).await?;
    }
    tx.commit(event).await?;
    Ok(true)
}

type Transition = fn(AccountState) -> Result<AccountState, IllegalTransition>;

fn transition(change: Change) -> StoreResult<Transition> {
    match change {
        Change::Suspended => Ok(AccountState::suspend),
        Change::Reactivated => Ok(AccountState::reactivate),
        Change::Closed => Ok(AccountState::close),
        _ => Err(Conflict::AccountStateForbids.into()),
    }
}

/// An assister's row within the transaction that changes it.
pub(super) struct Found {
    pub row: assister::Model,
    pub kind: AssisterKind,
    pub state: AccountState,
}

/// Locks the account, makes sure that it is as the page showed it and reads the
/// assister's row.
pub(super) async fn locked(tx: &Tx<'_>, id: AssisterAccountId, seen: u64) -> StoreResult<Found> {
    tx.lock_account(id.into()).await?;
    let row =
        assister::Entity::find_by_id(id.0).one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
    changes::still_as_shown(tx, id, seen).await?;
    let wrong = |what| StoreError::inconsistent("assister", what);
    let kind = AssisterKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?;
    let state = AccountState::parse(&row.state).ok_or_else(|| wrong("state"))?;
    Ok(Found { row, kind, state })
}

/// Writes the state, and the directory with it.
pub(super) async fn set_state(
    tx: &Tx<'_>,
    row: assister::Model,
    to: AccountState,
) -> StoreResult<()> {
    let id = row.id;
    let mut row = row.into_active_model();
    row.state = Set(to.as_str().to_owned());
    row.update(&tx.conn).await?;
    directory::refresh(tx, id).await
}

/// The roster entry that goes on.
pub(super) async fn open_entry(
    conn: &impl ConnectionTrait,
    id: AssisterAccountId,
) -> StoreResult<Option<roster_entry::Model>> {
    Ok(roster_entry::Entity::find()
        .filter(roster_entry::Column::AssisterId.eq(id.0))
        .filter(roster_entry::Column::UntilDate.is_null())
        .one(conn)
        .await?)
}

/// How many current associations an assister has.
pub(super) async fn clients(
    conn: &impl ConnectionTrait,
    id: AssisterAccountId,
) -> StoreResult<i32> {
    let clients = association::Entity::find()
        .filter(association::Column::AssisterId.eq(id.0))
        .filter(association::Column::EndedAt.is_null())
        .count(conn)
        .await?;
    Ok(i32::try_from(clients).unwrap_or(i32::MAX))
}

/// Ends the work for the organization with today, and takes back a registration
/// number that is still on its way.
async fn leave(tx: &Tx<'_>, id: AssisterAccountId) -> StoreResult<()> {
    one_time_token::Entity::delete_many()
        .filter(one_time_token::Column::AccountId.eq(id.0))
        .filter(one_time_token::Column::Purpose.eq(OneTimePurpose::AssisterActivation.as_str()))
        .exec(&tx.conn)
        .await?;
    let Some(entry) = open_entry(&tx.conn, id).await? else { return Ok(()) };
    let until: CivilDate = tx.request.today().max(entry.from_date);
    let mut entry = entry.into_active_model();
    entry.until_date = Set(Some(until));
    entry.update(&tx.conn).await?;
    assister::ActiveModel { id: Set(id.0), rostered_until: Set(Some(until)), ..Default::default() }
        .update(&tx.conn)
        .await?;
    Ok(())
}
