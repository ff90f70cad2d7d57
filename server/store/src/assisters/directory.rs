//! The public directory of assisters: the rows behind it, and its pages.

mod page;
mod rebuild;

pub use page::{PAGE, find_help};
pub use rebuild::rebuild;

use crate::{
    StoreResult,
    entities::{assister, directory_entry},
    transaction::Tx,
};
use domain::assisters::{AccountState, AssisterKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Rows of one statement.
const ROWS: usize = 500;

/// Writes an assister's rows of the directory anew, from the assister's row as it
/// is in this transaction. It belongs to every change of the state, the listing,
/// the languages, the counties or the name. Whether the assister may act on the
/// day is asked when the directory is read.
pub(crate) async fn refresh(tx: &Tx<'_>, assister: Uuid) -> StoreResult<()> {
    directory_entry::Entity::delete_many()
        .filter(directory_entry::Column::AssisterId.eq(assister))
        .exec(&tx.conn)
        .await?;
    let Some(row) = assister::Entity::find_by_id(assister).one(&tx.conn).await? else {
        return Ok(());
    };
    for rows in entries(&row).chunks(ROWS) {
        directory_entry::Entity::insert_many(rows.iter().cloned()).exec(&tx.conn).await?;
    }
    Ok(())
}

/// The rows of an assister: each of the counties and "any" (`''`) with each of
/// the languages and "any". Whoever is not listed has none.
pub(crate) fn entries(row: &assister::Model) -> Vec<directory_entry::ActiveModel> {
    let public = row.listed
        && row.kind != AssisterKind::Cac.as_str()
        && row.state == AccountState::Active.as_str();
    if !public {
        return Vec::new();
    }
    let (counties, languages) = (or_any(&row.counties), or_any(&row.languages));
    counties
        .iter()
        .flat_map(|county| languages.iter().map(move |language| (county, language)))
        .map(|(county, language)| directory_entry::ActiveModel {
            county: Set((*county).to_owned()),
            language: Set((*language).to_owned()),
            name_key: Set(row.name_key.clone()),
            assister_id: Set(row.id),
        })
        .collect()
}

/// The parts of a list that is joined by commas, and the empty text.
fn or_any(joined: &str) -> BTreeSet<&str> {
    joined.split(',').map(str::trim).chain([""]).collect()
}
