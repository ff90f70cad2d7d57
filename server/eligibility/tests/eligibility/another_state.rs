//! A small made-up state: another file, the same code.

use crate::asking::*;
use eligibility::{
    answer::{Determination, Outcome},
    determine,
    parameters::Parameters,
};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// No expansion for adults, poor parents only, a separate program for children, no basic health
/// program, the federal age curve, guidelines from April on, full-time students are children.
static LAKELAND: LazyLock<Parameters> = LazyLock::new(|| {
    let file = include_str!("states/lakeland.toml");
    SHIPPED.clone().read(file).unwrap_or_else(|error| panic!("{error}"))
});

fn in_lakeland(household: Value) -> Determination {
    let household = household_in(household);
    determine(&LAKELAND, &crate::asking::household(household)).expect("a determination")
}

fn household_in(household: Value) -> Value {
    with(household, json!({ "state": "LL", "county": "North Shore" }))
}

#[test]
fn adults_below_the_poverty_line_have_nothing() {
    let determination = in_lakeland(in_2026(json!([person("p1", 40, 10_000)])));
    assert_eq!(outcomes(&determination), [Outcome::FullPrice]);
    let determination = in_lakeland(in_2026(json!([person("p1", 40, 15_650)])));
    assert_eq!(outcomes(&determination), [Outcome::PremiumTaxCredit]);
    assert_eq!(credit(&determination).applicable_percentage, Some(210));
    let variant = determination.people[0].cost_sharing.as_ref().expect("a variant");
    assert_eq!((variant.variant.as_str(), variant.actuarial_value), ("06", Some(94)));
}

#[test]
fn cost_sharing_of_low_incomes() {
    for (dollars, variant) in [(23_475, "06"), (23_476, "05"), (31_300, "05"), (31_301, "04")] {
        let determination = in_lakeland(in_2026(json!([person("p1", 40, dollars)])));
        let found = determination.people[0].cost_sharing.as_ref().expect("a variant");
        assert_eq!(found.variant, variant, "{dollars}");
    }
}

/// Infants on Medicaid, children in the program of their own, the parents with a credit for which
/// only they count.
#[test]
fn children_have_a_program_of_their_own() {
    // 200 percent of 32,150 in 2026 before April.
    let determination = in_lakeland(family([40, 38], &[8, 0], 64_300));
    assert_eq!(
        outcomes(&determination),
        [Outcome::PremiumTaxCredit, Outcome::PremiumTaxCredit, Outcome::Chip, Outcome::Medicaid]
    );
    assert_eq!(credit(&determination).coverage_family, ["p1", "p2"]);
}

/// 45 percent and the disregard: only the group with the highest limit has it.
#[test]
fn the_disregard_helps_only_in_the_group_with_the_highest_limit() {
    let parent = |cents: i64| {
        related(
            in_2026(json!([
                { "id": "p", "age": 30, "current_monthly_income": cents, "tax": { "files": true },
                  "projected_annual_income": 3_000_000 },
                dependent("c", 3, "p"),
            ])),
            json!([["p", "parent", "c"]]),
        )
    };
    // 50 percent of 21,150 dollars, a month: 881.25.
    let eligible = in_lakeland(parent(88_125));
    assert_eq!(result(&eligible, "p").group.as_deref(), Some("parent"));
    assert_ne!(result(&in_lakeland(parent(88_126)), "p").outcome, Outcome::Medicaid);
    // As a pregnant parent, the limit of parents has no disregard.
    let mut pregnant = parent(88_125);
    pregnant["people"][0]["pregnant"] = json!(true);
    assert_eq!(result(&in_lakeland(pregnant), "p").group.as_deref(), Some("pregnant"));
}

#[test]
fn the_new_guideline_begins_in_april() {
    let asked = |day: &str| {
        with(
            in_2026(json!([{ "id": "c", "age": 3, "current_monthly_income": 186_000 }])),
            json!({ "determined_on": day }),
        )
    };
    // 140 percent and 5 points of 15,650 a month: 1,891.04; of 15,960: 1,928.50.
    for (day, monthly, outcome) in [
        ("2026-03-31", 189_104, Outcome::Medicaid),
        ("2026-03-31", 189_105, Outcome::Chip),
        ("2026-04-01", 189_105, Outcome::Medicaid),
    ] {
        let mut household = asked(day);
        household["people"][0]["current_monthly_income"] = json!(monthly);
        assert_eq!(outcomes(&in_lakeland(household)), [outcome], "{day} {monthly}");
    }
}

#[test]
fn full_time_students_are_children_until_twenty_one() {
    let student = |years: u32| {
        related(
            in_2026(json!([
                { "id": "p", "age": 45 },
                { "id": "s", "age": years, "full_time_student": true },
            ])),
            json!([["p", "parent", "s"]]),
        )
    };
    assert_eq!(sizes(&in_lakeland(student(20))), [2, 2]);
    assert_eq!(sizes(&in_lakeland(student(21))), [1, 1]);
    assert_eq!(sizes(&answer(student(20))), [1, 1]);
}

/// The file counts one child for each other pregnant member.
#[test]
fn the_state_chooses_how_expected_children_count() {
    let mut household = family([30, 31], &[], 40_000);
    household["people"][1]["pregnant"] = json!(true);
    household["people"][1]["expected_children"] = json!(2);
    assert_eq!(sizes(&in_lakeland(household)), [3, 4]);
}

/// The factors of children differ from Minnesota's.
#[test]
fn without_a_curve_the_federal_one_holds() {
    let determination = in_lakeland(family([40, 40], &[15], 90_000));
    // 400 dollars at 21, where the factor is 1: 1.278, 1.278 and 0.833.
    assert_eq!(credit(&determination).benchmark_monthly, Some(51_120 + 51_120 + 33_320));
}

/// Exact percent instead of whole ones: 236.41 instead of 236.
#[test]
fn the_percentage_may_be_read_exactly() {
    let federal = include_str!("../../parameters/federal.toml")
        .replace("poverty_percentage = \"whole\"", "poverty_percentage = \"exact\"");
    let parameters = SHIPPED.clone().read(&federal).expect("parameters");
    let asked = household(family([60, 60], &[], 50_000));
    let determination = determine(&parameters, &asked).expect("a determination");
    // 7.94 percent: Healthyfp's 331 dollars.
    assert_eq!(credit(&determination).applicable_percentage, Some(794));
    assert_eq!(credit(&determination).contribution_monthly, Some(33_083));
}

/// Some states have limits for parents in dollars a month, from before there were guidelines.
#[test]
fn a_limit_in_dollars_by_household_size() {
    let file = include_str!("states/lakeland.toml");
    let in_dollars = file.replace(
        "percent = \"45\"",
        "monthly = { dollars = [300, 400, 500], additional_dollars = 90 }",
    );
    assert_ne!(file, in_dollars);
    let parameters = SHIPPED.clone().read(&in_dollars).expect("parameters");
    // With five points of the guideline of 2025 on top: 88.13 of 21,150 dollars for two, and 156.87
    // of 37,650 for five.
    for (children, monthly, is_eligible) in [
        (1, 40_000, true),
        (1, 48_812, true),
        (1, 48_813, false),
        (4, 68_000, true),
        (4, 83_687, true),
        (4, 83_688, false),
    ] {
        let mut people = vec![json!({
            "id": "p", "age": 40, "tax": { "files": true },
            "current_monthly_income": monthly, "projected_annual_income": 9_000_000,
        })];
        let mut relationships = Vec::new();
        for child in 0..children {
            let id = format!("c{child}");
            people.push(dependent(&id, 10, "p"));
            relationships.push(json!(["p", "parent", id]));
        }
        let asked = related(in_2026(json!(people)), json!(relationships));
        // Lakeland's guideline begins in April.
        let asked = with(
            asked,
            json!({ "state": "LL", "county": "North Shore", "determined_on": "2026-02-10" }),
        );
        let determination = determine(&parameters, &household(asked)).expect("an answer");
        let parent = &determination.people[0];
        assert_eq!(parent.outcome == Outcome::Medicaid, is_eligible, "{children} {monthly}");
    }
}

/// Limits of the children's program by age and date.
#[test]
fn a_childrens_program_by_age_and_date() {
    let file = include_str!("states/lakeland.toml");
    let (before, chip) = file.split_once("[[chip]]").expect("a program");
    let (chip, after) = chip.split_once("[rating]").expect("a rating");
    let of = |ages: &str, more: &str| {
        let chip = chip.replace("ages = { from = 0, to = 18 }", ages);
        format!("[[chip]]{}", chip.replace("from = \"2014-01-01\"\nages", &format!("{more}\nages")))
    };
    let young = of("ages = { from = 0, to = 5 }", "from = \"2014-01-01\"");
    let old = of("ages = { from = 6, to = 18 }", "from = \"2014-01-01\"\nuntil = \"2025-12-31\"");
    let both = format!("{before}{young}{old}[rating]{after}");
    let parameters = SHIPPED.clone().read(&both).expect("parameters");
    for (age, is_covered) in [(5, true), (6, false)] {
        let asked = with(
            in_2026(json!([person("c", age, 30_000)])),
            json!({ "state": "LL", "county": "North Shore" }),
        );
        let determination = determine(&parameters, &household(asked)).expect("an answer");
        assert_eq!(determination.people[0].outcome == Outcome::Chip, is_covered, "{age}");
    }
    let twice = format!("{before}{young}{young}[rating]{after}");
    assert!(SHIPPED.clone().read(&twice).is_err());
}
