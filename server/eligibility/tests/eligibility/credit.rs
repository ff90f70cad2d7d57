//! The premium tax credit: who, how much, and what stands against it.

use crate::asking::*;
use eligibility::answer::{CreditStatus, Outcome, ReasonCode};
use serde_json::{Value, json};

fn one(dollars: i64, more: Value) -> eligibility::answer::Determination {
    answer(in_2026(json!([with(person("p1", 40, dollars), more)])))
}

/// Self-only 9.96 percent of income in 2026: 39,840 dollars a year of 400,000.
fn offer(self_only: i64, family: i64, more: Value) -> Value {
    with(
        json!({
            "employee": "p1", "offered_to": ["p1", "p2"], "minimum_value": true,
            "lowest_self_only_monthly": self_only, "lowest_family_monthly": family,
        }),
        more,
    )
}

#[test]
fn a_credit_needs_a_tax_return() {
    let determination = one(40_000, json!({ "tax": {} }));
    assert_eq!(outcomes(&determination), [Outcome::FullPrice]);
    assert!(determination.tax_households.is_empty());
    assert!(has(&determination.people[0], ReasonCode::NoTaxReturn));
    let claimed = one(40_000, json!({ "tax": { "files": true, "claimed_from_outside": true } }));
    assert_eq!(outcomes(&claimed), [Outcome::FullPrice]);
    assert!(has(&claimed.people[0], ReasonCode::ClaimedFromOutside));
}

#[test]
fn married_people_file_jointly_or_are_excused() {
    let apart = |more: Value| {
        related(
            in_2026(json!([
                with(person("p1", 40, 60_000), json!({ "tax": more })),
                person("p2", 40, 0),
            ])),
            json!([["p1", "spouse", "p2"]]),
        )
    };
    let determination = answer(apart(json!({ "files": true })));
    assert_eq!(determination.people[0].outcome, Outcome::FullPrice);
    assert!(has(&determination.people[0], ReasonCode::MarriedFilesApart));
    let excused = answer(apart(json!({ "files": true, "may_file_apart": true })));
    assert_eq!(excused.people[0].outcome, Outcome::PremiumTaxCredit);
}

/// An employee is measured by the price for one, the family by the price for all.
#[test]
fn an_offer_is_measured_for_employee_and_family_apart() {
    // 9.96 percent of 60,000 dollars is 498 dollars a month.
    for (self_only, whole_family, employee, spouse) in [
        (49_800, 49_800, Outcome::FullPrice, Outcome::FullPrice),
        (49_800, 49_801, Outcome::FullPrice, Outcome::PremiumTaxCredit),
        (49_801, 49_801, Outcome::PremiumTaxCredit, Outcome::PremiumTaxCredit),
        (49_801, 49_800, Outcome::PremiumTaxCredit, Outcome::FullPrice),
    ] {
        let household = with(
            family([60, 60], &[], 60_000),
            json!({ "employer_offers": [offer(self_only, whole_family, json!({}))] }),
        );
        let determination = answer(household);
        assert_eq!(outcomes(&determination), [employee, spouse], "{self_only} {whole_family}");
    }
}

#[test]
fn an_offer_of_little_value_or_of_later_does_not_count() {
    for more in [json!({ "minimum_value": false }), json!({ "starts": "2026-04-01" })] {
        let household = with(
            family([60, 60], &[], 60_000),
            json!({ "employer_offers": [offer(100, 100, more)] }),
        );
        assert_eq!(outcomes(&answer(household)), [Outcome::PremiumTaxCredit; 2]);
    }
}

#[test]
fn who_is_enrolled_has_coverage_at_any_price() {
    let household = with(
        family([60, 60], &[], 60_000),
        json!({ "employer_offers": [offer(400_000, 400_000, json!({ "enrolled": ["p2"] }))] }),
    );
    let determination = answer(household);
    assert_eq!(outcomes(&determination), [Outcome::PremiumTaxCredit, Outcome::FullPrice]);
    assert_eq!(credit(&determination).coverage_family, ["p1"]);
    assert_eq!(credit(&determination).size, 2);
}

#[test]
fn cost_sharing_follows_income() {
    for (dollars, variant) in
        [(31_301, Some("04")), (39_125, Some("04")), (39_126, None), (50_000, None)]
    {
        let determination = one(dollars, json!({}));
        let found = determination.people[0].cost_sharing.as_ref();
        assert_eq!(found.map(|found| found.variant.as_str()), variant, "{dollars}");
    }
}

/// Zero cost sharing up to 300 percent, limited at any income.
#[test]
fn cost_sharing_of_american_indians() {
    let native = json!({ "american_indian_or_alaska_native": true });
    for (dollars, variant) in [(40_000, "02"), (46_950, "02"), (46_951, "03"), (200_000, "03")] {
        let determination = one(dollars, native.clone());
        let found = determination.people[0].cost_sharing.as_ref().expect("a variant");
        assert_eq!(found.variant, variant, "{dollars}");
    }
}

#[test]
fn only_the_three_oldest_children_are_rated() {
    let determination = answer(family([45, 45], &[19, 20, 20, 20, 20], 150_000));
    let credit = credit(&determination);
    assert_eq!(credit.size, 7);
    assert_eq!(credit.coverage_family.len(), 7);
    let rated = |code| credit.reasons.iter().filter(|reason| reason.code == code).count();
    assert_eq!(rated(ReasonCode::BenchmarkMember), 5);
    assert_eq!(rated(ReasonCode::BenchmarkChildNotRated), 2);
    // 1.444 for a parent and 0.890 for a child of 308 dollars at 0.890.
    assert_eq!(credit.benchmark_monthly, Some(2 * 49_972 + 3 * 30_800));
}

#[test]
fn who_pays_more_than_the_benchmark_has_a_credit_of_nothing() {
    let determination = answer(in_2026(json!([person("p1", 21, 60_000)])));
    assert_eq!(outcomes(&determination), [Outcome::PremiumTaxCredit]);
    let credit = credit(&determination);
    assert_eq!((credit.status, credit.credit_monthly), (CreditStatus::Eligible, Some(0)));
}

#[test]
fn without_a_county_the_amount_is_not_known() {
    let mut household = in_2026(json!([person("p1", 40, 40_000)]));
    household["county"] = Value::Null;
    let determination = answer(household);
    assert_eq!(outcomes(&determination), [Outcome::PremiumTaxCredit]);
    let credit = credit(&determination);
    assert_eq!((credit.status, credit.credit_monthly), (CreditStatus::Eligible, None));
    let missing = credit.not_configured.as_ref().expect("what is missing");
    assert_eq!(missing.what, "benchmark.county");
}

#[test]
fn two_families_have_two_returns() {
    let household = related(
        in_2026(json!(
            [person("a", 40, 50_000), dependent("b", 25, "a"), person("c", 30, 45_000),]
        )),
        json!([["a", "parent", "b"], ["c", "unrelated", "a"]]),
    );
    let determination = answer(household);
    let sizes: Vec<u32> = determination.tax_households.iter().map(|one| one.size).collect();
    assert_eq!(sizes, [2, 1]);
    assert_eq!(determination.tax_households[0].coverage_family, ["a", "b"]);
}

#[test]
fn dreamers_lost_the_marketplace_in_august_2025() {
    let dreamer = json!({ "immigration": { "status": "deferred_action_childhood_arrivals" } });
    for (starts, outcome) in
        [("2025-08-01", Outcome::PremiumTaxCredit), ("2025-09-01", Outcome::NotEligible)]
    {
        let asked = with(
            in_2026(json!([with(person("p1", 40, 50_000), dreamer.clone())])),
            json!({
                "coverage_year": 2025, "determined_on": "2025-07-10", "coverage_starts": starts,
            }),
        );
        assert_eq!(outcomes(&answer(asked)), [outcome], "{starts}");
    }
}

/// Until 2025 there was no upper limit: 8.5 percent of any income.
#[test]
fn in_2025_there_was_no_cap() {
    let asked = with(
        in_2026(json!([person("p1", 64, 100_000)])),
        json!({ "coverage_year": 2025, "determined_on": "2025-02-10" }),
    );
    let determination = answer(asked);
    assert_eq!(outcomes(&determination), [Outcome::PremiumTaxCredit]);
    assert_eq!(credit(&determination).applicable_percentage, Some(850));
    assert_eq!(credit(&determination).contribution_monthly, Some(70_833));
}

#[test]
fn the_percentages_of_2025() {
    // The poverty line of 2024 is 15,060.
    for (percent, hundredths) in [(220, 280), (240, 360), (290, 560), (340, 700), (390, 825)] {
        let asked = with(
            in_2026(json!([person("p1", 40, (15_060 * percent + 99) / 100)])),
            json!({ "coverage_year": 2025, "determined_on": "2025-02-10" }),
        );
        assert_eq!(credit(&answer(asked)).applicable_percentage, Some(hundredths), "{percent}");
    }
}
