//! One paragraph of the letter in whole sentences. A sentence is found under the
//! stable name of its field, with the answer after it where that is a choice:
//! `citizen_yes`, `relationship_child`, `offer_cost`. What has no sentence yet,
//! because it is missing or not right, is said with its label.

use super::names::{Names, list};
use crate::{
    applications::words,
    i18n::{
        Text, Texts,
        text::{letter as l, questions as q},
    },
};
use domain::{
    applications::{
        CoverageYear, Field, FieldKey, Kind, NONE, OUTSIDE, Paragraph, PersonNumber, Sentence,
        SummaryRow, SummaryValue, Value,
    },
    money::Cents,
};

/// Who says the sentences: in which language, about whom, for which year.
pub struct Speaker<'a> {
    pub texts: Texts,
    pub names: &'a Names,
    pub year: CoverageYear,
}

/// The words of one answer: the name of its sentence, and what stands in it.
struct Said {
    name: String,
    value: String,
    other: String,
}

impl Speaker<'_> {
    /// Every sentence of a paragraph.
    pub fn paragraph(&self, paragraph: &Paragraph) -> String {
        let said = paragraph.sentences.iter().flat_map(|sentence| {
            self.in_one(sentence).unwrap_or_else(|| {
                let rows = std::iter::once(&sentence.lead).chain(&sentence.with);
                rows.filter_map(|row| self.labelled(row)).collect()
            })
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() { self.texts.text(q::NOTHING_THERE).to_owned() } else { said.join(" ") }
    }

    /// The sentence of an answer and of those that are said with it; several for
    /// boxes that each have their own. None unless everything is there and right.
    fn in_one(&self, sentence: &Sentence) -> Option<Vec<String>> {
        let key = sentence.lead.field;
        let SummaryValue::Answer(value) = &sentence.lead.value else { return None };
        let mut filled = Vec::new();
        for row in &sentence.with {
            filled.push((row.field.field.name(), self.part(row)?));
        }
        let said = self.said(key, value)?;
        let sentence = |said: &Said| {
            let mut values = vec![
                ("name", self.names.short(key.whose().person).to_owned()),
                ("main", self.names.short(PersonNumber::APPLICANT).to_owned()),
                ("everyone", self.names.everybody(self.texts)),
                ("year", self.year.0.to_string()),
                ("language", self.language(value)),
                ("value", said.value.clone()),
                ("other", said.other.clone()),
                ("names", said.other.clone()),
            ];
            values.extend(filled.clone());
            let values: Vec<_> = values.iter().map(|(name, said)| (*name, said.as_str())).collect();
            Some(self.texts.fill(l::by_name(&said.name)?, &values))
        };
        said.iter().map(sentence).collect()
    }

    /// Which sentences an answer makes.
    fn said(&self, key: FieldKey, value: &Value) -> Option<Vec<Said>> {
        let field = prefix(key);
        let of = |suffix: &str| match suffix {
            "" => field.to_owned(),
            suffix => format!("{field}_{suffix}"),
        };
        let one = |suffix: &str, value: String, other: String| {
            Some(vec![Said { name: of(suffix), value, other }])
        };
        let other = || self.names.short(key.whose().other()).to_owned();
        match (key.field.kind(), value) {
            (Kind::Person { .. }, Value::Choice(chosen)) => match chosen.as_str() {
                NONE | OUTSIDE => one(chosen, String::new(), other()),
                number => {
                    let person = PersonNumber::new(number.parse().ok()?)?;
                    one("", String::new(), self.names.short(person).to_owned())
                }
            },
            (Kind::People, Value::Several(chosen)) => {
                let people: Option<Vec<_>> =
                    chosen.iter().map(|number| PersonNumber::new(number.parse().ok()?)).collect();
                let people = people?;
                let suffix = match people.len() {
                    0 => NONE,
                    1 if l::by_name(&of("one")).is_some() => "one",
                    _ => "",
                };
                one(suffix, String::new(), self.names.list(self.texts, &people))
            }
            (_, Value::Several(chosen)) if chosen.is_empty() => one(NONE, String::new(), other()),
            (_, Value::Several(chosen)) if l::by_name(field).is_none() => {
                let each = chosen.iter().map(|chosen| {
                    Some(Said { name: of(chosen), value: String::new(), other: other() })
                });
                each.collect()
            }
            (_, Value::Several(chosen)) => {
                let clauses: Option<Vec<&str>> =
                    chosen.iter().map(|one| Some(self.texts.text(l::by_name(&of(one))?))).collect();
                one("", list(self.texts, &clauses?), other())
            }
            (_, Value::Choice(chosen)) if l::by_name(field).is_none() => {
                one(chosen, String::new(), other())
            }
            (_, Value::Choice(chosen)) => {
                one("", self.texts.text(l::by_name(&of(chosen))?).to_owned(), other())
            }
            (_, Value::Money(amount)) if amount.0 < 0 => {
                one("loss", Cents(-amount.0).to_string(), other())
            }
            (_, Value::Number(1)) => one("one", "1".to_owned(), other()),
            (_, Value::Masked(digits)) => one("", digits.clone(), other()),
            (_, Value::Read(reading)) => one("", reading.version.to_string(), other()),
            (_, value) => one("", words::value(self.texts, key.field, value, &[]), other()),
        }
    }

    /// An answer inside the sentence of another; nothing for one that may be empty.
    fn part(&self, row: &SummaryRow) -> Option<String> {
        let value = match &row.value {
            SummaryValue::Answer(value) => value,
            SummaryValue::Empty => return Some(String::new()),
            SummaryValue::Missing | SummaryValue::NotRight(_) => return None,
        };
        let field = prefix(row.field);
        let fill = |text: Text, value: &str| self.texts.fill(text, &[("value", value)]);
        Some(match value {
            Value::Choice(chosen) => {
                self.texts.text(l::by_name(&format!("{field}_{chosen}"))?).to_owned()
            }
            value => {
                let value = words::value(self.texts, row.field.field, value, &[]);
                l::by_name(field).map_or_else(|| value.clone(), |text| fill(text, &value))
            }
        })
    }

    /// The language in which something was read.
    fn language(&self, value: &Value) -> String {
        let Value::Read(reading) = value else { return String::new() };
        let name = format!("language_{}", reading.language.tag());
        l::by_name(&name).map_or_else(String::new, |text| self.texts.text(text).to_owned())
    }

    /// What cannot be said in a sentence yet.
    fn labelled(&self, row: &SummaryRow) -> Option<String> {
        let texts = self.texts;
        let field = row.field.field;
        let said = match &row.value {
            SummaryValue::Empty => return None,
            SummaryValue::Answer(value) => words::value(texts, field, value, &[]),
            SummaryValue::Missing => texts.text(q::NOT_ANSWERED).to_owned(),
            SummaryValue::NotRight(typed) => texts.fill(q::NOT_RIGHT, &[("typed", typed)]),
        };
        Some(format!("{}: {said}.", words::label(texts, field)))
    }
}

/// The name under which the sentences of a field stand.
fn prefix(key: FieldKey) -> &'static str {
    match key.field {
        Field::Kin => Field::Relationship.name(),
        Field::GivenName if !key.whose().person.is_applicant() => "given_name_another",
        Field::PayOften
        | Field::BusinessOften
        | Field::UnemploymentOften
        | Field::PensionOften
        | Field::RentalOften
        | Field::AlimonyOften
        | Field::OtherIncomeOften => "often",
        field => field.name(),
    }
}
