//! A few facts from somebody who wants to know, before they apply, which help there could be.
//! They are answered and forgotten.
//!
//! What is not asked is taken to be as with most people: everybody lives together in Minnesota,
//! is a citizen, files one tax return and has no other coverage. The page says so.

use super::Determination;
use crate::{
    applications::{COUNTIES, PersonNumber},
    dates::CivilDate,
    money::Cents,
    validation::{Code, Invalid, ascii_digits},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many people an estimate holds.
pub const MOST_ESTIMATED: u8 = 8;

/// The oldest person whom anybody could mean.
const OLDEST: u8 = 120;

/// From this age on somebody is no child of the household any more.
pub const GROWN_UP: u8 = 19;

/// What an income is said for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Month,
    Year,
}

impl Period {
    pub const ALL: [Self; 2] = [Self::Month, Self::Year];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.as_str() == text)
    }
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    pub county: String,
    /// The first is the person who asks.
    pub people: Vec<EstimatePerson>,
    /// Whether the second is married to the first.
    pub married: bool,
    /// Of everybody together, before taxes.
    pub income: Cents,
    pub period: Period,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatePerson {
    pub number: PersonNumber,
    pub age: u8,
    pub wants_coverage: bool,
}

/// What the page sends, as typed; ages by [`age_field`], wishes by the number of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EstimateTyped {
    pub county: String,
    pub ages: BTreeMap<String, String>,
    pub wants: BTreeMap<String, String>,
    pub married: bool,
    pub income: String,
    pub period: String,
}

/// The name of a person's place among the ages, and of its label.
pub fn age_field(person: u8) -> String {
    format!("age_{person}")
}

impl EstimateTyped {
    /// Reads what was typed. Rows without an age are nobody.
    ///
    /// # Errors
    /// A code at each field that cannot be read.
    pub fn read(&self) -> Result<Estimate, Invalid> {
        let mut invalid = Invalid::default();
        let mut people = Vec::new();
        for (number, field) in (1..=MOST_ESTIMATED).map(|number| (number, age_field(number))) {
            let typed = self.ages.get(&field).map(String::as_str).unwrap_or_default();
            if typed.trim().is_empty() {
                // Whoever asks is always one of them.
                if number == 1 {
                    invalid.push(&field, Code::Required);
                }
                continue;
            }
            let (age, person) = (invalid.check(&field, age(typed)), PersonNumber::new(number));
            if let (Some(age), Some(number)) = (age, person) {
                let wants_coverage = self.wants.contains_key(&number.get().to_string());
                people.push(EstimatePerson { number, age, wants_coverage });
            }
        }
        if invalid.is_empty() && !people.iter().any(|person| person.wants_coverage) {
            invalid.push("wants", Code::NobodyApplies);
        }
        let county = match self.county.as_str() {
            "" => Err(Code::Required),
            // The names of a list: nobody types them.
            county => COUNTIES
                .iter()
                .find(|known| **known == county)
                .map(|known| (*known).to_owned())
                .ok_or(Code::CountyUnknown),
        };
        let county = invalid.check("county", county);
        let income = match ascii_digits(&self.income).trim() {
            "" => Err(Code::Required),
            typed => Cents::parse(typed),
        };
        let income = invalid.check("estimate_income", income);
        let period = Period::parse(&self.period).ok_or(Code::Required);
        let period = invalid.check("estimate_period", period);
        match (invalid.is_empty(), county, income, period) {
            (true, Some(county), Some(income), Some(period)) => {
                Ok(Estimate { county, people, married: self.married, income, period })
            }
            _ => Err(invalid),
        }
    }
}

fn age(typed: &str) -> Result<u8, Code> {
    let age: u8 = ascii_digits(typed.trim()).parse().map_err(|_| Code::NumberNotANumber)?;
    if age <= OLDEST { Ok(age) } else { Err(Code::NumberNotANumber) }
}

impl Estimate {
    /// The income of a year.
    pub const fn yearly(&self) -> Cents {
        match self.period {
            Period::Month => Cents(self.income.0 * 12),
            Period::Year => self.income,
        }
    }

    /// The income of a month, to the nearest cent.
    pub const fn monthly(&self) -> Cents {
        match self.period {
            Period::Month => self.income,
            Period::Year => Cents((self.income.0 + 6) / 12),
        }
    }

    /// The spouse of whoever asks: married, and grown up.
    pub fn spouse(&self) -> Option<EstimatePerson> {
        let second = PersonNumber::new(2)?;
        let second = self.people.iter().find(|person| person.number == second)?;
        (self.married && second.age >= GROWN_UP).then_some(*second)
    }
}

/// The answer, with the question that it answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimated {
    pub asked: Estimate,
    pub on: CivilDate,
    pub determination: Determination,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family() -> EstimateTyped {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
        };
        EstimateTyped {
            county: "Hennepin".to_owned(),
            ages: map(&[("age_1", "40"), ("age_2", " 38 "), ("age_3", ""), ("age_4", "7")]),
            wants: map(&[("1", "yes"), ("4", "yes")]),
            married: true,
            income: "$4,200".to_owned(),
            period: "month".to_owned(),
        }
    }

    fn codes(typed: &EstimateTyped) -> Vec<(String, Code)> {
        let invalid = typed.read().expect_err("something is wrong");
        invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn rows_without_an_age_are_nobody() {
        let estimate = family().read().expect("an estimate");
        let people: Vec<(u8, u8, bool)> = estimate
            .people
            .iter()
            .map(|person| (person.number.get(), person.age, person.wants_coverage))
            .collect();
        assert_eq!(people, [(1, 40, true), (2, 38, false), (4, 7, true)]);
        assert_eq!((estimate.yearly(), estimate.monthly()), (Cents(5_040_000), Cents(420_000)));
        assert_eq!(estimate.spouse().map(|one| one.age), Some(38));
    }

    #[test]
    fn each_mistake_has_a_code_at_its_field() {
        assert_eq!(
            codes(&EstimateTyped::default()),
            [
                ("age_1".to_owned(), Code::Required),
                ("county".to_owned(), Code::Required),
                ("estimate_income".to_owned(), Code::Required),
                ("estimate_period".to_owned(), Code::Required),
            ]
        );
        let mut typed = family();
        typed.ages.insert("age_2".to_owned(), "old".to_owned());
        typed.ages.insert("age_3".to_owned(), "200".to_owned());
        typed.county = "Narnia".to_owned();
        typed.income = "-5".to_owned();
        assert_eq!(
            codes(&typed),
            [
                ("age_2".to_owned(), Code::NumberNotANumber),
                ("age_3".to_owned(), Code::NumberNotANumber),
                ("county".to_owned(), Code::CountyUnknown),
                ("estimate_income".to_owned(), Code::MoneyNegative),
            ]
        );
    }

    #[test]
    fn somebody_has_to_want_coverage() {
        let nobody = EstimateTyped { wants: BTreeMap::new(), ..family() };
        assert_eq!(codes(&nobody), [("wants".to_owned(), Code::NobodyApplies)]);
    }

    #[test]
    fn a_child_is_nobodys_spouse() {
        let mut typed = family();
        typed.ages.insert("age_2".to_owned(), "12".to_owned());
        assert_eq!(typed.read().expect("an estimate").spouse(), None);
    }
}
