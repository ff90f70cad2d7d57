//! Sign in.

use super::api::{DemoPerson, DemoSignIn, SignIn, demo_people};
use crate::{
    i18n::{Texts, text::accounts as t},
    routes,
    ui::{Alert, ButtonStyle, Details, Form, Hidden, Page, PasswordField, Submit, TextField, Tone, load},
};
use domain::{accounts::Role, assisters::AssisterKind};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn SignInPage() -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let query = use_query_map();
    let people = Resource::new(|| (), |()| demo_people());
    let asked = query.read_untracked();
    let changed = asked.get("changed").is_some();
    let ended = asked.get("ended").is_some();
    let next = asked.get("next").unwrap_or_default();
    view! {
        <div class="al-two al-two--even">
            <div class="al-column al-stack">
                <Page title=texts.text(t::SIGN_IN_TITLE)>
                    {changed.then(|| view! { <Alert tone=Tone::Ok title=texts.text(t::PASSWORD_CHANGED) /> })}
                    {ended.then(|| view! {
                        <Alert title=texts.text(t::SESSION_ENDED)><p>{texts.text(t::SESSION_ENDED_BODY)}</p></Alert>
                    })}
                    <Form action={ServerAction::<SignIn>::new()} plain=true>
                        <Hidden name="next" value=next />
                        <TextField name="sign_in_name" autocomplete="username" maxlength=254 />
                        <PasswordField
                            name="password"
                            autocomplete="current-password"
                            hint=texts.text(t::PASSWORD_IS_YOURS)
                        />
                        <div class="al-actions">
                            <Submit>{texts.text(t::SIGN_IN)}</Submit>
                        </div>
                    </Form>
                    <p><a href=routes::forgot_password(language)>{texts.text(t::I_FORGOT)}</a></p>
                </Page>
            </div>
            <div class="al-stack">
                <Welcome />
                <div>
                    <Details summary=texts.text(t::NEW_HERE)>
                        <p>{texts.text(t::NEW_HERE_BODY)}</p>
                        <p><a href=routes::register(language)>{texts.text(t::CREATE_ACCOUNT)}</a></p>
                    </Details>
                    <Details summary=texts.text(t::CANNOT_GET_IN)>
                        <p>{texts.text(t::CANNOT_GET_IN_BODY)}</p>
                    </Details>
                </div>
            </div>
        </div>
        {load(people, demo_buttons)}
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-welcome al-stack">
            <svg class="al-welcome__art" viewBox="0 0 440 88" preserveAspectRatio="xMinYMid slice" aria-hidden="true" focusable="false">
                <path class="al-mark__a" d="M-10 62C70 62 96 22 176 22s104 40 184 40 100-22 130-22"></path>
                <path class="al-mark__b" d="M-10 82C70 82 96 42 176 42s104 40 184 40 100-22 130-22"></path>
            </svg>
            <h2>{texts.text(t::NOT_ALONE)}</h2>
            <p>{texts.text(t::NOT_ALONE_BODY)}</p>
        </div>
    }
}

/// One click per person of the demonstration; nothing elsewhere.
fn demo_buttons(people: Vec<DemoPerson>) -> impl IntoView {
    let texts = Texts::here();
    let groups = [
        (t::DEMO_CONSUMERS, &[Role::Consumer][..]),
        (t::DEMO_ASSISTERS, &[Role::Assister]),
        (
            t::DEMO_STAFF,
            &[Role::AgencyAdministrator, Role::ResourceManager, Role::ArcStaff, Role::BrokerLineStaff],
        ),
    ];
    let sections = groups
        .into_iter()
        .map(|(title, roles)| {
            let people: Vec<DemoPerson> =
                people.iter().filter(|person| roles.contains(&person.role)).cloned().collect();
            (title, people)
        })
        .filter(|(_, people)| !people.is_empty())
        .map(|(title, people)| {
            view! {
                <div class="al-stack-sm">
                    <h3>{texts.text(title)}</h3>
                    <div class="al-row">
                        {people.into_iter().map(|person| view! { <DemoButton person /> }).collect_view()}
                    </div>
                </div>
            }
        })
        .collect_view();
    (!people.is_empty()).then(|| {
        view! {
            <section class="al-card al-stack" aria-labelledby="demo">
                <h2 id="demo">{texts.text(t::DEMO_TITLE)}</h2>
                <p>{texts.text(t::DEMO_BODY)}</p>
                {sections}
            </section>
        }
    })
}

#[component]
fn DemoButton(person: DemoPerson) -> impl IntoView {
    let texts = Texts::here();
    let what = match (person.role, person.kind) {
        (_, Some(AssisterKind::Broker)) => Some(t::DEMO_BROKER),
        (_, Some(AssisterKind::Navigator)) => Some(t::DEMO_NAVIGATOR),
        (_, Some(AssisterKind::Cac)) => Some(t::DEMO_CAC),
        (Role::AgencyAdministrator, _) => Some(t::DEMO_AGENCY_ADMINISTRATOR),
        (Role::ResourceManager, _) => Some(t::DEMO_RESOURCE_MANAGER),
        (Role::ArcStaff, _) => Some(t::DEMO_ARC),
        (Role::BrokerLineStaff, _) => Some(t::DEMO_BROKER_LINE),
        (Role::Consumer | Role::Assister, None) => None,
    };
    let label = texts.fill(t::SIGN_IN_AS, &[("name", &person.name)]);
    let shown = match what {
        Some(what) => format!("{}, {}", person.name, texts.text(what)),
        None => person.name.clone(),
    };
    view! {
        <Form action={ServerAction::<DemoSignIn>::new()} plain=true class="al-inline-form">
            <Hidden name="account" value=person.account.to_string() />
            <button class=ButtonStyle::Quiet.class() type="submit">
                <span class="al-sr">{label}</span>
                <span aria-hidden="true">{shown}</span>
            </button>
        </Form>
    }
}
