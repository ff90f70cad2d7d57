//! The words for what the domain knows by code.

use crate::i18n::{Text, Texts, date, text::coverage as t};
use domain::{
    coverage::{FirstResults, Outcome, ResultFilter},
    dates::minnesota_date,
};

/// The result in a few words.
pub const fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Medicaid => t::MEDICAID,
        Outcome::Chip => t::CHIP,
        Outcome::BasicHealth => t::BASIC_HEALTH,
        Outcome::PremiumTaxCredit => t::PREMIUM_TAX_CREDIT,
        Outcome::FullPrice => t::FULL_PRICE,
        Outcome::Referral => t::REFERRAL,
        Outcome::NotEligible => t::NOT_ELIGIBLE,
        Outcome::NeedsStateDecision => t::NEEDS_STATE_DECISION,
        Outcome::NeedsInformation => t::NEEDS_INFORMATION,
        Outcome::NotConfigured => t::NOT_CONFIGURED,
        Outcome::NotApplying => t::NOT_APPLYING,
    }
}

/// What a list is narrowed to.
pub const fn result_filter(filter: ResultFilter) -> Text {
    match filter {
        ResultFilter::Waiting => t::LIST_WAITING,
        ResultFilter::Is(of) => outcome(of),
    }
}

/// First results in lines: `Amina, Yusuf: MinnesotaCare`, then from which day they are.
pub fn first_results(texts: Texts, first: &FirstResults) -> Vec<String> {
    let mut groups: Vec<(Outcome, Vec<&str>)> = Vec::new();
    for person in &first.people {
        match groups.iter_mut().find(|(outcome, _)| *outcome == person.outcome) {
            Some((_, names)) => names.push(&person.given_name),
            None => groups.push((person.outcome, vec![&person.given_name])),
        }
    }
    let mut lines: Vec<String> = groups
        .into_iter()
        .map(|(of, names)| {
            let (names, result) = (names.join(", "), texts.text(outcome(of)));
            texts.fill(t::LIST_LINE, &[("names", &names), ("result", result)])
        })
        .collect();
    if first.waiting {
        lines.push(texts.text(t::WAITING).to_owned());
    }
    let day = date(texts, minnesota_date(first.at));
    lines.push(texts.fill(t::LIST_AGE, &[("date", &day)]));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{accounts::Language, coverage::FirstResult};

    #[test]
    fn people_with_the_same_result_share_a_line_and_the_age_comes_last() {
        let person = |name: &str, outcome| FirstResult { given_name: name.to_owned(), outcome };
        let first = FirstResults {
            at: "2026-11-30T18:00:00Z".parse().expect("an instant"),
            people: vec![
                person("Tou Ger", Outcome::PremiumTaxCredit),
                person("Pa Kou", Outcome::Medicaid),
                person("Mai See", Outcome::PremiumTaxCredit),
            ],
            waiting: true,
        };
        assert_eq!(
            first_results(Texts::of(Language::En), &first),
            [
                "Tou Ger, Mai See: A plan with help to pay",
                "Pa Kou: Medical Assistance",
                "We are still working on it",
                "First result, November 30, 2026",
            ]
        );
    }
}
