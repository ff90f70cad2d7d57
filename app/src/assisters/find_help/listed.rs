//! One assister of the directory, and the way to choose them.

use super::{Reader, filters::kind_name};
use crate::{
    associations::spoken,
    i18n::{Text, Texts, text::find_help as t},
    routes,
    ui::{ButtonLink, ButtonStyle, IconName, PhoneLink, Tag, Tone},
};
use domain::{applications::COUNTIES, assisters::DirectoryRow};
use leptos::prelude::*;

/// A card: who it is, where, when and how to reach them.
#[component]
pub fn Listed(row: DirectoryRow, reader: Reader) -> impl IntoView {
    let texts = Texts::here();
    let kind = texts.text(kind_name(row.kind));
    let place = Some(row.city.clone()).filter(|city| !city.is_empty());
    let place = place.map(|city| format!(" · {city}"));
    let heading = format!("assister-{}", row.reference_number.as_digits());
    let (labelled_by, taking) = (heading.clone(), row.taking_new_clients);
    view! {
        <article class="al-card al-stack" aria-labelledby=labelled_by>
            <div class="al-stack-sm">
                <h3 id=heading class="al-person__name">{row.name.clone()}</h3>
                <p class="al-muted">{kind} ", " {row.organization.clone()} {place}</p>
                <p>
                    {if taking {
                        view! { <Tag tone=Some(Tone::Ok) icon=Some(IconName::Check) text=texts.text(t::TAKING) /> }
                    } else {
                        view! { <Tag icon=Some(IconName::Clock) text=texts.text(t::NOT_TAKING) /> }
                    }}
                    {(!taking).then(|| view! { " " {texts.text(t::NOT_TAKING_BODY)} })}
                </p>
            </div>
            <Facts row=row.clone() />
            <Choose row reader />
        </article>
    }
}

#[component]
fn Facts(row: DirectoryRow) -> impl IntoView {
    let texts = Texts::here();
    let reach = row.phone.is_some() || row.email.is_some();
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let counties = if row.counties.len() == COUNTIES.len() {
        texts.text(t::ALL_COUNTIES).to_owned()
    } else {
        row.counties.join(", ")
    };
    let lines: [(Text, Option<String>); 3] = [
        (t::COUNTIES, some(counties)),
        (t::LANGUAGES, some(spoken(texts, &row.languages))),
        (t::HOURS, row.hours),
    ];
    let lines = lines
        .into_iter()
        .filter_map(|(term, said)| {
            Some(view! { <div><dt>{texts.text(term)}</dt><dd>{said?}</dd></div> })
        })
        .collect_view();
    view! {
        <dl class="al-summary">
            {lines}
            {reach.then(|| view! {
                <div>
                    <dt>{texts.text(t::CONTACT)}</dt>
                    {row.phone.map(|number| view! { <dd><PhoneLink number /></dd> })}
                    {row.email.map(|address| view! {
                        <dd><a href=format!("mailto:{address}")>{address.clone()}</a></dd>
                    })}
                </div>
            })}
            <div>
                <dt>{texts.text(t::NUMBER)}</dt>
                <dd class="al-number">{row.reference_number.to_string()}</dd>
            </div>
        </dl>
    }
}

/// Straight to the authorization; a visitor signs in on the way.
#[component]
fn Choose(row: DirectoryRow, reader: Reader) -> impl IntoView {
    let texts = Texts::here();
    let confirm = routes::confirm_assister(texts.language(), &row.reference_number);
    let (href, text) = match reader {
        Reader::Consumer => (confirm, t::CHOOSE),
        Reader::Visitor => (routes::sign_in_then(texts.language(), &confirm), t::SIGN_IN_TO_CHOOSE),
        Reader::Colleague => return ().into_any(),
    };
    view! {
        <div class="al-actions al-no-print">
            <ButtonLink href kind=ButtonStyle::Quiet>
                {texts.fill(text, &[("name", &row.name)])}
            </ButtonLink>
        </div>
    }
    .into_any()
}
