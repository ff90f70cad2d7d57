//! Assisters of one name. Numbers and addresses are unique; a person who has two of
//! each is noticed by the name alone, and only staff can tell whether it is one.

use super::organizations;
use crate::{StoreError, StoreResult, accounts::names::Names, entities::assister};
use domain::{
    assisters::{AccountState, Namesake, ReferenceNumber},
    ids::AssisterAccountId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// The accounts under these names, folded as the roster sorts them. A closed account
/// is nobody's any more.
pub(super) fn under<'k>(keys: impl IntoIterator<Item = &'k str>) -> Select<assister::Entity> {
    assister::Entity::find()
        .filter(assister::Column::NameKey.is_in(keys))
        .filter(assister::Column::State.ne(AccountState::Closed.as_str()))
        .order_by_asc(assister::Column::NameKey)
        .order_by_asc(assister::Column::Id)
}

/// What tells accounts of one name apart, in the order of the rows.
pub(super) async fn told_apart(
    conn: &impl ConnectionTrait,
    rows: &[assister::Model],
) -> StoreResult<Vec<Namesake>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::load(conn, rows.iter().map(|row| row.id)).await?;
    let organizations =
        organizations::names(conn, rows.iter().map(|row| row.organization_id)).await?;
    let wrong = |what| StoreError::inconsistent("assister", what);
    rows.iter()
        .map(|row| {
            let organization = organizations.get(&row.organization_id).cloned();
            Ok(Namesake {
                assister: AssisterAccountId(row.id),
                name: names.full(row.id).ok_or_else(|| wrong("account"))?,
                organization: organization.ok_or_else(|| wrong("organization"))?,
                reference_number: ReferenceNumber::parse(&row.reference_number)
                    .map_err(|_| wrong("reference_number"))?,
            })
        })
        .collect()
}
