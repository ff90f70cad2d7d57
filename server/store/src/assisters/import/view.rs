//! A roster file as its page shows it.

use super::{cell, cells, namesakes::namesakes, number, own, rows_of, state};
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{roster_import, roster_import_row},
};
use domain::{
    assisters::roster_file::{
        Column, ImportRow, ImportState, LineError, LinePreview, RosterImport,
    },
    ids::RosterImportId,
    policy::Action,
    validation::Invalid,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many files a person's list shows.
const FILES: u64 = 10;

/// One wrong cell, for the file of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongCell {
    pub error: LineError,
    /// As it stands in the file: whoever writes it into another neutralises it.
    pub cell: String,
}

/// The last files of the person who asks, newest first.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn roster_imports(store: &Store, request: &Request) -> StoreResult<Vec<ImportRow>> {
    request.admit(Action::ListRosterImports)?;
    let account = request.actor.account().ok_or(StoreError::Unauthenticated)?;
    let rows = roster_import::Entity::find()
        .filter(roster_import::Column::CreatedBy.eq(account.0))
        .order_by_desc(roster_import::Column::CreatedAt)
        .order_by_desc(roster_import::Column::Id)
        .limit(FILES)
        .all(store.reader())
        .await?;
    rows.iter()
        .map(|row| {
            Ok(ImportRow {
                id: RosterImportId(row.id),
                state: state(row)?,
                checked_at: row.created_at,
                lines: number(row.row_count),
                wrong: number(row.error_count),
            })
        })
        .collect()
}

/// One file with the first of its errors, or the first of its lines.
///
/// # Errors
/// [`StoreError::NotFound`], also for somebody else's file.
pub async fn roster_import(
    store: &Store,
    request: &Request,
    id: RosterImportId,
) -> StoreResult<RosterImport> {
    request.admit(Action::ViewRosterImport)?;
    let conn = store.reader();
    let file = own(request, id)?.one(conn).await?.ok_or(StoreError::NotFound)?;
    let wrong = rows_of(id)
        .filter(roster_import_row::Column::Errors.is_not_null())
        .limit(RosterImport::ERRORS as u64)
        .all(conn)
        .await?;
    let mut errors = Vec::new();
    for row in &wrong {
        errors.extend(line_errors(row)?);
    }
    errors.truncate(RosterImport::ERRORS);
    let state = state(&file)?;
    let ready = if state == ImportState::Checked && file.error_count == 0 {
        rows_of(id).all(conn).await?
    } else {
        Vec::new()
    };
    let preview = ready.iter().take(RosterImport::PREVIEW).map(line_preview);
    let done = match state {
        ImportState::Done => Some(number(file.done_count)),
        _ => store.import_progress.of(id),
    };
    let (namesakes, namesake_lines) = namesakes(conn, &ready).await?;
    Ok(RosterImport {
        id,
        state,
        checked_at: file.created_at,
        lines: number(file.row_count),
        wrong: number(file.error_count),
        done,
        finished_at: file.finished_at,
        errors,
        preview: preview.collect::<StoreResult<_>>()?,
        namesakes,
        namesake_lines,
    })
}

/// Every wrong cell of a file, by line.
///
/// # Errors
/// As [`roster_import`].
pub async fn roster_import_errors(
    store: &Store,
    request: &Request,
    id: RosterImportId,
) -> StoreResult<Vec<WrongCell>> {
    request.admit(Action::RosterErrors)?;
    let conn = store.reader();
    own(request, id)?.one(conn).await?.ok_or(StoreError::NotFound)?;
    let rows =
        rows_of(id).filter(roster_import_row::Column::Errors.is_not_null()).all(conn).await?;
    let mut wrong = Vec::new();
    for row in &rows {
        let cells = cells(row)?;
        wrong.extend(line_errors(row)?.into_iter().map(|error| {
            let cell = cells.get(&error.error.field).cloned().unwrap_or_default();
            WrongCell { error, cell }
        }));
    }
    Ok(wrong)
}

fn line_errors(row: &roster_import_row::Model) -> StoreResult<Vec<LineError>> {
    let Some(errors) = &row.errors else { return Ok(Vec::new()) };
    let invalid: Invalid = serde_json::from_str(errors)
        .map_err(|_| StoreError::inconsistent("roster_import_row", "errors"))?;
    let line = number(row.line);
    Ok(invalid.0.into_iter().map(|error| LineError { line, error }).collect())
}

fn line_preview(row: &roster_import_row::Model) -> StoreResult<LinePreview> {
    let cells = cells(row)?;
    let text = |column| cell(&cells, column).trim().to_owned();
    Ok(LinePreview {
        line: number(row.line),
        kind: text(Column::Kind).to_lowercase(),
        name: format!("{} {}", text(Column::GivenName), text(Column::FamilyName)),
        organization: text(Column::Organization),
    })
}
