//! The history of an assister's account: a row for each change, never altered.

use crate::{
    StoreError, StoreResult, accounts::names::Names, entities::assister_change, transaction::Tx,
};
use domain::{
    assisters::{AccountState, Change, ChangeRecord, Reason, Why},
    conflict::Conflict,
    ids::AssisterAccountId,
    validation::Invalid,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

/// The most entries of a history that a page shows, the newest.
const SHOWN: u64 = 100;

/// Why, as a form sends it.
#[derive(Clone, Debug, Default)]
pub struct TypedWhy {
    /// A code of [`Reason`].
    pub reason: String,
    pub note: String,
}

impl TypedWhy {
    /// # Errors
    /// Those of [`Why::read_from`].
    pub(super) fn read(&self, fields: [&str; 2], change: Change) -> Result<Why, Invalid> {
        Why::read_from(fields, Reason::of(change), &self.reason, &self.note)
    }
}

/// One change on its way into the history.
pub(crate) struct NewChange<'c> {
    pub change: Change,
    pub why: &'c Why,
    /// The states before and after, where the change moved the account.
    pub from: Option<AccountState>,
    pub to: Option<AccountState>,
    /// Of a closure: how many clients the assister had.
    pub clients: Option<i32>,
}

impl NewChange<'_> {
    /// A change without a reason of its own that leaves the state as it is.
    pub fn of(change: Change) -> NewChange<'static> {
        const NONE: &Why = &Why { reason: None, note: None };
        NewChange { change, why: NONE, from: None, to: None, clients: None }
    }

    #[must_use]
    pub fn moving(mut self, from: AccountState, to: AccountState) -> Self {
        (self.from, self.to) = (Some(from), Some(to));
        self
    }
}

/// Writes one entry of the history, by whoever acts in the transaction.
pub(crate) async fn keep(tx: &Tx<'_>, assister: Uuid, new: NewChange<'_>) -> StoreResult<()> {
    assister_change::ActiveModel {
        id: Set(tx.new_id()),
        assister_id: Set(assister),
        at: Set(tx.request.now),
        changed_by: Set(tx.request.actor.account().map(|id| id.0)),
        change: Set(new.change.as_str().to_owned()),
        reason: Set(new.why.reason.map(|reason| reason.as_str().to_owned())),
        note: Set(new.why.note.clone()),
        from_state: Set(new.from.map(|state| state.as_str().to_owned())),
        to_state: Set(new.to.map(|state| state.as_str().to_owned())),
        clients: Set(new.clients),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}

/// Refuses a change from a page that showed the account as it was before another
/// change: `seen` is how many changes the page knew. The account's row is locked
/// by the caller.
///
/// # Errors
/// [`Conflict::AccountChanged`].
pub(super) async fn still_as_shown(
    tx: &Tx<'_>,
    assister: AssisterAccountId,
    seen: u64,
) -> StoreResult<()> {
    let changes = count(&tx.conn, assister).await?;
    if changes == seen { Ok(()) } else { Err(Conflict::AccountChanged.into()) }
}

/// How many changes the account has had.
pub(super) async fn count(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
) -> StoreResult<u64> {
    Ok(of(assister).count(conn).await?)
}

fn of(assister: AssisterAccountId) -> Select<assister_change::Entity> {
    assister_change::Entity::find().filter(assister_change::Column::AssisterId.eq(assister.0))
}

/// The history, newest first.
pub(super) async fn history(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
) -> StoreResult<Vec<ChangeRecord>> {
    let rows = of(assister)
        .order_by_desc(assister_change::Column::At)
        .order_by_desc(assister_change::Column::Id)
        .limit(SHOWN)
        .all(conn)
        .await?;
    let names = Names::load(conn, rows.iter().filter_map(|row| row.changed_by)).await?;
    rows.into_iter().map(|row| record(row, &names)).collect()
}

/// How many clients the assister had when the account was closed.
pub(super) async fn clients_at_closure(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
) -> StoreResult<Option<i32>> {
    let row = of(assister)
        .filter(assister_change::Column::Change.eq(Change::Closed.as_str()))
        .one(conn)
        .await?;
    Ok(row.and_then(|row| row.clients))
}

fn record(row: assister_change::Model, names: &Names) -> StoreResult<ChangeRecord> {
    let wrong = |what: &str| StoreError::inconsistent("assister_change", what);
    let state = |text: Option<String>| match text {
        None => Ok(None),
        Some(text) => AccountState::parse(&text).map(Some).ok_or_else(|| wrong("state")),
    };
    let reason = match row.reason {
        None => None,
        Some(text) => Some(Reason::parse(&text).ok_or_else(|| wrong("reason"))?),
    };
    Ok(ChangeRecord {
        at: row.at,
        by: row.changed_by.and_then(|id| names.full(id)),
        change: Change::parse(&row.change).ok_or_else(|| wrong("change"))?,
        why: Why { reason, note: row.note },
        to: state(row.to_state)?,
    })
}
