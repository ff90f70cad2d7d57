//! The printable copy of what was sent: nothing on it comes from anywhere but
//! the frozen copy, and the words of what was agreed to from the texts while they are
//! those of the version that was signed.

use super::{attestations::agreed_to, paragraphs::Letter};
use crate::{
    applications::{api, file::in_place},
    i18n::{Texts, date_and_time, text::applications as t},
    routes::{self, File},
    ui::{BackLink, Page, ask, load},
};
use domain::applications::{Sent, Snapshot, SubmittedBy};
use leptos::prelude::*;

#[component]
pub fn CopyPage() -> impl IntoView {
    in_place(|file, _| view! { <CopyOf file /> })
}

#[component]
fn CopyOf(file: File) -> impl IntoView {
    let sent = ask(move || Ok(api::Submitted { client: file, copy: true }));
    load(sent, move |sent| {
        sent.and_then(|sent| {
            let copy = sent.copy.clone()?;
            Some(view! { <Copy file sent copy /> })
        })
    })
}

#[component]
fn Copy(file: File, sent: Sent, copy: Snapshot) -> impl IntoView {
    let texts = Texts::here();
    let day = date_and_time(texts, sent.by.at);
    let signed = match copy.submitted_by {
        SubmittedBy::Consumer => t::COPY_SIGNED_CONSUMER,
        SubmittedBy::Assister => t::COPY_SIGNED_ASSISTER,
    };
    let heading = texts.fill(t::COPY_HEADING, &[("year", &copy.coverage_year.0.to_string())]);
    let mut signature = vec![(texts.text(signed), copy.signature.clone())];
    signature.extend(copy.helped_by.clone().map(|name| (texts.text(t::COPY_HELPED_BY), name)));
    signature.push((texts.text(t::RESULT_AT), day.clone()));
    let agreed = agreed_to(texts, &copy);
    let sections = copy.values.summary();
    view! {
        <BackLink href=routes::submitted(texts.language(), file) text=texts.text(t::COPY_BACK) />
        <article class="al-column al-stack">
            <Page title=texts.text(t::COPY_TITLE) heading>
                <p class="al-lead">{texts.fill(t::COPY_LEAD, &[("date", &day)])}</p>
                <p class="al-muted al-no-print">{texts.text(t::COPY_PRINT)}</p>
                <Letter file year=copy.coverage_year sections client=sent.client.clone() sent=true />
                {(!agreed.is_empty()).then(|| view! {
                    <section class="al-card al-stack-sm">
                        <h2>{texts.text(t::COPY_AGREED)}</h2>
                        <ul class="al-list">
                            {agreed.into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}
                        </ul>
                    </section>
                })}
                {part(texts.text(t::COPY_SIGNATURE).to_owned(), signature)}
                <p class="al-small al-muted">
                    {texts.fill(t::COPY_FINGERPRINT, &[("code", &sent.fingerprint)])}
                </p>
            </Page>
        </article>
    }
}

fn part(heading: String, lines: Vec<(&'static str, String)>) -> impl IntoView {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(term, said)| view! { <div><dt>{term}</dt><dd>{said}</dd></div> })
        .collect();
    view! {
        <section class="al-card al-stack-sm">
            <h2>{heading}</h2>
            <dl class="al-summary">{lines}</dl>
        </section>
    }
}
