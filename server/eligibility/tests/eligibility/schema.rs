//! The schemas in `schema/` describe what is really read and written: random households and their
//! answers fit them, and every word of a choice is in them.

use crate::{asking::*, random::households};
use eligibility::{
    ProblemCode,
    answer::{CreditStatus, HouseholdRule, Outcome, Quantity, ReasonCode},
    input::{DeductionKind, ImmigrationStatus, IncomeKind, Kin, OtherCoverage, Rhythm},
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static HOUSEHOLD: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../schema/household.schema.json")).expect("a schema")
});
static DETERMINATION: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../schema/determination.schema.json")).expect("a schema")
});

/// Just enough of JSON Schema for ours: what a keyword asks that is not known here, fails.
fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let known = schema.as_object().expect("a schema is an object");
    known.iter().try_for_each(|(keyword, asked)| {
        let holds = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "default" | "format"
            | "pattern" => true,
            "$ref" => {
                let name = asked.as_str().and_then(|path| path.strip_prefix("#/$defs/"));
                return fits(root, &root["$defs"][name.expect("a definition")], value);
            }
            "anyOf" | "oneOf" => list(asked).iter().any(|one| fits(root, one, value).is_ok()),
            "enum" => list(asked).contains(value),
            "type" => is_type(asked.as_str().expect("a type"), value),
            "minimum" => value.as_i64() >= asked.as_i64(),
            "maximum" => value.as_i64() <= asked.as_i64(),
            "minLength" => value.as_str().map(str::len) >= asked.as_u64().map(to_usize),
            "maxLength" => value.as_str().map(str::len) <= asked.as_u64().map(to_usize),
            "minItems" => value.as_array().map(Vec::len) >= asked.as_u64().map(to_usize),
            "maxItems" => value.as_array().map(Vec::len) <= asked.as_u64().map(to_usize),
            "items" => {
                return list(value).iter().try_for_each(|item| fits(root, asked, item));
            }
            "required" => {
                list(asked).iter().all(|name| value.get(name.as_str().expect("a name")).is_some())
            }
            "properties" => {
                return object(asked).iter().try_for_each(|(name, property)| {
                    value.get(name).map_or(Ok(()), |value| {
                        fits(root, property, value).map_err(|told| format!("{name}: {told}"))
                    })
                });
            }
            "propertyNames" => {
                return object(value).keys().try_for_each(|name| fits(root, asked, &json!(name)));
            }
            "additionalProperties" if asked.is_object() => {
                return object(value).values().try_for_each(|value| fits(root, asked, value));
            }
            "additionalProperties" => {
                let named = &schema["properties"];
                object(value).keys().all(|name| named.get(name).is_some())
            }
            _ => false,
        };
        if holds { Ok(()) } else { Err(format!("{keyword} {asked} does not hold for {value}")) }
    })
}

fn to_usize(number: u64) -> usize {
    usize::try_from(number).expect("a small number")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

fn is_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn households_and_determinations_fit_their_schemas(value in households()) {
        prop_assert_eq!(fits(&HOUSEHOLD, &HOUSEHOLD, &value), Ok(()));
        let asked = serde_json::to_value(household(value.clone())).expect("JSON");
        prop_assert_eq!(fits(&HOUSEHOLD, &HOUSEHOLD, &asked), Ok(()));
        let determination = serde_json::to_value(answer(value)).expect("JSON");
        let definition = json!({ "$ref": "#/$defs/determination" });
        prop_assert_eq!(fits(&DETERMINATION, &definition, &determination), Ok(()));
    }
}

/// The words of a choice at a place of a schema.
fn words(schema: &Value, pointer: &str) -> Vec<String> {
    let found = schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
    list(&found["enum"]).iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

/// Every word of the schema is read as a choice of its own, and written the same.
fn are_choices<T: DeserializeOwned + Serialize + PartialEq>(pointer: &str, unknown: Option<&T>) {
    let words = words(&HOUSEHOLD, pointer);
    assert!(!words.is_empty());
    for word in words {
        let choice: T = serde_json::from_value(json!(word)).expect("a choice");
        assert!(Some(&choice) != unknown, "{word}");
        assert_eq!(serde_json::to_value(&choice).expect("JSON"), word);
    }
}

#[test]
fn every_word_of_the_schema_is_a_choice() {
    are_choices("/$defs/income/properties/kind", Some(&IncomeKind::Unknown));
    are_choices("/$defs/income/properties/rhythm", Some(&Rhythm::Unknown));
    are_choices("/$defs/deduction/properties/kind", Some(&DeductionKind::Unknown));
    are_choices("/$defs/relationship/properties/is", Some(&Kin::Unknown));
    are_choices("/$defs/immigration/properties/status", Some(&ImmigrationStatus::Unknown));
    are_choices("/$defs/person/properties/other_coverage/items", Some(&OtherCoverage::Unknown));
}

#[test]
fn every_word_of_an_answer_is_in_the_schema() {
    fn are_read<T: DeserializeOwned>(pointer: &str, more: &[&str]) {
        for word in words(&DETERMINATION, pointer) {
            let is_read = serde_json::from_value::<T>(json!(word)).is_ok();
            assert!(is_read || more.contains(&word.as_str()), "{word}");
        }
    }
    are_read::<Outcome>("/$defs/person/properties/outcome", &[]);
    are_read::<HouseholdRule>("/$defs/household/properties/rule", &[]);
    are_read::<CreditStatus>("/$defs/tax_household/properties/status", &[]);
    are_read::<Quantity>("/$defs/reason/properties/numbers/propertyNames", &[]);
    let of_lines = ["not_json", "wrong_type", "unknown_field", "line_too_long"];
    are_read::<ProblemCode>(
        "/$defs/error_record/properties/errors/items/properties/code",
        &of_lines,
    );
    let codes = words(&DETERMINATION, "/$defs/reason/properties/code");
    for code in ReasonCode::ALL {
        let word = serde_json::to_value(code).expect("JSON");
        assert!(codes.iter().any(|known| word == known.as_str()), "{word}");
    }
    assert_eq!(codes.len(), ReasonCode::ALL.len());
}

/// The examples beside the schemas: a household a line, and its answer at the same line.
#[test]
fn the_examples_are_answered_as_written() {
    let households = include_str!("../../schema/households.example.jsonl").lines();
    let answers = include_str!("../../schema/answers.example.jsonl").lines();
    let mut compared = 0;
    for (asked, answered) in households.zip(answers) {
        let asked: Value = serde_json::from_str(asked).expect("JSON");
        let answered: Value = serde_json::from_str(answered).expect("JSON");
        assert_eq!(fits(&HOUSEHOLD, &HOUSEHOLD, &asked), Ok(()));
        assert_eq!(fits(&DETERMINATION, &DETERMINATION, &answered), Ok(()));
        assert_eq!(serde_json::to_value(answer(asked)).expect("JSON"), answered);
        compared += 1;
    }
    assert!(compared >= 3);
}

/// The example of the project's README: what it shows of the answer is what the engine says.
#[test]
fn the_readme_shows_a_true_answer() {
    fn is_shown(shown: &Value, answered: &Value) -> bool {
        match (shown, answered) {
            (Value::Object(shown), answered) => {
                shown.iter().all(|(name, value)| is_shown(value, &answered[name]))
            }
            (Value::Array(shown), Value::Array(answered)) => {
                shown.len() == answered.len()
                    && shown.iter().zip(answered).all(|(one, other)| is_shown(one, other))
            }
            (shown, answered) => shown == answered,
        }
    }
    let lines = include_str!("../../../../README.md").lines();
    let examples: Vec<Value> = lines
        .filter(|line| line.starts_with("{\"id\":"))
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let [asked, shown] = examples.as_slice() else {
        panic!("a household and its answer");
    };
    let answered = serde_json::to_value(answer(asked.clone())).expect("JSON");
    assert!(is_shown(shown, &answered), "{answered}");
}
