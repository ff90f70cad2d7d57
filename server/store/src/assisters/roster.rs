//! The roster as the marketplace's staff reads it.
//!
//! The database filters, sorts and pages by keyset, each filter on an index of
//! its own: by family name, or, where the end of the certification is asked for,
//! by that day and then by name. So a page costs the same wherever it is.

use super::{organizations, registration, roster_search};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::names::Names,
    associations::file::row_standing,
    clients::client_count,
    counts::count,
    entities::{assister, organization},
    pages,
};
use domain::{
    assisters::{
        AccountState, AssisterKind, Ending, ReferenceNumber, RosterPage, RosterQuery, RosterRow,
        RosterSearched,
    },
    audit::{Done, Event},
    dates::{CivilDate, Instant},
    ids::AssisterAccountId,
    lists::{Count, Cursor},
    policy::Action,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use uuid::Uuid;

/// Rows on a page.
pub const PAGE: u64 = 25;

/// Reads one page of the roster. A cursor whose row is not among the rows leads
/// to the first page. The look is one audit event.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the marketplace's staff.
pub async fn roster(
    store: &Store,
    request: &Request,
    query: RosterQuery,
) -> StoreResult<RosterPage> {
    request.admit(Action::ListAssisters)?;
    let conn = store.reader();
    let searched = roster_search::recall(conn, request, query.search).await?;
    let assisters = selection(&query, &searched, request.now);
    let days = query.ending.map(|ending| ending.days(request.today()));
    let page = page(conn, &assisters, days, query.cursor).await?;
    let counted = ending_in(assisters, days.unwrap_or_default());
    let organization = match query.organization {
        Some(id) => organization::Entity::find_by_id(id.0).one(conn).await?.map(|row| row.name),
        None => None,
    };
    let rows = rows(conn, &page.rows, request).await?;
    let count = count(conn, ids(counted)).await?;
    let tx = store.begin(request).await?;
    tx.commit(looked(&query, &searched, rows.len())).await?;
    Ok(RosterPage {
        previous: rows.first().filter(|_| page.previous).map(|row| Cursor::Before(row.assister)),
        next: rows.last().filter(|_| page.next).map(|row| Cursor::After(row.assister)),
        count,
        rows,
        searched,
        organization,
    })
}

/// Which filters, and how many rows; never what was searched for.
fn looked(query: &RosterQuery, searched: &RosterSearched, count: usize) -> Event {
    let filters = [
        ("kind", query.kind.map(|kind| kind.as_str().to_owned())),
        ("state", query.state_of_rows().map(|state| state.as_str().to_owned())),
        ("ending", query.ending.map(|ending| ending.as_str().to_owned())),
        ("organization", query.organization.map(|id| id.to_string())),
        ("number", query.number_expired.then(|| "expired".to_owned())),
        ("searched", matches!(searched, RosterSearched::For(_)).then(|| "true".to_owned())),
    ];
    let event = Event::new(Done::AssistersListed).detail("count", count);
    filters.into_iter().fold(event, |event, (name, value)| match value {
        Some(value) => event.detail(name, value),
        None => event,
    })
}

/// The assisters that filters and search leave, in no order yet; but for the days
/// on which their certification ends.
fn selection(
    query: &RosterQuery,
    searched: &RosterSearched,
    now: Instant,
) -> Select<assister::Entity> {
    let mut some = assister::Entity::find();
    some = match (query.state_of_rows(), searched) {
        (Some(state), _) => some.filter(assister::Column::State.eq(state.as_str())),
        (None, RosterSearched::For(_)) => some,
        (None, _) => some.filter(assister::Column::State.ne(AccountState::Closed.as_str())),
    };
    if let Some(kind) = query.kind {
        some = some.filter(assister::Column::Kind.eq(kind.as_str()));
    }
    if query.number_expired {
        some = some.filter(assister::Column::Id.in_subquery(registration::expired(now)));
    }
    if let Some(organization) = query.organization {
        some = some.filter(assister::Column::OrganizationId.eq(organization.0));
    }
    match searched {
        RosterSearched::For(search) => roster_search::found(some, search),
        RosterSearched::All | RosterSearched::Gone => some,
    }
}

/// The first and the last day on which a certification may end.
type Days = (Option<CivilDate>, Option<CivilDate>);

/// The active accounts whose certification ends then.
pub(super) fn active_with(ending: Ending, today: CivilDate) -> Select<assister::Entity> {
    let active =
        assister::Entity::find().filter(assister::Column::State.eq(AccountState::Active.as_str()));
    ending_in(active, ending.days(today))
}

fn ending_in(some: Select<assister::Entity>, (from, to): Days) -> Select<assister::Entity> {
    let until = assister::Column::CertifiedUntil;
    let bounds = [from.map(|from| until.gte(from)), to.map(|to| until.lte(to))];
    bounds.into_iter().flatten().fold(some, QueryFilter::filter)
}

/// Their ids, to be counted.
pub(super) fn ids(some: Select<assister::Entity>) -> SelectStatement {
    some.select_only().column(assister::Column::Id).into_query()
}

/// Rows in the order of the list, and whether there are others around them.
struct Page {
    rows: Vec<assister::Model>,
    previous: bool,
    next: bool,
}

async fn page(
    conn: &impl ConnectionTrait,
    assisters: &Select<assister::Entity>,
    days: Option<Days>,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<Page> {
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let anchor = match cursor {
        None => None,
        Some(cursor) => {
            let named = assisters.clone().filter(assister::Column::Id.eq(cursor.row().0));
            ending_in(named, days.unwrap_or_default()).one(conn).await?
        }
    };
    if anchor.is_some() {
        let (mut rows, more) = side(conn, assisters, days, anchor.as_ref(), backward).await?;
        if !backward && !rows.is_empty() {
            return Ok(Page { rows, previous: true, next: more });
        }
        // Without more rows before it, this is the first page, perhaps cut short.
        if backward && more {
            rows.reverse();
            return Ok(Page { rows, previous: true, next: true });
        }
    }
    let (rows, more) = side(conn, assisters, days, None, false).await?;
    Ok(Page { rows, previous: false, next: more })
}

/// Up to a page of assisters on one side of the anchor, the nearest first, and
/// whether there are more.
async fn side(
    conn: &impl ConnectionTrait,
    assisters: &Select<assister::Entity>,
    days: Option<Days>,
    anchor: Option<&assister::Model>,
    backward: bool,
) -> StoreResult<(Vec<assister::Model>, bool)> {
    use assister::Column::{CertifiedUntil, Id, NameKey};
    let by_day = days.is_some();
    let mut columns = vec![NameKey, Id];
    if by_day {
        columns.insert(0, CertifiedUntil);
    }
    // The anchor is the bound on its own side; a second, weaker one would make the
    // database begin at the far end.
    let (from, to) = days.unwrap_or_default();
    let bounds = match (anchor, backward) {
        (None, _) => (from, to),
        (Some(_), false) => (None, to),
        (Some(_), true) => (from, None),
    };
    let mut some = ending_in(assisters.clone(), bounds);
    if let Some(anchor) = anchor {
        let key = Expr::tuple(columns.iter().map(|column| column.into_expr()));
        let mut here = vec![Expr::val(anchor.name_key.as_str()), Expr::val(anchor.id)];
        if by_day {
            here.insert(0, Expr::val(anchor.certified_until));
        }
        let here = Expr::tuple(here);
        some = some.filter(if backward { key.lt(here) } else { key.gt(here) });
    }
    for column in columns {
        some = some.order_by(column, if backward { Order::Desc } else { Order::Asc });
    }
    pages::page(conn, some, PAGE).await
}

async fn rows(
    conn: &impl ConnectionTrait,
    assisters: &[assister::Model],
    request: &Request,
) -> StoreResult<Vec<RosterRow>> {
    let today = request.today();
    let ids: Vec<Uuid> = assisters.iter().map(|row| row.id).collect();
    let names = Names::load(conn, ids.iter().copied()).await?;
    let organizations = assisters.iter().map(|row| row.organization_id);
    let organizations = organizations::names(conn, organizations).await?;
    let clients = client_count::of(conn, &ids).await?;
    let invited = AccountState::Invited.as_str();
    let invited = assisters.iter().filter(|row| row.state == invited).map(|row| row.id);
    let numbers = registration::numbers(conn, invited, request.now).await?;
    assisters
        .iter()
        .map(|row| {
            let wrong = |what: &str| StoreError::inconsistent("assister", what);
            let organization = organizations.get(&row.organization_id).cloned();
            Ok(RosterRow {
                assister: AssisterAccountId(row.id),
                name: names.full(row.id).ok_or_else(|| wrong("account"))?,
                kind: AssisterKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?,
                organization: organization.ok_or_else(|| wrong("organization"))?,
                reference_number: ReferenceNumber::parse(&row.reference_number)
                    .map_err(|_| wrong("reference_number"))?,
                state: AccountState::parse(&row.state).ok_or_else(|| wrong("state"))?,
                certified_until: row.certified_until,
                standing: row_standing(row, today)?,
                clients: clients.get(&row.id).copied().unwrap_or(Count::Exactly(0)),
                number_expired: numbers.get(&row.id).is_some_and(|number| number.is_over()),
            })
        })
        .collect()
}
