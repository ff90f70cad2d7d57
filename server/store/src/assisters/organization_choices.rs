//! The organizations that an assister of a kind may work for.

use crate::{StoreResult, entities::organization};
use domain::{
    accounts::name_key,
    assisters::{AssisterKind, OrganizationChoice, OrganizationKind},
    ids::OrganizationId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The most that one list offers.
const MOST: u64 = 100;

/// Organizations to choose from, and whether there are more.
pub(super) struct Choices {
    pub organizations: Vec<OrganizationChoice>,
    pub more: bool,
}

/// The organizations of an assister's kind whose name begins as typed, by name.
pub(super) async fn of_kind(
    conn: &impl ConnectionTrait,
    kind: AssisterKind,
    beginning: &str,
) -> StoreResult<Choices> {
    let key = name_key(beginning);
    let mut some = organization::Entity::find()
        .filter(organization::Column::Kind.eq(OrganizationKind::of(kind).as_str()))
        .filter(organization::Column::ClosedAt.is_null());
    if !key.is_empty() {
        some = some
            .filter(organization::Column::NameKey.gte(key.as_str()))
            // Names compare byte by byte: this is above every one that begins so.
            .filter(organization::Column::NameKey.lt(format!("{key}{}", char::MAX)));
    }
    let mut rows = some
        .order_by_asc(organization::Column::NameKey)
        .order_by_asc(organization::Column::Id)
        .limit(MOST + 1)
        .all(conn)
        .await?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let organizations = rows
        .into_iter()
        .map(|row| OrganizationChoice {
            id: OrganizationId(row.id),
            name: row.name,
            city: row.city,
        })
        .collect();
    Ok(Choices { organizations, more })
}
