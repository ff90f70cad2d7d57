//! Reads answers as typed values, and only those that count: a field of a page
//! that does not apply, or that its page does not ask, reads as nothing.

use super::{Field, Journey, Pay, PersonNumber, Step, StepKey, Value, YesNo, is_asked};
use crate::{dates::CivilDate, money::Cents};
use std::str::FromStr;

pub(super) struct Reader<'a> {
    journey: Journey<'a>,
    steps: Vec<StepKey>,
    pub(super) person: PersonNumber,
}

impl<'a> Reader<'a> {
    pub(super) fn new(journey: &Journey<'a>, person: PersonNumber) -> Self {
        Self { journey: *journey, steps: journey.steps(), person }
    }

    fn value(&self, field: Field) -> Option<Value> {
        let key = field.of(self.person);
        let counts = self.steps.contains(&key.step()) && is_asked(self.journey.answers, key);
        let read = || field.kind().read(self.journey.answers.raw(key), self.journey.today).ok();
        counts.then(read).flatten()
    }

    pub(super) fn text(&self, field: Field) -> Option<String> {
        match self.value(field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn choice<T: FromStr>(&self, field: Field) -> Option<T> {
        match self.value(field)? {
            Value::Choice(value) => value.parse().ok(),
            _ => None,
        }
    }

    pub(super) fn yes(&self, field: Field) -> Option<bool> {
        self.choice(field).map(|answer: YesNo| answer == YesNo::Yes)
    }

    pub(super) fn date(&self, field: Field) -> Option<CivilDate> {
        match self.value(field)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    pub(super) fn money(&self, field: Field) -> Option<Cents> {
        match self.value(field)? {
            Value::Money(amount) => Some(amount),
            _ => None,
        }
    }

    pub(super) fn pay(&self) -> Option<Pay> {
        let hours_a_week = match self.value(Field::PayHours) {
            Some(Value::Number(hours)) => u32::try_from(hours).ok(),
            _ => None,
        };
        Some(Pay {
            amount: self.money(Field::PayAmount)?,
            often: self.choice(Field::PayOften)?,
            hours_a_week,
        })
    }
}

impl Journey<'_> {
    /// The pay of somebody's job, as far as it is answered, for the sentence
    /// "that is about … a year".
    pub fn pay(&self, person: PersonNumber) -> Option<Pay> {
        let page = StepKey::new(Step::IncomeJob, person);
        self.validate(page).ok()?;
        Reader::new(self, person).pay()
    }

    /// What to call somebody in a question.
    pub fn given_name(&self, person: PersonNumber) -> Option<String> {
        Reader::new(self, person).text(Field::GivenName)
    }
}
