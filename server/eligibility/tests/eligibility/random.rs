//! Random households of people who could exist: couples and single parents, married or not, with
//! children of one or both, relatives, and any tax plan that does not contradict itself.

use crate::asking::{dependent, in_2026, related, with};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};

const STATUSES: [&str; 8] = [
    "citizen",
    "citizen",
    "citizen",
    "lawful_permanent_resident",
    "refugee",
    "temporary_protected_status",
    "deferred_action_childhood_arrivals",
    "undocumented",
];

const KINDS: [&str; 8] = [
    "wages",
    "wages",
    "self_employment",
    "social_security",
    "interest",
    "scholarship",
    "child_support",
    "tribal_distribution",
];

const RHYTHMS: [&str; 5] = ["week", "two_weeks", "twice_a_month", "month", "year"];

/// What is true about a person, whoever it is.
fn traits() -> impl Strategy<Value = Value> {
    (
        vec((select(&KINDS[..]), 0..9_000_000_i64, select(&RHYTHMS[..])), 0..3),
        select(&STATUSES[..]),
        prop::bool::weighted(0.9),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.05),
        prop::option::weighted(0.2, 0..12_000_000_i64),
    )
        .prop_map(
            |(income, status, applies, pregnant, native, medicare, incarcerated, annual)| {
                let income: Vec<Value> = income
                    .into_iter()
                    .map(|(kind, yearly, rhythm)| {
                        let times = match rhythm {
                            "week" => 52,
                            "two_weeks" => 26,
                            "twice_a_month" => 24,
                            "month" => 12,
                            _ => 1,
                        };
                        json!({ "kind": kind, "amount": yearly / times, "rhythm": rhythm })
                    })
                    .collect();
                json!({
                    "income": income,
                    "immigration": { "status": status, "since": "2022-05-01" },
                    "applies": applies,
                    "pregnant": pregnant,
                    "american_indian_or_alaska_native": native,
                    "medicare": medicare,
                    "incarcerated": incarcerated,
                    "projected_annual_income": annual,
                })
            },
        )
}

/// A household, determined on some day of 2025 or 2026 for 2026.
pub fn households() -> impl Strategy<Value = Value> {
    (
        (1..=2_usize, 0..=5_usize, 0..=2_usize),
        (20..70_u32, 20..70_u32),
        vec((0..20_u32, 0..6_u8), 5),
        vec(19..90_u32, 2),
        (any::<bool>(), 0..3_u8, any::<bool>()),
        vec(traits(), 9),
        prop::option::weighted(
            0.3,
            (
                prop::option::weighted(0.8, 10_000..90_000_i64),
                prop::option::weighted(0.8, 10_000..200_000_i64),
                prop::option::weighted(0.8, any::<bool>()),
            ),
        ),
        (1..=12_u32, prop::bool::weighted(0.1), prop::bool::weighted(0.95)),
    )
        .prop_map(|(numbers, parents, children, others, plan, traits, offer, asking)| {
            let (month, is_early, financial_help) = asking;
            let mut people = Vec::new();
            let mut relationships = Vec::new();
            let mut traits = traits.into_iter();
            let mut add = |people: &mut Vec<Value>, person: Value| {
                people.push(with(traits.next().expect("traits for everybody"), person));
            };
            let (married, filing, together) = plan;
            let is_joint = numbers.0 == 2 && married && filing == 0;
            for (index, age) in [parents.0, parents.1].into_iter().take(numbers.0).enumerate() {
                let tax = if is_joint {
                    json!({ "jointly_with": format!("p{}", 2 - index) })
                } else {
                    json!({ "files": filing < 2 })
                };
                let id = format!("p{}", index + 1);
                add(&mut people, json!({ "id": id, "age": age, "tax": tax }));
            }
            if numbers.0 == 2 && married {
                relationships.push(json!(["p1", "spouse", "p2"]));
            }
            for (index, (age, claim)) in children.into_iter().take(numbers.1).enumerate() {
                let id = format!("c{}", index + 1);
                let child = match claim {
                    0..=2 if filing < 2 => dependent(&id, age, "p1"),
                    3 if filing < 2 && numbers.0 == 2 => dependent(&id, age, "p2"),
                    4 => json!({ "id": id, "age": age, "tax": { "claimed_from_outside": true } }),
                    _ => json!({ "id": id, "age": age }),
                };
                add(&mut people, child);
                relationships.push(json!(["p1", "parent", id]));
                if numbers.0 == 2 && claim % 2 == 0 {
                    relationships.push(json!(["p2", "parent", id]));
                }
            }
            for (index, age) in others.into_iter().take(numbers.2).enumerate() {
                let id = format!("o{}", index + 1);
                let tax = match (age % 3, filing) {
                    (0, 0..=1) => json!({ "claimed_by": "p1" }),
                    (1, _) => json!({ "files": true }),
                    _ => json!({}),
                };
                add(&mut people, json!({ "id": id, "age": age, "tax": tax }));
                let is = if index == 0 { "sibling" } else { "other_relative" };
                relationships.push(json!([id, is, "p1"]));
            }
            let mut household = related(in_2026(json!(people)), json!(relationships));
            // Open enrollment is in the year before.
            let year = if is_early { 2025 } else { 2026 };
            household["determined_on"] = json!(format!("{year}-{month:02}-10"));
            household["financial_help"] = json!(financial_help);
            if let Some((own, all, minimum_value)) = offer {
                let offered_to: Vec<&str> = ["p1", "p2"].into_iter().take(numbers.0).collect();
                household["employer_offers"] = json!([{
                    "employee": "p1", "offered_to": offered_to, "minimum_value": minimum_value,
                    "lowest_self_only_monthly": own, "lowest_family_monthly": all,
                }]);
            }
            if !together {
                let first: Vec<&Value> =
                    people.iter().map(|person| &person["id"]).filter(|id| *id != "p2").collect();
                household["living_together"] = json!([first, ["p2"]]);
                if numbers.0 == 1 {
                    household["living_together"] = json!([first]);
                }
            }
            household
        })
}
