//! Who keeps an organization's roster.

use super::closing_organizations::still_open;
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::{full_name, new_account::NewAccount, role, sessions::end_all},
    entities::{account, organization_administrator as keeper},
    transaction::Tx,
};
use domain::{
    accounts::{ContactEmail, PersonName, Role, SignInName},
    assisters::{Administrator, Reason, Why},
    audit::{Done, Event},
    ids::{AccountId, OrganizationId},
    notices::Mail,
    policy::{Action, Actor},
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

/// The most administrators that a page shows.
const MOST: u64 = 100;

/// An administrator to add, as typed.
#[derive(Clone, Debug, Default)]
pub struct NewAdministrator {
    pub given_name: String,
    pub family_name: String,
    /// The address is the sign-in name, too.
    pub contact_email: String,
}

/// Creates the account of somebody who keeps an organization's roster, and mails
/// the link that turns it on.
///
/// # Errors
/// [`StoreError::NotFound`]; [`domain::conflict::Conflict::OrganizationClosed`]; the
/// fields that were not accepted.
pub async fn add_administrator(
    store: &Store,
    request: &Request,
    organization: OrganizationId,
    typed: &NewAdministrator,
) -> StoreResult<AccountId> {
    request.admit(Action::AddAdministrator)?;
    let mut invalid = Invalid::default();
    let given = invalid.check("given_name", PersonName::part(&typed.given_name));
    let family = invalid.check("family_name", PersonName::part(&typed.family_name));
    let email = ContactEmail::parse(&typed.contact_email);
    let email = invalid.check(
        "contact_email",
        email.and_then(|email| Ok((SignInName::parse(email.as_str())?, email))),
    );
    let (Some(given), Some(family), Some((sign_in_name, email))) = (given, family, email) else {
        return Err(invalid.into());
    };
    let tx = store.begin(request).await?;
    still_open(&super::organizations::locked(&tx, organization).await?)?;
    let account = NewAccount {
        role: Role::AgencyAdministrator,
        given_name: given,
        family_name: family,
        date_of_birth: None,
        sign_in_name,
        contact_email: Some(email),
        password_hash: None,
    };
    let id = account.insert(&tx).await.map_err(taken)?;
    link(&tx, id, organization).await?;
    tx.mail(id, &Mail::StaffActivation).await?;
    let event = Event::new(Done::AdministratorAdded).about(id).detail("organization", organization);
    tx.commit(event).await?;
    Ok(id)
}

/// The address is the sign-in name: that is where the form says so.
fn taken(error: StoreError) -> StoreError {
    match error {
        StoreError::Invalid(_) => Invalid::field("contact_email", Code::SignInNameTaken).into(),
        error => error,
    }
}

/// Mails the link again to an administrator who has not used it: the last one
/// may be too old.
///
/// # Errors
/// [`StoreError::NotFound`] for anybody else.
pub async fn invite_administrator(
    store: &Store,
    request: &Request,
    id: AccountId,
) -> StoreResult<OrganizationId> {
    request.admit(Action::InviteAdministrator)?;
    let tx = store.begin(request).await?;
    let (row, organization) = linked(&tx, id).await?;
    if row.password_hash.is_some() {
        return Err(StoreError::NotFound);
    }
    tx.mail(id, &Mail::StaffActivation).await?;
    tx.commit(Event::new(Done::AdministratorInvited).about(id)).await?;
    Ok(organization)
}

/// Takes the organization away from an administrator, at once: the account keeps
/// no desk and no session.
///
/// # Errors
/// [`StoreError::NotFound`]; what is wrong with `reason`, a code of
/// [`Reason::OF_REMOVED_ADMINISTRATOR`].
pub async fn remove_administrator(
    store: &Store,
    request: &Request,
    id: AccountId,
    reason: &str,
) -> StoreResult<OrganizationId> {
    request.admit(Action::RemoveAdministrator)?;
    let fitting = Reason::OF_REMOVED_ADMINISTRATOR;
    let why = Why::read_from(["reason", "note"], fitting, reason, "")?;
    let tx = store.begin(request).await?;
    let (_, organization) = linked(&tx, id).await?;
    keeper::Entity::delete_by_id(id.0).exec(&tx.conn).await?;
    end_all(&tx, id).await?;
    let event =
        Event::new(Done::AdministratorRemoved).about(id).detail("organization", organization);
    let event = event.detail("reason", why.reason.map_or("", Reason::as_str));
    tx.commit(event).await?;
    Ok(organization)
}

/// Gives an existing account an organization to keep: the command line and the
/// demonstration make such accounts without one.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system; [`StoreError::NotFound`]
/// for an account of another role.
pub async fn link_administrator(
    store: &Store,
    request: &Request,
    id: AccountId,
    organization: OrganizationId,
) -> StoreResult<()> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let tx = store.begin(request).await?;
    if role(&tx.lock_account(id).await?)? != Role::AgencyAdministrator {
        return Err(StoreError::NotFound);
    }
    link(&tx, id, organization).await?;
    let event = Event::new(Done::AdministratorAdded).about(id).detail("organization", organization);
    tx.commit(event).await
}

async fn link(tx: &Tx<'_>, id: AccountId, organization: OrganizationId) -> StoreResult<()> {
    keeper::ActiveModel { account_id: Set(id.0), organization_id: Set(organization.0) }
        .insert(&tx.conn)
        .await?;
    Ok(())
}

async fn linked(tx: &Tx<'_>, id: AccountId) -> StoreResult<(account::Model, OrganizationId)> {
    let row = tx.lock_account(id).await?;
    let link = keeper::Entity::find_by_id(id.0).one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
    Ok((row, OrganizationId(link.organization_id)))
}

/// The organization of the administrator who asks.
///
/// # Errors
/// [`StoreError::NotFound`] for an administrator of none, and for everybody else.
pub(super) async fn own_organization(
    conn: &impl ConnectionTrait,
    request: &Request,
) -> StoreResult<OrganizationId> {
    let Actor::Person { account, role: Role::AgencyAdministrator } = request.actor else {
        return Err(StoreError::NotFound);
    };
    let link =
        keeper::Entity::find_by_id(account.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    Ok(OrganizationId(link.organization_id))
}

/// The administrators of an organization, by name.
pub(super) async fn administrators_of(
    conn: &impl ConnectionTrait,
    organization: OrganizationId,
) -> StoreResult<Vec<Administrator>> {
    let links = keeper::Entity::find()
        .filter(keeper::Column::OrganizationId.eq(organization.0))
        .limit(MOST)
        .all(conn)
        .await?;
    let rows = account::Entity::find()
        .filter(account::Column::Id.is_in(links.into_iter().map(|link| link.account_id)))
        .order_by_asc(account::Column::FamilyName)
        .order_by_asc(account::Column::Id)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Administrator {
            account: AccountId(row.id),
            name: full_name(&row),
            active: row.password_hash.is_some(),
            email: row.contact_email,
        })
        .collect())
}
