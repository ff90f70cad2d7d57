//! The record of a consent, to read and print.

use super::{
    api::ViewConsent, authorization::can, history::why_ended, person::works_at, print::PrintButton,
};
use crate::{
    error::AppError,
    i18n::{Texts, date_and_time, text::associations as t},
    routes,
    ui::{BackLink, Page, ask, load},
};
use domain::associations::{ConsentRecord, Ended, Scopes};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_params_map;

#[component]
pub fn ConsentPage() -> impl IntoView {
    let texts = Texts::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("consent").unwrap_or_default());
    let record = ask(move || {
        // Not an id of ours: nothing is there.
        let id = id.get().parse().map_err(|_| AppError::NotFound)?;
        Ok(ViewConsent { id })
    });
    view! {
        <BackLink href=routes::assister(texts.language()) text=texts.text(t::YOUR_ASSISTER) />
        <div class="al-column al-stack">{load(record, |record| view! { <Record record /> })}</div>
    }
}

#[component]
fn Record(record: ConsentRecord) -> impl IntoView {
    let texts = Texts::here();
    // What was read stays in the language in which it was read.
    let read_in = record.language.tag();
    let heading = texts.fill(t::CONSENT_HEADING, &[("name", &record.assister_name)]);
    let given_at =
        texts.fill(t::CONSENT_ONLINE, &[("when", &date_and_time(texts, record.given_at))]);
    let given_to = works_at(texts, record.assister_kind, &record.organization_name);
    let version = texts.fill(
        t::CONSENT_TEXT_VERSION,
        &[
            ("version", &record.text_version.to_string()),
            ("privacy", &record.privacy_warning_version.to_string()),
            ("language", record.language.own_name()),
        ],
    );
    view! {
        <Page title=texts.text(t::CONSENT_TITLE) heading>
            <p class="al-lead">{texts.text(t::CONSENT_LEAD)}</p>
            <PrintButton />
            <dl class="al-card al-summary">
                <div><dt>{texts.text(t::CONSENT_GIVEN_BY)}</dt><dd>{record.consumer_name}</dd></div>
                <div>
                    <dt>{texts.text(t::CONSENT_GIVEN_TO)}</dt>
                    <dd>{record.assister_name}</dd>
                    <dd>{given_to}</dd>
                    <dd>{texts.text(t::REFERENCE_NUMBER)} " " <span class="al-number">{record.reference_number}</span></dd>
                </div>
                <div><dt>{texts.text(t::CONSENT_GIVEN_AT)}</dt><dd>{given_at}</dd></div>
                <div><dt>{texts.text(t::CONSENT_STATE)}</dt><dd>{state(texts, record.ended)}</dd></div>
                <div><dt>{texts.text(t::CONSENT_SCOPES)}</dt>{scopes(texts, record.scopes)}</div>
                <div><dt>{texts.text(t::CONSENT_PURPOSE)}</dt><dd lang=read_in>{record.purpose}</dd></div>
                <div><dt>{texts.text(t::CONSENT_DURATION)}</dt><dd lang=read_in>{record.duration}</dd></div>
                <div><dt>{texts.text(t::CONSENT_RESCIND)}</dt><dd lang=read_in>{record.how_to_rescind}</dd></div>
                <div><dt>{texts.text(t::CONSENT_TEXT)}</dt><dd>{version}</dd></div>
                <div><dt>{texts.text(t::CONSENT_RECORD)}</dt><dd>{record.id.to_string()}</dd></div>
            </dl>
            <section class="al-card al-stack" aria-labelledby="words">
                <h2 id="words">{texts.text(t::CONSENT_WORDS)}</h2>
                <div class="al-stack" lang=read_in>{words(&record.shown_text)}</div>
            </section>
        </Page>
    }
}

fn state(texts: Texts, ended: Option<Ended>) -> String {
    match ended {
        None => texts.text(t::CONSENT_IN_FORCE).to_owned(),
        Some(ended) => texts.fill(
            t::CONSENT_ENDED,
            &[
                ("date", &date_and_time(texts, ended.at)),
                ("why", texts.text(why_ended(ended.reason))),
            ],
        ),
    }
}

/// The scopes that were given, of the four that there are.
fn scopes(texts: Texts, given: Scopes) -> impl IntoView {
    let given = [given.apply, given.enroll, given.maintain, given.learn_status];
    can(texts)
        .into_iter()
        .zip(given)
        .filter(|(_, given)| *given)
        .map(|(line, _)| view! { <dd>{line}</dd> })
        .collect_view()
}

/// The text as it was kept: parts with a heading, after a title.
fn words(text: &str) -> impl IntoView + use<> {
    text.split("\n\n")
        .map(|block| match block.split_once('\n') {
            None => Either::Left(view! { <p><strong>{block.to_owned()}</strong></p> }),
            Some((heading, body)) => {
                let lines =
                    body.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
                Either::Right(view! {
                    <div class="al-stack-sm"><h3>{heading.to_owned()}</h3>{lines}</div>
                })
            }
        })
        .collect_view()
}
