//! The premium tax credit: who, how much, and what stands against it.

use crate::asking::*;
use eligibility::{
    answer::{CreditStatus, Outcome, ReasonCode},
    determine,
};
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

/// An employee's offer to a grown child on another return: 26 CFR 1.36B-2(c)(4)(i).
#[test]
fn an_offer_bars_only_whom_the_employee_claims() {
    let household = |tax: Value| {
        let grown = with(person("p2", 24, 40_000), json!({ "tax": tax }));
        with(
            related(
                in_2026(json!([person("p1", 50, 60_000), grown])),
                json!([["p1", "parent", "p2"]]),
            ),
            json!({ "employer_offers": [offer(10_000, 20_000, json!({}))] }),
        )
    };
    let own_return = answer(household(json!({ "files": true })));
    assert_eq!(outcomes(&own_return), [Outcome::FullPrice, Outcome::PremiumTaxCredit]);
    assert!(has(&own_return.people[1], ReasonCode::EmployerOfferNotOfFamily));
    let claimed = answer(household(json!({ "claimed_by": "p1" })));
    assert_eq!(outcomes(&claimed), [Outcome::FullPrice, Outcome::FullPrice]);
    let enrolled = with(
        household(json!({ "files": true })),
        json!({ "employer_offers": [offer(10_000, 20_000, json!({ "enrolled": ["p2"] }))] }),
    );
    assert_eq!(outcomes(&answer(enrolled)), [Outcome::FullPrice, Outcome::FullPrice]);
}

/// Before 2023 the family was measured by the price for the employee alone.
#[test]
fn the_family_glitch_ended_with_2022() {
    for (year, spouse) in [(2022, Outcome::FullPrice), (2023, Outcome::PremiumTaxCredit)] {
        let household = with(
            family([60, 60], &[], 60_000),
            json!({
                "employer_offers": [offer(30_000, 100_000, json!({}))],
                "coverage_year": year, "determined_on": format!("{year}-02-10"),
            }),
        );
        assert_eq!(outcomes(&answer(household)), [Outcome::FullPrice, spouse], "{year}");
    }
}

/// What an applicant does not know about an offer: the cost of either, or the value.
#[test]
fn an_offer_that_is_not_fully_known() {
    let known = [("lowest_self_only_monthly", 49_800), ("lowest_family_monthly", 49_800)];
    let (open, shut) = (Outcome::NeedsInformation, Outcome::FullPrice);
    let credit_open = Outcome::PremiumTaxCredit;
    for (price_changes, value, expected) in [
        (json!({ "lowest_self_only_monthly": null }), json!(true), [open, shut]),
        (json!({ "lowest_family_monthly": null }), json!(true), [shut, open]),
        (json!({}), json!(null), [open, open]),
        // Too dear whatever its value, and of too little value whatever it costs.
        (json!({ "lowest_self_only_monthly": 49_801 }), json!(null), [credit_open, open]),
        (json!({ "lowest_self_only_monthly": null }), json!(false), [credit_open, credit_open]),
    ] {
        let mut told =
            json!({ "employee": "p1", "offered_to": ["p1", "p2"], "minimum_value": value });
        for (name, price) in known {
            told[name] = json!(price);
        }
        let told = with(told, price_changes);
        let household = with(family([60, 60], &[], 60_000), json!({ "employer_offers": [told] }));
        let determination = answer(household);
        assert_eq!(outcomes(&determination), expected, "{told}");
        let credit = credit(&determination);
        if expected == [open, open] {
            assert_eq!(credit.status, CreditStatus::NeedsInformation);
            assert_eq!(credit.credit_monthly, None);
        }
        if expected == [credit_open, open] {
            assert_eq!(credit.coverage_family, ["p1"]);
            let still_open =
                credit.reasons.iter().find(|reason| reason.code == ReasonCode::MemberStillOpen);
            assert_eq!(still_open.and_then(|reason| reason.about.as_deref()), Some("p2"));
        }
    }
}

#[test]
fn what_an_offer_leaves_open_is_named_once_it_matters() {
    let told = json!({ "employee": "p1", "offered_to": ["p1", "p2", "c1"] });
    let asked =
        |dollars: i64| with(family([60, 60], &[10], dollars), json!({ "employer_offers": [told] }));
    // Medicaid for the child, and nothing to ask above four times the poverty line.
    let open = answer(asked(60_000));
    assert_eq!(
        outcomes(&open),
        [Outcome::NeedsInformation, Outcome::NeedsInformation, Outcome::Medicaid]
    );
    for code in [ReasonCode::EmployerCostNeeded, ReasonCode::EmployerMinimumValueNeeded] {
        let reason = open.people[0].reasons.iter().find(|reason| reason.code == code);
        assert_eq!(reason.and_then(|reason| reason.about.as_deref()), Some("p1"));
    }
    assert_eq!(outcomes(&answer(asked(200_000))), [Outcome::FullPrice; 3]);
    // MinnesotaCare hangs on the offer, too; Medicaid does not.
    let poorer = answer(asked(45_000));
    assert_eq!(poorer.people[0].outcome, Outcome::NeedsInformation);
    assert_eq!(answer(asked(20_000)).people[0].outcome, Outcome::Medicaid);
}

#[test]
fn who_asks_for_no_help_is_still_checked() {
    let household = with(
        in_2026(json!([
            person("p1", 40, 10_000),
            with(person("p2", 40, 10_000), json!({ "incarcerated": true })),
            with(person("p3", 40, 10_000), json!({ "immigration": { "status": "undocumented" } })),
            with(person("p4", 70, 10_000), json!({ "medicare": true })),
            with(person("p5", 40, 10_000), json!({ "american_indian_or_alaska_native": true })),
        ])),
        json!({ "financial_help": false }),
    );
    let determination = answer(household);
    assert_eq!(
        outcomes(&determination),
        [
            Outcome::FullPrice,
            Outcome::NotEligible,
            Outcome::NotEligible,
            Outcome::Referral,
            Outcome::FullPrice
        ]
    );
    assert!(has(&determination.people[0], ReasonCode::NoHelpAsked));
    assert!(determination.people.iter().all(|person| !person.screen_other_basis));
    let variant = determination.people[4].cost_sharing.as_ref().map(|found| &found.variant);
    assert_eq!(variant.map(String::as_str), Some("03"));
}

/// 26 USC 36B(e)(1)(B) leaves a member who is not lawfully present out of the family and lowers
/// the income in proportion: income in percent of the poverty line stays.
#[test]
fn a_member_who_is_not_lawfully_present_changes_no_percentage() {
    let mut household = family([40, 38], &[10], 70_000);
    household["people"][1]["immigration"] = json!({ "status": "undocumented" });
    let determination = answer(household);
    assert_eq!(outcomes(&determination)[..2], [Outcome::PremiumTaxCredit, Outcome::NotEligible]);
    let mixed = credit(&determination);
    let all = answer(family([40, 38], &[10], 70_000));
    // 70,000 of 26,650, as 70,000 * 21,150 / 26,650 of 21,150.
    assert_eq!(mixed.poverty_percent, Some(262));
    assert_eq!(mixed.applicable_percentage, credit(&all).applicable_percentage);
    assert_eq!(mixed.contribution_monthly, credit(&all).contribution_monthly);
    assert_eq!(mixed.coverage_family, ["p1"]);
}

/// Somebody married to a person who is not on the application.
#[test]
fn a_spouse_who_is_not_on_the_application() {
    let apart = |more: Value| one(40_000, json!({ "tax": with(json!({ "files": true }), more) }));
    let determination = apart(json!({ "married_filing_apart": true }));
    assert_eq!(outcomes(&determination), [Outcome::FullPrice]);
    assert!(has(&determination.people[0], ReasonCode::MarriedFilesApart));
    let excused = apart(json!({ "married_filing_apart": true, "may_file_apart": true }));
    assert_eq!(outcomes(&excused), [Outcome::PremiumTaxCredit]);
}

/// A benchmark that is known for one age, with the rating factors of the place.
#[test]
fn a_benchmark_known_at_21() {
    let known = json!({ "benchmarks": [{ "filer": "p1", "monthly_at_21": 34_610 }] });
    let determination = answer(with(family([40, 38], &[10, 7], 84_000), known));
    // 1.278 and 1.246 of 346.10.
    assert_eq!(credit(&determination).benchmark_monthly, Some(44_232 + 43_124));
    assert!(!credit(&determination).illustrative);
}

/// Until 2025 somebody below the poverty line had a credit when Medicaid was closed to a member
/// for a status with which they were lawfully present, not for want of one.
#[test]
fn below_the_poverty_line_only_a_lawful_status_opens_the_credit() {
    // A state whose Medicaid takes adults, and which has no other program.
    let state = include_str!("states/without_programs.toml")
        .replace("kind = \"child\"", "kind = \"adult\"")
        .replace("from = 0, to = 18", "from = 19, to = 64")
        .replace("percent = \"1\"", "percent = \"133\"")
        .replace(
            "[\"citizen\"]",
            "[\"citizen\"]\nafter_five_years = [\"lawful_permanent_resident\"]",
        );
    let parameters = SHIPPED.clone().read(&state).expect("parameters");
    for (status, code, outcome) in [
        ("lawful_permanent_resident", ReasonCode::BelowPovertyException, Outcome::PremiumTaxCredit),
        ("undocumented", ReasonCode::IncomeBelowPoverty, Outcome::FullPrice),
    ] {
        let asked = with(
            in_2026(json!([
                with(person("p1", 66, 8_000), json!({ "medicare": true })),
                with(dependent("p2", 30, "p1"), json!({ "immigration": { "status": status } })),
                dependent("p3", 70, "p1"),
            ])),
            json!({
                "state": "ZZ", "county": "Any",
                "coverage_year": 2025, "determined_on": "2025-02-10",
            }),
        );
        let determination = determine(&parameters, &household(asked)).expect("an answer");
        let reasons = &credit(&determination).reasons;
        assert!(reasons.iter().any(|reason| reason.code == code), "{status}");
        assert_eq!(result(&determination, "p3").outcome, outcome, "{status}");
    }
}
