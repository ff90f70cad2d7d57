//! Rows of assisters as the public may see them.

use crate::{
    StoreError, StoreResult, accounts::names::Names, assisters::organizations, entities::assister,
};
use domain::assisters::{AssisterKind, PublicProfile, ReferenceNumber};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// An assister's row with the public fields that belong to it.
pub(crate) struct Profiled {
    pub row: assister::Model,
    pub profile: PublicProfile,
}

/// The assisters with these ids.
pub(crate) async fn profiles(
    conn: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> StoreResult<HashMap<Uuid, Profiled>> {
    let rows = assister::Entity::find()
        .filter(assister::Column::Id.is_in(ids.iter().copied()))
        .all(conn)
        .await?;
    let names = Names::load(conn, ids).await?;
    let organizations =
        organizations::names(conn, rows.iter().map(|row| row.organization_id)).await?;
    let mut found = HashMap::new();
    for row in rows {
        let organization = organizations
            .get(&row.organization_id)
            .ok_or_else(|| StoreError::inconsistent("assister", "without an organization"))?;
        let profile = public(&row, &names, organization)?;
        found.insert(row.id, Profiled { row, profile });
    }
    Ok(found)
}

/// One assister; an association cannot name one that is not there.
pub(crate) async fn profile(conn: &impl ConnectionTrait, id: Uuid) -> StoreResult<Profiled> {
    profiles(conn, vec![id])
        .await?
        .remove(&id)
        .ok_or_else(|| StoreError::inconsistent("association", "of an unknown assister"))
}

/// The kind of an assister's row.
pub(super) fn kind(text: &str) -> StoreResult<AssisterKind> {
    AssisterKind::parse(text).ok_or_else(|| StoreError::inconsistent("assister", "kind"))
}

fn public(row: &assister::Model, names: &Names, organization: &str) -> StoreResult<PublicProfile> {
    let nameless = || StoreError::inconsistent("assister", "without an account");
    let reference_number = ReferenceNumber::parse(&row.reference_number)
        .map_err(|_| StoreError::inconsistent("assister", "reference_number"))?;
    let languages =
        row.languages.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned);
    Ok(PublicProfile {
        name: names.full(row.id).ok_or_else(nameless)?,
        given_name: names.given(row.id).ok_or_else(nameless)?,
        kind: kind(&row.kind)?,
        organization: organization.to_owned(),
        city: row.city.clone(),
        phone: row.public_phone.clone(),
        email: row.public_email.clone(),
        languages: languages.collect(),
        reference_number,
        certified_until: row.certified_until,
    })
}
