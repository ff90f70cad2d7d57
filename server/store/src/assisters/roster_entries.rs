//! The days on which an assister works for an organization.
//!
//! `assister.organization_id`, `assister.rostered_until` and
//! `assister.portal_approved` repeat the newest entry, written in the same
//! transaction, because every question about access asks for them.

use super::{
    administrators::own_organization,
    changes::{NewChange, TypedWhy, keep},
    client_notices, directory,
    organization_choices::{self, Choices},
    organizations::{self, kind_of},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    entities::{account, assister, organization, roster_entry},
    transaction::Tx,
};
use domain::{
    accounts::Role,
    assisters::{
        AccountState, AssisterKind, Change, Employment, OrganizationKind, Reason,
        RosterEntryRecord, first_day, last_day, last_day_before,
    },
    audit::{Done, Event},
    conflict::Conflict,
    dates::{CivilDate, minnesota_date},
    ids::{AssisterAccountId, OrganizationId, RosterEntryId},
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

/// The most entries of a history that a page shows, the newest.
const SHOWN: u64 = 100;

/// A day as typed: month, day and year.
pub type TypedDay = [String; 3];

fn parts(typed: &TypedDay) -> [&str; 3] {
    let [month, day, year] = typed;
    [month, day, year]
}

/// Where an assister works and worked. `beginning` narrows the organizations to
/// choose from.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn employment(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    beginning: &str,
) -> StoreResult<Employment> {
    request.admit(Action::ViewEmployment)?;
    let conn = store.reader();
    let row = assister::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let account = account::Entity::find_by_id(id.0).one(conn).await?;
    let kind = kind(&row)?;
    // Only who may move the assister chooses an organization.
    let Choices { organizations, more } = match request.actor.visitor() {
        Some(Role::ResourceManager) => organization_choices::of_kind(conn, kind, beginning).await?,
        _ => Choices { organizations: Vec::new(), more: false },
    };
    Ok(Employment {
        assister: id,
        name: account
            .as_ref()
            .map(full_name)
            .ok_or_else(|| StoreError::inconsistent("assister", "account"))?,
        kind,
        state: state(&row)?,
        entries: entries(conn, id).await?,
        organizations,
        more_organizations: more,
    })
}

/// An assister's entries, the newest first.
async fn entries(
    conn: &impl ConnectionTrait,
    id: AssisterAccountId,
) -> StoreResult<Vec<RosterEntryRecord>> {
    let rows = newest_first(id).limit(SHOWN).all(conn).await?;
    let names = organizations::names(conn, rows.iter().map(|row| row.organization_id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = names.get(&row.organization_id).cloned().unwrap_or_default();
            record(row, name)
        })
        .collect())
}

pub(super) fn record(row: roster_entry::Model, organization_name: String) -> RosterEntryRecord {
    RosterEntryRecord {
        entry: RosterEntryId(row.id),
        organization: OrganizationId(row.organization_id),
        organization_name,
        from: row.from_date,
        until: row.until_date,
        approved_on: row.approved_at.map(minnesota_date),
    }
}

fn newest_first(id: AssisterAccountId) -> sea_orm::Select<roster_entry::Entity> {
    roster_entry::Entity::find()
        .filter(roster_entry::Column::AssisterId.eq(id.0))
        .order_by_desc(roster_entry::Column::FromDate)
        .order_by_desc(roster_entry::Column::Id)
}

/// The newest entry: the one that goes on, or the last one that ended.
pub(super) async fn newest(
    conn: &impl ConnectionTrait,
    id: AssisterAccountId,
) -> StoreResult<roster_entry::Model> {
    newest_first(id)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("assister", "no roster entry"))
}

/// An assister with the newest entry, locked: changes happen one after the other.
pub(super) struct Locked {
    pub row: assister::Model,
    pub entry: roster_entry::Model,
}

impl Locked {
    /// Opens an assister for a change of the newest entry, as the page showed it.
    /// An agency administrator opens those of the own organization; others are
    /// not there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`Conflict::AccountChanged`] when another
    /// entry is the newest by now.
    pub async fn open(
        tx: &Tx<'_>,
        id: AssisterAccountId,
        seen: RosterEntryId,
    ) -> StoreResult<Self> {
        tx.lock_account(id.into()).await?;
        let row =
            assister::Entity::find_by_id(id.0).one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
        if tx.request.actor.visitor() == Some(Role::AgencyAdministrator)
            && own_organization(&tx.conn, tx.request).await?.0 != row.organization_id
        {
            return Err(StoreError::NotFound);
        }
        let entry = newest(&tx.conn, id).await?;
        if entry.id != seen.0 {
            return Err(Conflict::AccountChanged.into());
        }
        Ok(Self { row, entry })
    }

    /// Ends the entry, or moves its end.
    pub async fn end(&self, tx: &Tx<'_>, until: CivilDate) -> StoreResult<()> {
        let mut entry = self.entry.clone().into_active_model();
        entry.until_date = Set(Some(until));
        entry.update(&tx.conn).await?;
        let mut row = self.row.clone().into_active_model();
        row.rostered_until = Set(Some(until));
        row.update(&tx.conn).await?;
        directory::refresh(tx, self.row.id).await
    }
}

/// Moves an assister to another organization of the same kind on a day: the
/// entry before ends the day before. Somebody whose last day is over, or is set,
/// can return to the same organization. A navigator or CAC has no access until the
/// administrator there approves it.
///
/// # Errors
/// As [`Locked::open`]; [`Conflict::AccountStateForbids`] for a closed account;
/// what is wrong with `organization`, the day `from`, `move_reason` or `move_note`.
pub async fn move_assister(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    seen: RosterEntryId,
    to: OrganizationId,
    from: &TypedDay,
    why: &TypedWhy,
) -> StoreResult<()> {
    request.admit(Action::MoveAssister)?;
    let tx = store.begin(request).await?;
    let Locked { row, entry } = Locked::open(&tx, id, seen).await?;
    if state(&row)? == AccountState::Closed {
        return Err(Conflict::AccountStateForbids.into());
    }
    let mut invalid = Invalid::default();
    let target = organization::Entity::find_by_id(to.0).one(&tx.conn).await?;
    invalid.check("organization", fitting(target.as_ref(), &row, &entry)?);
    let from = invalid.check("from", first_day(parts(from), entry.from_date, request.today()));
    let why = why.read(["move_reason", "move_note"], Change::JoinedOrganization);
    if let Err(wrong) = &why {
        invalid.0.extend(wrong.0.iter().cloned());
    }
    let (Some(from), Ok(why), true) = (from, why, invalid.is_empty()) else {
        return Err(invalid.into());
    };
    let (left, kind) = (OrganizationId(entry.organization_id), kind(&row)?);
    let until = last_day_before(from, entry.until_date);
    let mut entry = entry.into_active_model();
    entry.until_date = Set(Some(until));
    entry.update(&tx.conn).await?;
    begin_entry(&tx, id, to, from).await?;
    let mut row = row.into_active_model();
    row.organization_id = Set(to.0);
    row.rostered_until = Set(None);
    row.portal_approved = Set(kind == AssisterKind::Broker);
    row.update(&tx.conn).await?;
    directory::refresh(&tx, id.0).await?;
    if to != left {
        client_notices::moved(&tx, id).await?;
    }
    keep(&tx, id.0, NewChange { why: &why, ..NewChange::of(Change::JoinedOrganization) }).await?;
    let event = Event::new(Done::AssisterMoved)
        .about(id.into())
        .detail("from", left)
        .detail("to", to)
        .detail("on", from)
        .detail("reason", why.reason.map_or("", Reason::as_str));
    tx.commit(event).await
}

/// Whether the assister can be moved there.
fn fitting(
    target: Option<&organization::Model>,
    row: &assister::Model,
    entry: &roster_entry::Model,
) -> StoreResult<Result<(), Code>> {
    let Some(target) = target else { return Ok(Err(Code::NotAChoice)) };
    if kind_of(target)? != OrganizationKind::of(kind(row)?) || target.closed_at.is_some() {
        return Ok(Err(Code::NotAChoice));
    }
    let stays = target.id == entry.organization_id && entry.until_date.is_none();
    Ok(if stays { Err(Code::SameOrganization) } else { Ok(()) })
}

/// Begins an entry that goes on.
async fn begin_entry(
    tx: &Tx<'_>,
    id: AssisterAccountId,
    organization: OrganizationId,
    from: CivilDate,
) -> StoreResult<()> {
    roster_entry::ActiveModel {
        id: Set(tx.new_id()),
        organization_id: Set(organization.0),
        assister_id: Set(id.0),
        from_date: Set(from),
        until_date: Set(None),
        approved_at: Set(None),
        approved_by: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}

/// Sets the last day of an assister's entry, or another one while it is not over.
/// Access stops after it; associations stay, so that clients can be told and
/// choose.
///
/// # Errors
/// As [`Locked::open`]; [`Conflict::AccountStateForbids`] when the last day is
/// over or the account closed; what is wrong with the day `until`, `end_reason` or
/// `end_note`.
pub async fn end_roster_entry(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    seen: RosterEntryId,
    until: &TypedDay,
    why: &TypedWhy,
) -> StoreResult<OrganizationId> {
    request.admit(Action::EndRosterEntry)?;
    let tx = store.begin(request).await?;
    let open = Locked::open(&tx, id, seen).await?;
    let over = open.entry.until_date.is_some_and(|until| until < request.today());
    if over || state(&open.row)? == AccountState::Closed {
        return Err(Conflict::AccountStateForbids.into());
    }
    let mut invalid = Invalid::default();
    let until = last_day(parts(until), open.entry.from_date, request.today());
    let until = invalid.check("until", until);
    let why = why.read(["end_reason", "end_note"], Change::LeftOrganization);
    if let Err(wrong) = &why {
        invalid.0.extend(wrong.0.iter().cloned());
    }
    let (Some(until), Ok(why)) = (until, why) else { return Err(invalid.into()) };
    open.end(&tx, until).await?;
    keep(&tx, id.0, NewChange { why: &why, ..NewChange::of(Change::LeftOrganization) }).await?;
    let organization = OrganizationId(open.entry.organization_id);
    let event = Event::new(Done::RosterEntryEnded)
        .about(id.into())
        .detail("organization", organization)
        .detail("until", until)
        .detail("reason", why.reason.map_or("", Reason::as_str));
    tx.commit(event).await?;
    Ok(organization)
}

pub(super) fn kind(row: &assister::Model) -> StoreResult<AssisterKind> {
    AssisterKind::parse(&row.kind).ok_or_else(|| StoreError::inconsistent("assister", "kind"))
}

pub(super) fn state(row: &assister::Model) -> StoreResult<AccountState> {
    AccountState::parse(&row.state).ok_or_else(|| StoreError::inconsistent("assister", "state"))
}
