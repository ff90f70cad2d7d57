//! The people of an application. Person 1 is the main contact; the others are
//! put on the list and taken off it by an answer of their own, `p2.listed`. A
//! number is never used again: somebody who is added later never finds the
//! answers of somebody who was removed.

use super::{Answers, Field, Seen, Typed, YesNo};
use crate::validation::{Code, Invalid};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many people an application holds, the main contact among them.
pub const MOST_PEOPLE: usize = 20;

/// The place of a person on the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct PersonNumber(u8);

impl PersonNumber {
    /// The main contact, whose application it is.
    pub const APPLICANT: Self = Self(1);
    /// The largest number; more than [`MOST_PEOPLE`] because removed people keep theirs.
    pub const LAST: Self = Self(99);

    /// A number from 1 to 99.
    pub fn new(number: u8) -> Option<Self> {
        (1..=Self::LAST.0).contains(&number).then_some(Self(number))
    }

    /// The number as it is stored and shown in a URL.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether this is the main contact.
    pub fn is_applicant(self) -> bool {
        self == Self::APPLICANT
    }
}

impl fmt::Display for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<PersonNumber> for u8 {
    fn from(number: PersonNumber) -> Self {
        number.0
    }
}

impl TryFrom<u8> for PersonNumber {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a person's number is 1 to 99")
    }
}

/// Everybody on the application now: the main contact, and the others on the
/// list as long as the question about others is answered with yes.
pub fn people(answers: &Answers) -> Vec<PersonNumber> {
    let others = answers.is(Field::HouseholdOthers.key(), YesNo::Yes.as_str());
    let listed = answers
        .keys()
        .filter(|key| key.field == Field::Listed && answers.is(*key, YesNo::Yes.as_str()));
    let listed =
        listed.filter_map(|key| key.person).filter(|person| others && !person.is_applicant());
    std::iter::once(PersonNumber::APPLICANT).chain(listed).collect()
}

/// The number that the next person gets. It stands in the form that adds them,
/// so that a form sent twice adds one person.
///
/// # Errors
/// [`Code::TooManyPeople`] when the list is full.
pub fn next_person(answers: &Answers) -> Result<PersonNumber, Invalid> {
    let full = || Invalid::field(Field::HouseholdOthers.name(), Code::TooManyPeople);
    if people(answers).len() >= MOST_PEOPLE {
        return Err(full());
    }
    let last = answers.keys().filter_map(|key| key.person).max().unwrap_or(PersonNumber::APPLICANT);
    PersonNumber::new(last.0 + 1).ok_or_else(full)
}

/// Puts a person on the list, to be saved with [`super::merge`].
pub fn add_person(person: PersonNumber) -> Typed {
    Typed {
        key: Field::Listed.of(person),
        raw: YesNo::Yes.as_str().to_owned(),
        seen: Seen::default(),
    }
}

/// Takes a person off the list. Their answers stay stored and count no longer.
pub fn remove_person(answers: &Answers, person: PersonNumber) -> Typed {
    let key = Field::Listed.of(person);
    Typed { key, raw: YesNo::No.as_str().to_owned(), seen: answers.seen(key) }
}

#[cfg(test)]
mod tests {
    use super::super::{merge, testing::*};
    use super::*;

    fn numbers(answers: &Answers) -> Vec<u8> {
        people(answers).into_iter().map(PersonNumber::get).collect()
    }

    #[test]
    fn somebody_who_lives_alone_is_alone_whatever_was_listed_before() {
        assert_eq!(
            numbers(&answers("household_others=yes; p2.listed=yes; p3.listed=yes")),
            [1, 2, 3]
        );
        assert_eq!(numbers(&answers("household_others=no; p2.listed=yes; p3.listed=yes")), [1]);
    }

    #[test]
    fn a_removed_person_leaves_a_gap_that_nobody_fills() {
        let mut family = family();
        let removal = remove_person(&family, person(4));
        family.apply(&merge(&family, &[removal]).expect("a merge").writes);
        assert_eq!(numbers(&family), [1, 2, 3]);
        assert_eq!(next_person(&family), Ok(person(5)));
    }

    #[test]
    fn a_form_that_is_sent_twice_adds_one_person() {
        let mut family = family();
        let addition = add_person(next_person(&family).expect("room"));
        for _ in 0..2 {
            family.apply(&merge(&family, std::slice::from_ref(&addition)).expect("a merge").writes);
        }
        assert_eq!(numbers(&family), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn the_twenty_first_person_is_refused() {
        let mut full = answers("household_others=yes");
        for _ in 2..=20 {
            let addition = add_person(next_person(&full).expect("room"));
            full.apply(&merge(&full, &[addition]).expect("a merge").writes);
        }
        assert_eq!(numbers(&full).len(), 20);
        assert_eq!(codes(next_person(&full)), ["household_others too_many_people"]);
        assert_eq!(codes(merge(&full, &[add_person(person(21))])), ["p21.listed too_many_people"]);
    }
}
