//! Remove the assister: one question, no reason asked.

use super::{
    api::{EndAssociation, ViewAssister},
    assister::NoAssister,
    person::Person,
};
use crate::{
    i18n::{Texts, text::associations as t},
    routes,
    ui::{ask_again, FormAction, BackLink, ButtonLink, ButtonStyle, Form, Hidden, Page, Submit, load},
};
use domain::{associations::CurrentAssister, ids::AssociationId};
use leptos::prelude::*;

#[component]
pub fn RemovePage() -> impl IntoView {
    let texts = Texts::here();
    let end = FormAction::<EndAssociation>::new();
    let current = ask_again(move || end.version().get(), || Ok(ViewAssister {}));
    view! {
        <BackLink href=routes::assister(texts.language()) text=texts.text(t::YOUR_ASSISTER) />
        <div class="al-column al-stack">
            {load(current, move |current| match current {
                Some(current) => view! { <Ask current end /> }.into_any(),
                None => view! {
                    <Page title=texts.text(t::REMOVE_TITLE)><NoAssister /></Page>
                }.into_any(),
            })}
        </div>
    }
}

#[component]
fn Ask(current: CurrentAssister, end: FormAction<EndAssociation>) -> impl IntoView {
    let texts = Texts::here();
    let profile = current.profile;
    let given = profile.given_name.clone();
    let heading = texts.fill(t::REMOVE_HEADING, &[("name", &profile.name)]);
    let keep = texts.fill(t::REMOVE_KEEP, &[("name", &given)]);
    view! {
        <Page title=texts.text(t::REMOVE_TITLE) heading>
            <Person profile />
            <Removal given association=current.association end />
            <div class="al-actions">
                <ButtonLink href=routes::assister(texts.language()) style=ButtonStyle::Quiet>{keep}</ButtonLink>
            </div>
        </Page>
    }
}

/// What removing means, and the button that does it.
#[component]
pub fn Removal(
    given: String,
    association: AssociationId,
    end: FormAction<EndAssociation>,
) -> impl IntoView {
    let texts = Texts::here();
    let remove = texts.fill(t::REMOVE, &[("name", &given)]);
    view! {
        <p>{texts.fill(t::REMOVE_BODY, &[("name", &given)])}</p>
        <p>{texts.fill(t::REMOVE_KEPT, &[("name", &given)])}</p>
        <Form action=end>
            <Hidden name="seen" value=association.to_string() />
            <div class="al-actions">
                <Submit style=ButtonStyle::StopSolid>{remove.clone()}</Submit>
            </div>
        </Form>
    }
}
