//! One page of the client list.
//!
//! The database filters, sorts and pages by keyset, each sort on an index of
//! its own, so that a page costs the same wherever it is in the list.

use super::{
    may_act,
    name_words::{self, NameWord},
    search, standing,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    assisters::own_account::rules_are_due,
    counts::count,
    coverage::first_of,
    entities::{assister, client},
    pages,
};
use chrono::Datelike;
use domain::{
    assisters::ReferenceNumber,
    audit::{Done, Event},
    clients::{
        ClientList, ClientRow, InitialDetermination, ListQuery, NextStep, Search, Searched, Sort,
    },
    ids::{AssisterAccountId, AssociationId, ConsumerId},
    lists::{Count, Cursor},
    policy::Action,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, Value,
    sea_query::{Expr, ExprTrait},
};

/// Rows on a page.
pub const PAGE: u64 = 25;

/// Lists the clients of the assister who asks. The look is one audit event.
///
/// # Errors
/// [`domain::conflict::Conflict::AssisterSuspended`] or
/// [`domain::conflict::Conflict::CertificationLapsed`] while the assister may
/// not act.
pub async fn list(store: &Store, request: &Request, query: ListQuery) -> StoreResult<ClientList> {
    let assister = request.admit_assister(Action::ListClients)?;
    let conn = store.reader();
    may_act(conn, request, assister).await?;
    let searched = search::recall(conn, request, query.search).await?;
    let words = name_words::words(conn, assister, &searched).await?;
    let clients = selection(assister, &query, &searched, &words);
    let count = match words.as_slice() {
        [word] if only_by_name(&query, &searched) => word.count,
        _ => {
            let ids = clients.clone().select_only().column(client::Column::AssociationId);
            count(conn, ids.into_query()).await?
        }
    };
    let page = page(conn, &clients, query.sort, query.cursor).await?;
    let all = query.application.is_none()
        && query.result.is_none()
        && !matches!(searched, Searched::For(_));
    let reference_number = match count {
        Count::Exactly(0) if all => Some(reference_number(conn, assister).await?),
        _ => None,
    };
    let rows = page.rows.iter().map(|one| row(one, &page.rows)).collect::<StoreResult<Vec<_>>>()?;
    let rules_due = rules_are_due(conn, assister).await?;
    let tx = store.begin(request).await?;
    tx.commit(looked(&query, &searched, rows.len())).await?;
    Ok(ClientList {
        previous: page
            .previous
            .then(|| rows.first().map(|row| Cursor::Before(row.association)))
            .flatten(),
        next: page.next.then(|| rows.last().map(|row| Cursor::After(row.association))).flatten(),
        rows,
        count,
        searched,
        reference_number,
        rules_due,
    })
}

/// Whether nothing but the name is asked for.
fn only_by_name(query: &ListQuery, searched: &Searched) -> bool {
    let born = matches!(searched, Searched::For(Search { date_of_birth: Some(_), .. }));
    query.application.is_none() && query.result.is_none() && !born
}

/// The clients that the filters leave, in no order yet.
fn selection(
    assister: AssisterAccountId,
    query: &ListQuery,
    searched: &Searched,
    words: &[NameWord],
) -> Select<client::Entity> {
    let mut clients = client::Entity::find().filter(client::Column::AssisterId.eq(assister.0));
    if let Some(standing) = query.application {
        clients = clients.filter(client::Column::Application.eq(standing.as_str()));
    }
    if let Some(result) = query.result {
        let sought = format!("%,{},%", result.as_str());
        clients = clients.filter(client::Column::FirstOutcomes.like(sought));
    }
    if let Searched::For(Search { date_of_birth: Some(born), .. }) = searched {
        clients = clients.filter(client::Column::DateOfBirth.eq(*born));
    }
    for word in words {
        clients = word.narrow(clients);
    }
    clients
}

/// Rows in the order of the list, and whether there are others around them.
struct Page {
    rows: Vec<client::Model>,
    previous: bool,
    next: bool,
}

/// The page at a cursor. Where the row that the cursor names is gone, or where
/// nothing is left on that side of it, it is the first page.
async fn page(
    conn: &impl ConnectionTrait,
    clients: &Select<client::Entity>,
    sort: Sort,
    cursor: Option<Cursor<AssociationId>>,
) -> StoreResult<Page> {
    let (backward, anchor) = match cursor {
        None => (false, None),
        Some(Cursor::After(id)) => (false, anchor(conn, clients, id).await?),
        Some(Cursor::Before(id)) => (true, anchor(conn, clients, id).await?),
    };
    if anchor.is_some() {
        let (mut rows, more) = side(conn, clients, sort, anchor.as_ref(), backward).await?;
        if !backward && !rows.is_empty() {
            return Ok(Page { rows, previous: true, next: more });
        }
        // Without more rows before it, this is the first page, perhaps cut short.
        if backward && more {
            rows.reverse();
            return Ok(Page { rows, previous: true, next: true });
        }
    }
    let (rows, more) = side(conn, clients, sort, None, false).await?;
    Ok(Page { rows, previous: false, next: more })
}

/// The row that a cursor names, if it is one of these.
async fn anchor(
    conn: &impl ConnectionTrait,
    clients: &Select<client::Entity>,
    id: AssociationId,
) -> StoreResult<Option<client::Model>> {
    Ok(clients.clone().filter(client::Column::AssociationId.eq(id.0)).one(conn).await?)
}

/// Up to a page of rows on one side of the anchor, the nearest first, and
/// whether there are more.
async fn side(
    conn: &impl ConnectionTrait,
    clients: &Select<client::Entity>,
    sort: Sort,
    anchor: Option<&client::Model>,
    backward: bool,
) -> StoreResult<(Vec<client::Model>, bool)> {
    let (column, newest_first) = match sort {
        Sort::Name => (client::Column::NameKey, false),
        Sort::Newest => (client::Column::AssociatedSince, true),
        Sort::Submitted => (client::Column::SubmittedSort, true),
    };
    let descending = newest_first != backward;
    let mut rows = clients.clone();
    if let Some(anchor) = anchor {
        let value: Value = match sort {
            Sort::Name => anchor.name_key.clone().into(),
            Sort::Newest => anchor.associated_since.into(),
            Sort::Submitted => anchor.submitted_sort.into(),
        };
        let key = Expr::tuple([column.into_expr(), client::Column::AssociationId.into_expr()]);
        let here = Expr::tuple([Expr::val(value), Expr::val(anchor.association_id)]);
        rows = rows.filter(if descending { key.lt(here) } else { key.gt(here) });
    }
    let order = if descending { Order::Desc } else { Order::Asc };
    let rows = rows.order_by(column, order.clone()).order_by(client::Column::AssociationId, order);
    pages::page(conn, rows, PAGE).await
}

fn row(row: &client::Model, page: &[client::Model]) -> StoreResult<ClientRow> {
    let alike = |other: &client::Model| {
        other.association_id != row.association_id
            && other.name_key == row.name_key
            && other.date_of_birth.year() == row.date_of_birth.year()
    };
    let application = standing(row)?;
    let determination = InitialDetermination::of(application, first_of(row)?);
    Ok(ClientRow {
        association: AssociationId(row.association_id),
        consumer: ConsumerId(row.consumer_id),
        name: row.name.clone(),
        birth_year: row.date_of_birth.year(),
        born: page.iter().any(alike).then_some(row.date_of_birth),
        associated_since: row.associated_since,
        application,
        submitted_at: row.submitted_at,
        next_step: NextStep::of(application, &determination),
        determination,
        enrolled: row.enrolled,
    })
}

async fn reference_number(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
) -> StoreResult<ReferenceNumber> {
    let row =
        assister::Entity::find_by_id(assister.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    ReferenceNumber::parse(&row.reference_number)
        .map_err(|_| StoreError::inconsistent("assister", "reference_number"))
}

/// Which list was looked at, and how much of it was seen.
fn looked(query: &ListQuery, searched: &Searched, rows: usize) -> Event {
    let mut event =
        Event::new(Done::ClientsListed).detail("sort", query.sort.as_str()).detail("rows", rows);
    if let Some(standing) = query.application {
        event = event.detail("application", standing.as_str());
    }
    if let Some(result) = query.result {
        event = event.detail("result", result.as_str());
    }
    if let (Searched::For(criteria), Some(id)) = (searched, query.search) {
        event = event.detail("by", search::by(criteria)).subject(id.0);
    }
    event
}
