//! A new assister: first the kind, which decides what is asked, then the account.

use super::{
    account_fields::AccountFieldset,
    api::{CreateAssister, ViewNewAccount},
    words::{kind as kind_name, kinds},
};
use crate::{
    i18n::{Texts, date, text::roster as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, CheckField, Choice, ChoiceField, DateField, Form,
        FormAction, Hidden, Page, SelectField, Submit, TextField, ask, load,
    },
};
use chrono::Datelike;
use domain::{
    assisters::{AssisterKind, NewAccountForm},
    dates::CivilDate,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Asks for the kind, or shows the form of a kind.
#[component]
pub fn NewAssisterPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let kind = query.read_untracked().get("kind").and_then(|kind| AssisterKind::parse(&kind));
    let named = query.read_untracked().get("organization_name").unwrap_or_default();
    let body = match kind {
        None => view! { <ChooseKind /> }.into_any(),
        Some(kind) => {
            let question = named.clone();
            let form =
                ask(move || Ok(ViewNewAccount { kind, organization_name: question.clone() }));
            load(form, move |form| view! { <NewAccount form named=named.clone() /> }).into_any()
        }
    };
    view! {
        <BackLink href=routes::roster(texts.language()) text=texts.text(t::TITLE) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::NEW_TITLE)>{body}</Page>
        </div>
    }
}

#[component]
fn ChooseKind() -> impl IntoView {
    let texts = Texts::here();
    let hint = |choice: Choice| {
        let text = match AssisterKind::parse(&choice.value) {
            Some(AssisterKind::Broker) => t::KIND_BROKER_HINT,
            Some(AssisterKind::Navigator) => t::KIND_NAVIGATOR_HINT,
            _ => t::KIND_CAC_HINT,
        };
        choice.hint(texts.text(text))
    };
    let choices: Vec<Choice> = kinds(texts).into_iter().map(hint).collect();
    view! {
        <form class="al-stack" method="get" action=routes::new_assister(texts.language())>
            <ChoiceField name="kind" label=texts.text(t::WHICH_KIND) choices />
            <div class="al-actions">
                <button class=ButtonStyle::Main.class() type="submit">{texts.text(t::CONTINUE)}</button>
            </div>
        </form>
    }
}

#[component]
fn NewAccount(form: NewAccountForm, named: String) -> impl IntoView {
    let texts = Texts::here();
    let kind = form.kind;
    let nobody = form.organizations.is_empty() && named.is_empty();
    let broker = kind == AssisterKind::Broker;
    let search = (form.more_organizations || !named.is_empty())
        .then(|| view! { <OrganizationSearch kind named /> });
    if nobody {
        return view! {
            <Alert title=texts.text(t::NO_ORGANIZATION)>
                <p>{texts.text(t::NO_ORGANIZATION_BODY)}</p>
            </Alert>
            <ButtonLink href=routes::organizations(texts.language())>
                {texts.text(t::ORGANIZATIONS)}
            </ButtonLink>
        }
        .into_any();
    }
    let choices: Vec<Choice> = form
        .organizations
        .into_iter()
        .map(|one| {
            let label =
                if one.city.is_empty() { one.name } else { format!("{}, {}", one.name, one.city) };
            Choice::new(one.id.to_string(), label)
        })
        .collect();
    let ends_on = date(texts, form.ends_on);
    view! {
        <p class="al-lead">
            {texts.text(kind_name(kind))} " · "
            <a href=routes::new_assister(texts.language())>{texts.text(t::ANOTHER_KIND)}</a>
        </p>
        {(!broker).then(|| view! {
            <Alert title=texts.text(t::APPROVAL_TITLE)><p>{texts.text(t::APPROVAL_BODY)}</p></Alert>
        })}
        {search}
        <Form action={FormAction::<CreateAssister>::new()} plain=true>
            <Hidden name="kind" value=kind.as_str() />
            <SelectField name="organization" empty=texts.text(t::CHOOSE) choices />
            <AccountFieldset kind />
            <h2>{texts.text(t::CERTIFICATION)}</h2>
            <DateField
                name="certified_from"
                hint=texts.fill(t::CERTIFIED_FROM_HINT, &[("date", &ends_on)])
                value=parts(form.today)
            />
            {broker.then(|| view! {
                <CheckField name="invite" label=texts.text(t::INVITE_AT_ONCE) checked=true />
            })}
            <div class="al-actions">
                <Submit>{texts.text(t::CREATE)}</Submit>
                <ButtonLink href=routes::roster(texts.language()) kind=ButtonStyle::Quiet>
                    {texts.text(t::CANCEL)}
                </ButtonLink>
            </div>
        </Form>
    }
    .into_any()
}

/// Where there are too many organizations for one list: those whose name begins
/// as typed. It names no person, so that it may stand in the URL.
#[component]
fn OrganizationSearch(kind: AssisterKind, named: String) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <form
            class="al-filter al-filter--search"
            method="get"
            action=routes::new_assister(texts.language())
            role="search"
            aria-label=texts.text(t::ORGANIZATION_SEARCH)
        >
            <Hidden name="kind" value=kind.as_str() />
            <TextField
                name="organization_name"
                label=texts.text(t::ORGANIZATION_SEARCH)
                value=named
                input_type="search"
            />
            <button class=ButtonStyle::Quiet.class() type="submit">{texts.text(t::SEARCH)}</button>
        </form>
    }
}

/// A day as the three inputs show it.
fn parts(day: CivilDate) -> [String; 3] {
    [day.month().to_string(), day.day().to_string(), day.year().to_string()]
}
