//! A resource manager gives an organization an administrator.

use super::{
    organization_form::organization_in_url,
    organizations_api::{AddAdministrator, ViewOrganizationFacts},
};
use crate::{
    error::AppError,
    i18n::{Texts, text::organizations as t},
    routes,
    ui::{BackLink, Form, FormAction, Hidden, Page, Submit, TextField, ask, load},
};
use leptos::prelude::*;

#[component]
pub fn NewAdministratorPage() -> impl IntoView {
    let texts = Texts::here();
    let organization = organization_in_url();
    let facts = ask(move || {
        Ok(ViewOrganizationFacts { organization: Some(organization.ok_or(AppError::NotFound)?) })
    });
    load(facts, move |facts| {
        let id = facts.organization;
        let lead = texts.fill(t::NEW_ADMINISTRATOR_LEAD, &[("organization", &facts.name)]);
        view! {
            <BackLink
                href=routes::organization(texts.language(), id)
                text=texts.text(t::BACK_TO_ORGANIZATION)
            />
            <div class="al-column al-stack">
                <Page title=texts.text(t::NEW_ADMINISTRATOR_TITLE)>
                    <p>{lead}</p>
                    <p>{texts.text(t::NEW_ADMINISTRATOR_THEN)}</p>
                    <Form action={FormAction::<AddAdministrator>::new()} plain=true>
                        <Hidden name="organization" value=id.to_string() />
                        <TextField name="given_name" autocomplete="off" maxlength=100 />
                        <TextField name="family_name" autocomplete="off" maxlength=100 />
                        <TextField
                            name="contact_email"
                            hint=texts.text(t::ADMINISTRATOR_EMAIL_HINT)
                            autocomplete="off"
                            inputmode="email"
                            maxlength=254
                        />
                        <div class="al-actions"><Submit>{texts.text(t::SEND_INVITATION)}</Submit></div>
                    </Form>
                </Page>
            </div>
        }
    })
}
