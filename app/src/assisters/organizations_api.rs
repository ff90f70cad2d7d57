//! The doors of organizations, their sites, administrators and rosters.

#![expect(clippy::too_many_arguments, reason = "one argument per field of a form")]

use crate::error::AppResult;
use domain::{
    assisters::{
        Employment, OrganizationFacts, OrganizationKind, OrganizationList, OrganizationToClose,
        OrganizationView, OwnAssister, RosterPart, Site,
    },
    ids::{AccountId, AssisterAccountId, OrganizationId, RosterEntryId, SiteId},
};
use leptos::prelude::*;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::{
        accounts::Role,
        assisters::{ContactForm, OrganizationForm, SiteForm},
        lists::Cursor,
        policy::Action,
        validation::{Code, Invalid},
    },
    store::assisters::{
        TypedWhy,
        administrators::{self, NewAdministrator},
        closing_organizations, organizations, portal_access, roster_entries, sites,
    },
};

/// One page of the organizations of a kind, or of all, with such a name.
#[server(endpoint = "assisters/organizations", prefix = "/api")]
pub async fn list_organizations(
    #[server(default)] kind: Option<OrganizationKind>,
    #[server(default)] named: String,
    #[server(default)] after: Option<OrganizationId>,
    #[server(default)] before: Option<OrganizationId>,
) -> AppResult<OrganizationList> {
    let (request, store) = context::open(Action::ListOrganizations)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(organizations::organizations(&store, &request, kind, &named, cursor).await?)
}

/// An organization with all that belongs to it.
#[server(endpoint = "assisters/organization", prefix = "/api")]
pub async fn view_organization(
    organization: OrganizationId,
    #[server(default)] part: RosterPart,
    #[server(default)] after: Option<AssisterAccountId>,
    #[server(default)] before: Option<AssisterAccountId>,
) -> AppResult<OrganizationView> {
    let (request, store) = context::open(Action::ViewOrganization)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(organizations::organization(&store, &request, organization, part, cursor).await?)
}

/// The desk of an agency administrator.
#[server(endpoint = "assisters/agency", prefix = "/api")]
pub async fn view_agency(
    #[server(default)] part: RosterPart,
    #[server(default)] after: Option<AssisterAccountId>,
    #[server(default)] before: Option<AssisterAccountId>,
) -> AppResult<OrganizationView> {
    let (request, store) = context::open(Action::ViewAgency)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(organizations::agency(&store, &request, part, cursor).await?)
}

/// The facts of an organization, for a form; of the own one without a name.
#[server(endpoint = "assisters/organization_facts", prefix = "/api")]
pub async fn view_organization_facts(
    #[server(default)] organization: Option<OrganizationId>,
) -> AppResult<OrganizationFacts> {
    let (request, store) = context::open(Action::ViewOrganizationFacts)?;
    Ok(organizations::facts(&store, &request, organization).await?)
}

/// Enters an organization and goes to its page.
#[server(endpoint = "assisters/create_organization", prefix = "/api")]
pub async fn create_organization(
    #[server(default)] kind: String,
    organization_name: String,
    city: String,
    organization_phone: String,
    privacy_contact_name: String,
    privacy_contact_email: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::CreateOrganization)?;
    let kind = OrganizationKind::parse(&kind)
        .ok_or_else(|| store::StoreError::from(Invalid::field("kind", Code::Required)))?;
    let contact =
        ContactForm { phone: organization_phone, privacy_contact_name, privacy_contact_email };
    let typed = OrganizationForm { name: organization_name, city, contact };
    let id = organizations::create(&store, &request, kind, &typed).await?;
    context::redirect(&routes::organization_done(request.language, id, "created"));
    Ok(())
}

/// Changes an organization and goes back to its page.
#[server(endpoint = "assisters/edit_organization", prefix = "/api")]
pub async fn edit_organization(
    organization: OrganizationId,
    organization_name: String,
    city: String,
    organization_phone: String,
    privacy_contact_name: String,
    privacy_contact_email: String,
    #[server(default)] reason: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::EditOrganization)?;
    let contact =
        ContactForm { phone: organization_phone, privacy_contact_name, privacy_contact_email };
    let typed = OrganizationForm { name: organization_name, city, contact };
    organizations::edit(&store, &request, organization, &typed, &reason).await?;
    context::redirect(&routes::organization_done(request.language, organization, "saved"));
    Ok(())
}

/// An agency administrator changes the contact of the own organization.
#[server(endpoint = "assisters/edit_contact", prefix = "/api")]
pub async fn edit_contact(
    organization_phone: String,
    privacy_contact_name: String,
    privacy_contact_email: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::EditContact)?;
    let typed =
        ContactForm { phone: organization_phone, privacy_contact_name, privacy_contact_email };
    organizations::edit_contact(&store, &request, &typed).await?;
    context::redirect(&routes::agency_done(request.language, "saved"));
    Ok(())
}

/// Where a keeper of an organization goes after a change to it.
// Only the bodies go anywhere.
#[cfg(feature = "ssr")]
fn back(request: &store::Request, organization: OrganizationId, done: &str) {
    context::redirect(&match request.actor.visitor() {
        Some(Role::AgencyAdministrator) => routes::agency_done(request.language, done),
        _ => routes::organization_done(request.language, organization, done),
    });
}

/// One site, for the form that changes it.
#[server(endpoint = "assisters/site", prefix = "/api")]
pub async fn view_site(organization: OrganizationId, site: SiteId) -> AppResult<Site> {
    let (request, store) = context::open(Action::ViewSite)?;
    Ok(sites::site(&store, &request, organization, site).await?)
}

/// Adds a site, or changes one.
#[server(endpoint = "assisters/save_site", prefix = "/api")]
pub async fn save_site(
    organization: OrganizationId,
    #[server(default)] site: Option<SiteId>,
    site_name: String,
    street: String,
    city: String,
    zip: String,
    county: String,
    site_phone: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::SaveSite)?;
    let typed = SiteForm { name: site_name, street, city, zip, county, phone: site_phone };
    sites::save_site(&store, &request, organization, site, &typed).await?;
    back(&request, organization, "saved");
    Ok(())
}

/// Removes a site.
#[server(endpoint = "assisters/remove_site", prefix = "/api")]
pub async fn remove_site(organization: OrganizationId, site: SiteId) -> AppResult<()> {
    let (request, store) = context::open(Action::RemoveSite)?;
    sites::remove_site(&store, &request, organization, site).await?;
    back(&request, organization, "removed");
    Ok(())
}

/// Creates the account of an agency administrator and mails the link.
#[server(endpoint = "assisters/add_administrator", prefix = "/api")]
pub async fn add_administrator(
    organization: OrganizationId,
    given_name: String,
    family_name: String,
    contact_email: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::AddAdministrator)?;
    let typed = NewAdministrator { given_name, family_name, contact_email };
    administrators::add_administrator(&store, &request, organization, &typed).await?;
    context::redirect(&routes::organization_done(request.language, organization, "invited"));
    Ok(())
}

/// Mails the link again.
#[server(endpoint = "assisters/invite_administrator", prefix = "/api")]
pub async fn invite_administrator(account: AccountId) -> AppResult<()> {
    let (request, store) = context::open(Action::InviteAdministrator)?;
    let organization = administrators::invite_administrator(&store, &request, account).await?;
    context::redirect(&routes::organization_done(request.language, organization, "invited"));
    Ok(())
}

/// Takes the organization away from an administrator.
#[server(endpoint = "assisters/remove_administrator", prefix = "/api")]
pub async fn remove_administrator(
    account: AccountId,
    #[server(default)] reason: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RemoveAdministrator)?;
    let organization =
        administrators::remove_administrator(&store, &request, account, &reason).await?;
    context::redirect(&routes::organization_done(request.language, organization, "removed"));
    Ok(())
}

/// Where an assister works and worked, and where else they could.
#[server(endpoint = "assisters/employment", prefix = "/api")]
pub async fn view_employment(
    assister: AssisterAccountId,
    #[server(default)] beginning: String,
) -> AppResult<Employment> {
    let (request, store) = context::open(Action::ViewEmployment)?;
    Ok(roster_entries::employment(&store, &request, assister, &beginning).await?)
}

/// Moves an assister to another organization.
#[server(endpoint = "assisters/move", prefix = "/api")]
pub async fn move_assister(
    assister: AssisterAccountId,
    seen: RosterEntryId,
    #[server(default)] organization: String,
    from_month: String,
    from_day: String,
    from_year: String,
    #[server(default)] move_reason: String,
    #[server(default)] move_note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::MoveAssister)?;
    let organization = organization
        .parse()
        .map_err(|_| store::StoreError::from(Invalid::field("organization", Code::Required)))?;
    let from = [from_month, from_day, from_year];
    let why = TypedWhy { reason: move_reason, note: move_note };
    roster_entries::move_assister(&store, &request, assister, seen, organization, &from, &why)
        .await?;
    context::redirect(&routes::employment_done(request.language, assister, "moved"));
    Ok(())
}

/// Sets the last day of an assister's entry on the roster.
#[server(endpoint = "assisters/end_roster_entry", prefix = "/api")]
pub async fn end_roster_entry(
    assister: AssisterAccountId,
    seen: RosterEntryId,
    until_month: String,
    until_day: String,
    until_year: String,
    #[server(default)] end_reason: String,
    #[server(default)] end_note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::EndRosterEntry)?;
    let until = [until_month, until_day, until_year];
    let why = TypedWhy { reason: end_reason, note: end_note };
    roster_entries::end_roster_entry(&store, &request, assister, seen, &until, &why).await?;
    context::redirect(&match request.actor.visitor() {
        Some(Role::AgencyAdministrator) => {
            routes::own_assister_done(request.language, assister, "ended")
        }
        _ => routes::employment_done(request.language, assister, "ended"),
    });
    Ok(())
}

/// An assister of the own organization.
#[server(endpoint = "assisters/own_assister", prefix = "/api")]
pub async fn view_own_assister(assister: AssisterAccountId) -> AppResult<OwnAssister> {
    let (request, store) = context::open(Action::ViewOwnAssister)?;
    Ok(portal_access::own_assister(&store, &request, assister).await?)
}

/// Approves portal access.
#[server(endpoint = "assisters/approve_access", prefix = "/api")]
pub async fn approve_access(assister: AssisterAccountId, seen: RosterEntryId) -> AppResult<()> {
    let (request, store) = context::open(Action::ApproveAccess)?;
    portal_access::approve(&store, &request, assister, seen).await?;
    context::redirect(&routes::own_assister_done(request.language, assister, "approved"));
    Ok(())
}

/// Refuses portal access.
#[server(endpoint = "assisters/refuse_access", prefix = "/api")]
pub async fn refuse_access(
    assister: AssisterAccountId,
    seen: RosterEntryId,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RefuseAccess)?;
    portal_access::refuse(&store, &request, assister, seen, &reason, &note).await?;
    context::redirect(&routes::own_assister_done(request.language, assister, "refused"));
    Ok(())
}

/// What closing an organization means, before it is done.
#[server(endpoint = "assisters/organization_to_close", prefix = "/api")]
pub async fn view_organization_to_close(
    organization: OrganizationId,
) -> AppResult<OrganizationToClose> {
    let (request, store) = context::open(Action::ViewOrganizationToClose)?;
    Ok(closing_organizations::to_close(&store, &request, organization).await?)
}

/// Closes an organization for good, and its accounts with it.
#[server(endpoint = "assisters/close_organization", prefix = "/api")]
pub async fn close_organization(
    organization: OrganizationId,
    #[server(default)] reason: String,
    #[server(default)] note: String,
    #[server(default)] close_confirmed: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::CloseOrganization)?;
    let (why, confirmed) = (TypedWhy { reason, note }, !close_confirmed.is_empty());
    closing_organizations::close_organization(&store, &request, organization, &why, confirmed)
        .await?;
    context::redirect(&routes::organization(request.language, organization));
    Ok(())
}
