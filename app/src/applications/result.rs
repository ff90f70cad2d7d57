//! What was sent, when and by whom, and what each person can get.

use super::{api, file::in_place, task_list::Corrections};
use crate::{
    coverage::SentResults,
    i18n::{Texts, date_and_time, text::applications as t},
    routes::{self, File},
    ui::{Alert, BackLink, ButtonLink, ButtonStyle, Page, Tone, ask, load},
};
use domain::{
    applications::{Sent, Who},
    ids::ApplicationId,
};
use leptos::prelude::*;

#[component]
pub fn ResultPage() -> impl IntoView {
    in_place(|file, _| view! { <ResultOf file /> })
}

#[component]
fn ResultOf(file: File) -> impl IntoView {
    let sent = ask(move || Ok(api::Submitted { client: file, copy: false }));
    load(sent, move |sent| sent.map(|sent| view! { <SentAndWaiting file sent /> }))
}

#[component]
fn SentAndWaiting(file: File, sent: Sent) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let day = date_and_time(texts, sent.by.at);
    let (sentence, who) = match &sent.by.who {
        Who::You => (
            texts.fill(t::RESULT_SENT_YOU, &[("date", &day)]),
            texts.text(t::RESULT_YOU).to_owned(),
        ),
        Who::Other(name) => {
            (texts.fill(t::RESULT_SENT_OTHER, &[("name", name), ("date", &day)]), name.clone())
        }
    };
    let facts = [
        (t::RESULT_YEAR, sent.year.0.to_string()),
        (
            t::RESULT_PEOPLE,
            sent.people.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "),
        ),
        (t::RESULT_BY, who),
        (t::RESULT_AT, day),
        (t::RESULT_FINGERPRINT, sent.fingerprint),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(term, fact)| view! { <div><dt>{texts.text(term)}</dt><dd>{fact}</dd></div> })
        .collect();
    // One application a year: its copy needs no id in the URL.
    let copy = routes::submitted_copy(language, file, ApplicationId(uuid::Uuid::nil()));
    view! {
        <div class="al-column al-stack">
            {file.map(|client| view! {
                <BackLink href=routes::client(language, client) text=sent.client.clone().unwrap_or_default() />
            })}
            <Page title=texts.text(t::RESULT_TITLE)>
                <Alert tone=Tone::Ok title=sentence />
                <SentResults file />
                <section class="al-card al-stack" aria-labelledby="what">
                    <h2 id="what">{texts.text(t::RESULT_WHAT)}</h2>
                    <dl class="al-summary">{facts}</dl>
                    <div class="al-actions">
                        <ButtonLink href=copy kind=ButtonStyle::Quiet>{texts.text(t::RESULT_COPY)}</ButtonLink>
                    </div>
                </section>
                <Corrections />
            </Page>
        </div>
    }
}
