//! A resource manager closes an organization: what happens, the reason, a tick.

use super::{
    organization_form::organization_in_url,
    organization_parts::how_many,
    organizations_api::{CloseOrganization, ViewOrganizationToClose},
    words::reason,
};
use crate::{
    error::AppError,
    i18n::{Texts, text::organizations as t},
    routes,
    ui::{
        BackLink, ButtonLink, ButtonStyle, CheckField, Choice, Form, FormAction, Hidden, Page,
        SelectField, Submit, TextField, ask, load,
    },
};
use domain::assisters::{OrganizationToClose, Reason, Why};
use leptos::prelude::*;

#[component]
pub fn CloseOrganizationPage() -> impl IntoView {
    let organization = organization_in_url();
    let page = ask(move || {
        Ok(ViewOrganizationToClose { organization: organization.ok_or(AppError::NotFound)? })
    });
    load(page, |page| view! { <Ask page /> })
}

#[component]
fn Ask(page: OrganizationToClose) -> impl IntoView {
    let texts = Texts::here();
    let facts = page.facts;
    let back = routes::organization(texts.language(), facts.organization);
    let heading = texts.fill(t::CLOSE_HEADING, &[("name", &facts.name)]);
    let affected = texts.fill(
        t::CLOSE_AFFECTED,
        &[
            ("accounts", &how_many(texts, page.accounts)),
            ("clients", &how_many(texts, page.clients)),
        ],
    );
    let choices = Reason::OF_CLOSED_ORGANIZATION
        .iter()
        .map(|one| Choice::new(one.as_str(), texts.text(reason(*one))))
        .collect();
    let confirm = texts.fill(t::CLOSE_CONFIRM, &[("name", &facts.name)]);
    view! {
        <BackLink href=back.clone() text=facts.name />
        <div class="al-column al-stack">
            <Page title=texts.text(t::CLOSE_TITLE) heading>
                <p><strong>{affected}</strong></p>
                <ul class="al-list">
                    <li>{texts.text(t::CLOSE_ACCESS)}</li>
                    <li>{texts.text(t::CLOSE_TOLD)}</li>
                    <li>{texts.text(t::CLOSE_FINAL)}</li>
                </ul>
                <Form action={FormAction::<CloseOrganization>::new()} plain=true>
                    <Hidden name="organization" value=facts.organization.to_string() />
                    <SelectField name="reason" empty=texts.text(t::CHOOSE_REASON) choices />
                    <TextField
                        name="note"
                        hint=texts.text(t::NOTE_HINT)
                        autocomplete="off"
                        maxlength=Why::MOST
                    />
                    <CheckField name="close_confirmed" label=confirm ticked_anew=true />
                    <div class="al-actions">
                        <Submit kind=ButtonStyle::StopSolid>{texts.text(t::CLOSE)}</Submit>
                        <ButtonLink href=back kind=ButtonStyle::Quiet>{texts.text(t::CLOSE_NOT)}</ButtonLink>
                    </div>
                </Form>
            </Page>
        </div>
    }
}
