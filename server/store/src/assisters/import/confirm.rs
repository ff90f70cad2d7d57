//! The resource manager wants a checked file on the roster, or puts it away.

use super::{own, state};
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{roster_import, roster_import_row},
    transaction::Tx,
};
use domain::{
    assisters::roster_file::ImportState,
    audit::{Done, Event},
    conflict::Conflict,
    ids::RosterImportId,
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};

/// Orders the take-over of a file without errors; with `invite`, brokers get
/// their registration number at once. Ordering it again changes nothing.
///
/// # Errors
/// [`StoreError::NotFound`]; [`Conflict::RosterFileChanged`] for a file with
/// errors, or one that was refused or put away.
pub async fn confirm_roster(
    store: &Store,
    request: &Request,
    id: RosterImportId,
    invite: bool,
) -> StoreResult<()> {
    request.admit(Action::ConfirmRosterImport)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    match state(&row)? {
        ImportState::Confirmed | ImportState::Done => return tx.nothing_changed().await,
        ImportState::Checked if row.error_count == 0 => {}
        _ => return Err(Conflict::RosterFileChanged.into()),
    }
    let lines = row.row_count;
    let mut row = row.into_active_model();
    row.state = Set(ImportState::Confirmed.as_str().to_owned());
    row.invite = Set(invite);
    row.update(&tx.conn).await?;
    let event = Event::new(Done::RosterImportConfirmed)
        .subject(id.0)
        .detail("lines", lines)
        .detail("invite", invite);
    tx.commit(event).await
}

/// Puts a file away, with what stands in it. Doing so again changes nothing.
///
/// # Errors
/// [`StoreError::NotFound`]; [`Conflict::RosterFileChanged`] for one that was
/// taken over, or is about to be.
pub async fn discard_roster(
    store: &Store,
    request: &Request,
    id: RosterImportId,
) -> StoreResult<()> {
    request.admit(Action::DiscardRosterImport)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    match state(&row)? {
        ImportState::Checked | ImportState::Refused => {}
        ImportState::Discarded => return tx.nothing_changed().await,
        ImportState::Confirmed | ImportState::Done => {
            return Err(Conflict::RosterFileChanged.into());
        }
    }
    put_away(&tx, row).await?;
    tx.commit(Event::new(Done::RosterImportForgotten).subject(id.0)).await
}

async fn locked(tx: &Tx<'_>, id: RosterImportId) -> StoreResult<roster_import::Model> {
    own(tx.request, id)?.lock_exclusive().one(&tx.conn).await?.ok_or(StoreError::NotFound)
}

/// The file is over, and its lines are gone.
pub(super) async fn put_away(tx: &Tx<'_>, row: roster_import::Model) -> StoreResult<()> {
    forget_lines(tx, RosterImportId(row.id)).await?;
    let mut row = row.into_active_model();
    row.state = Set(ImportState::Discarded.as_str().to_owned());
    row.finished_at = Set(Some(tx.request.now));
    row.update(&tx.conn).await?;
    Ok(())
}

pub(super) async fn forget_lines(tx: &Tx<'_>, id: RosterImportId) -> StoreResult<()> {
    roster_import_row::Entity::delete_many()
        .filter(roster_import_row::Column::ImportId.eq(id.0))
        .exec(&tx.conn)
        .await?;
    Ok(())
}
