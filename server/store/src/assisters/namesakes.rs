//! Assisters of one name. Numbers and addresses are unique; a person who has two of
//! each is noticed by the name alone, and only staff can tell whether it is one.

use super::roster;
use crate::{Request, StoreResult, entities::assister};
use domain::assisters::{AccountState, RosterRow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Accounts that are not closed and whose folded name is one of these, in the order
/// of the roster, `most` of them; with their folded names.
pub(super) async fn with_names(
    conn: &impl ConnectionTrait,
    request: &Request,
    keys: impl IntoIterator<Item = &str>,
    most: u64,
) -> StoreResult<Vec<(String, RosterRow)>> {
    let found = assister::Entity::find()
        .filter(assister::Column::NameKey.is_in(keys))
        .filter(assister::Column::State.ne(AccountState::Closed.as_str()))
        .order_by_asc(assister::Column::NameKey)
        .order_by_asc(assister::Column::Id)
        .limit(most)
        .all(conn)
        .await?;
    let rows = roster::rows(conn, &found, request).await?;
    Ok(found.into_iter().map(|row| row.name_key).zip(rows).collect())
}
