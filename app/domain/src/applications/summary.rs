//! The answers for the page "check your answers", without a language: the texts
//! turn fields and choices into sentences.

use super::{Field, FieldKey, Journey, Section, Step, StepKey, Value, Values, is_asked};
use serde::{Deserialize, Serialize};

/// A part of the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummarySection {
    /// Which part.
    pub section: Section,
    /// Its answers, in order.
    pub rows: Vec<SummaryRow>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryRow {
    /// The page on which to change it.
    pub key: StepKey,
    /// The question.
    pub field: FieldKey,
    /// The answer.
    pub value: SummaryValue,
}

/// An answer as the summary shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SummaryValue {
    /// It was understood.
    Answer(Value),
    /// Nothing stands there, and nothing has to.
    Empty,
    /// Nothing stands there yet.
    Missing,
    /// It was not understood; this is what was typed.
    NotRight(String),
}

impl Journey<'_> {
    /// Every answer that counts, by section. Sections without a question are left
    /// out.
    pub fn summary(&self) -> Vec<SummarySection> {
        let mut sections: Vec<SummarySection> = Vec::new();
        for key in self.steps().iter().copied().filter(|key| key.step < Step::Review) {
            let asked = key.fields().into_iter().filter(|field| is_asked(&self.facts, *field));
            let rows =
                asked.map(|field| SummaryRow { key, field, value: self.summary_value(field) });
            push(&mut sections, key, rows);
        }
        sections
    }

    fn summary_value(&self, field: FieldKey) -> SummaryValue {
        let raw = self.answers.raw(field);
        match self.read(field) {
            Ok(value) => SummaryValue::Answer(value),
            Err(_) if !self.answers.is_blank(field) && !field.field.is_secret() => {
                SummaryValue::NotRight(raw.to_owned())
            }
            Err(_) if super::is_required(&self.facts, field) => SummaryValue::Missing,
            Err(_) => SummaryValue::Empty,
        }
    }
}

impl Values {
    /// The same of an application that was sent: every answer, by section.
    pub fn summary(&self) -> Vec<SummarySection> {
        let mut sections: Vec<SummarySection> = Vec::new();
        for (field, value) in self.iter() {
            let (key, value) = (field.step(), SummaryValue::Answer(value.clone()));
            push(&mut sections, key, std::iter::once(SummaryRow { key, field, value }));
        }
        sections
    }
}

fn push(sections: &mut Vec<SummarySection>, key: StepKey, rows: impl Iterator<Item = SummaryRow>) {
    match sections.last_mut() {
        Some(last) if last.section == key.section() => last.rows.extend(rows),
        _ => sections.push(SummarySection { section: key.section(), rows: rows.collect() }),
    }
}

/// What an account already knows, to be shown in fields that were never saved.
/// It becomes an answer when the person saves the page, so that everybody has
/// seen their own name and birth date.
pub fn prefill(
    given_name: &str,
    family_name: &str,
    born: crate::dates::CivilDate,
) -> [(FieldKey, String); 3] {
    [
        (Field::GivenName.key(), given_name.to_owned()),
        (Field::FamilyName.key(), family_name.to_owned()),
        (Field::BirthDate.key(), super::DateParts::of(born).raw()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::money::Cents;

    #[test]
    fn the_summary_shows_each_answer_with_the_page_to_change_it() {
        let family = with(family(), "p2j1.pay_amount=2,100; zip=5510; p3.birth_date=");
        let sections = journey(&family).summary();
        let value = |name: &str| {
            let mut rows = sections.iter().flat_map(|section| &section.rows);
            let row = rows.find(|row| row.field.to_string() == name).expect("a row");
            (row.key.to_string(), row.value.clone())
        };
        let answer = |value| SummaryValue::Answer(value);
        assert_eq!(
            value("p2j1.pay_amount"),
            ("income-job-2-1".to_owned(), answer(Value::Money(Cents(210_000))))
        );
        assert_eq!(value("p2.relationship").1, answer(Value::Choice("spouse".to_owned())));
        assert_eq!(
            value("zip"),
            ("contact-address".to_owned(), SummaryValue::NotRight("5510".to_owned()))
        );
        assert_eq!(value("p3.birth_date").1, SummaryValue::Missing);
        assert_eq!(value("unit").1, SummaryValue::Empty);
    }

    #[test]
    fn the_summary_leaves_out_what_is_not_asked() {
        let single = with(family(), "household_others=no; financial_help=no");
        let sections = journey(&single).summary();
        assert_eq!(
            sections.iter().map(|section| section.section).collect::<Vec<_>>(),
            Section::ALL[..3]
        );
        let rows = sections.iter().flat_map(|section| &section.rows);
        assert!(
            rows.map(|row| row.field)
                .all(|field| field.person.is_none_or(|person| person.is_applicant()))
        );
    }

    #[test]
    fn what_the_account_knows_completes_two_pages_when_saved() {
        let known = prefill("Amina", "Warsame", "1991-05-02".parse().expect("a date"));
        let typed: Vec<String> = known.iter().map(|(key, raw)| format!("{key}={raw}")).collect();
        let saved = with(answers(""), &typed.join(";"));
        for page in ["contact-name", "contact-birth-date"] {
            assert_eq!(journey(&saved).state(step(page)), super::super::StepState::Done, "{page}");
        }
    }
}
