//! Households that make no sense: a code at the field, never a panic.

use crate::asking::*;
use serde_json::{Value, json};

/// Fields and codes, such as `people[0].age required`.
fn problems(value: Value) -> Vec<String> {
    let problems = ask(value).expect_err("problems").0;
    problems
        .iter()
        .map(|problem| {
            let code = serde_json::to_value(problem.code).expect("JSON");
            format!("{} {}", problem.field, code.as_str().expect("text"))
        })
        .collect()
}

/// One person with changes.
fn of_one(changes: Value) -> Vec<String> {
    problems(in_2026(json!([with(person("p1", 40, 30_000), changes)])))
}

/// The household around one person, with changes.
fn around(changes: Value) -> Vec<String> {
    problems(with(in_2026(json!([person("p1", 40, 30_000)])), changes))
}

fn three(taxes: [Value; 3]) -> Value {
    let people = ["p1", "p2", "p3"].iter().zip(taxes);
    in_2026(people.map(|(id, tax)| json!({ "id": id, "age": 40, "tax": tax })).collect())
}

#[test]
fn an_empty_household() {
    assert_eq!(
        problems(json!({})),
        ["state required", "coverage_year required", "determined_on required"]
    );
    assert_eq!(problems(in_2026(json!([]))), ["people required"]);
}

#[test]
fn places_that_are_not_known() {
    assert_eq!(around(json!({ "county": "Polk, Wisconsin" })), ["county county_unknown"]);
    assert_eq!(around(json!({ "county": "" })), ["county county_unknown"]);
    assert_eq!(around(json!({ "county": "Хеннепин" })), ["county county_unknown"]);
    assert_eq!(around(json!({ "state": "WI" })), ["state state_not_configured"]);
    assert_eq!(
        around(json!({ "state": "Minnesota" })),
        ["state too_long", "state state_not_configured"]
    );
}

#[test]
fn counties_as_people_write_them() {
    for county in [
        "hennepin",
        "Hennepin County",
        "St Louis",
        "Saint Louis",
        "ST. LOUIS COUNTY",
        "lac qui parle",
        "LeSueur",
    ] {
        let mut household = in_2026(json!([person("p1", 40, 50_000)]));
        household["county"] = json!(county);
        assert!(credit(&answer(household)).benchmark_monthly.is_some(), "{county}");
    }
}

#[test]
fn impossible_dates() {
    for day in
        [json!("2026-02-30"), json!("soon"), json!("10/02/2026"), json!(20_260_210), json!(true)]
    {
        assert_eq!(around(json!({ "determined_on": day })), ["determined_on date_not_a_date"]);
    }
    assert_eq!(
        around(json!({ "determined_on": "2024-12-31" })),
        ["determined_on date_outside_coverage_year"]
    );
    assert_eq!(
        around(json!({ "coverage_starts": "2027-01-01" })),
        ["coverage_starts date_outside_coverage_year"]
    );
    assert_eq!(around(json!({ "coverage_year": "twenty" })), ["coverage_year year_not_a_year"]);
    assert_eq!(around(json!({ "coverage_year": 202 })), ["coverage_year year_not_a_year"]);
    for (born, code) in [
        ("2026-02-11", "date_in_future"),
        ("1895-01-01", "date_too_long_ago"),
        ("1986-13-01", "date_not_a_date"),
    ] {
        let person = json!({ "age": null, "born": born });
        assert_eq!(of_one(person), [format!("people[0].born {code}")]);
    }
    assert_eq!(
        of_one(json!({ "immigration": { "status": "refugee", "since": "2030-01-01" } })),
        ["people[0].immigration.since date_in_future"]
    );
}

#[test]
fn impossible_ages_and_numbers() {
    for age in [json!(-1), json!(131), json!(40.5), json!("forty")] {
        assert_eq!(of_one(json!({ "age": age })), ["people[0].age age_not_possible"]);
    }
    assert_eq!(of_one(json!({ "age": null })), ["people[0].age required"]);
    assert_eq!(of_one(json!({ "born": "1986-01-01" })), ["people[0].age age_given_twice"]);
    assert_eq!(
        of_one(json!({ "pregnant": true, "expected_children": 0 })),
        ["people[0].expected_children number_not_a_number"]
    );
}

#[test]
fn money_that_is_none() {
    let item = |changes: Value| {
        let wages = json!({ "kind": "wages", "amount": 100_000, "rhythm": "month" });
        of_one(json!({ "income": [with(wages, changes)] }))
    };
    for (amount, code) in [
        (json!(-1), "money_negative"),
        (json!(12.5), "money_format"),
        (json!("1850"), "money_format"),
        (json!(null), "required"),
        (json!(i64::MAX), "money_too_large"),
        (json!(u64::MAX), "money_format"),
        (json!(i64::MIN), "money_negative"),
    ] {
        assert_eq!(
            item(json!({ "amount": amount })),
            [format!("people[0].income[0].amount {code}")]
        );
    }
    let loss = json!({ "kind": "self_employment", "amount": i64::MIN });
    assert_eq!(item(loss), ["people[0].income[0].amount money_too_large"]);
    assert_eq!(item(json!({ "kind": "lottery" })), ["people[0].income[0].kind not_a_choice"]);
    assert_eq!(item(json!({ "rhythm": "fortnight" })), ["people[0].income[0].rhythm not_a_choice"]);
    assert_eq!(item(json!({ "rhythm": "hour" })), ["people[0].income[0].hours_per_week required"]);
    assert_eq!(
        item(json!({ "rhythm": "hour", "hours_per_week": 169 })),
        ["people[0].income[0].hours_per_week number_not_a_number"]
    );
    assert_eq!(item(json!({ "rhythm": "once" })), ["people[0].income[0].starts required"]);
    assert_eq!(
        item(json!({ "starts": "2026-03-01", "ends": "2026-02-01" })),
        ["people[0].income[0].ends dates_out_of_order"]
    );
    assert_eq!(
        of_one(json!({ "projected_annual_income": -100_000_000_001_i64 })),
        ["people[0].projected_annual_income money_too_large"]
    );
    let too_many = vec![json!({ "kind": "wages", "amount": 1, "rhythm": "month" }); 101];
    assert_eq!(of_one(json!({ "income": too_many })), ["people[0].income too_many"]);
}

#[test]
fn forty_people() {
    let people: Vec<Value> = (0..40).map(|one| person(&format!("p{one}"), 30, 0)).collect();
    assert_eq!(problems(in_2026(json!(people))), ["people too_many_people"]);
    let most: Vec<Value> = (0..32).map(|one| person(&format!("p{one}"), 30, 0)).collect();
    assert_eq!(answer(in_2026(json!(most))).people.len(), 32);
}

#[test]
fn people_who_cannot_be_told_apart() {
    assert_eq!(
        problems(in_2026(json!([person("a", 40, 0), person("a", 30, 0), person("", 3, 0)]))),
        ["people[1].id duplicate_person", "people[2].id required"]
    );
}

#[test]
fn ids_in_any_script() {
    let household = related(
        in_2026(json!([
            person("Дмитрий José 阿明", 40, 20_000),
            dependent("👶🏽", 3, "Дмитрий José 阿明")
        ])),
        json!([["Дмитрий José 阿明", "parent", "👶🏽"]]),
    );
    assert_eq!(sizes(&answer(household)), [2, 2]);
}

#[test]
fn people_who_are_not_there() {
    assert_eq!(
        of_one(json!({ "tax": { "claimed_by": "p9" } })),
        ["people[0].tax.claimed_by unknown_person"]
    );
    assert_eq!(
        of_one(json!({ "tax": { "jointly_with": "p9" } })),
        ["people[0].tax.jointly_with unknown_person"]
    );
    assert_eq!(
        around(json!({ "living_together": [["p1", "p9"]] })),
        ["living_together[0][1] unknown_person"]
    );
    assert_eq!(
        around(json!({ "relationships": [{ "person": "p1", "is": "parent", "of": "p9" }] })),
        ["relationships[0].of unknown_person"]
    );
    assert_eq!(
        around(json!({ "employer_offers": [{ "employee": "p9", "offered_to": [] }] })),
        ["employer_offers[0].employee unknown_person"]
    );
}

#[test]
fn claims_that_go_in_a_circle() {
    let claimed = |by: &str| json!({ "claimed_by": by });
    assert_eq!(
        of_one(json!({ "tax": { "claimed_by": "p1" } })),
        ["people[0].tax.claimed_by same_person"]
    );
    assert_eq!(
        problems(three([claimed("p2"), claimed("p1"), json!({})])),
        ["people[0].tax.claimed_by circular_claims", "people[1].tax.claimed_by circular_claims"]
    );
    assert_eq!(problems(three([claimed("p2"), claimed("p3"), claimed("p1")])).len(), 3);
    // Over a joint return.
    let joint = problems(three([
        claimed("p2"),
        json!({ "jointly_with": "p3" }),
        json!({ "jointly_with": "p2", "claimed_by": "p1" }),
    ]));
    assert!(joint.contains(&"people[0].tax.claimed_by circular_claims".to_owned()), "{joint:?}");
}

#[test]
fn joint_filers_with_different_partners() {
    let with = |partner: &str| json!({ "jointly_with": partner });
    assert_eq!(
        problems(three([with("p2"), with("p3"), json!({})])),
        ["people[1].tax.jointly_with joint_partner_differs"]
    );
    assert_eq!(
        problems(three([with("p2"), json!({}), with("p2")])),
        ["people[2].tax.jointly_with joint_partner_differs"]
    );
    assert_eq!(
        of_one(json!({ "tax": { "jointly_with": "p1" } })),
        ["people[0].tax.jointly_with same_person"]
    );
    let siblings =
        related(three([with("p2"), json!({}), json!({})]), json!([["p1", "sibling", "p2"]]));
    assert_eq!(problems(siblings), ["people[0].tax.jointly_with joint_partner_not_spouse"]);
}

#[test]
fn tax_plans_that_contradict_themselves() {
    assert_eq!(
        problems(three([json!({ "files": false }), json!({ "claimed_by": "p1" }), json!({})])),
        ["people[1].tax.claimed_by claimant_does_not_file"]
    );
    assert_eq!(
        problems(three([
            json!({}),
            json!({ "claimed_by": "p1", "claimed_from_outside": true }),
            json!({})
        ])),
        ["people[1].tax.claimed_by claimed_twice"]
    );
    assert_eq!(
        problems(three([
            json!({ "jointly_with": "p2", "claimed_by": "p2" }),
            json!({}),
            json!({})
        ])),
        ["people[0].tax.claimed_by claimed_by_joint_filer"]
    );
}

#[test]
fn relationships_that_cannot_be() {
    let related_as = |relationships: Value| {
        problems(related(
            in_2026(json!([person("a", 40, 0), person("b", 10, 0), person("c", 41, 0)])),
            relationships,
        ))
    };
    assert_eq!(related_as(json!([["a", "parent", "a"]])), ["relationships[0].is same_person"]);
    assert_eq!(related_as(json!([["a", "boss", "b"]])), ["relationships[0].is not_a_choice"]);
    assert_eq!(
        related_as(json!([["a", "parent", "b"], ["b", "sibling", "a"]])),
        ["relationships[1].is relationships_contradict"]
    );
    assert_eq!(
        related_as(json!([["a", "spouse", "b"], ["a", "spouse", "c"]])),
        ["relationships[1].is more_than_one_spouse"]
    );
    assert_eq!(
        related_as(json!([["b", "parent", "a"]])),
        ["relationships[0].is parent_not_possible"]
    );
    // The same in both directions is no contradiction.
    let twice = related(
        in_2026(json!([person("a", 40, 0), person("b", 10, 0)])),
        json!([["a", "parent", "b"], ["b", "child", "a"]]),
    );
    assert_eq!(sizes(&answer(twice)), [1, 1]);
}

#[test]
fn ancestors_of_oneself() {
    let household = related(
        in_2026(json!([person("a", 40, 0), person("b", 40, 0), person("c", 40, 0)])),
        json!([["a", "parent", "b"], ["b", "parent", "c"], ["c", "parent", "a"]]),
    );
    assert!(!problems(household).is_empty());
}

#[test]
fn offers_without_their_price() {
    let offer = json!({
        "employee": "p1", "offered_to": ["p1", "p2"],
        "lowest_self_only_monthly": -1, "lowest_family_monthly": "much",
    });
    let household = with(family([40, 40], &[], 50_000), json!({ "employer_offers": [offer] }));
    assert_eq!(
        problems(household),
        [
            "employer_offers[0].lowest_self_only_monthly money_negative",
            "employer_offers[0].lowest_family_monthly money_format",
        ]
    );
}

#[test]
fn a_benchmark_is_given_in_one_way() {
    let given = |benchmark: Value| {
        let benchmark = with(json!({ "filer": "p1" }), benchmark);
        problems(with(
            in_2026(json!([person("p1", 40, 50_000)])),
            json!({ "benchmarks": [benchmark] }),
        ))
    };
    assert_eq!(given(json!({})), ["benchmarks[0].monthly required"]);
    assert_eq!(
        given(json!({ "monthly": 1, "monthly_at_21": 1 })),
        ["benchmarks[0].monthly_at_21 benchmark_given_twice"]
    );
    assert_eq!(
        given(json!({ "monthly_at_21": -1 })),
        ["benchmarks[0].monthly_at_21 money_negative"]
    );
}

#[test]
fn a_problem_never_repeats_what_was_typed() {
    let household = in_2026(json!([with(
        person("Secret Name", 40, 0),
        json!({ "tax": { "claimed_by": "Other Secret" } })
    )]));
    let problems = ask(household).expect_err("problems");
    let told = format!("{problems} {}", serde_json::to_string(&problems).expect("JSON"));
    assert!(!told.contains("Secret"), "{told}");
}
