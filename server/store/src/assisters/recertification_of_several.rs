//! New certifications for several assisters of one organization at once: those
//! whom a resource manager ticks, all of them or nobody.

use super::{
    by_name::{self, Place},
    changes::TypedWhy,
    open_enrollment,
    recertification::{WHY, certification, read, write},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::names::Names,
    associations::file::row_standing,
    entities::{assister, organization},
    transaction::Tx,
};
use domain::{
    assisters::{AccountState, AssisterKind, Certification, Change, ToRecertify, ToRecertifyPage},
    dates::CivilDate,
    ids::{AssisterAccountId, OrganizationId},
    lists::Cursor,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Rows on a page, and the most that are renewed at once.
const PAGE: u64 = 50;

/// The assisters of an organization whose certification is over or ends before
/// long, by name; whose account is closed is not among them. A cursor with nothing
/// beyond it leads to the first page.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn to_recertify(
    store: &Store,
    request: &Request,
    id: OrganizationId,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<ToRecertifyPage> {
    request.admit(Action::ListToRecertify)?;
    let (conn, today) = (store.reader(), request.today());
    let organization =
        organization::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let anchor = match cursor {
        Some(cursor) => assister::Entity::find_by_id(cursor.row().0).one(conn).await?,
        None => None,
    };
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let place = anchor.map(|row| Place { name_key: row.name_key, id: row.id, backward });
    let some = assister::Entity::find()
        .filter(assister::Column::OrganizationId.eq(id.0))
        .filter(assister::Column::State.ne(AccountState::Closed.as_str()))
        .filter(assister::Column::CertifiedUntil.lte(Certification::before_long(today)));
    let columns = [assister::Column::NameKey, assister::Column::Id];
    let by_name::Page { rows, previous, next } =
        by_name::page(conn, &some, columns, place, PAGE).await?;
    let names = Names::load(conn, rows.iter().map(|row| row.id)).await?;
    let edge = |row: &assister::Model| AssisterAccountId(row.id);
    Ok(ToRecertifyPage {
        organization: id,
        organization_name: organization.name,
        previous: rows.first().map(edge).filter(|_| previous).map(Cursor::Before),
        next: rows.last().map(edge).filter(|_| next).map(Cursor::After),
        offered: offered(&rows, today),
        rows: rows.iter().map(|row| shown(row, &names, today)).collect::<StoreResult<_>>()?,
        enrollments: open_enrollment::after(conn, today).await?,
    })
}

/// The day after the certifications that are in force, or today: what fits most.
fn offered(rows: &[assister::Model], today: CivilDate) -> CivilDate {
    let days = rows.iter().map(|row| certification(row).offered(today));
    days.max().unwrap_or(today)
}

fn shown(row: &assister::Model, names: &Names, today: CivilDate) -> StoreResult<ToRecertify> {
    let wrong = |what| StoreError::inconsistent("assister", what);
    Ok(ToRecertify {
        assister: AssisterAccountId(row.id),
        name: names.full(row.id).ok_or_else(|| wrong("account"))?,
        kind: AssisterKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?,
        credential: row
            .npn
            .clone()
            .or_else(|| row.assister_id.clone())
            .ok_or_else(|| wrong("credential"))?,
        certified_until: row.certified_until,
        standing: row_standing(row, today)?,
    })
}

/// Grants a certification to each of the chosen, from one day on, and answers how
/// many were renewed. Whoever has it already, from a form that was sent twice, is
/// left as they are.
///
/// # Errors
/// Nobody is renewed when one cannot be: [`StoreError::NotFound`] for somebody who
/// is not of this organization or whose account is closed; at `chosen`
/// [`Code::NobodyChosen`]; what is wrong with `reason` and `note`; at
/// `certified_from` what is wrong with the day; at the box
/// of an assister what is wrong with it for them, see
/// [`Certification::renewed_by`].
pub async fn recertify_several(
    store: &Store,
    request: &Request,
    organization: OrganizationId,
    chosen: &[AssisterAccountId],
    from: &[String; 3],
    why: &TypedWhy,
) -> StoreResult<usize> {
    request.admit(Action::RecertifySeveral)?;
    let mut chosen = chosen.to_vec();
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.is_empty() {
        return Err(Invalid::field("chosen", Code::NobodyChosen).into());
    }
    chosen.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let tx = store.begin(request).await?;
    let why = why.read(WHY, Change::Recertified)?;
    let next = read(&tx, from).await?;
    let (mut invalid, mut renewals) = (Invalid::default(), Vec::new());
    for id in chosen {
        let (row, state) = locked_row(&tx, id).await?;
        if row.organization_id != organization.0 || state == AccountState::Closed {
            return Err(StoreError::NotFound);
        }
        if row.certified_until == next.until {
            continue;
        }
        let renewed = certification(&row).renewed_by(next, request.today());
        if let Some(renewed) = invalid.check(&ToRecertify::box_of(id), renewed) {
            renewals.push((row, renewed));
        }
    }
    invalid.or(())?;
    let count = renewals.len();
    let Some((last, renewed)) = renewals.pop() else {
        tx.nothing_changed().await?;
        return Ok(0);
    };
    for (row, renewed) in renewals {
        let event = write(&tx, row, renewed, &why).await?;
        tx.record(event).await?;
    }
    let event = write(&tx, last, renewed, &why).await?;
    tx.commit(event).await?;
    Ok(count)
}

async fn locked_row(
    tx: &Tx<'_>,
    id: AssisterAccountId,
) -> StoreResult<(assister::Model, AccountState)> {
    tx.lock_account(id.into()).await?;
    let row =
        assister::Entity::find_by_id(id.0).one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
    let state = AccountState::parse(&row.state)
        .ok_or_else(|| StoreError::inconsistent("assister", "state"))?;
    Ok((row, state))
}
