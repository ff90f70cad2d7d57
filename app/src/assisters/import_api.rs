//! The doors of roster files.

use crate::error::{AppError, AppResult};
use domain::{
    assisters::roster_file::{ImportRow, RosterImport},
    ids::RosterImportId,
};
use leptos::{
    prelude::*,
    server_fn::codec::{StreamingText, TextStream},
};

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    super::roster_files::{errors_file, template},
    crate::{context, i18n::Texts, routes},
    axum::http::{
        HeaderName,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    domain::{assisters::roster_file::ImportState, policy::Action},
    store::assisters::import,
};

/// Checks the text of a file; nobody is created. A file from a computer becomes
/// text on its way here.
#[server(endpoint = "assisters/check_roster", prefix = "/api")]
pub async fn check_roster(roster_text: String) -> AppResult<()> {
    let (request, store) = context::open(Action::CheckRoster)?;
    let id = import::check_roster(&store, &request, &roster_text).await?;
    context::redirect(&routes::roster_file(request.language, id));
    Ok(())
}

/// The last files of the person who asks.
#[server(endpoint = "assisters/roster_imports", prefix = "/api")]
pub async fn list_roster_imports() -> AppResult<Vec<ImportRow>> {
    let (request, store) = context::open(Action::ListRosterImports)?;
    Ok(import::roster_imports(&store, &request).await?)
}

/// A file with what is wrong with it and what became of it.
#[server(endpoint = "assisters/roster_import", prefix = "/api")]
pub async fn view_roster_import(id: RosterImportId) -> AppResult<RosterImport> {
    let (request, store) = context::open(Action::ViewRosterImport)?;
    let file = import::roster_import(&store, &request, id).await?;
    if file.state == ImportState::Confirmed {
        // The browser asks again by itself until the work is over.
        context::add_header(HeaderName::from_static("refresh"), "2");
    }
    Ok(file)
}

/// Orders the take-over of a file.
#[server(endpoint = "assisters/confirm_roster_import", prefix = "/api")]
pub async fn confirm_roster_import(
    id: RosterImportId,
    #[server(default)] invite: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::ConfirmRosterImport)?;
    import::confirm_roster(&store, &request, id, !invite.is_empty()).await?;
    context::redirect(&routes::roster_file(request.language, id));
    Ok(())
}

/// Puts a file away.
#[server(endpoint = "assisters/discard_roster_import", prefix = "/api")]
pub async fn discard_roster_import(id: RosterImportId) -> AppResult<()> {
    let (request, store) = context::open(Action::DiscardRosterImport)?;
    import::discard_roster(&store, &request, id).await?;
    context::redirect(&routes::roster_import(request.language));
    Ok(())
}

/// Everything that is wrong with a file, as a file for a spreadsheet.
#[server(endpoint = "assisters/roster_errors", prefix = "/api", output = StreamingText)]
pub async fn roster_errors(id: RosterImportId) -> AppResult<TextStream<AppError>> {
    let (request, store) = context::open(Action::RosterErrors)?;
    let wrong = import::roster_import_errors(&store, &request, id).await?;
    let errors = wrong.iter().map(|wrong| (&wrong.error, wrong.cell.as_str()));
    Ok(spreadsheet("roster-errors", errors_file(Texts::of(request.language), errors)))
}

/// The template of a file.
#[server(endpoint = "assisters/roster_template", prefix = "/api", output = StreamingText)]
pub async fn roster_template() -> AppResult<TextStream<AppError>> {
    context::open(Action::RosterTemplate)?;
    Ok(spreadsheet("roster", template()))
}

/// A file that the browser keeps. The mark at its beginning tells spreadsheets
/// that it is UTF-8.
// Only the bodies above write files.
#[cfg(feature = "ssr")]
fn spreadsheet(name: &str, content: String) -> TextStream<AppError> {
    context::add_header(CONTENT_TYPE, "text/csv; charset=utf-8");
    context::add_header(CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}.csv\""));
    TextStream::new(futures::stream::iter([Ok(format!("\u{feff}{content}"))]))
}
