//! What an account says, term by term.

use super::words::credential;
use crate::{
    associations::spoken,
    i18n::{Text, Texts, date, text::roster as t},
};
use domain::{
    assisters::{AccountState, AssisterAccount, AssisterKind},
    dates::minnesota_date,
};
use leptos::prelude::*;

#[component]
pub fn Facts(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let day = |at| date(texts, minnesota_date(at));
    let certification = texts.fill(
        t::CERTIFIED_SPAN,
        &[
            ("from", &date(texts, account.certification.from)),
            ("until", &date(texts, account.certification.until)),
        ],
    );
    let yes = |yes: bool| texts.text(if yes { t::YES } else { t::NO }).to_owned();
    let none = || texts.text(t::NONE).to_owned();
    let or_none = |text: Option<String>| text.unwrap_or_else(none);
    let mut facts: Vec<(Text, String)> = vec![
        (t::FACT_NUMBER, account.reference_number.to_string()),
        (credential(account.kind), account.credential),
        (t::FACT_EMAIL, account.login_email),
        (t::FACT_ORGANIZATION, account.organization_name),
        (t::CERTIFICATION, certification),
        (t::FACT_CLIENTS, account.clients.to_string()),
        (t::FACT_CITY, account.city),
        (t::FACT_PHONE, or_none(account.public_phone)),
        (t::FACT_PUBLIC_EMAIL, or_none(account.public_email)),
        (t::FACT_HOURS, or_none(account.hours)),
        (t::FACT_LANGUAGES, spoken(texts, &account.languages)),
        (t::FACT_COUNTIES, account.counties.join(", ")),
        (t::FACT_TAKING, yes(account.taking_new_clients)),
        (t::FACT_LISTED, yes(account.listed)),
        (t::FACT_CREATED, day(account.created_at)),
    ];
    if account.state == AccountState::Invited {
        let text = match account.number_sent {
            None => texts.text(t::NUMBER_ON_ITS_WAY).to_owned(),
            Some(sent) => {
                let text = if sent.over { t::NUMBER_SENT_OVER } else { t::NUMBER_SENT };
                texts.fill(text, &[("sent", &day(sent.at)), ("until", &day(sent.until))])
            }
        };
        facts.insert(4, (t::FACT_NUMBER_SENT, text));
    }
    if account.kind != AssisterKind::Broker {
        let approved = account.approved_at.map(day);
        let text = approved.unwrap_or_else(|| texts.text(t::NOT_APPROVED).to_owned());
        facts.insert(4, (t::FACT_APPROVED, text));
    }
    if let Some(until) = account.rostered_until {
        facts.insert(4, (t::FACT_ROSTERED_UNTIL, date(texts, until)));
    }
    let facts = facts
        .into_iter()
        .map(|(term, value)| view! { <div><dt>{texts.text(term)}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! {
        <section class="al-stack" aria-labelledby="facts">
            <h2 id="facts">{texts.text(t::FACTS)}</h2>
            <dl class="al-card al-summary">{facts}</dl>
        </section>
    }
}
