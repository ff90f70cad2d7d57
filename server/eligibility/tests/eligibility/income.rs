//! Whose income counts and how much of it: 42 CFR 435.603(d), (e) and 26 USC 36B(d)(2).

use crate::asking::*;
use eligibility::answer::ReasonCode;
use serde_json::{Value, json};

fn wages(mut person: Value, dollars: i64) -> Value {
    person["income"] = json!([{ "kind": "wages", "amount": dollars * 100, "rhythm": "year" }]);
    person
}

/// The monthly income of one person with these items, in cents.
fn month(items: Value) -> i64 {
    answer(in_2026(json!([{ "id": "p1", "age": 40, "income": items }]))).people[0]
        .household
        .monthly_income
        .expect("an income")
}

fn year(items: Value) -> i64 {
    answer(in_2026(json!([{ "id": "p1", "age": 40, "income": items }]))).people[0].income.annual
}

#[test]
fn every_rhythm_comes_to_months_and_years() {
    for (amount, rhythm, hours, monthly, yearly) in [
        (1_850, "hour", Some(32), 256_533, 3_078_400),
        (50_000, "week", None, 216_667, 2_600_000),
        (100_000, "two_weeks", None, 216_667, 2_600_000),
        (210_000, "twice_a_month", None, 420_000, 5_040_000),
        (123_456, "month", None, 123_456, 1_481_472),
        (1_200_000, "year", None, 100_000, 1_200_000),
    ] {
        let mut item = json!({ "kind": "wages", "amount": amount, "rhythm": rhythm });
        if let Some(hours) = hours {
            item["hours_per_week"] = json!(hours);
        }
        assert_eq!(month(json!([item])), monthly, "{rhythm}");
        assert_eq!(year(json!([item])), yearly, "{rhythm}");
    }
}

/// A child of a household whose own pay is below the threshold of filing.
#[test]
fn the_pay_of_a_child_does_not_count() {
    for (pay, counts) in [(1_000, false), (16_100, false), (16_101, true)] {
        let mut household = family([40, 38], &[16], 40_000);
        household["people"][2] = wages(household["people"][2].clone(), pay);
        let determination = answer(household);
        let expected = if counts { 40_000 + pay } else { 40_000 };
        assert_eq!(incomes(&determination), [expected; 3], "{pay}");
        assert_eq!(credit(&determination).annual_income, Some(expected * 100));
        assert_eq!(determination.people[2].income.required_to_file, Some(counts));
    }
}

/// Unearned income of a dependent: more than 1,350 dollars, or more than earned plus 450.
#[test]
fn the_interest_of_a_child_may_count() {
    for (pay, interest, counts) in [
        (0, 1_350, false),
        (0, 1_351, true),
        (3_000, 450, false),
        (3_000, 451, true),
        (3_000, 1_300, true),
        (500, 850, false),
        (500, 851, true),
    ] {
        let mut household = family([40, 38], &[16], 40_000);
        household["people"][2]["income"] = json!([
            { "kind": "wages", "amount": pay * 100, "rhythm": "year" },
            { "kind": "interest", "amount": interest * 100, "rhythm": "year" },
        ]);
        let determination = answer(household);
        let required = determination.people[2].income.required_to_file;
        assert_eq!(required, Some(counts), "{pay} {interest}");
    }
}

#[test]
fn what_a_person_attests_about_filing_stands() {
    let mut household = family([40, 38], &[16], 40_000);
    household["people"][2] = wages(household["people"][2].clone(), 1_000);
    household["people"][2]["required_to_file"] = json!(true);
    assert_eq!(incomes(&answer(household)), [41_000; 3]);
}

/// CMS training manual: a grown dependent who need not file adds nothing, not even for himself.
#[test]
fn a_grown_dependent_who_need_not_file_adds_nothing() {
    let household = related(
        in_2026(json!(
            [person("marty", 50, 30_000), wages(dependent("mark", 22, "marty"), 9_600),]
        )),
        json!([["marty", "parent", "mark"]]),
    );
    assert_eq!(incomes(&answer(household)), [30_000, 30_000]);
}

/// (d)(2)(ii): a niece's pay is left out of the claimant's household and counts in her own.
#[test]
fn the_pay_of_a_niece_counts_in_her_own_household() {
    let household = related(
        in_2026(json!([
            person("uncle", 50, 30_000),
            dependent("son", 12, "uncle"),
            wages(dependent("niece", 20, "uncle"), 6_000),
        ])),
        json!([["uncle", "parent", "son"], ["uncle", "aunt_or_uncle", "niece"]]),
    );
    let determination = answer(household);
    assert_eq!(sizes(&determination), [3, 3, 1]);
    assert_eq!(incomes(&determination), [30_000, 30_000, 6_000]);
}

#[test]
fn a_loss_offsets_the_income_of_the_spouse() {
    let mut household = family([40, 38], &[], 30_000);
    household["people"][1]["income"] =
        json!([{ "kind": "self_employment", "amount": -2_000_000, "rhythm": "year" }]);
    assert_eq!(incomes(&answer(household)), [10_000, 10_000]);
}

#[test]
fn a_household_never_has_less_than_nothing() {
    let items = json!([
        { "kind": "self_employment", "amount": -1_000_000, "rhythm": "year" },
        { "kind": "interest", "amount": 100_000, "rhythm": "year" },
    ]);
    assert_eq!(year(items.clone()), -900_000);
    assert_eq!(month(items), 0);
}

#[test]
fn losses_of_capital_are_limited() {
    let items = json!([
        { "kind": "wages", "amount": 3_000_000, "rhythm": "year" },
        { "kind": "capital_gains", "amount": -5_000_000, "rhythm": "year" },
        { "kind": "capital_gains", "amount": 1_000_000, "rhythm": "year" },
    ]);
    assert_eq!(year(items), 2_700_000);
}

#[test]
fn what_is_no_income_is_said() {
    for kind in [
        "child_support",
        "supplemental_security_income",
        "workers_compensation",
        "veterans_benefits",
        "gift",
        "loan",
    ] {
        let asked = in_2026(json!([{
            "id": "p1", "age": 40,
            "income": [{ "kind": kind, "amount": 500_000, "rhythm": "month" }],
        }]));
        let determination = answer(asked);
        let person = &determination.people[0];
        assert_eq!(person.household.annual_income, Some(0), "{kind}");
        let reason =
            person.reasons.iter().find(|reason| reason.code == ReasonCode::IncomeNotCounted);
        assert_eq!(reason.and_then(|reason| reason.about.as_deref()), Some(kind));
    }
}

#[test]
fn alimony_counts_by_the_decree() {
    for (decree, yearly) in [("2018-12-31", 1_200_000), ("2019-01-01", 0)] {
        let item = json!({
            "kind": "alimony_received", "amount": 100_000, "rhythm": "month", "decree": decree,
        });
        assert_eq!(year(json!([item])), yearly, "{decree}");
    }
}

#[test]
fn social_security_counts_in_full() {
    let item = json!({ "kind": "social_security", "amount": 150_000, "rhythm": "month" });
    assert_eq!(year(json!([item])), 1_800_000);
}

/// 42 CFR 435.603(e)
#[test]
fn medicaid_leaves_out_what_the_tax_credit_counts() {
    for kind in ["scholarship", "tribal_distribution"] {
        let item = json!([{ "kind": kind, "amount": 1_200_000, "rhythm": "year" }]);
        assert_eq!((month(item.clone()), year(item)), (0, 1_200_000), "{kind}");
    }
}

#[test]
fn a_single_payment_counts_in_its_month_and_year() {
    for (day, monthly, yearly) in
        [("2026-02-28", 500_000, 500_000), ("2026-03-01", 0, 500_000), ("2025-12-31", 0, 0)]
    {
        let item = json!([{
            "kind": "lump_sum", "amount": 500_000, "rhythm": "once", "starts": day,
        }]);
        assert_eq!((month(item.clone()), year(item)), (monthly, yearly), "{day}");
    }
}

#[test]
fn a_job_that_ends_counts_for_its_months() {
    let item = json!([{
        "kind": "wages", "amount": 300_000, "rhythm": "month", "ends": "2026-03-15",
    }]);
    assert_eq!((month(item.clone()), year(item)), (300_000, 900_000));
    let ended = json!([{
        "kind": "wages", "amount": 300_000, "rhythm": "month", "ends": "2026-01-31",
    }]);
    assert_eq!((month(ended.clone()), year(ended)), (0, 300_000));
}

#[test]
fn deductions_lower_the_income_once() {
    let determination = answer(in_2026(json!([{
        "id": "p1", "age": 40,
        "income": [{ "kind": "wages", "amount": 3_000_000, "rhythm": "year" }],
        "deductions": [
            { "kind": "student_loan_interest", "amount": 300_000, "rhythm": "year" },
            { "kind": "retirement_account", "amount": 50_000, "rhythm": "month" },
            { "kind": "alimony_paid", "amount": 10_000, "rhythm": "month", "decree": "2020-01-01" },
        ],
    }])));
    // 30,000 less 2,500 at most, less 6,000.
    assert_eq!(determination.people[0].income.annual, 2_150_000);
}

#[test]
fn an_attested_amount_stands_for_month_and_year() {
    let only_year = json!([{ "id": "p1", "age": 40, "projected_annual_income": 2_400_000 }]);
    let household = answer(in_2026(only_year)).people[0].household.clone();
    assert_eq!(
        (household.monthly_income, household.annual_income),
        (Some(200_000), Some(2_400_000))
    );
    let both = json!([{
        "id": "p1", "age": 40,
        "income": [{ "kind": "wages", "amount": 100_000, "rhythm": "month" }],
        "projected_annual_income": 3_000_000,
    }]);
    let household = answer(in_2026(both)).people[0].household.clone();
    assert_eq!(
        (household.monthly_income, household.annual_income),
        (Some(100_000), Some(3_000_000))
    );
}

#[test]
fn income_adds_up_exactly_before_it_is_compared() {
    // 138 percent of 15,650 in cents, by weeks: 41,532 a week is 2,159,664, just below 2,159,700.
    for (weekly, outcome) in [(41_532, "medicaid"), (41_533, "basic_health")] {
        let determination = answer(in_2026(json!([{
            "id": "p1", "age": 40,
            "income": [{ "kind": "wages", "amount": weekly, "rhythm": "week" }],
        }])));
        let found = serde_json::to_value(determination.people[0].outcome).expect("JSON");
        assert_eq!(found, outcome, "{weekly}");
    }
}

/// 42 CFR 435.603(d)(2) looks at the year of the determination, the tax credit at the coverage
/// year: a son earns more than 15,750 and less than 16,100 dollars, and is asked in autumn.
#[test]
fn medicaid_asks_who_must_file_this_year() {
    let mut household =
        with(family([40, 38], &[16], 84_000), json!({ "determined_on": "2025-11-10" }));
    household["people"][2] = wages(household["people"][2].clone(), 16_000);
    let determination = answer(household);
    let income = determination.people[2].income;
    assert_eq!((income.required_to_file_now, income.required_to_file), (Some(true), Some(false)));
    assert_eq!(incomes(&determination), [100_000; 3]);
    assert_eq!(credit(&determination).annual_income, Some(8_400_000));
}

/// Net earnings from self-employment are 92.35 percent of a profit: 400 dollars of 433.14.
#[test]
fn a_small_business_makes_somebody_file() {
    for (profit, counts) in [(43_313, false), (43_314, true)] {
        let mut household = family([40, 38], &[16], 40_000);
        household["people"][2]["income"] =
            json!([{ "kind": "self_employment", "amount": profit, "rhythm": "year" }]);
        let determination = answer(household);
        assert_eq!(determination.people[2].income.required_to_file, Some(counts), "{profit}");
    }
}

/// Gross income is what comes in: losses take nothing from interest of more than 1,350 dollars.
#[test]
fn a_loss_does_not_excuse_from_filing() {
    let mut household = family([40, 38], &[16], 40_000);
    household["people"][2]["income"] = json!([
        { "kind": "interest", "amount": 200_000, "rhythm": "year" },
        { "kind": "rental", "amount": -100_000, "rhythm": "year" },
        { "kind": "capital_gains", "amount": -20_000, "rhythm": "year" },
    ]);
    let determination = answer(household);
    assert_eq!(determination.people[2].income.required_to_file, Some(true));
    assert_eq!(incomes(&determination), [40_800; 3]);
}

/// The benefits of a mother whom her daughter claims are taxed with her other income, of which
/// tax-exempt interest is a part, and from 65 on more of it is free.
#[test]
fn benefits_are_taxed_beside_other_income() {
    // 12,000 and half of 28,000 are 26,000: 500 dollars of the benefits are taxable.
    let mother = |exempt: i64, pension: i64| {
        let daughter = person("d", 45, 60_000);
        let mother = with(
            dependent("m", 72, "d"),
            json!({ "income": [
                { "kind": "social_security", "amount": 2_800_000, "rhythm": "year" },
                { "kind": "pension", "amount": pension, "rhythm": "year" },
                { "kind": "tax_exempt_interest", "amount": exempt, "rhythm": "year" },
            ] }),
        );
        let asked = related(in_2026(json!([daughter, mother])), json!([["m", "parent", "d"]]));
        answer(asked).people[1].income.required_to_file
    };
    // 1,350 and 2,050 for her age: 3,400 dollars.
    assert_eq!(mother(0, 340_000), Some(false));
    assert_eq!(mother(0, 340_100), Some(true));
    // With 20,000 of exempt interest, much of the benefits is taxable: 34,000 and 3,000 above it.
    assert_eq!(mother(2_000_000, 300_000), Some(true));
    assert_eq!(mother(0, 300_000), Some(false));
}

/// The reading of (d)(2)(i) by its words: a son whom his aunt claims is in the household of
/// neither parent, so his pay counts where he is.
#[test]
fn the_pay_of_a_child_in_no_parents_household_counts() {
    let household = related(
        in_2026(json!([
            person("aunt", 50, 40_000),
            person("mother", 40, 10_000),
            wages(dependent("son", 16, "aunt"), 5_000),
        ])),
        json!([
            ["aunt", "sibling", "mother"],
            ["mother", "parent", "son"],
            ["aunt", "aunt_or_uncle", "son"]
        ]),
    );
    let determination = answer(household);
    assert_eq!(sizes(&determination), [2, 1, 2]);
    assert_eq!(incomes(&determination), [40_000, 10_000, 15_000]);
}

#[test]
fn an_attested_income_may_be_a_loss() {
    let mut household = family([40, 38], &[], 30_000);
    household["people"][1]["projected_annual_income"] = json!(-1_000_000);
    assert_eq!(incomes(&answer(household)), [20_000, 20_000]);
}
