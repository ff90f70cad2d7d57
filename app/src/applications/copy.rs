//! The printable copy of what was sent: nothing on it comes from anywhere but
//! the frozen copy.

use super::{api, file::in_place, words};
use crate::{
    i18n::{
        Texts, date, date_and_time,
        text::{applications as t, questions as q},
    },
    routes::{self, File},
    ui::{BackLink, Page, ask, load},
};
use domain::applications::{Contact, Field, Job, Person, Sent, Snapshot, SubmittedBy};
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

/// One line of the copy.
type Line = (&'static str, String);

#[component]
fn Copy(file: File, sent: Sent, copy: Snapshot) -> impl IntoView {
    let texts = Texts::here();
    let day = date_and_time(texts, sent.by.at);
    let signed = match copy.submitted_by {
        SubmittedBy::Consumer => t::COPY_SIGNED_CONSUMER,
        SubmittedBy::Assister => t::COPY_SIGNED_ASSISTER,
    };
    let people: Vec<_> = copy
        .people
        .iter()
        .map(|person| {
            let name = format!("{} {}", person.given_name, person.family_name);
            part(name, about(texts, person))
        })
        .collect();
    let heading = texts.fill(t::COPY_HEADING, &[("year", &copy.coverage_year.0.to_string())]);
    view! {
        <BackLink href=routes::submitted(texts.language(), file) text=texts.text(t::COPY_BACK) />
        <article class="al-column al-stack">
            <Page title=texts.text(t::COPY_TITLE) heading>
                <p class="al-lead">{texts.fill(t::COPY_LEAD, &[("date", &day)])}</p>
                <p class="al-muted al-no-print">{texts.text(t::COPY_PRINT)}</p>
                {part(
                    texts.text(t::COPY_CONTACT).to_owned(),
                    contact(texts, &copy.contact, copy.financial_help),
                )}
                {people}
                {part(
                    texts.text(t::COPY_SIGNATURE).to_owned(),
                    vec![(texts.text(signed), copy.signature.clone()), (texts.text(t::RESULT_AT), day.clone())],
                )}
                <p class="al-small al-muted">
                    {texts.fill(t::COPY_FINGERPRINT, &[("code", &sent.fingerprint)])}
                </p>
            </Page>
        </article>
    }
}

fn part(heading: String, lines: Vec<Line>) -> impl IntoView {
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

fn contact(texts: Texts, contact: &Contact, financial_help: bool) -> Vec<Line> {
    let label = |field| words::label(texts, field);
    let some = |field, value: &Option<String>| value.clone().map(|value| (label(field), value));
    let help = if financial_help { q::YES } else { q::NO };
    let lines = [
        Some((label(Field::FinancialHelp), texts.text(help).to_owned())),
        Some((label(Field::Street), contact.street.clone())),
        some(Field::Unit, &contact.unit),
        Some((label(Field::City), contact.city.clone())),
        Some((label(Field::Zip), contact.zip.clone())),
        Some((label(Field::County), contact.county.clone())),
        Some((
            label(Field::ContactBy),
            texts.text(words::contact_by(contact.contact_by)).to_owned(),
        )),
        contact.phone.as_deref().map(|phone| (label(Field::ContactPhone), words::phone(phone))),
        some(Field::ContactEmail, &contact.email),
        Some((label(Field::Language), texts.text(words::language(contact.language)).to_owned())),
    ];
    lines.into_iter().flatten().collect()
}

fn about(texts: Texts, person: &Person) -> Vec<Line> {
    let label = |field| words::label(texts, field);
    let month = |amount: &domain::money::Cents| {
        texts.fill(t::COPY_MONEY_MONTH, &[("amount", &amount.to_string())])
    };
    let related = match person.relationship {
        Some(relationship) => words::relationship(relationship),
        None => t::COPY_MAIN,
    };
    let applying = if person.applying { q::YES } else { q::NO };
    let lines = [
        Some((label(Field::Relationship), texts.text(related).to_owned())),
        Some((label(Field::BirthDate), date(texts, person.birth_date))),
        Some((label(Field::Applying), texts.text(applying).to_owned())),
        person.job.as_ref().map(|job| (label(Field::Employer), job.employer.clone())),
        person.job.as_ref().map(|job| (label(Field::PayAmount), pay(texts, job))),
        person
            .other_income
            .as_ref()
            .map(|income| (texts.text(words::other_income(income.kind)), month(&income.monthly))),
        person.job_offer.as_ref().map(|offer| {
            (label(Field::JobOffer), texts.text(words::job_offer(offer.status)).to_owned())
        }),
        person.job_offer.as_ref().and_then(|offer| {
            Some((label(Field::OfferCost), month(offer.self_only_monthly.as_ref()?)))
        }),
    ];
    lines.into_iter().flatten().collect()
}

fn pay(texts: Texts, job: &Job) -> String {
    let amount = job.pay.amount.to_string();
    let often = texts.text(words::often(job.pay.often)).to_lowercase();
    match job.pay.hours_a_week {
        None => texts.fill(t::COPY_PAY, &[("amount", &amount), ("often", &often)]),
        Some(hours) => texts.fill(
            t::COPY_PAY_HOURS,
            &[("amount", &amount), ("often", &often), ("hours", &hours.to_string())],
        ),
    }
}
