//! Everybody who has acted for the consumer.

use super::{
    api::ViewHistory,
    person::{Avatar, works_at},
};
use crate::{
    i18n::{Text, Texts, date, text::associations as t},
    routes,
    ui::{BackLink, IconName, Page, Tag, Tone, ask, load},
};
use domain::{
    associations::{AssociationRecord, EndReason, Ended},
    dates::{Instant, minnesota_date},
};
use leptos::prelude::*;

#[component]
pub fn HistoryPage() -> impl IntoView {
    let texts = Texts::here();
    let history = ask(|| Ok(ViewHistory {}));
    view! {
        <BackLink href=routes::assister(texts.language()) text=texts.text(t::YOUR_ASSISTER) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::HISTORY_TITLE)>
                {load(history, |records| match records.is_empty() {
                    true => view! { <p>{Texts::here().text(t::HISTORY_NONE)}</p> }.into_any(),
                    false => view! { <Timeline records /> }.into_any(),
                })}
            </Page>
        </div>
    }
}

#[component]
fn Timeline(records: Vec<AssociationRecord>) -> impl IntoView {
    let texts = Texts::here();
    let entries = records.into_iter().map(|record| view! { <Entry record /> }).collect_view();
    view! {
        <p class="al-lead">{texts.text(t::HISTORY_LEAD)}</p>
        <ol class="al-card al-timeline">{entries}</ol>
    }
}

#[component]
fn Entry(record: AssociationRecord) -> impl IntoView {
    let texts = Texts::here();
    let works = works_at(texts, record.kind, &record.organization);
    let span = span(texts, record.since, record.ended);
    let copy = texts.fill(t::HISTORY_RECORD, &[("name", &record.name)]);
    view! {
        <li>
            <Avatar name=record.name.clone() />
            <div>
                <strong>{record.name}</strong>
                {record.ended.is_none().then(|| view! {
                    " "
                    <Tag tone=Some(Tone::Ok) icon=Some(IconName::Check) text=texts.text(t::HISTORY_NOW) />
                })}
                <span class="al-timeline__meta">{works}</span>
                <span class="al-timeline__meta">{span}</span>
                {record.consent.map(|consent| view! {
                    <p><a href=routes::consent(texts.language(), consent)>{copy}</a></p>
                })}
            </div>
        </li>
    }
}

/// `November 9, 2025 to December 1, 2026 · ended when you chose someone else`.
fn span(texts: Texts, since: Instant, ended: Option<Ended>) -> String {
    let day = |at| date(texts, minnesota_date(at));
    let from = day(since);
    match ended {
        None => texts.fill(t::HISTORY_SINCE, &[("from", &from)]),
        Some(ended) => {
            let span = texts.fill(t::HISTORY_SPAN, &[("from", &from), ("to", &day(ended.at))]);
            format!("{span} · {}", texts.text(why_ended(ended.reason)))
        }
    }
}

/// Why an association ended, in plain words.
pub fn why_ended(reason: EndReason) -> Text {
    match reason {
        EndReason::ConsumerRemoved => t::ENDED_CONSUMER_REMOVED,
        EndReason::Replaced => t::ENDED_REPLACED,
        EndReason::AtAssisterRequest => t::ENDED_AT_ASSISTER_REQUEST,
        EndReason::AssisterIneligible => t::ENDED_ASSISTER_INELIGIBLE,
        EndReason::FraudFinding => t::ENDED_FRAUD_FINDING,
        EndReason::Administrative => t::ENDED_ADMINISTRATIVE,
    }
}
