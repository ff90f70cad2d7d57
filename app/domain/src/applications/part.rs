//! Whose a field or a page is: nobody's, one person's, that of one job of a
//! person, or that of two people.

use super::PersonNumber;
use std::fmt;

/// One of the jobs of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobNumber(u8);

impl JobNumber {
    /// The job that is asked first.
    pub const FIRST: Self = Self(1);
    /// How many jobs of one person are asked.
    pub const LAST: Self = Self(5);

    /// A number from 1 to [`Self::LAST`].
    pub fn new(number: u8) -> Option<Self> {
        (1..=Self::LAST.0).contains(&number).then_some(Self(number))
    }

    /// The number as it is stored and shown in a URL.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Every number, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::LAST.0).map(Self)
    }

    /// The job asked before this one.
    pub fn before(self) -> Option<Self> {
        Self::new(self.0 - 1)
    }
}

impl fmt::Display for JobNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Which part of what is asked about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// One job.
    Job(JobNumber),
    /// What the person is to another.
    With(PersonNumber),
}

/// Whose something is. What is asked once counts as the main contact's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Whose {
    pub person: PersonNumber,
    pub part: Option<Part>,
}

impl Whose {
    /// A person's.
    pub const fn of(person: PersonNumber) -> Self {
        Self { person, part: None }
    }

    /// That of a job of a person.
    pub const fn job(person: PersonNumber, job: JobNumber) -> Self {
        Self { person, part: Some(Part::Job(job)) }
    }

    /// That of a person and another.
    pub const fn with(person: PersonNumber, other: PersonNumber) -> Self {
        Self { person, part: Some(Part::With(other)) }
    }

    /// The job; the first where none is named.
    pub const fn job_number(self) -> JobNumber {
        match self.part {
            Some(Part::Job(job)) => job,
            _ => JobNumber::FIRST,
        }
    }

    /// The other of the two people; the main contact where none is named.
    pub const fn other(self) -> PersonNumber {
        match self.part {
            Some(Part::With(other)) => other,
            _ => PersonNumber::APPLICANT,
        }
    }
}
