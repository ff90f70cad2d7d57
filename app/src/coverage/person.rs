//! One person's result as a card: what it means, amounts, what comes next and by when, and why.

use super::{
    reasons::{rule, sentence},
    words::outcome,
};
use crate::{
    i18n::{Text, Texts, date, text::coverage as t},
    ui::{Details, IconName, Tag, Tone},
};
use domain::{
    coverage::{CostSharing, Credit, Finding, Outcome, Reason},
    dates::CivilDate,
    money::Cents,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What to call people, by `p1`, `p2` and so on.
pub type Names = BTreeMap<String, String>;

/// The result of one person.
#[component]
pub fn PersonCard(
    name: String,
    finding: Finding,
    names: Names,
    /// The day on which it is read.
    today: CivilDate,
    /// From which day it is; nothing for what is no result.
    #[prop(optional_no_strip)]
    age: Option<String>,
) -> impl IntoView {
    let texts = Texts::here();
    let id = format!("person-{}", finding.person());
    let (tone, icon) = tone(finding.result.outcome);
    let facts = amounts(texts, &finding, &names);
    let next = next(texts, &finding, today);
    let why = why(texts, &finding, &names);
    view! {
        <section class="al-card al-stack-sm" aria-labelledby=id>
            <h3 id=id.clone()>{name.clone()}</h3>
            <p><Tag tone icon text=texts.text(outcome(finding.result.outcome)) /></p>
            <p>{texts.fill(meaning(&finding), &[("name", &name)])}</p>
            {(!facts.is_empty()).then(|| {
                let facts = facts
                    .into_iter()
                    .map(|(term, fact)| view! { <div><dt>{texts.text(term)}</dt><dd>{fact}</dd></div> })
                    .collect_view();
                view! { <dl class="al-summary">{facts}</dl> }
            })}
            {finding.is_illustrative().then(|| view! {
                <p class="al-small">{texts.text(t::ILLUSTRATIVE)}</p>
            })}
            <h4>{texts.text(t::WHAT_NEXT)}</h4>
            <ul class="al-list">{next.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {(!why.is_empty()).then(|| view! {
                <Details summary=texts.text(t::WHY)>
                    <ul class="al-list">{why.into_iter().map(reason_line).collect_view()}</ul>
                </Details>
            })}
            {age.map(|age| view! { <p class="al-small al-muted">{age}</p> })}
        </section>
    }
}

/// Somebody who has no result yet.
#[component]
pub fn WaitingCard(
    name: String,
    /// Unique on the page.
    id: String,
    /// An assister reads it.
    #[prop(optional)]
    client: bool,
) -> impl IntoView {
    let texts = Texts::here();
    let body = if client { t::WAITING_BODY_CLIENT } else { t::WAITING_BODY };
    view! {
        <section class="al-card al-stack-sm" aria-labelledby=id>
            <h3 id=id.clone()>{name.clone()}</h3>
            <p>
                <Tag tone=Some(Tone::Info) icon=Some(IconName::Clock) text=texts.text(t::WAITING_TAG) />
            </p>
            <p><strong>{texts.text(t::WAITING)}</strong></p>
            <p>{texts.fill(body, &[("name", &name)])}</p>
        </section>
    }
}

/// Nothing here is a stop: what is not a yes is explained, and leads somewhere.
const fn tone(outcome: Outcome) -> (Option<Tone>, Option<IconName>) {
    match outcome {
        Outcome::Medicaid
        | Outcome::Chip
        | Outcome::BasicHealth
        | Outcome::PremiumTaxCredit
        | Outcome::FullPrice => (Some(Tone::Ok), Some(IconName::Check)),
        Outcome::Referral
        | Outcome::NeedsStateDecision
        | Outcome::NeedsInformation
        | Outcome::NotConfigured => (Some(Tone::Info), Some(IconName::Clock)),
        Outcome::NotEligible | Outcome::NotApplying => (None, None),
    }
}

fn meaning(finding: &Finding) -> Text {
    match finding.result.outcome {
        Outcome::Medicaid => t::MEAN_MEDICAID,
        Outcome::Chip => t::MEAN_CHIP,
        Outcome::BasicHealth => t::MEAN_BASIC_HEALTH,
        Outcome::PremiumTaxCredit => match finding.own_credit().and_then(|credit| credit.monthly) {
            Some(Cents(0)) => t::MEAN_PREMIUM_TAX_CREDIT_ZERO,
            _ => t::MEAN_PREMIUM_TAX_CREDIT,
        },
        Outcome::FullPrice => t::MEAN_FULL_PRICE,
        Outcome::Referral => t::MEAN_REFERRAL,
        Outcome::NotEligible => t::MEAN_NOT_ELIGIBLE,
        Outcome::NeedsStateDecision => t::MEAN_NEEDS_STATE_DECISION,
        Outcome::NeedsInformation => t::MEAN_NEEDS_INFORMATION,
        Outcome::NotConfigured => t::MEAN_NOT_CONFIGURED,
        Outcome::NotApplying => t::MEAN_NOT_APPLYING,
    }
}

fn amounts(texts: Texts, finding: &Finding, names: &Names) -> Vec<(Text, String)> {
    let mut facts = Vec::new();
    if let Some(credit) = finding.own_credit() {
        facts.push((t::AMOUNT_CREDIT, help(texts, credit, names)));
        facts.extend(credit.contribution_monthly.map(|own| {
            let amount = [("amount", &*own.to_string())];
            (t::AMOUNT_CONTRIBUTION, texts.fill(t::AMOUNT_CONTRIBUTION_VALUE, &amount))
        }));
    }
    facts.extend(finding.result.premium_monthly.map(|premium| {
        let (text, amount) = if finding.result.premium_estimated {
            (t::AMOUNT_PREMIUM_ESTIMATED, format!("{premium:#}"))
        } else {
            (t::AMOUNT_PREMIUM_VALUE, premium.to_string())
        };
        (t::AMOUNT_PREMIUM, texts.fill(text, &[("amount", &amount)]))
    }));
    facts.extend(
        finding
            .result
            .cost_sharing
            .as_ref()
            .map(|lower| (t::AMOUNT_LOWER_COSTS, lower_costs(texts, lower))),
    );
    facts
}

fn help(texts: Texts, credit: &Credit, names: &Names) -> String {
    let Some(amount) = credit.monthly else {
        return texts.text(t::AMOUNT_CREDIT_UNKNOWN).to_owned();
    };
    let people: Vec<&str> = credit
        .covers
        .iter()
        .filter_map(|person| names.get(&format!("p{person}")))
        .map(String::as_str)
        .collect();
    let values = [("amount", &*amount.to_string()), ("people", &*people.join(", "))];
    texts.fill(t::AMOUNT_CREDIT_VALUE, &values)
}

fn lower_costs(texts: Texts, lower: &CostSharing) -> String {
    match lower.actuarial_value {
        Some(percent) => {
            texts.fill(t::AMOUNT_LOWER_COSTS_SILVER, &[("percent", &percent.to_string())])
        }
        None => texts.text(t::AMOUNT_LOWER_COSTS_OTHER).to_owned(),
    }
}

/// What comes next, and by when.
fn next(texts: Texts, finding: &Finding, today: CivilDate) -> Vec<String> {
    let start = date(texts, finding.coverage_starts);
    let dated = |text: Text| texts.fill(text, &[("start", &start)]);
    let first = match finding.result.outcome {
        Outcome::Medicaid => dated(t::NEXT_MEDICAID),
        Outcome::Chip => dated(t::NEXT_CHIP),
        Outcome::BasicHealth => dated(t::NEXT_BASIC_HEALTH),
        Outcome::PremiumTaxCredit | Outcome::FullPrice => match finding.pick_plan_by() {
            None => texts.text(t::NEXT_PLAN).to_owned(),
            Some(by) => {
                let text = if by < today { t::NEXT_PLAN_OVER } else { t::NEXT_PLAN_BY };
                texts.fill(text, &[("by", &date(texts, by)), ("start", &start)])
            }
        },
        Outcome::Referral => texts.text(t::NEXT_REFERRAL).to_owned(),
        Outcome::NotEligible => texts.text(t::NEXT_NOT_ELIGIBLE).to_owned(),
        Outcome::NeedsStateDecision | Outcome::NotConfigured => {
            texts.text(t::NEXT_NEEDS_STATE_DECISION).to_owned()
        }
        Outcome::NeedsInformation => texts.text(t::NEXT_NEEDS_INFORMATION).to_owned(),
        Outcome::NotApplying => texts.text(t::NEXT_NOT_APPLYING).to_owned(),
    };
    let verification =
        finding.result.pending_verification.then(|| texts.text(t::VERIFICATION).to_owned());
    let looks = finding.result.screen_other_basis && finding.result.outcome != Outcome::Referral;
    let other = looks.then(|| texts.text(t::OTHER_BASIS).to_owned());
    std::iter::once(first).chain(verification).chain(other).collect()
}

/// Sentences with their rules: about the person, then about the tax return where it mattered.
fn why(texts: Texts, finding: &Finding, names: &Names) -> Vec<(String, Option<String>)> {
    let name = |id: &str| names.get(id).cloned();
    let line = |reason: &Reason| (sentence(texts, reason, &name), rule(texts, reason));
    let mut lines: Vec<_> = finding.result.reasons.iter().map(line).collect();
    let of_return = finding.credit.iter().flat_map(|credit| &credit.reasons);
    for reason in of_return.map(line) {
        // What stands against the credit is said of the person, too.
        if !lines.contains(&reason) {
            lines.push(reason);
        }
    }
    lines
}

fn reason_line((sentence, rule): (String, Option<String>)) -> impl IntoView {
    view! {
        <li>
            {sentence}
            {rule.map(|rule| view! { " " <span class="al-small al-muted">{rule}</span> })}
        </li>
    }
}
