//! Organizations: the list, one of them with all that belongs to it, and the
//! resource manager's changes.

use super::{
    administrators::{administrators_of, own_organization},
    by_name::{self, Place},
    closing_organizations, organization_roster, sites,
};
use crate::{Request, Store, StoreError, StoreResult, entities::organization, transaction::Tx};
use domain::{
    accounts::{Role, name_key, name_words},
    assisters::{
        ContactForm, OrganizationFacts, OrganizationForm, OrganizationKind, OrganizationList,
        OrganizationRow, OrganizationView, Reason, RosterPart, Why,
    },
    audit::{Done, Event},
    dates::minnesota_date,
    ids::{AssisterAccountId, OrganizationId},
    lists::Cursor,
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect, sea_query::ExprTrait,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What these organizations are called.
pub(crate) async fn names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> StoreResult<HashMap<Uuid, String>> {
    let names = organization::Entity::find()
        .select_only()
        .columns([organization::Column::Id, organization::Column::Name])
        .filter(organization::Column::Id.is_in(ids))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(names.into_iter().collect())
}

/// Reads one page of the organizations of a kind, or of all, in whose name each of
/// the words begins a word. A cursor whose row is gone leads to the first page.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the marketplace's staff.
pub async fn organizations(
    store: &Store,
    request: &Request,
    kind: Option<OrganizationKind>,
    named: &str,
    cursor: Option<Cursor<OrganizationId>>,
) -> StoreResult<OrganizationList> {
    request.admit(Action::ListOrganizations)?;
    let conn = store.reader();
    let mut some = organization::Entity::find();
    if let Some(kind) = kind {
        some = some.filter(organization::Column::Kind.eq(kind.as_str()));
    }
    for word in name_words(named) {
        // Folded words are letters and digits: nothing in them is a wildcard.
        let name = organization::Column::NameKey;
        some = some.filter(name.starts_with(&word).or(name.contains(format!(" {word}"))));
    }
    let anchor = match cursor {
        None => None,
        Some(cursor) => organization::Entity::find_by_id(cursor.row().0).one(conn).await?,
    };
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let place = anchor.map(|row| Place { name_key: row.name_key, id: row.id, backward });
    let columns = [organization::Column::NameKey, organization::Column::Id];
    let page = by_name::page(conn, &some, columns, place, by_name::PAGE).await?;
    let rows = page.rows.iter().map(list_row).collect::<StoreResult<Vec<_>>>()?;
    let before = rows.first().filter(|_| page.previous);
    let after = rows.last().filter(|_| page.next);
    Ok(OrganizationList {
        previous: before.map(|row| Cursor::Before(row.organization)),
        next: after.map(|row| Cursor::After(row.organization)),
        rows,
    })
}

/// An organization as the marketplace's staff sees it.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn organization(
    store: &Store,
    request: &Request,
    id: OrganizationId,
    part: RosterPart,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<OrganizationView> {
    request.admit(Action::ViewOrganization)?;
    view(store.reader(), request, id, part, cursor).await
}

/// The desk of an agency administrator: the own organization.
///
/// # Errors
/// [`StoreError::NotFound`] for an administrator of no organization.
pub async fn agency(
    store: &Store,
    request: &Request,
    part: RosterPart,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<OrganizationView> {
    request.admit(Action::ViewAgency)?;
    let conn = store.reader();
    let own = own_organization(conn, request).await?;
    view(conn, request, own, part, cursor).await
}

async fn view(
    conn: &impl ConnectionTrait,
    request: &Request,
    id: OrganizationId,
    part: RosterPart,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<OrganizationView> {
    let row =
        organization::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    Ok(OrganizationView {
        facts: facts_of(&row)?,
        sites: sites::sites_of(conn, id).await?,
        administrators: administrators_of(conn, id).await?,
        waiting: organization_roster::waiting(conn, id).await?,
        roster: organization_roster::roster(conn, request, id, part, cursor).await?,
        closing: closing_organizations::closing(conn, &row).await?,
    })
}

/// The facts of an organization, for a form: of any for a resource manager, of
/// the own one for an agency administrator.
///
/// # Errors
/// [`StoreError::NotFound`], also for somebody else's.
pub async fn facts(
    store: &Store,
    request: &Request,
    id: Option<OrganizationId>,
) -> StoreResult<OrganizationFacts> {
    request.admit(Action::ViewOrganizationFacts)?;
    let conn = store.reader();
    let id = match id {
        Some(id) => id,
        None => own_organization(conn, request).await?,
    };
    facts_of(&kept(conn, request, id).await?)
}

/// Enters an organization.
///
/// # Errors
/// The fields that were not accepted.
pub async fn create(
    store: &Store,
    request: &Request,
    kind: OrganizationKind,
    typed: &OrganizationForm,
) -> StoreResult<OrganizationId> {
    request.admit(Action::CreateOrganization)?;
    let read = typed.read()?;
    let tx = store.begin(request).await?;
    let id = tx.new_id();
    organization::ActiveModel {
        id: Set(id),
        kind: Set(kind.as_str().to_owned()),
        name_key: Set(name_key(&read.name)),
        name: Set(read.name),
        city: Set(read.city),
        phone: Set(read.contact.phone),
        privacy_contact_name: Set(read.contact.privacy_contact_name),
        privacy_contact_email: Set(read.contact.privacy_contact_email),
        ..Default::default()
    }
    .insert(&tx.conn)
    .await?;
    let event = Event::new(Done::OrganizationCreated).subject(id).detail("kind", kind.as_str());
    tx.commit(event).await?;
    Ok(OrganizationId(id))
}

/// Changes what is known of an organization; its kind stays.
///
/// # Errors
/// [`StoreError::NotFound`], or the fields that were not accepted, `reason` too: a
/// code of [`Reason::OF_EDITED_ORGANIZATION`].
pub async fn edit(
    store: &Store,
    request: &Request,
    id: OrganizationId,
    typed: &OrganizationForm,
    reason: &str,
) -> StoreResult<()> {
    request.admit(Action::EditOrganization)?;
    let why = Why::read_from(["reason", "note"], Reason::OF_EDITED_ORGANIZATION, reason, "");
    let (read, why) = match (typed.read(), why) {
        (Ok(read), Ok(why)) => (read, why),
        (read, why) => {
            let mut invalid = read.err().unwrap_or_default();
            invalid.0.extend(why.err().unwrap_or_default().0);
            return Err(invalid.into());
        }
    };
    let tx = store.begin(request).await?;
    let mut row = locked(&tx, id).await?.into_active_model();
    row.name_key = Set(name_key(&read.name));
    row.name = Set(read.name);
    row.city = Set(read.city);
    row.phone = Set(read.contact.phone);
    row.privacy_contact_name = Set(read.contact.privacy_contact_name);
    row.privacy_contact_email = Set(read.contact.privacy_contact_email);
    row.update(&tx.conn).await?;
    let event = Event::new(Done::OrganizationChanged).subject(id.0);
    tx.commit(event.detail("reason", why.reason.map_or("", Reason::as_str))).await
}

/// An agency administrator changes the contact of the own organization.
///
/// # Errors
/// [`StoreError::NotFound`] for an administrator of no organization, or the
/// fields that were not accepted.
pub async fn edit_contact(
    store: &Store,
    request: &Request,
    typed: &ContactForm,
) -> StoreResult<()> {
    request.admit(Action::EditContact)?;
    let read = typed.read()?;
    let tx = store.begin(request).await?;
    let id = own_organization(&tx.conn, request).await?;
    let mut row = locked(&tx, id).await?.into_active_model();
    row.phone = Set(read.phone);
    row.privacy_contact_name = Set(read.privacy_contact_name);
    row.privacy_contact_email = Set(read.privacy_contact_email);
    row.update(&tx.conn).await?;
    let event = Event::new(Done::OrganizationChanged).subject(id.0).detail("what", "contact");
    tx.commit(event).await
}

/// An organization that the actor may change: any for a resource manager, the
/// own one for an agency administrator. Others' are not there.
pub(super) async fn kept(
    conn: &impl ConnectionTrait,
    request: &Request,
    id: OrganizationId,
) -> StoreResult<organization::Model> {
    if request.actor.visitor() == Some(Role::AgencyAdministrator)
        && own_organization(conn, request).await? != id
    {
        return Err(StoreError::NotFound);
    }
    organization::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)
}

/// The organization's row, locked: changes to it happen one after the other.
pub(super) async fn locked(tx: &Tx<'_>, id: OrganizationId) -> StoreResult<organization::Model> {
    organization::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(&tx.conn)
        .await?
        .ok_or(StoreError::NotFound)
}

pub(super) fn kind_of(row: &organization::Model) -> StoreResult<OrganizationKind> {
    OrganizationKind::parse(&row.kind)
        .ok_or_else(|| StoreError::inconsistent("organization", "kind"))
}

fn list_row(row: &organization::Model) -> StoreResult<OrganizationRow> {
    Ok(OrganizationRow {
        organization: OrganizationId(row.id),
        kind: kind_of(row)?,
        name: row.name.clone(),
        city: row.city.clone(),
    })
}

pub(super) fn facts_of(row: &organization::Model) -> StoreResult<OrganizationFacts> {
    Ok(OrganizationFacts {
        organization: OrganizationId(row.id),
        kind: kind_of(row)?,
        name: row.name.clone(),
        city: row.city.clone(),
        phone: row.phone.clone(),
        privacy_contact_name: row.privacy_contact_name.clone(),
        privacy_contact_email: row.privacy_contact_email.clone(),
        closed_on: row.closed_at.map(minnesota_date),
    })
}
