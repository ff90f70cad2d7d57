//! What holds for every household.

use crate::{asking::*, random::households, recompute::recompute};
use eligibility::{
    answer::{CreditStatus, Determination, Outcome, ReasonCode},
    determine,
    input::Household,
    parameters::Parameters,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::LazyLock};

static WITHOUT_PROGRAMS: LazyLock<Parameters> = LazyLock::new(|| {
    SHIPPED.clone().read(include_str!("states/without_programs.toml")).expect("parameters")
});

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// What is said about everybody, without the order in which it is said.
fn by_person(determination: &Determination) -> (BTreeMap<String, Value>, Vec<Value>) {
    let people = determination.people.iter().map(|person| {
        let mut value = serde_json::to_value(person).expect("JSON");
        for list in ["members", "counted"] {
            sort(&mut value["household"][list]);
            if value.get("basic_health_family").is_some() {
                sort(&mut value["basic_health_family"][list]);
            }
        }
        sort(&mut value["reasons"]);
        (person.id.clone(), value)
    });
    let mut returns: Vec<Value> = determination
        .tax_households
        .iter()
        .map(|household| {
            let mut value = serde_json::to_value(household).expect("JSON");
            for reason in value["reasons"].as_array_mut().expect("reasons") {
                // Of children of one age, any may be the one who is not rated.
                reason["about"] = Value::Null;
            }
            for list in ["filers", "dependents", "coverage_family", "reasons"] {
                sort(&mut value[list]);
            }
            value
        })
        .collect();
    returns.sort_by_key(ToString::to_string);
    (people.collect(), returns)
}

fn sort(list: &mut Value) {
    list.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
}

fn shuffled(mut household: Household, seed: &[u32]) -> Household {
    let order = |length: usize, salt: usize| {
        let mut order: Vec<usize> = (0..length).collect();
        order.sort_by_key(|one| (seed[(one * 7 + salt) % seed.len()], *one));
        order
    };
    let people = order(household.people.len(), 0);
    household.people = people.into_iter().map(|one| household.people[one].clone()).collect();
    let relationships = order(household.relationships.len(), 3);
    household.relationships = relationships
        .into_iter()
        .map(|one| {
            let mut said = household.relationships[one].clone();
            if seed[one % seed.len()].is_multiple_of(2) {
                // The same, seen from the other side.
                std::mem::swap(&mut said.person, &mut said.of);
                said.is = said.is.inverse();
            }
            said
        })
        .collect();
    household
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn the_order_of_people_and_relationships_never_matters(
        value in households(),
        seed in prop::collection::vec(any::<u32>(), 11),
    ) {
        let asked = household(value);
        let straight = determine(&SHIPPED, &asked).expect("a determination");
        let other = determine(&SHIPPED, &shuffled(asked, &seed)).expect("a determination");
        prop_assert_eq!(by_person(&straight), by_person(&other));
    }

    #[test]
    fn nobody_has_medicaid_and_a_tax_credit(value in households()) {
        let determination = answer(value);
        for household in &determination.tax_households {
            for id in &household.coverage_family {
                let person = result(&determination, id);
                prop_assert_eq!(person.outcome, Outcome::PremiumTaxCredit);
                prop_assert!(person.group.is_none());
            }
        }
        for person in &determination.people {
            let families = determination.tax_households.iter();
            let covered = families.filter(|one| one.coverage_family.contains(&person.id)).count();
            prop_assert_eq!(covered, usize::from(person.outcome == Outcome::PremiumTaxCredit));
        }
    }

    #[test]
    fn who_has_medicaid_is_never_priced(value in households()) {
        let determination = answer(value);
        for household in &determination.tax_households {
            for reason in &household.reasons {
                let is_price = matches!(
                    reason.code,
                    ReasonCode::BenchmarkMember | ReasonCode::BenchmarkChildNotRated
                );
                if let (true, Some(id)) = (is_price, &reason.about) {
                    prop_assert_ne!(result(&determination, id).outcome, Outcome::Medicaid);
                    prop_assert!(household.coverage_family.contains(id));
                }
            }
        }
    }

    /// Who is asked for more is neither helped nor refused, and only who is asked is open.
    #[test]
    fn what_is_not_known_about_an_offer_is_asked_for(value in households()) {
        let determination = answer(value);
        for person in &determination.people {
            let is_asked = has(person, ReasonCode::EmployerCostNeeded)
                || has(person, ReasonCode::EmployerMinimumValueNeeded);
            if person.outcome == Outcome::NeedsInformation {
                prop_assert!(is_asked);
                prop_assert!(!person.pending_verification);
            }
            let families = determination.tax_households.iter();
            let is_covered = families.clone().any(|one| one.coverage_family.contains(&person.id));
            prop_assert!(!is_asked || !is_covered);
            prop_assert!(!is_asked || person.outcome != Outcome::BasicHealth);
            for household in families {
                if household.status == CreditStatus::NeedsInformation {
                    prop_assert_eq!(household.credit_monthly, None);
                }
            }
        }
    }

    #[test]
    fn who_asks_for_no_help_has_a_plan_at_full_price_or_none(value in households()) {
        let determination = answer(with(value, json!({ "financial_help": false })));
        prop_assert!(determination.tax_households.is_empty());
        for person in &determination.people {
            prop_assert!(matches!(
                person.outcome,
                Outcome::FullPrice | Outcome::NotEligible | Outcome::NotApplying | Outcome::Referral
            ));
            prop_assert!(person.outcome != Outcome::Referral || has(person, ReasonCode::HasMedicare));
        }
    }

    #[test]
    fn every_number_can_be_worked_out_from_the_reasons(value in households()) {
        recompute(&answer(value));
    }

    #[test]
    fn what_is_written_is_read_the_same(value in households()) {
        let asked = household(value);
        let text = serde_json::to_string(&asked).expect("JSON");
        prop_assert_eq!(&asked, &serde_json::from_str::<Household>(&text).expect("a household"));
        let determination = determine(&SHIPPED, &asked).expect("a determination");
        let text = serde_json::to_string(&determination).expect("JSON");
        prop_assert_eq!(
            &determination,
            &serde_json::from_str::<Determination>(&text).expect("a determination")
        );
    }

    /// For one and the same coverage family, more income never brings a larger credit, and above
    /// four times the poverty line there is none.
    #[test]
    fn the_credit_never_rises_with_income(
        ages in prop::collection::vec(19..65_u32, 1..6),
        cents in 0..30_000_000_i64,
        more in 0..10_000_000_i64,
    ) {
        let asked = |cents: i64| {
            let mut people = vec![json!({
                "id": "p0", "age": ages[0], "tax": { "files": true },
                "projected_annual_income": cents,
            })];
            people.extend(ages.iter().enumerate().skip(1).map(|(index, age)| {
                dependent(&format!("p{index}"), *age, "p0")
            }));
            let asked = with(in_2026(json!(people)), json!({ "state": "ZZ", "county": "Any" }));
            determine(&WITHOUT_PROGRAMS, &household(asked)).expect("a determination")
        };
        let (low, high) = (asked(cents), asked(cents + more));
        let (low, high) = (credit(&low), credit(&high));
        let same_family = low.coverage_family == high.coverage_family;
        if low.status == CreditStatus::Eligible && (same_family || high.coverage_family.is_empty()) {
            prop_assert!(high.credit_monthly <= low.credit_monthly);
        }
        let line = (1_565_000 + 550_000 * (i64::from(high.size) - 1)) * 4;
        if cents + more > line {
            prop_assert_eq!(high.credit_monthly, Some(0));
            prop_assert_eq!(high.status, CreditStatus::NotEligible);
        }
    }

    /// Less income never takes Medicaid away.
    #[test]
    fn medicaid_never_ends_with_less_income(age in 0..65_u32, cents in 0..6_000_000_i64, less in 0..6_000_000_i64) {
        let has_medicaid = |cents: i64| {
            let person = json!({ "id": "p", "age": age, "projected_annual_income": cents });
            outcomes(&answer(in_2026(json!([person])))) == [Outcome::Medicaid]
        };
        let lower = (cents - less).max(0);
        prop_assert!(!has_medicaid(cents) || has_medicaid(lower));
    }
}

/// Any JSON that has the shape of a household.
fn nonsense() -> impl Strategy<Value = Value> {
    let id = || prop::sample::select(vec!["a", "b", "c", "d", "", "ä"]);
    let number = || {
        prop_oneof![
            any::<i64>().prop_map(|n| json!(n)),
            Just(json!(null)),
            (-5..150_i64).prop_map(|n| json!(n))
        ]
    };
    let day = || {
        prop::sample::select(vec![
            "2026-02-10",
            "2026-02-30",
            "1800-01-01",
            "",
            "9999-12-31",
            "2025-12-31",
        ])
    };
    let kin =
        prop::sample::select(vec!["parent", "child", "spouse", "sibling", "stepparent", "nobody"]);
    let person = (id(), number(), id(), id(), number(), any::<(bool, bool, bool)>(), day()).prop_map(
        |(own, age, joint, claimed, money, (files, outside, pregnant), day)| {
            json!({
                "id": own, "age": age, "pregnant": pregnant, "expected_children": age,
                "tax": {
                    "files": files, "claimed_from_outside": outside,
                    "jointly_with": if joint.len() == 1 && files { Value::Null } else { json!(joint) },
                    "claimed_by": if outside { json!(claimed) } else { Value::Null },
                },
                "income": [{ "kind": "rental", "amount": money, "rhythm": "once", "starts": day }],
                "current_monthly_income": money,
                "immigration": { "status": "lawful_permanent_resident", "since": day },
            })
        },
    );
    let relationship = (id(), kin, id())
        .prop_map(|(person, is, of)| json!({ "person": person, "is": is, "of": of }));
    (
        prop::collection::vec(person, 0..6),
        prop::collection::vec(relationship, 0..6),
        prop::collection::vec(prop::collection::vec(id(), 0..4), 0..3),
        day(),
        number(),
    )
        .prop_map(|(people, relationships, together, day, year)| {
            json!({
                "state": "MN", "county": "Cook", "determined_on": day, "coverage_year": year,
                "people": people, "relationships": relationships, "living_together": together,
            })
        })
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn nonsense_never_panics(mut value in nonsense(), is_dated in any::<bool>()) {
        if is_dated {
            value["determined_on"] = json!("2026-02-10");
            value["coverage_year"] = json!(2026);
        }
        if let Ok(determination) = ask(value) {
            recompute(&determination);
        }
    }
}
