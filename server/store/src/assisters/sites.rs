//! The places where an organization receives people. The marketplace's resource
//! manager and the organization's own administrator keep them.

use super::organizations::{kept, locked};
use crate::{Request, Store, StoreError, StoreResult, entities::site};
use domain::{
    assisters::{MOST_SITES, Site, SiteForm},
    audit::{Done, Event},
    ids::{OrganizationId, SiteId},
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

/// The sites of an organization, the oldest first.
pub(super) async fn sites_of(
    conn: &impl ConnectionTrait,
    organization: OrganizationId,
) -> StoreResult<Vec<Site>> {
    let rows = site::Entity::find()
        .filter(site::Column::OrganizationId.eq(organization.0))
        .order_by_asc(site::Column::Id)
        .limit(MOST_SITES)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(shown).collect())
}

/// One site, for the form that changes it.
///
/// # Errors
/// [`StoreError::NotFound`], also for another organization's.
pub async fn site(
    store: &Store,
    request: &Request,
    organization: OrganizationId,
    id: SiteId,
) -> StoreResult<Site> {
    request.admit(Action::ViewSite)?;
    let conn = store.reader();
    kept(conn, request, organization).await?;
    Ok(shown(of(conn, organization, id).await?))
}

/// Adds a site, or changes one.
///
/// # Errors
/// [`StoreError::NotFound`], also for another organization's,
/// [`Code::TooManySites`], or the fields that were not accepted.
pub async fn save_site(
    store: &Store,
    request: &Request,
    organization: OrganizationId,
    id: Option<SiteId>,
    typed: &SiteForm,
) -> StoreResult<()> {
    request.admit(Action::SaveSite)?;
    let tx = store.begin(request).await?;
    kept(&tx.conn, request, organization).await?;
    let read = typed.read()?;
    locked(&tx, organization).await?;
    let (id, done) = match id {
        Some(id) => (of(&tx.conn, organization, id).await?.id, Done::SiteChanged),
        None => {
            room(&tx.conn, organization).await?;
            (tx.new_id(), Done::SiteAdded)
        }
    };
    let row = site::Model {
        id,
        organization_id: organization.0,
        name: read.name,
        street: read.street,
        city: read.city,
        zip: read.zip,
        county: read.county.to_owned(),
        phone: read.phone,
    };
    let row = row.into_active_model();
    match done {
        Done::SiteAdded => row.insert(&tx.conn).await?,
        _ => row.reset_all().update(&tx.conn).await?,
    };
    tx.commit(Event::new(done).subject(organization.0).detail("site", SiteId(id))).await
}

/// Removes a site.
///
/// # Errors
/// [`StoreError::NotFound`], also for another organization's.
pub async fn remove_site(
    store: &Store,
    request: &Request,
    organization: OrganizationId,
    id: SiteId,
) -> StoreResult<()> {
    request.admit(Action::RemoveSite)?;
    let tx = store.begin(request).await?;
    kept(&tx.conn, request, organization).await?;
    let row = of(&tx.conn, organization, id).await?;
    site::Entity::delete_by_id(row.id).exec(&tx.conn).await?;
    tx.commit(Event::new(Done::SiteRemoved).subject(organization.0).detail("site", id)).await
}

/// Whether there is room for another site.
async fn room(conn: &impl ConnectionTrait, organization: OrganizationId) -> StoreResult<()> {
    let sites = site::Entity::find()
        .filter(site::Column::OrganizationId.eq(organization.0))
        .count(conn)
        .await?;
    let full = || Invalid::field("site_name", Code::TooManySites);
    if sites < MOST_SITES { Ok(()) } else { Err(full().into()) }
}

async fn of(
    conn: &impl ConnectionTrait,
    organization: OrganizationId,
    id: SiteId,
) -> StoreResult<site::Model> {
    site::Entity::find_by_id(id.0)
        .filter(site::Column::OrganizationId.eq(organization.0))
        .one(conn)
        .await?
        .ok_or(StoreError::NotFound)
}

fn shown(row: site::Model) -> Site {
    Site {
        id: SiteId(row.id),
        name: row.name,
        street: row.street,
        city: row.city,
        zip: row.zip,
        county: row.county,
        phone: row.phone,
    }
}
