//! Values that were worked out elsewhere, by hand or by others.

use crate::asking::*;
use eligibility::answer::{CreditStatus, Outcome};
use serde_json::json;

/// One person with the credit open at every income: a state whose Medicaid takes nobody.
fn single_credit(dollars: i64) -> serde_json::Value {
    with(in_2026(json!([person("p1", 40, dollars)])), json!({ "state": "ZZ", "county": "Any" }))
}

mod without_programs {
    use super::*;
    use crate::asking::SHIPPED;
    use eligibility::{determine, parameters::Parameters};

    /// A state whose Medicaid takes nobody, to see every band of the table.
    fn parameters() -> Parameters {
        SHIPPED
            .clone()
            .read(include_str!("states/without_programs.toml"))
            .expect("parameters of a state")
    }

    /// The return says its percentage whichever program its people have.
    #[test]
    fn the_applicable_percentage_of_2026() {
        let parameters = parameters();
        for (percent, hundredths) in [
            (100, 210),
            (132, 210),
            (133, 314),
            (140, 357),
            (149, 413),
            (150, 419),
            (175, 540),
            (199, 655),
            (200, 660),
            (210, 697),
            (225, 752),
            (249, 840),
            (250, 844),
            (275, 920),
            (299, 993),
            (300, 996),
            (350, 996),
            (400, 996),
        ] {
            // The first whole dollar of the percentage.
            let dollars = (15_650 * percent + 99) / 100;
            let determination =
                determine(&parameters, &household(single_credit(dollars))).expect("an answer");
            let credit = credit(&determination);
            assert_eq!(credit.poverty_percent, Some(percent), "{percent} %");
            assert_eq!(credit.applicable_percentage, Some(hundredths), "{percent} %");
            let in_minnesota = answer(in_2026(json!([person("p1", 40, dollars)])));
            let credit = crate::asking::credit(&in_minnesota);
            assert_eq!(credit.applicable_percentage, Some(hundredths), "{percent} %");
        }
        let over = determine(&parameters, &household(single_credit(62_757))).expect("an answer");
        assert_eq!(credit(&over).poverty_percent, Some(401));
        assert_eq!(credit(&over).applicable_percentage, None);
    }
}

#[test]
fn contributions_of_2026() {
    for (size, dollars, percent, applicable, year, month) in [
        (1, 39_125, 250, 844, 330_215, 27_518),
        (1, 62_600, 400, 996, 623_496, 51_958),
        (4, 90_000, 279, 932, 838_800, 69_900),
        (2, 50_000, 236, 792, 396_000, 33_000),
    ] {
        let determination = answer(match size {
            1 => in_2026(json!([person("p1", 40, dollars)])),
            2 => family([40, 38], &[], dollars),
            _ => family([40, 38], &[20, 20], dollars),
        });
        let credit = credit(&determination);
        assert_eq!(credit.size, size, "{dollars}");
        assert_eq!(credit.poverty_percent, Some(percent), "{dollars}");
        assert_eq!(credit.applicable_percentage, Some(applicable), "{dollars}");
        assert_eq!(credit.contribution_annual, Some(year), "{dollars}");
        assert_eq!(credit.contribution_monthly, Some(month), "{dollars}");
    }
    assert_eq!(applicable_in_minnesota(62_601), None);
}

fn applicable_in_minnesota(dollars: i64) -> Option<i64> {
    credit(&answer(in_2026(json!([person("p1", 40, dollars)])))).applicable_percentage
}

#[test]
fn one_dollar_above_four_times_the_poverty_line_ends_the_credit() {
    let below = answer(in_2026(json!([person("p1", 40, 62_600)])));
    assert_eq!(outcomes(&below), [Outcome::PremiumTaxCredit]);
    let above = answer(in_2026(json!([person("p1", 40, 62_601)])));
    assert_eq!(outcomes(&above), [Outcome::FullPrice]);
    assert_eq!(credit(&above).status, CreditStatus::NotEligible);
    assert_eq!(credit(&above).credit_monthly, Some(0));
}

#[test]
fn twice_the_poverty_line_is_minnesotacare() {
    let at = answer(in_2026(json!([person("p1", 40, 31_300)])));
    assert_eq!(outcomes(&at), [Outcome::BasicHealth]);
    assert_eq!(at.people[0].premium_monthly, Some(8_000));
    let above = answer(in_2026(json!([person("p1", 40, 31_301)])));
    assert_eq!(outcomes(&above), [Outcome::PremiumTaxCredit]);
}

/// Healthyfp's example with a benchmark of $1,250: $331 with exact percent, $330 with whole.
#[test]
fn a_couple_with_a_known_benchmark() {
    let known = json!({ "benchmarks": [{ "filer": "p2", "monthly": 125_000 }] });
    let determination = answer(with(family([60, 60], &[], 50_000), known));
    let credit = credit(&determination);
    assert_eq!(credit.benchmark_monthly, Some(125_000));
    assert_eq!(credit.credit_monthly, Some(125_000 - 33_000));
    assert!(!credit.illustrative);
}

/// Children on Medical Assistance, parents with a credit whose benchmark covers only them.
#[test]
fn a_mixed_family_of_hennepin_county() {
    let determination = answer(family([40, 38], &[10, 7], 84_000));
    assert_eq!(
        outcomes(&determination),
        [
            Outcome::PremiumTaxCredit,
            Outcome::PremiumTaxCredit,
            Outcome::Medicaid,
            Outcome::Medicaid
        ]
    );
    let credit = credit(&determination);
    assert_eq!(credit.coverage_family, ["p1", "p2"]);
    assert_eq!(credit.size, 4);
    assert_eq!(credit.poverty_percent, Some(261));
    assert_eq!(credit.applicable_percentage, Some(877));
    assert_eq!(credit.contribution_monthly, Some(61_390));
    // 308 dollars at age 0, where the factor is 0.890, times 1.278 and 1.246.
    assert_eq!(credit.benchmark_monthly, Some(44_227 + 43_120));
    assert_eq!(credit.credit_monthly, Some(87_347 - 61_390));
    assert!(credit.illustrative);
    assert!(determination.people.iter().all(|person| person.cost_sharing.is_none()));
}

/// Annual limits of one person with the poverty line of 2026, in cents: limit, with disregard.
#[test]
fn the_limits_of_medical_assistance() {
    for (age, extra, limit, raised) in [
        (0, json!({}), 4_516_680, 4_596_480),
        (1, json!({}), 4_516_680, 4_596_480),
        (2, json!({}), 4_389_000, 4_468_800),
        (18, json!({}), 4_389_000, 4_468_800),
        (19, json!({}), 2_122_680, 2_202_480),
        (20, json!({}), 2_122_680, 2_202_480),
        (21, json!({}), 2_122_680, 2_202_480),
        (64, json!({}), 2_122_680, 2_202_480),
    ] {
        for (cents, is_eligible) in [(limit, true), (raised, true), (raised + 12, false)] {
            let child = json!({
                "id": "p1", "age": age, "current_monthly_income": cents / 12,
                "projected_annual_income": 10_000_000,
            });
            let asked = with(
                in_2026(json!([with(child, extra.clone())])),
                json!({ "coverage_year": 2026, "determined_on": "2026-07-01" }),
            );
            let outcome = answer(asked).people[0].outcome;
            assert_eq!(outcome == Outcome::Medicaid, is_eligible, "{age} {cents}");
        }
    }
}

/// The pregnant limit, for two people: 2.78 and 2.83 times $21,640.
#[test]
fn the_limit_for_pregnant_people() {
    for (monthly, is_eligible) in [(501_326, true), (510_343, true), (510_344, false)] {
        let asked = with(
            in_2026(json!([{
                "id": "p1", "age": 30, "pregnant": true, "current_monthly_income": monthly,
                "projected_annual_income": 10_000_000,
            }])),
            json!({ "determined_on": "2026-07-01" }),
        );
        let determination = answer(asked);
        assert_eq!(sizes(&determination), [2]);
        assert_eq!(determination.people[0].outcome == Outcome::Medicaid, is_eligible, "{monthly}");
    }
}

/// The guideline of 2026 begins to count for Medical Assistance on July 1, and for MinnesotaCare
/// and the credit with the coverage year 2027.
#[test]
fn two_calendars_of_the_poverty_line() {
    // 138 percent of 15,650 and of 15,960, a month.
    for (day, monthly, outcome) in [
        ("2026-06-30", 179_975, Outcome::Medicaid),
        ("2026-06-30", 179_976, Outcome::BasicHealth),
        ("2026-07-01", 179_976, Outcome::Medicaid),
        ("2026-07-01", 183_540, Outcome::Medicaid),
        ("2026-07-01", 183_541, Outcome::BasicHealth),
    ] {
        let asked = with(
            in_2026(json!([{ "id": "p1", "age": 30, "current_monthly_income": monthly }])),
            json!({ "determined_on": day }),
        );
        assert_eq!(outcomes(&answer(asked)), [outcome], "{day} {monthly}");
    }
}

#[test]
fn a_year_without_numbers_says_which_are_missing() {
    let next_year = json!({ "coverage_year": 2027, "determined_on": "2026-11-10" });
    let determination = answer(with(in_2026(json!([person("p1", 40, 50_000)])), next_year));
    assert_eq!(outcomes(&determination), [Outcome::NotConfigured]);
    let missing = determination.people[0].not_configured.as_ref().expect("what is missing");
    assert_eq!((missing.what.as_ref(), missing.year), ("applicable_percentage", Some(2027)));
    assert_eq!(credit(&determination).credit_monthly, None);
}
