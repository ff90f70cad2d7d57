//! Every reason that the engine gives is a whole sentence in every language.

use super::{asked, family, family_with};
use app::{coverage::sentence, i18n::Texts};
use domain::{
    accounts::Language,
    applications::PersonNumber,
    coverage::{Estimate, EstimatePerson, Period, Reason, ReasonCode, Subject},
    money::Cents,
};
use server::coverage::Embedded;
use std::collections::BTreeSet;

/// What is different in other families.
const CHANGES: [&str; 9] = [
    "p2.income_sources=social_security; p2.social_security_amount=1200; p2.deductions=none",
    "p1.job_offer=enrolled; p1.offered_to=none; p1.offer_cost=90; p1.minimum_value=yes",
    "p1.job_offer=offered; p1.offered_to=2; p1.offer_cost=90; p1.offer_family_cost=900; p1.minimum_value=yes",
    "p1.job_offer=offered; p1.offered_to=2; p1.offer_cost_unknown=yes; p1.offer_family_cost_unknown=yes; p1.minimum_value=unknown",
    "p1.job_offer=offered; p1.offered_to=none; p1.offer_cost=90; p1.minimum_value=no",
    "p2.citizen=no; p2.immigration_status=permanent_resident; p2.immigration_since=1/1/2025; p2.immigration_no_waiting=no",
    "p2.citizen=no; p2.immigration_status=no_papers",
    "p2.situation=pregnant; p2.expected=2; p1.situation=medicare disability",
    "financial_help=no",
];

/// Reasons from families of many incomes, with and without offers from jobs.
fn reasons() -> Vec<Reason> {
    let engine = Embedded::shipped().expect("parameters");
    let mut questions = Vec::new();
    for dollars in (0..260).map(|thousands| thousands * 1_000) {
        questions.push(asked(family(dollars)));
        for changes in CHANGES {
            questions.push(asked(family_with(dollars, changes)));
        }
        for age in [0, 1, 5, 19, 20, 25, 40, 64, 70] {
            let mut question = asked(family(0));
            question.subject = Subject::Estimate(Estimate {
                county: "Ramsey".to_owned(),
                people: vec![EstimatePerson {
                    number: PersonNumber::APPLICANT,
                    age,
                    wants_coverage: true,
                }],
                married: false,
                income: Cents(dollars * 100),
                period: Period::Year,
            });
            questions.push(question);
        }
    }
    let answers = questions.iter().map(|asked| engine.answer(asked).expect("an answer"));
    let mut reasons = Vec::new();
    for answer in answers {
        reasons.extend(answer.people.into_iter().flat_map(|person| person.reasons));
        reasons.extend(answer.credits.into_iter().flat_map(|credit| credit.reasons));
    }
    reasons
}

#[test]
fn every_reason_that_is_given_is_a_whole_sentence() {
    let reasons = reasons();
    let codes: BTreeSet<ReasonCode> = reasons.iter().map(|reason| reason.code).collect();
    assert!(codes.len() >= 22, "the families reach few reasons: {codes:?}");
    for language in Language::ALL {
        let texts = Texts::of(*language);
        for reason in &reasons {
            let words = sentence(texts, reason, &|_| Some("Amina".to_owned()));
            assert!(!words.contains(['{', '}']), "{words}");
            assert!(
                !words.starts_with("A rule of the program") && !words.starts_with("Una regla del"),
                "{reason:?}"
            );
        }
    }
}
