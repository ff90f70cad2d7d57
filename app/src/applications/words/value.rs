//! An answer that was understood, as people read it.

use super::{answer::several, choices::in_words};
use crate::i18n::{Texts, date, text::questions as t};
use domain::{
    accounts::PhoneNumber,
    applications::{Field, Listed, NONE, Value},
};

/// An answer that was understood, in words.
pub fn value(texts: Texts, field: Field, value: &Value, people: &[Listed]) -> String {
    match value {
        Value::Text(text) if field == Field::ContactPhone => phone(text),
        Value::Text(text) => text.clone(),
        Value::Choice(chosen) => in_words(texts, field, chosen, people),
        Value::Several(ticked) if ticked.is_empty() => in_words(texts, field, NONE, people),
        Value::Several(ticked) => several(texts, field, ticked.iter().map(String::as_str), people),
        Value::Date(day) => date(texts, *day),
        Value::Money(amount) => amount.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Masked(digits) => texts.fill(t::SSN_ENDS, &[("digits", digits)]),
        Value::Agreed => texts.text(t::TICKED).to_owned(),
        Value::Read(_) => texts.text(t::SUMMARY_READ).to_owned(),
    }
}

/// A phone number as people read it.
fn phone(digits: &str) -> String {
    PhoneNumber::parse(digits).map_or_else(|_| digits.to_owned(), |number| number.to_string())
}
