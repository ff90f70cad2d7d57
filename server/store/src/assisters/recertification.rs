//! A resource manager grants a new certification. Access follows from it by
//! itself: the lapse is over on the first day of the new one.

use super::{
    account_state::locked,
    certification::ends_on,
    changes::{self, NewChange, TypedWhy},
    open_enrollment,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    associations::file::row_standing,
    entities::{account, assister, organization},
    notices::withdraw,
    transaction::Tx,
};
use domain::{
    accounts::parse_date,
    assisters::{AccountState, AssisterKind, Certification, Change, Reason, Recertification, Why},
    audit::{Done, Event},
    conflict::Conflict,
    dates::CivilDate,
    ids::{AssisterAccountId, OrganizationId},
    notices::Alert,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

/// The fields of both forms that say why.
pub(super) const WHY: [&str; 2] = ["reason", "note"];

/// What the form of a renewal sends, as typed.
#[derive(Clone, Debug)]
pub struct TypedRenewal {
    /// How many changes the account had when the page was shown.
    pub seen: u64,
    /// The first day: month, day and year.
    pub from: [String; 3],
    pub why: TypedWhy,
}

/// What the page of a renewal shows.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn recertification(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
) -> StoreResult<Recertification> {
    request.admit(Action::ViewRecertification)?;
    let (conn, today) = (store.reader(), request.today());
    let row = assister::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let person = account::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let organization = organization::Entity::find_by_id(row.organization_id)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("assister", "organization"))?;
    let wrong = |what| StoreError::inconsistent("assister", what);
    let certification = certification(&row);
    Ok(Recertification {
        assister: id,
        name: full_name(&person),
        kind: AssisterKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?,
        organization: OrganizationId(organization.id),
        organization_name: organization.name,
        state: AccountState::parse(&row.state).ok_or_else(|| wrong("state"))?,
        standing: row_standing(&row, today)?,
        certification,
        ends_before_long: certification.ends_before_long(today),
        changes: changes::count(conn, id).await?,
        offered: certification.offered(today),
        enrollments: open_enrollment::after(conn, today).await?,
    })
}

/// Grants a certification from a day on; its end is computed.
///
/// # Errors
/// [`StoreError::NotFound`]; [`Conflict::AccountChanged`] for a stale page,
/// [`Conflict::AccountStateForbids`] for a closed account,
/// [`Conflict::EnrollmentDatesMissing`]; what is wrong with `reason` and `note`; at
/// `certified_from` what is wrong with the day, see [`Certification::renewed_by`].
pub async fn recertify(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    typed: &TypedRenewal,
) -> StoreResult<()> {
    request.admit(Action::RecertifyAssister)?;
    let tx = store.begin(request).await?;
    let found = locked(&tx, id, typed.seen).await?;
    if found.state == AccountState::Closed {
        return Err(Conflict::AccountStateForbids.into());
    }
    let why = typed.why.read(WHY, Change::Recertified)?;
    let next = read(&tx, &typed.from).await?;
    let renewed = certification(&found.row)
        .renewed_by(next, request.today())
        .map_err(|code| Invalid::field("certified_from", code))?;
    let event = write(&tx, found.row, renewed, &why).await?;
    tx.commit(event).await
}

pub(super) fn certification(row: &assister::Model) -> Certification {
    Certification { from: row.certified_from, until: row.certified_until }
}

/// Reads the first day of a certification, up to a year ahead, and finds its end.
pub(super) async fn read(tx: &Tx<'_>, typed: &[String; 3]) -> StoreResult<Certification> {
    let [month, day, year] = typed;
    let today = tx.request.today();
    let a_year_ahead = today.checked_add_months(chrono::Months::new(12)).unwrap_or(today);
    let from: CivilDate = parse_date(month, day, year, a_year_ahead)
        .map_err(|code| Invalid::field("certified_from", code))?;
    let until = ends_on(&tx.conn, from).await?;
    if until < from {
        return Err(Invalid::field("certified_from", Code::CertificationOver).into());
    }
    Ok(Certification { from, until })
}

/// Writes a new certification with its entry in the history, and takes what was
/// said of the old one's end off the assister's pages. Their clients' pages follow
/// in batches, see [`super::withdraw_lapses`].
pub(super) async fn write(
    tx: &Tx<'_>,
    row: assister::Model,
    renewed: Certification,
    why: &Why,
) -> StoreResult<Event> {
    let (id, until) = (AssisterAccountId(row.id), row.certified_until);
    let mut row = row.into_active_model();
    row.certified_from = Set(renewed.from);
    row.certified_until = Set(renewed.until);
    row.update(&tx.conn).await?;
    changes::keep(tx, id.0, NewChange { why, ..NewChange::of(Change::Recertified) }).await?;
    let outdated = [Alert::CertificationEnding { until }, Alert::CertificationLapsed { until }];
    withdraw(tx, id.into(), outdated).await?;
    Ok(Event::new(Done::AssisterRecertified)
        .about(id.into())
        .detail("before", until)
        .detail("until", renewed.until)
        .detail("reason", why.reason.map_or("", Reason::as_str)))
}
