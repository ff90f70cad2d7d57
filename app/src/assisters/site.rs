//! One place where an organization receives people: added, changed, removed.

use super::{
    organization_form::organization_in_url,
    organizations_api::{RemoveSite, SaveSite, ViewOrganizationFacts, ViewSite},
};
use crate::{
    context::Surroundings,
    error::AppError,
    i18n::{Texts, text::organizations as t},
    routes,
    ui::{
        BackLink, ButtonStyle, Choice, Details, Form, FormAction, Hidden, Page, SelectField,
        Submit, TextField, ask, load,
    },
};
use domain::{
    accounts::Role,
    applications::COUNTIES,
    assisters::{MOST_NAME, Site},
    ids::{OrganizationId, SiteId},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The organization's page of whoever keeps it.
#[component]
fn Back(organization: OrganizationId) -> impl IntoView {
    let texts = Texts::here();
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    let own = viewer.is_some_and(|viewer| viewer.role == Role::AgencyAdministrator);
    let href = if own {
        routes::agency(texts.language())
    } else {
        routes::organization(texts.language(), organization)
    };
    view! { <BackLink href text=texts.text(t::BACK_TO_ORGANIZATION) /> }
}

#[component]
pub fn NewSitePage() -> impl IntoView {
    let texts = Texts::here();
    let organization = organization_in_url();
    // The form opens for an organization that the person keeps.
    let facts = ask(move || {
        Ok(ViewOrganizationFacts { organization: Some(organization.ok_or(AppError::NotFound)?) })
    });
    load(facts, move |facts| {
        let id = facts.organization;
        view! {
            <Back organization=id />
            <div class="al-column al-stack">
                <Page title=texts.text(t::NEW_SITE_TITLE)>
                    <Form action={FormAction::<SaveSite>::new()} plain=true>
                        <Hidden name="organization" value=id.to_string() />
                        <SiteFields />
                        <div class="al-actions"><Submit>{texts.text(t::ADD_SITE)}</Submit></div>
                    </Form>
                </Page>
            </div>
        }
    })
}

#[component]
pub fn SitePage() -> impl IntoView {
    let organization = organization_in_url();
    let site: Option<SiteId> =
        use_params_map().read_untracked().get("site").and_then(|site| site.parse().ok());
    let site = ask(move || {
        let (organization, site) = organization.zip(site).ok_or(AppError::NotFound)?;
        Ok(ViewSite { organization, site })
    });
    load(site, move |site| organization.map(|organization| view! { <Change organization site /> }))
}

#[component]
fn Change(organization: OrganizationId, site: Site) -> impl IntoView {
    let texts = Texts::here();
    let (owner, id) = (organization.to_string(), site.id.to_string());
    let (same_owner, same_id) = (owner.clone(), id.clone());
    let heading = site.name.clone();
    view! {
        <Back organization />
        <div class="al-column al-stack">
            <Page title=texts.text(t::EDIT_SITE_TITLE) heading>
                <Form action={FormAction::<SaveSite>::new()} plain=true>
                    <Hidden name="organization" value=same_owner />
                    <Hidden name="site" value=same_id />
                    <SiteFields site />
                    <div class="al-actions"><Submit>{texts.text(t::SAVE)}</Submit></div>
                </Form>
                <Details summary=texts.text(t::REMOVE_SITE)>
                    <p>{texts.text(t::REMOVE_SITE_BODY)}</p>
                    <Form action={FormAction::<RemoveSite>::new()} plain=true>
                        <Hidden name="organization" value=owner />
                        <Hidden name="site" value=id />
                        <Submit kind=ButtonStyle::Stop>{texts.text(t::REMOVE_SITE)}</Submit>
                    </Form>
                </Details>
            </Page>
        </div>
    }
}

#[component]
fn SiteFields(#[prop(optional)] site: Option<Site>) -> impl IntoView {
    let texts = Texts::here();
    let value = |field: fn(&Site) -> String| site.as_ref().map(field).unwrap_or_default();
    let counties = COUNTIES.iter().map(|county| Choice::new(*county, *county)).collect();
    view! {
        <TextField
            name="site_name"
            value=value(|site| site.name.clone())
            hint=texts.text(t::SITE_NAME_HINT)
            autocomplete="off"
            maxlength=MOST_NAME
        />
        <TextField name="street" value=value(|site| site.street.clone()) autocomplete="off" maxlength=MOST_NAME />
        <TextField name="city" value=value(|site| site.city.clone()) autocomplete="off" maxlength=MOST_NAME />
        <TextField
            name="zip"
            value=value(|site| site.zip.clone())
            class="al-input--number"
            autocomplete="off"
            inputmode="numeric"
            maxlength=10
        />
        <SelectField
            name="county"
            value=value(|site| site.county.clone())
            empty=texts.text(t::CHOOSE_COUNTY)
            choices=counties
        />
        <TextField
            name="site_phone"
            value=value(|site| site.phone.clone().unwrap_or_default())
            hint=texts.text(t::PHONE_HINT)
            autocomplete="off"
            inputmode="tel"
            maxlength=40
        />
    }
}
