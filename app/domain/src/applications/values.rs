//! Answers that count and are right, as typed values: what an application is made
//! of once it is sent. A field of a page that does not apply, or that its page does
//! not ask, is not among them.

use super::{
    Field, FieldKey, JobNumber, Journey, NONE, OUTSIDE, Often, Pay, PersonNumber, Step, Value,
    YesNo, is_asked,
};
use crate::{dates::CivilDate, money::Cents};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The answers that count, in the order of the journey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(Vec<(FieldKey, Value)>);

/// The answer to a question for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Person(PersonNumber),
    /// Somebody who is not on the application.
    Outside,
    Nobody,
}

impl Journey<'_> {
    /// Every answer that counts and is right.
    pub fn values(&self) -> Values {
        let questions = self.steps().iter().filter(|key| key.step < Step::Review);
        let asked =
            questions.flat_map(|key| key.fields()).filter(|field| is_asked(&self.facts, *field));
        Values(asked.filter_map(|field| Some((field, self.read(field).ok()?))).collect())
    }

    /// The answer of one field, where its page is part of the journey.
    pub fn value(&self, key: FieldKey) -> Option<Value> {
        let counts = self.steps().contains(&key.step()) && is_asked(&self.facts, key);
        counts.then(|| self.read(key).ok()).flatten()
    }

    /// What to call somebody in a question, also before the name of an earlier application
    /// was confirmed.
    pub fn given_name(&self, person: PersonNumber) -> Option<String> {
        let key = Field::GivenName.of(person);
        match self.value(key) {
            Some(Value::Text(name)) => Some(name),
            _ => self.answers.offer(key).map(str::to_owned),
        }
    }

    /// The pay of a job, as far as it is answered, for the sentence "that is about …
    /// a year".
    pub fn pay(&self, person: PersonNumber, job: JobNumber) -> Option<Pay> {
        self.values().pay(person, job)
    }
}

impl FromIterator<(FieldKey, Value)> for Values {
    fn from_iter<T: IntoIterator<Item = (FieldKey, Value)>>(rows: T) -> Self {
        Self(rows.into_iter().collect())
    }
}

impl Values {
    /// Every answer, in the order of the journey.
    pub fn iter(&self) -> impl Iterator<Item = (FieldKey, &Value)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    /// The answer of a field.
    pub fn get(&self, key: FieldKey) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The people, the main contact first: everybody has a name.
    pub fn people(&self) -> Vec<PersonNumber> {
        let named =
            |(key, _): (FieldKey, &Value)| key.person.filter(|_| key.field == Field::GivenName);
        self.iter().filter_map(named).collect()
    }

    pub fn text(&self, key: FieldKey) -> Option<&str> {
        match self.get(key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn choice<T: FromStr>(&self, key: FieldKey) -> Option<T> {
        match self.get(key)? {
            Value::Choice(value) => value.parse().ok(),
            _ => None,
        }
    }

    pub fn yes(&self, key: FieldKey) -> Option<bool> {
        self.choice(key).map(|answer: YesNo| answer == YesNo::Yes)
    }

    /// The boxes that are ticked; none of a field that has no answer.
    pub fn several<T: FromStr>(&self, key: FieldKey) -> Vec<T> {
        match self.get(key) {
            Some(Value::Several(ticked)) => {
                ticked.iter().filter_map(|value| value.parse().ok()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The people who are ticked.
    pub fn named(&self, key: FieldKey) -> Vec<PersonNumber> {
        self.several::<u8>(key).into_iter().filter_map(PersonNumber::new).collect()
    }

    /// The one person who is named.
    pub fn person(&self, key: FieldKey) -> Option<Named> {
        match self.get(key)? {
            Value::Choice(value) => Some(match value.as_str() {
                NONE => Named::Nobody,
                OUTSIDE => Named::Outside,
                number => Named::Person(PersonNumber::new(number.parse().ok()?)?),
            }),
            _ => None,
        }
    }

    pub fn date(&self, key: FieldKey) -> Option<CivilDate> {
        match self.get(key)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    pub fn money(&self, key: FieldKey) -> Option<Cents> {
        match self.get(key)? {
            Value::Money(amount) => Some(*amount),
            _ => None,
        }
    }

    pub fn number(&self, key: FieldKey) -> Option<i64> {
        match self.get(key)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether a box is ticked.
    pub fn agreed(&self, key: FieldKey) -> bool {
        matches!(self.get(key), Some(Value::Agreed))
    }

    /// The pay of a job.
    pub fn pay(&self, person: PersonNumber, job: JobNumber) -> Option<Pay> {
        let hours = self.number(Field::PayHours.of_job(person, job));
        let often = self.choice(Field::PayOften.of_job(person, job))?;
        let hours_a_week = hours.and_then(|hours| u32::try_from(hours).ok());
        let amount = self.money(Field::PayAmount.of_job(person, job))?;
        (often != Often::Hour || hours_a_week.is_some()).then_some(Pay {
            amount,
            often,
            hours_a_week,
        })
    }

    /// The jobs of a person, in order.
    pub fn jobs(&self, person: PersonNumber) -> Vec<JobNumber> {
        JobNumber::all()
            .filter(|job| self.get(Field::Employer.of_job(person, *job)).is_some())
            .collect()
    }
}
