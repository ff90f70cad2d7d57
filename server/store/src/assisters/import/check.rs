//! A roster file is checked and kept for its preview. Nobody is created.

use super::{ROWS, file, judge::judge, stored};
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{roster_import, roster_import_row},
    transaction::to_json,
};
use domain::{
    assisters::roster_file::ImportState,
    audit::{Done, Event},
    ids::RosterImportId,
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use std::collections::HashMap;

/// Checks the text of a file and answers under which id its preview stands,
/// whatever is wrong with its lines.
///
/// # Errors
/// What is wrong with the file as a whole: see `file::lines`;
/// [`domain::conflict::Conflict::EnrollmentDatesMissing`].
pub async fn check_roster(
    store: &Store,
    request: &Request,
    text: &str,
) -> StoreResult<RosterImportId> {
    request.admit(Action::CheckRoster)?;
    let account = request.actor.account().ok_or(StoreError::Unauthenticated)?;
    let lines = file::lines(text)?;
    let known = lines.iter().map(|line| (line.number, line.cells.clone(), line.wrong())).collect();
    let judged = judge(store.reader(), known, request.today()).await?;
    let wrong: HashMap<u32, _> = judged
        .into_iter()
        .filter(|judged| !judged.wrong.is_empty())
        .map(|judged| (judged.line, judged.wrong))
        .collect();
    let tx = store.begin(request).await?;
    let id = tx.new_id();
    roster_import::ActiveModel {
        id: Set(id),
        created_by: Set(account.0),
        created_at: Set(request.now),
        state: Set(ImportState::Checked.as_str().to_owned()),
        row_count: Set(stored(lines.len())),
        error_count: Set(stored(wrong.len())),
        done_count: Set(0),
        invite: Set(false),
        finished_at: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    let rows = lines
        .iter()
        .map(|line| {
            Ok(roster_import_row::ActiveModel {
                import_id: Set(id),
                line: Set(i32::try_from(line.number).unwrap_or(i32::MAX)),
                cells: Set(to_json(&line.cells)?),
                errors: Set(wrong.get(&line.number).map(to_json).transpose()?),
            })
        })
        .collect::<StoreResult<Vec<_>>>()?;
    for rows in rows.chunks(ROWS) {
        roster_import_row::Entity::insert_many(rows.iter().cloned()).exec(&tx.conn).await?;
    }
    let event = Event::new(Done::RosterChecked)
        .subject(id)
        .detail("lines", lines.len())
        .detail("wrong", wrong.len());
    tx.commit(event).await?;
    Ok(RosterImportId(id))
}
