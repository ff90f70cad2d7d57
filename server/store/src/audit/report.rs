//! One report: what happened, who is to be called, and what was found.

use super::{
    event_page::{Place, Range, side},
    record::file,
    reports::rows,
    rows::trail_rows,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::{language, names::Names},
    associations::current_row,
    entities::{account, answer, application, audit_event, misuse_report},
};
use domain::{
    applications::{ApplicationState, Field},
    audit::{Closed, Closing, Done, Event, Report, ReportState, ReportedAssister, TrailRow},
    conflict::Conflict,
    ids::{AssisterAccountId, ConsumerId, MisuseReportId},
    policy::Action,
    validation::text,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

/// How many acts are shown before and after the one that was reported.
const AROUND: u64 = 10;

/// Opens a report. That it was opened is on the consumer's record before the
/// page is answered.
///
/// # Errors
/// [`StoreError::NotFound`]; [`StoreError::Forbidden`] for anybody but resource
/// managers.
pub async fn report(store: &Store, request: &Request, id: MisuseReportId) -> StoreResult<Report> {
    request.admit(Action::ViewReport)?;
    let conn = store.reader();
    let row =
        misuse_report::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let consumer = ConsumerId(row.consumer_id);
    let opened = Event::new(Done::ReportOpened).acting_for(consumer).subject(row.id);
    store.begin(request).await?.commit(opened).await?;

    let account =
        account::Entity::find_by_id(consumer.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let named = row.assister_id.into_iter().chain(row.closed_by);
    let names = Names::load(conn, named).await?;
    let current = current_row(conn, consumer).await?.map(|current| current.assister_id);
    let mut shown = rows(conn, std::slice::from_ref(&row), request.today()).await?;
    let shown = shown.pop().ok_or(StoreError::NotFound)?;
    Ok(Report {
        consumer,
        around: around(conn, consumer, &shown.act).await?,
        email: account.contact_email.clone(),
        phone: phone(conn, consumer).await?,
        language: language(&account),
        assister: row.assister_id.map(|id| ReportedAssister {
            id: AssisterAccountId(id),
            name: names.full(id).unwrap_or_default(),
            acts_now: current == Some(id),
        }),
        closed: row.closed_at.zip(shown.finding).map(|(at, finding)| Closed {
            at,
            by: row.closed_by.and_then(|id| names.full(id)).unwrap_or_default(),
            finding,
            note: row.note.clone().unwrap_or_default(),
        }),
        row: shown,
    })
}

/// The acts in the file around one of them, newest first, that one included.
async fn around(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    act: &TrailRow,
) -> StoreResult<Vec<TrailRow>> {
    let ranges = file(consumer).map(Range::from);
    let place = Place { at: act.at, seq: act.seq };
    let (mut events, _) = side(conn, &ranges, Some(place), true, AROUND).await?;
    events.reverse();
    events.extend(audit_event::Entity::find_by_id(act.seq).one(conn).await?);
    let (before, _) = side(conn, &ranges, Some(place), false, AROUND).await?;
    events.extend(before);
    trail_rows(conn, &events).await
}

/// The number in the newest application, if there is one.
async fn phone(conn: &impl ConnectionTrait, consumer: ConsumerId) -> StoreResult<Option<String>> {
    let newest: Option<uuid::Uuid> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::ConsumerId.eq(consumer.0))
        .filter(application::Column::State.ne(ApplicationState::Withdrawn.as_str()))
        .order_by_desc(application::Column::CoverageYear)
        .into_tuple()
        .one(conn)
        .await?;
    let Some(application) = newest else { return Ok(None) };
    let field = Field::ContactPhone.key().to_string();
    let answer = answer::Entity::find_by_id((application, field)).one(conn).await?;
    Ok(answer.and_then(|answer| text(&answer.raw, 40).ok()))
}

/// Closes a report with what was found.
///
/// # Errors
/// The fields `finding` and `note`; [`Conflict::ReportClosed`] when somebody was
/// faster; otherwise as [`report`].
pub async fn close_report(
    store: &Store,
    request: &Request,
    id: MisuseReportId,
    finding: &str,
    note: &str,
) -> StoreResult<()> {
    request.admit(Action::CloseReport)?;
    let closing = Closing::read(finding, note)?;
    let tx = store.begin(request).await?;
    let row = misuse_report::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(&tx.conn)
        .await?
        .ok_or(StoreError::NotFound)?;
    if row.closed_at.is_some() {
        return Err(Conflict::ReportClosed.into());
    }
    let event = Event::new(Done::ReportClosed)
        .acting_for(ConsumerId(row.consumer_id))
        .subject(row.id)
        .detail("finding", closing.finding.as_str());
    let mut row = row.into_active_model();
    row.state = Set(ReportState::Closed.as_str().to_owned());
    row.closed_at = Set(Some(request.now));
    row.closed_by = Set(request.actor.account().map(|id| id.0));
    row.finding = Set(Some(closing.finding.as_str().to_owned()));
    row.note = Set(Some(closing.note));
    row.update(&tx.conn).await?;
    tx.commit(event).await
}
