//! Remove the assister: one question, no reason asked.

use super::{
    api::{EndAssociation, ViewAssister},
    assister::NoAssister,
    person::Person,
};
use crate::{
    i18n::{Texts, text::associations as t},
    routes,
    ui::{
        BackLink, ButtonLink, ButtonStyle, Form, FormAction, Hidden, Page, Refusal, Submit,
        ask_again, load,
    },
};
use domain::associations::CurrentAssister;
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
                    <Page title=texts.text(t::REMOVE_TITLE)>
                        <Refusal action=end />
                        <NoAssister />
                    </Page>
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
    let named = |key| texts.fill(key, &[("name", &given)]);
    let (body, kept) = (named(t::REMOVE_BODY), named(t::REMOVE_KEPT));
    let (remove, keep) = (named(t::REMOVE), named(t::REMOVE_KEEP));
    let seen = current.association.to_string();
    view! {
        <Page title=texts.text(t::REMOVE_TITLE) heading>
            <Person profile />
            <p>{body}</p>
            <p>{kept}</p>
            <Form action=end>
                <Hidden name="seen" value=seen />
                <div class="al-actions">
                    <Submit kind=ButtonStyle::StopSolid>{remove.clone()}</Submit>
                    <ButtonLink href=routes::assister(texts.language()) kind=ButtonStyle::Quiet>
                        {keep}
                    </ButtonLink>
                </div>
            </Form>
        </Page>
    }
}
