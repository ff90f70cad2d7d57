//! MinnesotaCare.

use crate::asking::*;
use eligibility::{
    answer::{Outcome, ReasonCode},
    determine,
};
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

/// 42 CFR 600.5: the family of the tax return, not the household of 42 CFR 435.603. An uncle
/// claims his niece, who has the household of a non-filer and must file.
#[test]
fn the_family_is_that_of_the_tax_return() {
    let asked = |uncle: i64| {
        let niece = with(person("niece", 22, 24_000), json!({ "tax": { "claimed_by": "uncle" } }));
        related(
            in_2026(json!([person("uncle", 50, uncle), niece])),
            json!([["uncle", "aunt_or_uncle", "niece"]]),
        )
    };
    // 24,000 dollars are 153 percent for one; 54,000 are 255 percent for two, and 40,000 are 189.
    for (uncle, outcome) in [(30_000, Outcome::PremiumTaxCredit), (16_000, Outcome::BasicHealth)] {
        let determination = answer(asked(uncle));
        assert_eq!(sizes(&determination), [2, 1]);
        let niece = &determination.people[1];
        let family = niece.basic_health_family.as_ref().expect("a family");
        assert_eq!((family.size, family.annual_income), (2, (uncle + 24_000) * 100));
        assert_eq!(family.members, ["uncle", "niece"]);
        assert_eq!(niece.outcome, outcome, "{uncle}");
    }
    // A state may choose otherwise.
    let file = include_str!("../../parameters/minnesota.toml");
    let medicaid = file.replace("household = \"tax_family\"", "household = \"medicaid\"");
    assert_ne!(file, medicaid);
    let parameters = SHIPPED.clone().read(&medicaid).expect("parameters");
    let determination = determine(&parameters, &household(asked(30_000))).expect("an answer");
    assert_eq!(determination.people[1].outcome, Outcome::BasicHealth);
}

/// EPM 3.3.1: a spouse who lives with the filer and files apart is in the family, with income.
#[test]
fn a_spouse_at_home_who_files_apart_is_in_the_family() {
    let asked = |together: Value| {
        with(
            related(
                in_2026(json!([person("p1", 40, 22_000), person("p2", 41, 24_000)])),
                json!([["p1", "spouse", "p2"]]),
            ),
            json!({ "living_together": together }),
        )
    };
    let at_home = answer(asked(json!([["p1", "p2"]])));
    let family = at_home.people[0].basic_health_family.as_ref().expect("a family");
    assert_eq!((family.size, family.annual_income), (2, 4_600_000));
    assert_eq!(at_home.people[0].outcome, Outcome::FullPrice);
    let apart = answer(asked(json!([["p1"], ["p2"]])));
    let family = apart.people[0].basic_health_family.as_ref().expect("a family");
    assert_eq!((family.size, family.annual_income), (1, 2_200_000));
    assert_eq!(outcomes(&apart), [Outcome::BasicHealth; 2]);
}

/// A child who need not file adds a member and no income.
#[test]
fn the_pay_of_a_dependent_counts_when_a_return_is_required() {
    for (pay, counted) in [(5_000, 4_800_000), (16_200, 6_420_000)] {
        let mut household = family([40, 38], &[20], 48_000);
        household["people"][2]["income"] =
            json!([{ "kind": "wages", "amount": pay * 100, "rhythm": "year" }]);
        let determination = answer(household);
        let family = determination.people[0].basic_health_family.as_ref().expect("a family");
        assert_eq!((family.size, family.annual_income), (3, counted), "{pay}");
    }
}
