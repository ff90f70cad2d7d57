//! What the conditions of the table look at: the answers so far in the words of
//! the rules. Ages count as they are in the coverage year and never as they are
//! today: the way through an application does not change overnight.

use super::{
    Answers, DateParts, Field, FieldKey, IncomeSource, JobOfferStatus, PersonNumber, Relationship,
    Situation, YesNo, kin, people,
};
use chrono::Datelike;

/// The answers of an application, and who is on it.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    pub answers: &'a Answers,
    pub people: Vec<PersonNumber>,
}

impl<'a> Facts<'a> {
    /// Reads who is on the application.
    pub fn new(answers: &'a Answers) -> Self {
        Self { answers, people: people(answers) }
    }

    pub(super) fn is(&self, key: FieldKey, value: &str) -> bool {
        self.answers.is(key, value)
    }

    pub(super) fn yes(&self, key: FieldKey) -> bool {
        self.is(key, YesNo::Yes.as_str())
    }

    pub(super) fn no(&self, key: FieldKey) -> bool {
        self.is(key, YesNo::No.as_str())
    }

    pub(super) fn ticked(&self, key: FieldKey, value: &str) -> bool {
        self.answers.ticked(key, value)
    }

    /// Until the answer is no, help with paying is looked for.
    pub fn looks_for_help(&self) -> bool {
        !self.no(Field::FinancialHelp.key())
    }

    /// Until the answer is no, a person wants coverage.
    pub(super) fn applies(&self, person: PersonNumber) -> bool {
        !self.no(Field::Applying.of(person))
    }

    pub(super) fn has_others(&self) -> bool {
        self.people.len() > 1
    }

    /// Completed years at the end of the coverage year, where the birth date is one.
    pub fn age(&self, person: PersonNumber) -> Option<i32> {
        let born = DateParts::split(self.answers.raw(Field::BirthDate.of(person))).date().ok()?;
        Some(self.answers.year().0 - born.year())
    }

    /// At least so old, as far as is known.
    pub(super) fn reaches(&self, person: PersonNumber, age: i32) -> bool {
        self.age(person).is_none_or(|own| own >= age)
    }

    /// Not so old yet, which has to be known.
    pub(super) fn under(&self, person: PersonNumber, age: i32) -> bool {
        self.age(person).is_some_and(|own| own < age)
    }

    /// What one person said to be to another.
    pub fn relation(&self, one: PersonNumber, other: PersonNumber) -> Option<Relationship> {
        kin::relation(self.answers, one, other)
    }

    /// Whether it is asked what somebody is to another who was listed before.
    pub(super) fn kin_is_open(&self, one: PersonNumber, other: PersonNumber) -> bool {
        let listed = |person| self.people.contains(&person);
        let to_contact = |person| self.relation(person, PersonNumber::APPLICANT);
        !other.is_applicant()
            && other < one
            && listed(one)
            && listed(other)
            && to_contact(one)
                .zip(to_contact(other))
                .is_some_and(|(one, other)| kin::has_to_be_asked(one, other))
    }

    /// Whom a person is married to.
    pub fn spouse(&self, person: PersonNumber) -> Option<PersonNumber> {
        let married = |other: &PersonNumber| {
            *other != person && self.relation(*other, person) == Some(Relationship::Spouse)
        };
        self.people.iter().copied().find(married)
    }

    /// Whether somebody on the application is a parent of this person: by what they
    /// said, or by marriage to one.
    pub(super) fn parents(&self, child: PersonNumber) -> Vec<PersonNumber> {
        let is_parent =
            |other: PersonNumber| self.relation(other, child).is_some_and(Relationship::is_parent);
        let by_marriage = |other: PersonNumber| self.spouse(other).is_some_and(is_parent);
        let others = self.people.iter().copied().filter(|other| *other != child);
        others.filter(|other| is_parent(*other) || by_marriage(*other)).collect()
    }

    /// Until somebody says who lives with the main contact, everybody does.
    pub fn lives_here(&self, person: PersonNumber) -> bool {
        let key = Field::LivesHere.key();
        person.is_applicant() || self.answers.is_blank(key) || self.ticked(key, &person.to_string())
    }

    /// Whether two people live together.
    pub(super) fn live_together(&self, one: PersonNumber, other: PersonNumber) -> bool {
        let with =
            |one, other: PersonNumber| self.ticked(Field::LivesWith.of(one), &other.to_string());
        match (self.lives_here(one), self.lives_here(other)) {
            (true, true) => true,
            (false, false) => with(one, other) || with(other, one),
            _ => false,
        }
    }

    /// The others who do not live with the main contact, listed before this one.
    pub(super) fn elsewhere_before(&self, person: PersonNumber) -> bool {
        self.people.iter().any(|other| *other < person && !self.lives_here(*other))
    }

    /// Files a return together with the spouse.
    pub fn files_jointly(&self, person: PersonNumber) -> bool {
        self.spouse(person)
            .is_some_and(|spouse| self.yes(Field::FilesJointly.of(spouse.min(person))))
    }

    /// Somebody says that they claim this person, or will say so.
    pub(super) fn is_claimed(&self, person: PersonNumber) -> bool {
        let key = Field::ClaimedBy.of(person);
        !self.answers.is_blank(key) && !self.is(key, super::NONE)
    }

    pub(super) fn has_income(&self, person: PersonNumber, source: IncomeSource) -> bool {
        self.ticked(Field::IncomeSources.of(person), source.as_str())
    }

    /// Whether anything was ticked that is income.
    pub(super) fn has_any_income(&self, person: PersonNumber) -> bool {
        let key = Field::IncomeSources.of(person);
        !self.answers.is_blank(key) && !self.ticked(key, IncomeSource::None.as_str())
    }

    pub(super) fn is_pregnant(&self, person: PersonNumber) -> bool {
        self.ticked(Field::Situation.of(person), Situation::Pregnant.as_str())
    }

    pub(super) fn offer(&self, person: PersonNumber) -> Option<JobOfferStatus> {
        self.answers.choice(Field::JobOffer.of(person))
    }

    /// Whether others than the worker could have the insurance.
    pub fn offered_to_others(&self, person: PersonNumber) -> bool {
        let key = Field::OfferedTo.of(person);
        self.has_others() && !self.answers.is_blank(key) && !self.is(key, super::NONE)
    }
}
