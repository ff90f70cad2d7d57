//! The forms above the trail. A person is posted, because names and addresses
//! never stand in a URL; the other filters do.

use super::{
    api::{ExportAudit, FindPerson},
    words::what,
};
use crate::{
    i18n::{Texts, text::audit as t},
    routes,
    ui::{
        ButtonStyle, Choice, Form, FormAction, Hidden, Icon, IconName, SelectField, Submit,
        TextField,
    },
};
use domain::audit::{Done, EXPORT_MOST, Sought, TrailQuery};
use leptos::prelude::*;

/// The filters that a form takes along.
#[component]
fn Kept(query: TrailQuery, #[prop(optional)] people_only: bool) -> impl IntoView {
    let rest = |value: Option<String>| value.filter(|_| !people_only);
    [
        ("actor", query.actor.map(|id| id.to_string())),
        ("consumer", query.consumer.map(|id| id.to_string())),
        ("done", rest(query.done.map(|done| done.as_str().to_owned()))),
        ("from", rest(query.from.map(|day| day.to_string()))),
        ("until", rest(query.until.map(|day| day.to_string()))),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| view! { <Hidden name value /> }))
    .collect_view()
}

/// Finds a person by sign-in name, reference number or e-mail.
#[component]
pub fn FindForm(query: TrailQuery) -> impl IntoView {
    let texts = Texts::here();
    let sought = [(Sought::Actor, t::SOUGHT_ACTOR), (Sought::Consumer, t::SOUGHT_CONSUMER)]
        .map(|(sought, text)| Choice::new(sought.as_str(), texts.text(text)));
    view! {
        <div role="search" aria-label=texts.text(t::FIND_FORM)>
            <Form
                action={FormAction::<FindPerson>::new()}
                plain=true
                class="al-filter al-filter--search"
            >
                <Kept query />
                <TextField
                    name="person"
                    hint=texts.text(t::FIND_BODY)
                    autocomplete="off"
                    maxlength=254
                />
                <SelectField
                    name="sought"
                    label=texts.text(t::SOUGHT)
                    value=Sought::default().as_str()
                    choices=sought.to_vec()
                />
                <Submit kind=ButtonStyle::Quiet>
                    <Icon name=IconName::Search />
                    {texts.text(t::FIND)}
                </Submit>
            </Form>
        </div>
    }
}

/// What was done, and on which days.
#[component]
pub fn FilterForm(query: TrailQuery) -> impl IntoView {
    let texts = Texts::here();
    let mut deeds: Vec<Choice> =
        Done::ALL.iter().map(|done| Choice::new(done.as_str(), texts.text(what(*done)))).collect();
    deeds.sort_by(|one, other| one.label.cmp(&other.label));
    let day = |day: Option<domain::dates::CivilDate>| day.map(|day| day.to_string());
    view! {
        <form
            class="al-filter"
            method="get"
            action=routes::audit(texts.language())
            aria-label=texts.text(t::FILTER_FORM)
        >
            <Kept query people_only=true />
            <SelectField
                name="done"
                label=texts.text(t::FILTER_DONE)
                empty=texts.text(t::FILTER_ANY)
                value=query.done.map_or("", Done::as_str)
                choices=deeds
            />
            <TextField
                name="from"
                label=texts.text(t::FILTER_FROM)
                input_type="date"
                value=day(query.from).unwrap_or_default()
            />
            <TextField
                name="until"
                label=texts.text(t::FILTER_UNTIL)
                input_type="date"
                value=day(query.until).unwrap_or_default()
            />
            <button class="al-button al-button--quiet" type="submit">{texts.text(t::FILTER_SHOW)}</button>
        </form>
    }
}

/// The rows as a file.
#[component]
pub fn ExportForm(query: TrailQuery) -> impl IntoView {
    let texts = Texts::here();
    let body = texts.fill(t::EXPORT_BODY, &[("most", &EXPORT_MOST.to_string())]);
    view! {
        <Form action={FormAction::<ExportAudit>::new()} plain=true class="al-stack-sm al-no-print">
            <Kept query />
            <p class="al-small al-muted">{body}</p>
            <Submit kind=ButtonStyle::Quiet>{texts.text(t::EXPORT)}</Submit>
        </Form>
    }
}
