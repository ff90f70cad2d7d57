//! Entering an organization, and changing what is known of one.

use super::{
    organization_words::organization_kind,
    organizations_api::{CreateOrganization, EditContact, EditOrganization, ViewOrganizationFacts},
    words::reason,
};
use crate::{
    context::Surroundings,
    error::AppError,
    i18n::{Texts, text::organizations as t},
    routes,
    ui::{
        BackLink, Choice, ChoiceField, Form, FormAction, Hidden, Page, Problem, SelectField,
        Submit, TextField, ask, load,
    },
};
use domain::{
    accounts::Role,
    assisters::{MOST_NAME, OrganizationFacts as Facts, OrganizationKind, Reason},
    ids::OrganizationId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The organization in the URL.
pub(super) fn organization_in_url() -> Option<OrganizationId> {
    use_params_map().read_untracked().get("organization")?.parse().ok()
}

/// A resource manager enters an organization.
#[component]
pub fn NewOrganizationPage() -> impl IntoView {
    let texts = Texts::here();
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    let error = match viewer.map(|viewer| viewer.role) {
        Some(Role::ResourceManager) => None,
        Some(_) => Some(AppError::Forbidden),
        None => Some(AppError::Unauthenticated),
    };
    if let Some(error) = error {
        return view! { <Problem error /> }.into_any();
    }
    let kinds = OrganizationKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), texts.text(organization_kind(*kind))))
        .collect();
    view! {
        <BackLink href=routes::organizations(texts.language()) text=texts.text(t::LIST_TITLE) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::NEW_TITLE)>
                <Form action={FormAction::<CreateOrganization>::new()} plain=true>
                    <ChoiceField name="kind" choices=kinds />
                    <NameFields />
                    <ContactFields />
                    <div class="al-actions"><Submit>{texts.text(t::ADD_ORGANIZATION)}</Submit></div>
                </Form>
            </Page>
        </div>
    }
    .into_any()
}

/// A resource manager changes an organization.
#[component]
pub fn EditOrganizationPage() -> impl IntoView {
    let organization = organization_in_url();
    let facts = ask(move || {
        Ok(ViewOrganizationFacts { organization: Some(organization.ok_or(AppError::NotFound)?) })
    });
    load(facts, |facts| view! { <Edit facts /> })
}

#[component]
fn Edit(facts: Facts) -> impl IntoView {
    let texts = Texts::here();
    let back = routes::organization(texts.language(), facts.organization);
    let id = facts.organization.to_string();
    let choices = Reason::OF_EDITED_ORGANIZATION
        .iter()
        .map(|one| Choice::new(one.as_str(), texts.text(reason(*one))))
        .collect::<Vec<_>>();
    view! {
        <BackLink href=back text=facts.name.clone() />
        <div class="al-column al-stack">
            <Page title=texts.text(t::EDIT_TITLE)>
                <Form action={FormAction::<EditOrganization>::new()} plain=true>
                    <Hidden name="organization" value=id />
                    <NameFields facts=facts.clone() />
                    <ContactFields facts />
                    <SelectField name="reason" empty=texts.text(t::CHOOSE_REASON) choices />
                    <div class="al-actions"><Submit>{texts.text(t::SAVE)}</Submit></div>
                </Form>
            </Page>
        </div>
    }
}

/// An agency administrator changes the contact of the own organization.
#[component]
pub fn ContactPage() -> impl IntoView {
    let texts = Texts::here();
    let facts = ask(|| Ok(ViewOrganizationFacts { organization: None }));
    view! {
        <BackLink href=routes::agency(texts.language()) text=texts.text(t::AGENCY_TITLE) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::CONTACT_TITLE)>
                {load(facts, move |facts| view! {
                    <p>{texts.text(t::CONTACT_LEAD)}</p>
                    <Form action={FormAction::<EditContact>::new()} plain=true>
                        <ContactFields facts />
                        <div class="al-actions"><Submit>{texts.text(t::SAVE)}</Submit></div>
                    </Form>
                })}
            </Page>
        </div>
    }
}

#[component]
fn NameFields(#[prop(optional)] facts: Option<Facts>) -> impl IntoView {
    let (name, city) = facts.map(|facts| (facts.name, facts.city)).unwrap_or_default();
    view! {
        <TextField name="organization_name" value=name autocomplete="off" maxlength=MOST_NAME />
        <TextField name="city" value=city autocomplete="off" maxlength=MOST_NAME />
    }
}

#[component]
fn ContactFields(#[prop(optional)] facts: Option<Facts>) -> impl IntoView {
    let texts = Texts::here();
    let (phone, name, email) = facts
        .map(|facts| {
            let phone = facts.phone.unwrap_or_default();
            (phone, facts.privacy_contact_name, facts.privacy_contact_email)
        })
        .unwrap_or_default();
    view! {
        <TextField
            name="organization_phone"
            value=phone
            hint=texts.text(t::PHONE_HINT)
            autocomplete="off"
            inputmode="tel"
            maxlength=40
        />
        <TextField
            name="privacy_contact_name"
            value=name
            hint=texts.text(t::PRIVACY_HINT)
            autocomplete="off"
            maxlength=100
        />
        <TextField
            name="privacy_contact_email"
            value=email
            autocomplete="off"
            inputmode="email"
            maxlength=254
        />
    }
}
