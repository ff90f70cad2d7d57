//! Roster files: uploaded, checked line by line, looked through by the resource
//! manager, and then taken over whole or not at all.
//!
//! The check writes what stands in the file beside what is wrong with it, and
//! creates nobody. The take-over is one transaction of a job that checks every
//! line again; if a number was taken meanwhile, nobody is created and the lines
//! are named. A file is kept for a day.

mod check;
mod confirm;
mod file;
mod forget;
mod judge;
mod namesakes;
mod progress;
mod take_over;
mod view;

pub use check::check_roster;
pub use confirm::{confirm_roster, discard_roster};
pub use forget::forget_rosters;
pub(crate) use progress::Progress;
pub use take_over::take_over_roster;
pub use view::{WrongCell, roster_import, roster_import_errors, roster_imports};

use crate::{
    Request, StoreError, StoreResult,
    entities::{roster_import, roster_import_row},
};
use domain::{
    assisters::roster_file::{Column, ImportState},
    ids::RosterImportId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use std::collections::BTreeMap;

/// Rows in one statement.
const ROWS: usize = 500;

/// The cells of a line by their headings, as they stand in the database.
type Cells = BTreeMap<String, String>;

/// The file of the person who asks; somebody else's is as good as none.
fn own(request: &Request, id: RosterImportId) -> StoreResult<Select<roster_import::Entity>> {
    let account = request.actor.account().ok_or(StoreError::Unauthenticated)?;
    Ok(roster_import::Entity::find_by_id(id.0)
        .filter(roster_import::Column::CreatedBy.eq(account.0)))
}

fn rows_of(id: RosterImportId) -> Select<roster_import_row::Entity> {
    roster_import_row::Entity::find()
        .filter(roster_import_row::Column::ImportId.eq(id.0))
        .order_by_asc(roster_import_row::Column::Line)
}

fn state(row: &roster_import::Model) -> StoreResult<ImportState> {
    ImportState::parse(&row.state).ok_or_else(|| StoreError::inconsistent("roster_import", "state"))
}

fn cells(row: &roster_import_row::Model) -> StoreResult<Cells> {
    serde_json::from_str(&row.cells)
        .map_err(|_| StoreError::inconsistent("roster_import_row", "cells"))
}

fn cell(cells: &Cells, column: Column) -> &str {
    cells.get(column.heading()).map_or("", String::as_str)
}

fn number(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}

fn stored(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
