//! Medical Assistance by group, status and date.

use crate::asking::*;
use eligibility::answer::{Outcome, ReasonCode};
use serde_json::{Value, json};

/// One person with an income in dollars a year, and what else is true.
fn one(age: u32, dollars: i64, more: Value) -> eligibility::answer::PersonResult {
    answer(in_2026(json!([with(person("p1", age, dollars), more)]))).people.remove(0)
}

fn group(age: u32, dollars: i64, more: Value) -> Option<String> {
    one(age, dollars, more).group
}

#[test]
fn the_group_follows_from_age_and_circumstances() {
    for (age, dollars, more, name) in [
        (0, 10_000, json!({ "mother_had_medicaid_at_birth": true }), "auto_newborn"),
        (0, 900_000, json!({ "mother_had_medicaid_at_birth": true }), "auto_newborn"),
        (0, 10_000, json!({}), "infant_under_2"),
        (1, 44_500, json!({}), "infant_under_2_chip_funded"),
        (2, 10_000, json!({}), "child_2_to_18"),
        (18, 10_000, json!({}), "child_2_to_18"),
        (19, 10_000, json!({}), "age_19_or_20"),
        (21, 10_000, json!({}), "adult_21_to_64"),
        (30, 10_000, json!({ "pregnant": true }), "pregnant"),
        (30, 10_000, json!({ "postpartum": true }), "pregnant"),
        (25, 900_000, json!({ "former_foster_care": true }), "former_foster_care"),
    ] {
        assert_eq!(group(age, dollars, more).as_deref(), Some(name), "{age} {dollars}");
    }
    assert_eq!(group(26, 900_000, json!({ "former_foster_care": true })), None);
}

/// Between 275 and 283 percent (288 with the disregard) only infants without other coverage.
#[test]
fn infants_with_other_coverage_have_the_lower_limit() {
    let insured = json!({ "other_coverage": ["tricare"] });
    // 280 percent of 15,650 is 43,820; 288 percent is 45,072.
    assert_eq!(group(1, 43_820, insured.clone()).as_deref(), Some("infant_under_2"));
    assert_eq!(group(1, 43_821, insured), None);
    assert_eq!(group(1, 45_072, json!({})).as_deref(), Some("infant_under_2_chip_funded"));
    assert_eq!(group(1, 45_073, json!({})), None);
}

#[test]
fn parents_are_parents_at_any_age() {
    let household = related(
        in_2026(json!([person("p", 67, 10_000), dependent("c", 17, "p")])),
        json!([["p", "parent", "c"]]),
    );
    let determination = answer(household);
    assert_eq!(result(&determination, "p").group.as_deref(), Some("parent_or_caretaker"));
    assert_eq!(one(67, 10_000, json!({})).group, None);
}

#[test]
fn relatives_are_caretakers_when_they_care_for_the_child() {
    let asked = |more: Value| {
        related(
            in_2026(json!([with(person("g", 66, 10_000), more), { "id": "c", "age": 8 }])),
            json!([["g", "grandparent", "c"]]),
        )
    };
    let caring = answer(asked(json!({ "cares_for": ["c"] })));
    assert_eq!(result(&caring, "g").group.as_deref(), Some("parent_or_caretaker"));
    assert_eq!(result(&answer(asked(json!({}))), "g").group, None);
}

#[test]
fn who_may_have_medicaid_on_another_basis_is_referred() {
    let old = one(70, 10_000, json!({ "medicare": true }));
    assert_eq!(old.outcome, Outcome::Referral);
    assert!(old.screen_other_basis && has(&old, ReasonCode::ScreenAge));
    let disabled = one(40, 40_000, json!({ "blind_or_disabled": true }));
    assert_eq!(disabled.outcome, Outcome::PremiumTaxCredit);
    assert!(disabled.screen_other_basis && has(&disabled, ReasonCode::ScreenDisability));
    // Without Medicare, somebody over 65 may have MinnesotaCare.
    assert_eq!(one(70, 20_000, json!({})).outcome, Outcome::BasicHealth);
    // A disability takes nothing from who is eligible by income.
    assert_eq!(one(40, 10_000, json!({ "blind_or_disabled": true })).outcome, Outcome::Medicaid);
}

#[test]
fn medicare_ends_the_adult_group() {
    assert_eq!(one(40, 10_000, json!({ "medicare": true })).outcome, Outcome::Referral);
    assert_eq!(one(18, 10_000, json!({ "medicare": true })).outcome, Outcome::Medicaid);
}

#[test]
fn an_employers_offer_does_not_stand_against_medicaid() {
    let household = with(
        in_2026(json!([person("p1", 40, 10_000)])),
        json!({ "employer_offers": [{
            "employee": "p1", "offered_to": ["p1"], "enrolled": ["p1"],
            "lowest_self_only_monthly": 1_000, "minimum_value": true,
        }] }),
    );
    assert_eq!(outcomes(&answer(household)), [Outcome::Medicaid]);
}

#[test]
fn five_years_do_not_hold_for_children_and_pregnant_people() {
    let new = |more: Value| {
        let status = json!({ "immigration": {
            "status": "lawful_permanent_resident", "since": "2024-05-01",
        } });
        with(status, more)
    };
    let adult = one(30, 10_000, new(json!({})));
    assert_eq!(adult.outcome, Outcome::BasicHealth);
    assert!(has(&adult, ReasonCode::MedicaidStatusWaiting));
    assert_eq!(one(30, 10_000, new(json!({ "pregnant": true }))).outcome, Outcome::Medicaid);
    assert_eq!(one(10, 10_000, new(json!({}))).outcome, Outcome::Medicaid);
    let old = json!({ "immigration": {
        "status": "lawful_permanent_resident", "since": "2021-02-10",
    } });
    assert_eq!(one(30, 10_000, old).outcome, Outcome::Medicaid);
    let veteran = json!({ "immigration": {
        "status": "lawful_permanent_resident", "since": "2025-02-10", "no_waiting": true,
    } });
    assert_eq!(one(30, 10_000, veteran).outcome, Outcome::Medicaid);
}

#[test]
fn undocumented_people() {
    let undocumented = json!({ "immigration": { "status": "undocumented" } });
    let adult = one(30, 10_000, undocumented.clone());
    assert_eq!(adult.outcome, Outcome::Referral);
    assert!(has(&adult, ReasonCode::EmergencyMedicaid));
    assert_eq!(one(10, 10_000, undocumented.clone()).outcome, Outcome::BasicHealth);
    assert_eq!(one(18, 10_000, undocumented.clone()).outcome, Outcome::Referral);
    assert_eq!(one(30, 60_000, undocumented.clone()).outcome, Outcome::NotEligible);
    let pregnant = with(undocumented, json!({ "pregnant": true }));
    assert_eq!(one(30, 10_000, pregnant).outcome, Outcome::Medicaid);
}

/// What Minnesota does for refugees from October 2026 on is not decided: never a denial.
#[test]
fn a_status_that_is_not_decided_is_no_denial() {
    let refugee = json!({ "immigration": { "status": "refugee" } });
    let asked = |day: &str| {
        with(
            in_2026(json!([with(person("p1", 30, 10_000), refugee.clone())])),
            json!({ "determined_on": day }),
        )
    };
    assert_eq!(outcomes(&answer(asked("2026-09-30"))), [Outcome::Medicaid]);
    assert_eq!(outcomes(&answer(asked("2026-10-01"))), [Outcome::NeedsStateDecision]);
}

/// 42 CFR 435.603(i): a well paid month in a poor year.
#[test]
fn the_gap_between_month_and_year_is_closed() {
    let asked = |year: i64| {
        in_2026(json!([{
            "id": "p1", "age": 40, "tax": { "files": true },
            "current_monthly_income": 400_000, "projected_annual_income": year,
        }]))
    };
    let poor = answer(asked(1_564_999)).people.remove(0);
    assert_eq!(poor.outcome, Outcome::Medicaid);
    assert!(has(&poor, ReasonCode::MedicaidByAnnualIncome));
    assert_eq!(outcomes(&answer(asked(1_565_000))), [Outcome::BasicHealth]);
}

#[test]
fn only_residents_who_are_not_in_prison() {
    for (more, code) in [
        (json!({ "resident": false }), ReasonCode::NotResident),
        (json!({ "incarcerated": true }), ReasonCode::Incarcerated),
    ] {
        let person = one(30, 10_000, more);
        assert_eq!(person.outcome, Outcome::NotEligible);
        assert!(has(&person, code));
    }
}

#[test]
fn who_does_not_apply_gets_no_answer_and_counts_in_the_household() {
    let mut household = family([40, 38], &[10], 40_000);
    household["people"][0]["applies"] = json!(false);
    let determination = answer(household);
    assert_eq!(determination.people[0].outcome, Outcome::NotApplying);
    assert_eq!(sizes(&determination), [3, 3, 3]);
    assert!(determination.people[0].reasons.is_empty());
}

/// From 2027 on adults must work, study or help, or be exempt: the rules are not decided.
#[test]
fn community_engagement_is_not_decided() {
    let asked = with(
        in_2026(json!([person("p1", 30, 10_000)])),
        json!({ "coverage_year": 2027, "determined_on": "2027-01-01" }),
    );
    assert_eq!(outcomes(&answer(asked)), [Outcome::NeedsStateDecision]);
}

/// Prison is no matter for another office.
#[test]
fn prison_is_not_referred() {
    let imprisoned = one(70, 10_000, json!({ "incarcerated": true, "medicare": true }));
    assert_eq!(imprisoned.outcome, Outcome::NotEligible);
}

/// From 2027 the adult group asks for work, but the law says for whom it does not.
#[test]
fn the_law_itself_excludes_some_from_community_engagement() {
    let in_2027 = |more: Value| {
        let asked = with(
            in_2026(json!([with(person("p1", 40, 10_000), more)])),
            json!({ "coverage_year": 2027, "determined_on": "2027-02-10" }),
        );
        answer(asked).people.remove(0)
    };
    let anybody = in_2027(json!({}));
    assert_eq!(anybody.outcome, Outcome::NeedsStateDecision);
    assert!(has(&anybody, ReasonCode::MedicaidRuleUndecided));
    for exempt in ["american_indian_or_alaska_native", "blind_or_disabled"] {
        assert_eq!(in_2027(json!({ exempt: true })).outcome, Outcome::Medicaid, "{exempt}");
    }
}

/// A missing number hides no answer that does not need it: the percentages of 2027.
#[test]
fn what_is_certain_is_said_without_the_numbers_of_a_year() {
    let in_2027 = |more: Value| {
        let asked = with(
            in_2026(json!([with(person("p1", 40, 90_000), more)])),
            json!({ "coverage_year": 2027, "determined_on": "2026-11-20" }),
        );
        answer(asked).people.remove(0)
    };
    assert_eq!(in_2027(json!({})).outcome, Outcome::NotConfigured);
    for (more, outcome) in [
        (json!({ "immigration": { "status": "undocumented" } }), Outcome::NotEligible),
        (json!({ "medicare": true }), Outcome::Referral),
        (json!({ "other_coverage": ["tricare"] }), Outcome::FullPrice),
        (json!({ "tax": { "files": true, "married_filing_apart": true } }), Outcome::FullPrice),
        (json!({ "immigration": { "status": "refugee" } }), Outcome::FullPrice),
        (
            json!({ "immigration": { "status": "american_indian_born_in_canada" } }),
            Outcome::NotConfigured,
        ),
    ] {
        assert_eq!(in_2027(more.clone()).outcome, outcome, "{more}");
    }
}

/// A grandparent is one through the parent, an aunt through a sibling.
#[test]
fn caretakers_follow_from_what_was_said_about_others() {
    let asked = |relationships: Value| {
        let household = related(
            in_2026(json!([
                with(person("g", 66, 10_000), json!({ "cares_for": ["c"] })),
                { "id": "m", "age": 30 },
                { "id": "c", "age": 8 },
            ])),
            relationships,
        );
        answer(household).people.remove(0).group
    };
    let parent = Some("parent_or_caretaker");
    for (kin, group) in [("parent", parent), ("sibling", parent), ("unrelated", None)] {
        let found = asked(json!([["g", kin, "m"], ["m", "parent", "c"]]));
        assert_eq!(found.as_deref(), group, "{kin}");
    }
    let said = asked(json!([["g", "parent", "m"], ["m", "parent", "c"], ["g", "unrelated", "c"]]));
    assert_eq!(said, None);
}

/// EPM 2.2.2.1: the adult group is not for who has Supplemental Security Income; the county looks
/// at the disability. Parents and children keep their groups.
#[test]
fn supplemental_security_income_leads_to_the_county() {
    let benefit = json!({ "income": [{
        "kind": "supplemental_security_income", "amount": 90_000, "rhythm": "month",
    }] });
    let adult = one(40, 0, benefit.clone());
    assert_eq!(adult.outcome, Outcome::Referral);
    assert!(adult.screen_other_basis && has(&adult, ReasonCode::ScreenDisability));
    assert_eq!(one(20, 0, benefit.clone()).group.as_deref(), Some("age_19_or_20"));
    assert_eq!(one(40, 0, with(benefit, json!({ "pregnant": true }))).outcome, Outcome::Medicaid);
}
