//! A line's queue, due first.
//!
//! A view is made of several states, and each state is a range of the index
//! (line, state, due date, id): the page is merged from the nearest of each, so that
//! it costs the same however many requests were ever decided.

use super::{
    admit_line,
    rows::{number, reason, state},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    counts::count_up_to,
    entities::{account, assister, client, disassociation_request as request_row},
};
use domain::{
    accounts::PersonName,
    assisters::AssisterKind,
    audit::{Done, Event},
    clients::ApplicationStanding,
    ids::DisassociationRequestId,
    lists::{Count, Cursor},
    policy::Action,
    requests::{
        Due, Line, QueueView, RequestNumber, RequestPage, RequestRow, RequestState, short_name,
    },
    validation::{Code, Invalid},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
    sea_query::{Alias, Expr, ExprTrait, Query, UnionType},
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

/// The ids of up to a page of requests on one side of the anchor, the nearest
/// first, and whether there are more. One query merges the states; the index alone
/// answers it.
async fn side(
    conn: &impl ConnectionTrait,
    line: Line,
    view: QueueView,
    anchor: Option<&request_row::Model>,
    backward: bool,
) -> StoreResult<(Vec<Uuid>, bool)> {
    let columns = [request_row::Column::DueOn, request_row::Column::Id];
    let descending = (view == QueueView::Decided) != backward;
    let order = if descending { Order::Desc } else { Order::Asc };
    let of_state = |state: &RequestState| {
        let mut some = in_state(line, *state).select_only().columns(columns);
        if let Some(anchor) = anchor {
            let key = Expr::tuple(columns.map(|column| column.into_expr()));
            let here = Expr::tuple([Expr::val(anchor.due_on), Expr::val(anchor.id)]);
            some = some.filter(if descending { key.lt(here) } else { key.gt(here) });
        }
        for column in columns {
            some = some.order_by(column, order.clone());
        }
        let some = some.limit(PAGE + 1).into_query();
        Query::select().columns(columns).from_subquery(some, "of_state").take()
    };
    let mut states = view.states().iter().map(of_state);
    let Some(mut merged) = states.next() else { return Ok((Vec::new(), false)) };
    for state in states {
        merged.union(UnionType::All, state);
    }
    let mut nearest = Query::select();
    nearest.columns(columns).from_subquery(merged, "merged").limit(PAGE + 1);
    for column in columns {
        nearest.order_by(column, order.clone());
    }
    let found = conn.query_all(&nearest).await?;
    let more = found.len() as u64 > PAGE;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let ids = found.iter().take(page).map(|row| row.try_get_by("id"));
    Ok((ids.collect::<Result<_, _>>()?, more))
}

/// How many requests of a line wait, told exactly up to a limit.
async fn count_open(conn: &impl ConnectionTrait, line: Line) -> StoreResult<Count> {
    let mut open = 0;
    for state in RequestState::OPEN {
        let some = in_state(line, *state).select_only().column(request_row::Column::Id);
        open += count_up_to(conn, some.into_query(), Count::MOST).await?;
    }
    Ok(Count::of(open))
}

/// A request with what its row of the queue says of others.
#[derive(FromQueryResult)]
struct Listed {
    #[sea_orm(nested)]
    request: request_row::Model,
    kind: String,
    assister_given_name: String,
    assister_family_name: String,
    client_given_name: String,
    client_family_name: String,
    /// Only a current association has one.
    application: Option<String>,
}

/// Reads a page at once: a query for each table would hand over four times as many
/// rows. Both people and the assister are there because the association refers to
/// them.
async fn listed(conn: &impl ConnectionTrait, ids: &[Uuid]) -> StoreResult<HashMap<Uuid, Listed>> {
    use request_row::Column;
    let assister_account = Alias::new("assister_account");
    let client_account = Alias::new("client_account");
    let [to_assister_account, to_client_account] =
        [Column::AssisterId, Column::ConsumerId].map(|id| {
            request_row::Entity::belongs_to(account::Entity).from(id).to(account::Column::Id)
        });
    let to_assister: RelationDef = request_row::Entity::belongs_to(assister::Entity)
        .from(Column::AssisterId)
        .to(assister::Column::Id)
        .into();
    let to_client: RelationDef = request_row::Entity::belongs_to(client::Entity)
        .from(Column::AssociationId)
        .to(client::Column::AssociationId)
        .into();
    let of = |alias: &Alias, column: account::Column| Expr::col((alias.clone(), column));
    let rows: Vec<Listed> = request_row::Entity::find()
        .column(assister::Column::Kind)
        .column(client::Column::Application)
        .column_as(of(&assister_account, account::Column::GivenName), "assister_given_name")
        .column_as(of(&assister_account, account::Column::FamilyName), "assister_family_name")
        .column_as(of(&client_account, account::Column::GivenName), "client_given_name")
        .column_as(of(&client_account, account::Column::FamilyName), "client_family_name")
        .join(JoinType::InnerJoin, to_assister)
        .join_as(JoinType::InnerJoin, to_assister_account.into(), assister_account)
        .join_as(JoinType::InnerJoin, to_client_account.into(), client_account)
        .join(JoinType::LeftJoin, to_client)
        .filter(Column::Id.is_in(ids.iter().copied()))
        // Sorted: SQLite then looks everything up before it hands over the first row,
        // and the reader, woken once, finds the others there.
        .order_by_asc(Column::SubmittedAt)
        .into_model()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.request.id, row)).collect())
}

/// The rows in the order of the ids.
async fn rows(
    conn: &impl ConnectionTrait,
    request: &Request,
    ids: &[Uuid],
) -> StoreResult<Vec<RequestRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut listed = listed(conn, ids).await?;
    let wrong = StoreError::inconsistent;
    ids.iter()
        .map(|id| {
            let row =
                listed.remove(id).ok_or_else(|| wrong("disassociation_request", "consumer_id"))?;
            let application = row.application.as_deref().map(|code| {
                ApplicationStanding::parse(code).ok_or_else(|| wrong("client", "application"))
            });
            let assister =
                PersonName { given: row.assister_given_name, family: row.assister_family_name };
            Ok(RequestRow {
                request: DisassociationRequestId(row.request.id),
                number: number(&row.request)?,
                assister: assister.full(),
                kind: AssisterKind::parse(&row.kind).ok_or_else(|| wrong("assister", "kind"))?,
                client: short_name(&row.client_given_name, &row.client_family_name),
                due: Due::new(row.request.due_on, request.today()),
                reason: reason(&row.request)?,
                state: state(&row.request)?,
                application: application.transpose()?,
            })
        })
        .collect()
}
