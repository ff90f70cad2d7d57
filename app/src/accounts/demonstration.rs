//! The people of the demonstration, each one click away.

use super::api::DemoSignIn;
use crate::{
    i18n::{
        Text, Texts,
        text::{accounts as a, demo as t},
    },
    ui::{ButtonStyle, Form, FormAction, Hidden},
};
use domain::{
    accounts::{DemoPerson, Language, Role, Situation},
    assisters::{AssisterKind, Standing},
    clients::ApplicationStanding,
};
use leptos::prelude::*;

/// One button for each person, by role; nothing where there is nobody.
#[component]
pub fn DemoButtons(people: Vec<DemoPerson>) -> impl IntoView {
    let texts = Texts::here();
    let groups = [
        (a::DEMO_CONSUMERS, &[Role::Consumer][..]),
        (a::DEMO_ASSISTERS, &[Role::Assister]),
        (
            a::DEMO_STAFF,
            &[
                Role::AgencyAdministrator,
                Role::ResourceManager,
                Role::ArcStaff,
                Role::BrokerLineStaff,
            ],
        ),
    ];
    let sections = groups
        .into_iter()
        .map(|(title, roles)| {
            let buttons = people
                .iter()
                .filter(|person| roles.contains(&person.role))
                .map(|person| view! { <OnePerson person=person.clone() /> })
                .collect_view();
            view! {
                <h3>{texts.text(title)}</h3>
                <ul class="al-demo-people">{buttons}</ul>
            }
        })
        .collect_view();
    (!people.is_empty()).then(|| {
        view! {
            <section class="al-card al-stack al-demonstration" aria-labelledby="demo">
                <h2 id="demo">{texts.text(a::DEMO_TITLE)}</h2>
                <p>{texts.text(a::DEMO_BODY)}</p>
                {sections}
            </section>
        }
    })
}

#[component]
fn OnePerson(person: DemoPerson) -> impl IntoView {
    let texts = Texts::here();
    let label = texts.fill(a::SIGN_IN_AS, &[("name", &person.name)]);
    let action = FormAction::<DemoSignIn>::new();
    let facts = describe(texts, &person);
    let about = format!("about-{}", person.account);
    let described_by = about.clone();
    view! {
        <li>
            <Form action plain=true class="al-inline-form">
                <Hidden name="account" value=person.account.to_string() />
                <button class=ButtonStyle::Quiet.class() type="submit" aria-describedby=described_by>
                    <span class="al-sr">{label}</span>
                    <span aria-hidden="true">{person.name}</span>
                </button>
            </Form>
            <p class="al-muted" id=about>{facts}</p>
        </li>
    }
}

/// What a visitor finds when they become this person.
fn describe(texts: Texts, person: &DemoPerson) -> String {
    let facts: Vec<String> = match &person.situation {
        Situation::Consumer { assister, had_another, application, language, has_address } => {
            let facts = [
                Some(acts(texts, assister.as_ref(), *had_another)),
                (assister.is_some() && *had_another)
                    .then(|| texts.text(t::CHANGED_ASSISTER).to_owned()),
                Some(texts.text(how_far(*application)).to_owned()),
                (*language == Language::Es).then(|| texts.text(t::READS_SPANISH).to_owned()),
                (!has_address).then(|| texts.text(t::NO_ADDRESS).to_owned()),
            ];
            facts.into_iter().flatten().collect()
        }
        Situation::Assister { organization, standing, clients } => {
            let count = match clients {
                0 => texts.text(t::NO_CLIENTS).to_owned(),
                _ => texts.count(t::CLIENTS_ONE, t::CLIENTS_OTHER, *clients),
            };
            let facts = [
                person.kind.map(|kind| texts.text(kind_name(kind)).to_owned()),
                Some(organization.clone()),
                why_not(*standing).map(|key| texts.text(key).to_owned()),
                Some(count),
            ];
            facts.into_iter().flatten().collect()
        }
        Situation::Staff => {
            staff_name(person.role).map(|key| texts.text(key).to_owned()).into_iter().collect()
        }
    };
    capitalized(&facts.join(", "))
}

/// A sentence begins with a capital.
fn capitalized(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Who acts for the consumer.
fn acts(texts: Texts, assister: Option<&(String, Standing)>, had_another: bool) -> String {
    match assister {
        None if had_another => texts.text(t::ASSISTER_REMOVED).to_owned(),
        None => texts.text(t::NO_ASSISTER).to_owned(),
        Some((name, standing)) => {
            let key = match standing {
                Standing::MayAct => t::WITH_ASSISTER,
                Standing::Suspended => t::ASSISTER_SUSPENDED,
                Standing::Lapsed => t::ASSISTER_LAPSED,
                Standing::NotActive
                | Standing::OffRoster
                | Standing::AwaitingApproval
                | Standing::Closed => t::ASSISTER_CANNOT_ACT,
            };
            texts.fill(key, &[("name", name)])
        }
    }
}

const fn how_far(application: ApplicationStanding) -> Text {
    match application {
        ApplicationStanding::NotStarted => t::NOT_STARTED,
        ApplicationStanding::InProgress => t::IN_PROGRESS,
        ApplicationStanding::Submitted => t::SUBMITTED,
    }
}

const fn why_not(standing: Standing) -> Option<Text> {
    match standing {
        Standing::MayAct => None,
        Standing::NotActive | Standing::OffRoster => Some(t::NOT_ACTIVE),
        Standing::AwaitingApproval => Some(t::AWAITING_APPROVAL),
        Standing::Suspended => Some(t::SUSPENDED),
        Standing::Lapsed => Some(t::LAPSED),
        Standing::Closed => Some(t::CLOSED),
    }
}

const fn kind_name(kind: AssisterKind) -> Text {
    match kind {
        AssisterKind::Broker => a::DEMO_BROKER,
        AssisterKind::Navigator => a::DEMO_NAVIGATOR,
        AssisterKind::Cac => a::DEMO_CAC,
    }
}

const fn staff_name(role: Role) -> Option<Text> {
    match role {
        Role::AgencyAdministrator => Some(a::DEMO_AGENCY_ADMINISTRATOR),
        Role::ResourceManager => Some(a::DEMO_RESOURCE_MANAGER),
        Role::ArcStaff => Some(a::DEMO_ARC),
        Role::BrokerLineStaff => Some(a::DEMO_BROKER_LINE),
        Role::Consumer | Role::Assister => None,
    }
}
