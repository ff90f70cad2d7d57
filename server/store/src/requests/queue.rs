//! A line's queue, due first.
//!
//! A view is made of several states, and each state is a range of the index
//! (line, state, due date, id): the page is merged from one short read per state,
//! so that it costs the same however many requests were ever decided.

use super::{
    admit_line,
    rows::{number, people, reason, state},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{assister, client, disassociation_request as request_row},
};
use domain::{
    assisters::AssisterKind,
    audit::{Done, Event},
    clients::ApplicationStanding,
    ids::DisassociationRequestId,
    lists::{Count, Cursor},
    policy::Action,
    requests::{Due, Line, QueueView, RequestNumber, RequestPage, RequestRow, RequestState},
    validation::{Code, Invalid},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Asterisk, Expr, ExprTrait, Func, Query},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows on a page.
pub const PAGE: u64 = 25;

/// Reads one page of the queue of the line for which the member of staff works:
/// open requests due first, decided ones last due first. A cursor whose row is
/// gone leads to the first page. The look is one audit event.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn queue(
    store: &Store,
    request: &Request,
    view: QueueView,
    cursor: Option<Cursor<DisassociationRequestId>>,
) -> StoreResult<RequestPage> {
    let line = admit_line(request, Action::ListRequests)?;
    let conn = store.reader();
    let anchor = match cursor {
        Some(cursor) => {
            request_row::Entity::find_by_id(cursor.row().0)
                .filter(request_row::Column::Line.eq(line.as_str()))
                .one(conn)
                .await?
        }
        None => None,
    };
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let (mut found, mut more) = side(conn, line, view, anchor.as_ref(), backward).await?;
    let (previous, next) = match (&anchor, backward) {
        (Some(_), true) if more => {
            found.reverse();
            (true, true)
        }
        (Some(_), false) if !found.is_empty() => (true, more),
        (None, false) => (false, more),
        // Nothing is left on that side, or less than a page: the first page.
        _ => {
            (found, more) = side(conn, line, view, None, false).await?;
            (false, more)
        }
    };
    let rows = rows(conn, request, &found).await?;
    let open = count_open(conn, line).await?;
    let tx = store.begin(request).await?;
    let event = looked(line).detail("view", view.as_str()).detail("count", rows.len());
    tx.commit(event).await?;
    Ok(RequestPage {
        line,
        open,
        previous: rows.first().filter(|_| previous).map(|row| Cursor::Before(row.request)),
        next: rows.last().filter(|_| next).map(|row| Cursor::After(row.request)),
        rows,
    })
}

fn looked(line: Line) -> Event {
    Event::new(Done::RequestsListed).detail("line", line.as_str())
}

/// Finds a request by the number that the caller says, whichever line has it.
/// Found or not, the look is on the record.
///
/// # Errors
/// [`Code::RequestNumberUnknown`] at `request_number`.
pub async fn find(
    store: &Store,
    request: &Request,
    typed: &str,
) -> StoreResult<DisassociationRequestId> {
    let line = admit_line(request, Action::FindRequest)?;
    let wrong = |code| StoreError::from(Invalid::field("request_number", code));
    let number = RequestNumber::parse(typed).map_err(wrong)?;
    let row = request_row::Entity::find()
        .filter(request_row::Column::Number.eq(number.as_str()))
        .one(store.reader())
        .await?;
    let tx = store.begin(request).await?;
    let event = looked(line).detail("by", "number").detail("count", u8::from(row.is_some()));
    let event = match &row {
        Some(row) => event.subject(row.id),
        None => event,
    };
    tx.commit(event).await?;
    row.map(|row| DisassociationRequestId(row.id)).ok_or_else(|| wrong(Code::RequestNumberUnknown))
}

fn in_state(line: Line, state: RequestState) -> Select<request_row::Entity> {
    request_row::Entity::find()
        .filter(request_row::Column::Line.eq(line.as_str()))
        .filter(request_row::Column::State.eq(state.as_str()))
}

/// Up to a page of rows on one side of the anchor, the nearest first, and
/// whether there are more.
async fn side(
    conn: &impl ConnectionTrait,
    line: Line,
    view: QueueView,
    anchor: Option<&request_row::Model>,
    backward: bool,
) -> StoreResult<(Vec<request_row::Model>, bool)> {
    let columns = [request_row::Column::DueOn, request_row::Column::Id];
    let descending = (view == QueueView::Decided) != backward;
    let order = if descending { Order::Desc } else { Order::Asc };
    let mut rows = Vec::new();
    for state in view.states() {
        let mut some = in_state(line, *state);
        if let Some(anchor) = anchor {
            let key = Expr::tuple(columns.map(|column| column.into_expr()));
            let here = Expr::tuple([Expr::val(anchor.due_on), Expr::val(anchor.id)]);
            some = some.filter(if descending { key.lt(here) } else { key.gt(here) });
        }
        for column in columns {
            some = some.order_by(column, order.clone());
        }
        rows.extend(some.limit(PAGE + 1).all(conn).await?);
    }
    rows.sort_by_key(|row| (row.due_on, row.id));
    if descending {
        rows.reverse();
    }
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    Ok((rows, more))
}

/// How many requests of a line wait, told exactly up to a limit.
async fn count_open(conn: &impl ConnectionTrait, line: Line) -> StoreResult<Count> {
    let mut open = 0;
    for state in RequestState::OPEN {
        let some = in_state(line, *state)
            .select_only()
            .column(request_row::Column::Id)
            .limit(Count::MOST + 1)
            .into_query();
        let query = Query::select()
            .expr(Func::count(Expr::col(Asterisk)))
            .from_subquery(some, "counted")
            .to_owned();
        let rows: i64 = match conn.query_one(&query).await? {
            Some(row) => row.try_get_by_index(0)?,
            None => 0,
        };
        open += u64::try_from(rows).unwrap_or_default();
    }
    Ok(Count::of(open))
}

async fn rows(
    conn: &impl ConnectionTrait,
    request: &Request,
    found: &[request_row::Model],
) -> StoreResult<Vec<RequestRow>> {
    let people =
        people(conn, found.iter().flat_map(|row| [row.assister_id, row.consumer_id])).await?;
    let kinds = kinds(conn, found.iter().map(|row| row.assister_id)).await?;
    let applications = applications(conn, found).await?;
    found
        .iter()
        .map(|row| {
            Ok(RequestRow {
                request: DisassociationRequestId(row.id),
                number: number(row)?,
                assister: people.full(row.assister_id),
                kind: *kinds
                    .get(&row.assister_id)
                    .ok_or_else(|| StoreError::inconsistent("disassociation_request", "kind"))?,
                client: people.short(row.consumer_id),
                due: Due::new(row.due_on, request.today()),
                reason: reason(row)?,
                state: state(row)?,
                application: applications.get(&row.association_id).copied(),
            })
        })
        .collect()
}

async fn kinds(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> StoreResult<HashMap<Uuid, AssisterKind>> {
    let rows = assister::Entity::find().filter(assister::Column::Id.is_in(ids)).all(conn).await?;
    let kinds = rows.into_iter().filter_map(|row| Some((row.id, AssisterKind::parse(&row.kind)?)));
    Ok(kinds.collect())
}

/// How far the applications are; current associations only have a row.
pub(super) async fn applications(
    conn: &impl ConnectionTrait,
    found: &[request_row::Model],
) -> StoreResult<HashMap<Uuid, ApplicationStanding>> {
    let rows = client::Entity::find()
        .filter(client::Column::AssociationId.is_in(found.iter().map(|row| row.association_id)))
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            let standing = ApplicationStanding::parse(&row.application)
                .ok_or_else(|| StoreError::inconsistent("client", "application"))?;
            Ok((row.association_id, standing))
        })
        .collect()
}
