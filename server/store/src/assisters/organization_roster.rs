//! The assisters of one organization, by family name. Nothing here reads a
//! client's row: how many there are is all that an organization learns.

use super::by_name::{self, Place};
use crate::{
    Request, StoreError, StoreResult,
    accounts::names::Names,
    associations::file::row_standing,
    counts::count,
    entities::{assister, association},
};
use domain::{
    assisters::{
        AccountState, AssisterKind, OrganizationRoster, ReferenceNumber, RosterMember, RosterPart,
    },
    dates::CivilDate,
    ids::{AssisterAccountId, OrganizationId},
    lists::{Count, Cursor},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

/// One page of a part of the roster.
pub(super) async fn roster(
    conn: &impl ConnectionTrait,
    request: &Request,
    organization: OrganizationId,
    part: RosterPart,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<OrganizationRoster> {
    let today = request.today();
    let some = of_part(organization, part, today);
    let anchor = match cursor {
        None => None,
        Some(cursor) => assister::Entity::find_by_id(cursor.row().0).one(conn).await?,
    };
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let place = anchor.map(|row| Place { name_key: row.name_key, id: row.id, backward });
    let columns = [assister::Column::NameKey, assister::Column::Id];
    let page = by_name::page(conn, &some, columns, place, by_name::PAGE).await?;
    let names = Names::load(conn, page.rows.iter().map(|row| row.id)).await?;
    let rows = page
        .rows
        .iter()
        .map(|row| member(row, names.full(row.id), today))
        .collect::<StoreResult<Vec<_>>>()?;
    let before = rows.first().filter(|_| page.previous);
    let after = rows.last().filter(|_| page.next);
    Ok(OrganizationRoster {
        part,
        previous: before.map(|row| Cursor::Before(row.assister)),
        next: after.map(|row| Cursor::After(row.assister)),
        rows,
    })
}

fn of_part(
    organization: OrganizationId,
    part: RosterPart,
    today: CivilDate,
) -> Select<assister::Entity> {
    let all = assister::Entity::find().filter(assister::Column::OrganizationId.eq(organization.0));
    let closed = assister::Column::State.eq(AccountState::Closed.as_str());
    match part {
        RosterPart::Current => {
            all.filter(assister::Column::State.ne(AccountState::Closed.as_str())).filter(
                Condition::any()
                    .add(assister::Column::RosteredUntil.is_null())
                    .add(assister::Column::RosteredUntil.gte(today)),
            )
        }
        RosterPart::Waiting => waiting_in(organization),
        RosterPart::Left => {
            all.filter(Condition::any().add(closed).add(assister::Column::RosteredUntil.lt(today)))
        }
    }
}

/// Whoever waits for approval, as [`domain::assisters::waits_for_approval`] says.
fn waiting_in(organization: OrganizationId) -> Select<assister::Entity> {
    assister::Entity::find()
        .filter(assister::Column::OrganizationId.eq(organization.0))
        .filter(assister::Column::PortalApproved.eq(false))
        .filter(assister::Column::Kind.ne(AssisterKind::Broker.as_str()))
        .filter(assister::Column::State.ne(AccountState::Closed.as_str()))
        .filter(assister::Column::RosteredUntil.is_null())
}

/// How many people wait for approval.
pub(super) async fn waiting(
    conn: &impl ConnectionTrait,
    organization: OrganizationId,
) -> StoreResult<Count> {
    let some = waiting_in(organization).select_only().column(assister::Column::Id);
    count(conn, some.into_query()).await
}

/// How many current clients an assister has.
pub(super) async fn clients(conn: &impl ConnectionTrait, assister: Uuid) -> StoreResult<Count> {
    let some = association::Entity::find()
        .select_only()
        .column(association::Column::Id)
        .filter(association::Column::AssisterId.eq(assister))
        .filter(association::Column::EndedAt.is_null());
    count(conn, some.into_query()).await
}

/// An assister's row of a roster, under their name.
pub(super) fn member(
    row: &assister::Model,
    name: Option<String>,
    today: CivilDate,
) -> StoreResult<RosterMember> {
    let wrong = |what: &str| StoreError::inconsistent("assister", what);
    Ok(RosterMember {
        assister: AssisterAccountId(row.id),
        name: name.ok_or_else(|| wrong("account"))?,
        kind: AssisterKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?,
        reference_number: ReferenceNumber::parse(&row.reference_number)
            .map_err(|_| wrong("reference_number"))?,
        state: AccountState::parse(&row.state).ok_or_else(|| wrong("state"))?,
        standing: row_standing(row, today)?,
        certified_until: row.certified_until,
        until: row.rostered_until,
    })
}
