//! The queue of reports.

use super::rows::trail_rows;
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::names::Names,
    counts::count,
    entities::{audit_event, misuse_report},
    pages::page,
};
use chrono::Duration;
use domain::{
    audit::{
        Done, Event, Finding, ReportRow, ReportState, ReportsPage, SIGN_DAYS, Signs, answer_by,
    },
    dates::{CivilDate, Instant},
    ids::MisuseReportId,
    lists::{Count, Cursor},
    policy::Action,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use std::collections::BTreeMap;

/// Rows on a page.
const PAGE: u64 = 25;

/// Reads one page of the open or of the closed reports. The look is one event.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but resource managers.
pub async fn reports(
    store: &Store,
    request: &Request,
    state: ReportState,
    cursor: Option<Cursor<MisuseReportId>>,
) -> StoreResult<ReportsPage> {
    request.admit(Action::ListReports)?;
    let conn = store.reader();
    let anchor = match cursor {
        Some(cursor) => misuse_report::Entity::find_by_id(cursor.row().0).one(conn).await?,
        None => None,
    };
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let (mut found, mut more) = side(conn, state, anchor.as_ref(), backward).await?;
    let (previous, next) = match (&anchor, backward) {
        (Some(_), true) if more => {
            found.reverse();
            (true, true)
        }
        (Some(_), false) if !found.is_empty() => (true, more),
        (None, _) => (false, more),
        // Nothing is left on that side: the first page.
        (Some(_), _) => {
            (found, more) = side(conn, state, None, false).await?;
            (false, more)
        }
    };
    let rows = rows(conn, &found, request.today()).await?;
    let signs = signs(conn, request.now).await?;
    let event =
        Event::new(Done::ReportsListed).detail("state", state.as_str()).detail("rows", rows.len());
    store.begin(request).await?.commit(event).await?;
    Ok(ReportsPage {
        previous: rows.first().filter(|_| previous).map(|row| Cursor::Before(row.id)),
        next: rows.last().filter(|_| next).map(|row| Cursor::After(row.id)),
        rows,
        signs,
    })
}

/// What happened lately that nobody reported.
async fn signs(conn: &impl ConnectionTrait, now: Instant) -> StoreResult<Signs> {
    let lately = |done: Done| {
        audit_event::Entity::find()
            .filter(audit_event::Column::Action.eq(done.as_str()))
            .filter(audit_event::Column::At.gt(now - Duration::days(SIGN_DAYS)))
    };
    let guessed =
        lately(Done::NumbersGuessed).order_by_desc(audit_event::Column::At).one(conn).await?;
    let numbers_guessed = guessed.map(|row| {
        let detail: BTreeMap<String, String> =
            serde_json::from_str(&row.detail).unwrap_or_default();
        (row.at, detail.get("missed").and_then(|count| count.parse().ok()).unwrap_or_default())
    });
    let addresses =
        lately(Done::AddressSign).select_only().column(audit_event::Column::Seq).into_query();
    Ok(Signs { numbers_guessed, addresses: count(conn, addresses).await? })
}

/// How many reports are open, told exactly up to a limit. It names nobody and is no
/// event.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but resource managers.
pub async fn open_reports(store: &Store, request: &Request) -> StoreResult<Count> {
    request.admit(Action::ListReports)?;
    let some = misuse_report::Entity::find()
        .select_only()
        .column(misuse_report::Column::Id)
        .filter(misuse_report::Column::State.eq(ReportState::Open.as_str()))
        .into_query();
    count(store.reader(), some).await
}

/// Up to a page of reports on one side of the anchor, the nearest first, and
/// whether there are more. What waits longest comes first, what was closed in
/// the order of its coming, newest first.
async fn side(
    conn: &impl ConnectionTrait,
    state: ReportState,
    anchor: Option<&misuse_report::Model>,
    backward: bool,
) -> StoreResult<(Vec<misuse_report::Model>, bool)> {
    use misuse_report::Column::{Id, ReportedAt, State};
    let descending = (state == ReportState::Closed) != backward;
    let mut some = misuse_report::Entity::find().filter(State.eq(state.as_str()));
    if let Some(anchor) = anchor {
        let key = Expr::tuple([ReportedAt.into_expr(), Id.into_expr()]);
        let here = Expr::tuple([Expr::val(anchor.reported_at), Expr::val(anchor.id)]);
        some = some.filter(if descending { key.lt(here) } else { key.gt(here) });
    }
    let order = if descending { Order::Desc } else { Order::Asc };
    page(conn, some.order_by(ReportedAt, order.clone()).order_by(Id, order), PAGE).await
}

/// Puts the acts and the names to reports.
pub(super) async fn rows(
    conn: &impl ConnectionTrait,
    reports: &[misuse_report::Model],
    today: CivilDate,
) -> StoreResult<Vec<ReportRow>> {
    let events = audit_event::Entity::find()
        .filter(audit_event::Column::Seq.is_in(reports.iter().map(|row| row.event_seq)))
        .all(conn)
        .await?;
    let acts = trail_rows(conn, &events).await?;
    let names = Names::load(conn, reports.iter().map(|row| row.consumer_id)).await?;
    let wrong = |what: &str| StoreError::inconsistent("misuse_report", what);
    reports
        .iter()
        .map(|row| {
            let finding = row
                .finding
                .as_deref()
                .map(|code| Finding::parse(code).ok_or_else(|| wrong("finding")));
            let answer_by = answer_by(row.reported_at);
            Ok(ReportRow {
                id: MisuseReportId(row.id),
                reported_at: row.reported_at,
                answer_by,
                late: row.closed_at.is_none() && answer_by < today,
                consumer: names.full(row.consumer_id).ok_or_else(|| wrong("consumer_id"))?,
                act: acts
                    .iter()
                    .find(|act| act.seq == row.event_seq)
                    .cloned()
                    .ok_or_else(|| wrong("event_seq"))?,
                finding: finding.transpose()?,
                closed_at: row.closed_at,
            })
        })
        .collect()
}
