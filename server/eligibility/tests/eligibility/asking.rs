//! How tests ask: households as JSON, as they come over the wire.

use eligibility::{
    Problems,
    answer::{Determination, Outcome, PersonResult, ReasonCode, TaxHouseholdResult},
    determine,
    input::Household,
    parameters::Parameters,
};
use serde_json::{Value, json};
use std::sync::LazyLock;

pub static SHIPPED: LazyLock<Parameters> =
    LazyLock::new(|| Parameters::shipped().unwrap_or_else(|error| panic!("{error}")));

pub fn household(value: Value) -> Household {
    serde_json::from_value(value).expect("a household")
}

pub fn ask(value: Value) -> Result<Determination, Problems> {
    determine(&SHIPPED, &household(value))
}

pub fn answer(value: Value) -> Determination {
    ask(value).expect("a determination")
}

/// A household of Hennepin County that is determined in February 2026 for 2026.
pub fn in_2026(people: Value) -> Value {
    json!({
        "state": "MN",
        "county": "Hennepin",
        "coverage_year": 2026,
        "determined_on": "2026-02-10",
        "people": people,
    })
}

/// The same, with who is what to whom: `["p1", "parent", "p3"]`.
pub fn related(mut household: Value, relationships: Value) -> Value {
    let relationships = relationships
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| json!({ "person": one[0], "is": one[1], "of": one[2] }));
    household["relationships"] = relationships.collect();
    household
}

/// Somebody with an income of so many dollars a year.
pub fn person(id: &str, age: u32, dollars: i64) -> Value {
    json!({
        "id": id,
        "age": age,
        "income": [{ "kind": "wages", "amount": dollars * 100, "rhythm": "year" }],
        "tax": { "files": true },
    })
}

/// Somebody without income whom somebody else claims.
pub fn dependent(id: &str, age: u32, claimed_by: &str) -> Value {
    json!({ "id": id, "age": age, "tax": { "claimed_by": claimed_by } })
}

/// A value with some fields changed.
pub fn with(mut value: Value, changes: Value) -> Value {
    for (name, change) in changes.as_object().expect("changes") {
        value[name] = change.clone();
    }
    value
}

/// Two parents and their children, on one return; the first parent has the income.
pub fn family(parents: [u32; 2], children: &[u32], dollars: i64) -> Value {
    let mut people = vec![
        with(person("p1", parents[0], dollars), json!({ "tax": { "jointly_with": "p2" } })),
        json!({ "id": "p2", "age": parents[1], "tax": { "jointly_with": "p1" } }),
    ];
    let mut relationships = vec![json!(["p1", "spouse", "p2"])];
    for (index, age) in children.iter().enumerate() {
        let id = format!("c{}", index + 1);
        people.push(dependent(&id, *age, "p1"));
        relationships.extend([json!(["p1", "parent", id]), json!(["p2", "parent", id])]);
    }
    related(in_2026(json!(people)), json!(relationships))
}

pub fn result<'a>(determination: &'a Determination, id: &str) -> &'a PersonResult {
    determination.people.iter().find(|person| person.id == id).expect("a person")
}

pub fn outcomes(determination: &Determination) -> Vec<Outcome> {
    determination.people.iter().map(|person| person.outcome).collect()
}

pub fn sizes(determination: &Determination) -> Vec<u32> {
    determination.people.iter().map(|person| person.household.size).collect()
}

/// The income of each person's household in a year, in dollars.
pub fn incomes(determination: &Determination) -> Vec<i64> {
    determination
        .people
        .iter()
        .map(|person| person.household.annual_income.expect("an income") / 100)
        .collect()
}

pub fn credit(determination: &Determination) -> &TaxHouseholdResult {
    assert_eq!(determination.tax_households.len(), 1, "one return");
    &determination.tax_households[0]
}

pub fn has(person: &PersonResult, code: ReasonCode) -> bool {
    person.reasons.iter().any(|reason| reason.code == code)
}
