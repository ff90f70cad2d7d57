//! The people themselves.

use super::{MOST_PEOPLE, Member, ProblemCode, Problems, money, place::Dates};
use crate::{
    composition::People,
    input::{Day, Household, ImmigrationStatus, OtherCoverage, Person},
};
use chrono::{Datelike, NaiveDate};
use std::fmt;

const OLDEST: i64 = 130;
const LONGEST_ID: usize = 64;
const MOST_EXPECTED: i64 = 10;

/// Positions by id.
pub(super) struct Ids<'a>(Vec<&'a str>);

impl Ids<'_> {
    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|known| *known == id)
    }

    /// The position of the person that a field names.
    pub fn find(
        &self,
        id: &str,
        field: &dyn fmt::Display,
        problems: &mut Problems,
    ) -> Option<usize> {
        let found = self.position(id);
        if found.is_none() {
            let code =
                if id.is_empty() { ProblemCode::Required } else { ProblemCode::UnknownPerson };
            problems.add(field, code);
        }
        found
    }

    /// Everybody whom a list names.
    pub fn all(&self, ids: &[String], field: &dyn fmt::Display, problems: &mut Problems) -> People {
        let mut people = People::default();
        for (index, id) in ids.iter().enumerate() {
            match self.position(id) {
                Some(position) => people.insert(position),
                None => problems.add(format_args!("{field}[{index}]"), ProblemCode::UnknownPerson),
            }
        }
        people
    }
}

/// # Errors
/// When people cannot be told apart, nothing else can be checked.
pub(super) fn ids<'a>(
    household: &'a Household,
    problems: &mut Problems,
) -> Result<Ids<'a>, Problems> {
    let people = &household.people;
    if people.is_empty() {
        problems.add("people", ProblemCode::Required);
    } else if people.len() > MOST_PEOPLE {
        problems.add("people", ProblemCode::TooManyPeople);
        return Err(std::mem::take(problems));
    }
    let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
    let before = problems.0.len();
    for (index, id) in ids.iter().enumerate() {
        let code = if id.is_empty() {
            ProblemCode::Required
        } else if id.len() > LONGEST_ID {
            ProblemCode::TooLong
        } else if ids[..index].contains(id) {
            ProblemCode::DuplicatePerson
        } else {
            continue;
        };
        problems.add(format_args!("people[{index}].id"), code);
    }
    if people.is_empty() || problems.0.len() > before {
        return Err(std::mem::take(problems));
    }
    Ok(Ids(ids))
}

pub(super) fn members<'a>(
    household: &'a Household,
    dates: &Dates,
    ids: &Ids<'_>,
    problems: &mut Problems,
) -> Vec<Member<'a>> {
    let everybody = People::first(household.people.len());
    let together = household.living_together.as_ref().map(|groups| {
        let mut sets = Vec::with_capacity(groups.len());
        for (index, group) in groups.iter().enumerate() {
            sets.push(ids.all(group, &format_args!("living_together[{index}]"), problems));
        }
        sets
    });
    household
        .people
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let (age, rated_age) = ages(person, index, dates, problems).unwrap_or_default();
            choices(person, index, dates, problems);
            money::check(person, index, problems);
            let lives_with = match &together {
                None => everybody,
                Some(sets) => sets
                    .iter()
                    .filter(|set| set.contains(index))
                    .fold(People::of(index), |all, set| all.with(*set)),
            };
            let cares_for = if person.cares_for.is_empty() {
                People::default()
            } else {
                ids.all(&person.cares_for, &format_args!("people[{index}].cares_for"), problems)
            };
            Member {
                person,
                age,
                rated_age,
                expected_children: expected(person, index, problems),
                lives_with,
                cares_for,
                files: person.tax.files.unwrap_or_default(),
                joint: None,
                claimed_by: None,
                claims: People::default(),
            }
        })
        .collect()
}

/// Completed years on the day of the determination and on the first day of coverage.
fn ages(
    person: &Person,
    index: usize,
    dates: &Dates,
    problems: &mut Problems,
) -> Option<(u32, u32)> {
    let code = match (person.age, person.born) {
        (None, None) => {
            problems.add(format_args!("people[{index}].age"), ProblemCode::Required);
            return None;
        }
        (Some(_), Some(_)) => {
            problems.add(format_args!("people[{index}].age"), ProblemCode::AgeGivenTwice);
            return None;
        }
        (Some(age), None) => {
            let age = age.0.filter(|age| (0..=OLDEST).contains(age));
            let age = age.and_then(|age| u32::try_from(age).ok());
            if age.is_none() {
                problems.add(format_args!("people[{index}].age"), ProblemCode::AgeNotPossible);
            }
            return age.map(|age| (age, age));
        }
        (None, Some(Day(None))) => ProblemCode::DateNotADate,
        (None, Some(Day(Some(born)))) if born > dates.determined_on => ProblemCode::DateInFuture,
        (None, Some(Day(Some(born)))) => match age_on(born, dates.determined_on) {
            Some(age) if i64::from(age) <= OLDEST => {
                return Some((age, age_on(born, dates.coverage_starts).unwrap_or(age)));
            }
            _ => ProblemCode::DateTooLongAgo,
        },
    };
    problems.add(format_args!("people[{index}].born"), code);
    None
}

/// Completed years; somebody born on February 29 turns older on March 1 of a common year.
fn age_on(born: NaiveDate, day: NaiveDate) -> Option<u32> {
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    u32::try_from(day.year() - born.year() - i32::from(before_birthday)).ok()
}

fn expected(person: &Person, index: usize, problems: &mut Problems) -> u32 {
    if !person.pregnant {
        return 0;
    }
    let Some(typed) = person.expected_children else {
        return 1;
    };
    let number = typed.0.filter(|number| (1..=MOST_EXPECTED).contains(number));
    number.and_then(|number| u32::try_from(number).ok()).unwrap_or_else(|| {
        let field = format!("people[{index}].expected_children");
        problems.add(field, ProblemCode::NumberNotANumber);
        0
    })
}

fn choices(person: &Person, index: usize, dates: &Dates, problems: &mut Problems) {
    if person.immigration.status == ImmigrationStatus::Unknown {
        problems.add(format_args!("people[{index}].immigration.status"), ProblemCode::NotAChoice);
    }
    match person.immigration.since {
        Some(Day(None)) => {
            let field = format!("people[{index}].immigration.since");
            problems.add(field, ProblemCode::DateNotADate);
        }
        Some(Day(Some(since))) if since > dates.determined_on => {
            let field = format!("people[{index}].immigration.since");
            problems.add(field, ProblemCode::DateInFuture);
        }
        _ => {}
    }
    for (at, coverage) in person.other_coverage.iter().enumerate() {
        if *coverage == OtherCoverage::Unknown {
            let field = format!("people[{index}].other_coverage[{at}]");
            problems.add(field, ProblemCode::NotAChoice);
        }
    }
}
