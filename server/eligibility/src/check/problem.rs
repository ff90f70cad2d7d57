//! What is wrong with a household, as codes at fields. A problem never repeats what was typed.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The path in the household, such as `people[2].income[0].amount`.
    pub field: String,
    pub code: ProblemCode,
}

/// Everything that is wrong with a household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{} fields are wrong", .0.len())]
#[serde(transparent)]
pub struct Problems(pub Vec<Problem>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    Required,
    NotAChoice,
    TooLong,
    TooMany,
    TooManyPeople,
    /// No person has this id.
    UnknownPerson,
    /// Two people have the same id.
    DuplicatePerson,
    /// A person is related to, files with or claims themself.
    SamePerson,
    DateNotADate,
    DateInFuture,
    DateTooLongAgo,
    DateOutsideCoverageYear,
    DatesOutOfOrder,
    YearNotAYear,
    NumberNotANumber,
    AgeNotPossible,
    /// `age` and `born` are both given.
    AgeGivenTwice,
    MoneyFormat,
    MoneyNegative,
    MoneyTooLarge,
    /// No parameters for this state.
    StateNotConfigured,
    CountyUnknown,
    RelationshipsContradict,
    MoreThanOneSpouse,
    /// A parent is not older than the child, or an own descendant.
    ParentNotPossible,
    /// Two people file jointly with the same person, or name different partners.
    JointPartnerDiffers,
    /// Files jointly with somebody who is not the spouse.
    JointPartnerNotSpouse,
    /// Claims lead back to where they began.
    CircularClaims,
    ClaimedByJointFiler,
    /// Claimed from inside and outside of the household.
    ClaimedTwice,
    /// Somebody who claims or files jointly says that they do not file.
    ClaimantDoesNotFile,
    /// A benchmark is given for the family and for one age.
    BenchmarkGivenTwice,
    /// The employee is not among those to whom it is offered, or somebody is enrolled in what was
    /// not offered.
    NotOffered,
}

impl Problems {
    pub(super) fn add(&mut self, field: impl fmt::Display, code: ProblemCode) {
        self.0.push(Problem { field: field.to_string(), code });
    }
}
