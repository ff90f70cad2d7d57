//! The doors of this feature.

use crate::error::{AppError, AppResult};
use domain::{
    audit::{Done, DoneBy, NotMe, RecordPage, Report, ReportState, ReportsPage, Sought, TrailPage},
    dates::CivilDate,
    ids::{AccountId, ConsumerId, MisuseReportId},
};
use leptos::{
    prelude::*,
    server_fn::codec::{StreamingText, TextStream},
};

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{audit::csv_file, context, i18n::Texts, routes},
    axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    domain::{audit::TrailQuery, lists::Cursor, policy::Action},
};

/// One page of the trail.
#[server(endpoint = "audit/trail", prefix = "/api")]
pub async fn view_audit(
    #[server(default)] actor: Option<AccountId>,
    #[server(default)] consumer: Option<ConsumerId>,
    #[server(default)] done: Option<Done>,
    #[server(default)] from: Option<CivilDate>,
    #[server(default)] until: Option<CivilDate>,
    #[server(default)] after: Option<i64>,
    #[server(default)] before: Option<i64>,
) -> AppResult<TrailPage> {
    let (request, store) = context::open(Action::ViewAudit)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    let query = TrailQuery { actor, consumer, done, from, until, cursor };
    Ok(store::audit::trail(&store, &request, &query).await?)
}

/// The newest events that the filters leave, as a file for a spreadsheet.
#[server(endpoint = "audit/export", prefix = "/api", output = StreamingText)]
pub async fn export_audit(
    #[server(default)] actor: Option<AccountId>,
    #[server(default)] consumer: Option<ConsumerId>,
    #[server(default)] done: Option<Done>,
    #[server(default)] from: Option<CivilDate>,
    #[server(default)] until: Option<CivilDate>,
) -> AppResult<TextStream<AppError>> {
    let (request, store) = context::open(Action::ExportAudit)?;
    let query = TrailQuery { actor, consumer, done, from, until, cursor: None };
    let export = store::audit::export(&store, &request, &query).await?;
    let file = csv_file::write(Texts::of(request.language), &export);
    context::add_header(CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = format!("attachment; filename=\"audit-{}.csv\"", request.today());
    context::add_header(CONTENT_DISPOSITION, &name);
    Ok(TextStream::new(futures::stream::iter([Ok(file)])))
}

/// Finds a person by what was typed and shows what they did, or their file; the
/// other filters stay.
#[server(endpoint = "audit/find_person", prefix = "/api")]
pub async fn find_person(
    person: String,
    sought: Sought,
    #[server(default)] actor: Option<AccountId>,
    #[server(default)] consumer: Option<ConsumerId>,
    #[server(default)] done: Option<Done>,
    #[server(default)] from: Option<CivilDate>,
    #[server(default)] until: Option<CivilDate>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::FindPerson)?;
    let found = store::audit::find_person(&store, &request, &person, sought).await?;
    let mut query = TrailQuery { actor, consumer, done, from, until, cursor: None };
    match sought {
        Sought::Actor => query.actor = Some(found),
        Sought::Consumer => query.consumer = Some(ConsumerId(found.0)),
    }
    context::redirect(&routes::audit_trail(request.language, &query));
    Ok(())
}

/// One page of the consumer's own record.
#[server(endpoint = "audit/activity", prefix = "/api")]
pub async fn view_activity(
    #[server(default)] by: Option<DoneBy>,
    #[server(default)] after: Option<i64>,
    #[server(default)] before: Option<i64>,
) -> AppResult<RecordPage> {
    let (request, store) = context::open(Action::ViewActivity)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(store::audit::record(&store, &request, by, cursor).await?)
}

/// What the consumer is about to disown, or has disowned.
#[server(endpoint = "audit/act", prefix = "/api")]
pub async fn view_act(event: i64) -> AppResult<NotMe> {
    let (request, store) = context::open(Action::ViewAct)?;
    Ok(store::audit::view_act(&store, &request, event).await?)
}

/// "This was not me". The same page then says what was done.
#[server(endpoint = "audit/not_me", prefix = "/api")]
pub async fn report_misuse(event: i64) -> AppResult<()> {
    let (request, store) = context::open(Action::ReportMisuse)?;
    let session = context::session_token();
    store::audit::not_me(&store, &request, event, session.as_ref()).await?;
    context::redirect(&routes::not_me(request.language, event));
    Ok(())
}

/// One page of the open or of the closed reports.
#[server(endpoint = "audit/reports", prefix = "/api")]
pub async fn list_reports(
    #[server(default)] state: Option<ReportState>,
    #[server(default)] after: Option<MisuseReportId>,
    #[server(default)] before: Option<MisuseReportId>,
) -> AppResult<ReportsPage> {
    let (request, store) = context::open(Action::ListReports)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(store::audit::reports(&store, &request, state.unwrap_or_default(), cursor).await?)
}

/// One report.
#[server(endpoint = "audit/report", prefix = "/api")]
pub async fn view_report(id: MisuseReportId) -> AppResult<Report> {
    let (request, store) = context::open(Action::ViewReport)?;
    Ok(store::audit::report(&store, &request, id).await?)
}

/// Closes a report with what was found and stays on its page.
#[server(endpoint = "audit/close_report", prefix = "/api")]
pub async fn close_report(
    id: MisuseReportId,
    #[server(default)] finding: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::CloseReport)?;
    store::audit::close_report(&store, &request, id, &finding, &note).await?;
    context::redirect(&routes::report(request.language, id));
    Ok(())
}
