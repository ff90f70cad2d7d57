//! MinnesotaCare.

use crate::asking::*;
use eligibility::answer::{Outcome, ReasonCode};
use serde_json::{Value, json};

fn one(age: u32, dollars: i64, more: Value) -> eligibility::answer::PersonResult {
    answer(in_2026(json!([with(person("p1", age, dollars), more)]))).people.remove(0)
}

#[test]
fn premiums_rise_with_income_and_are_marked_as_estimates() {
    for (dollars, premium) in [
        (22_000, 2_500),
        (25_039, 3_700),
        (25_040, 4_400),
        (28_170, 6_100),
        (31_299, 7_100),
        (31_300, 8_000),
    ] {
        let person = one(40, dollars, json!({}));
        assert_eq!(person.outcome, Outcome::BasicHealth, "{dollars}");
        assert_eq!(person.premium_monthly, Some(premium), "{dollars}");
        assert!(person.premium_estimated);
    }
}

#[test]
fn some_pay_no_premium() {
    for (age, more) in [
        (20, json!({})),
        (40, json!({ "american_indian_or_alaska_native": true })),
        (40, json!({ "recent_military_service": true })),
    ] {
        let person = one(age, 25_000, more);
        assert_eq!(person.outcome, Outcome::BasicHealth);
        assert_eq!(person.premium_monthly, Some(0));
        assert!(has(&person, ReasonCode::BasicHealthPremiumExempt));
    }
}

#[test]
fn without_a_scale_the_program_stays() {
    let asked = with(
        in_2026(json!([person("p1", 40, 25_000)])),
        json!({ "coverage_year": 2025, "determined_on": "2025-02-10" }),
    );
    let person = answer(asked).people.remove(0);
    assert_eq!(person.outcome, Outcome::BasicHealth);
    assert_eq!(person.premium_monthly, None);
    assert!(has(&person, ReasonCode::BasicHealthPremiumNotConfigured));
}

#[test]
fn nobody_has_it_who_has_something_else() {
    assert_eq!(one(40, 25_000, json!({ "medicare": true })).outcome, Outcome::Referral);
    let covered = one(40, 25_000, json!({ "other_coverage": ["veterans"] }));
    assert_eq!(covered.outcome, Outcome::FullPrice);
    assert!(has(&covered, ReasonCode::HasOtherCoverage));
}

#[test]
fn it_needs_no_tax_return() {
    assert_eq!(one(40, 25_000, json!({ "tax": {} })).outcome, Outcome::BasicHealth);
    assert_eq!(one(40, 35_000, json!({ "tax": {} })).outcome, Outcome::FullPrice);
}

#[test]
fn lawfully_present_people_have_it_below_the_limit_of_medicaid() {
    for status in
        ["temporary_protected_status", "nonimmigrant", "deferred_action_childhood_arrivals"]
    {
        let more = json!({ "immigration": { "status": status } });
        assert_eq!(one(40, 5_000, more).outcome, Outcome::BasicHealth, "{status}");
    }
}

#[test]
fn adults_without_documents_were_covered_until_june_2025() {
    let more = json!({ "immigration": { "status": "undocumented" } });
    for (day, starts, outcome) in [
        ("2025-03-10", "2025-04-01", Outcome::BasicHealth),
        ("2025-06-20", "2025-07-01", Outcome::Referral),
    ] {
        let asked = with(
            in_2026(json!([with(person("p1", 40, 10_000), more.clone())])),
            json!({ "coverage_year": 2025, "determined_on": day, "coverage_starts": starts }),
        );
        assert_eq!(outcomes(&answer(asked)), [outcome], "{day}");
    }
}
