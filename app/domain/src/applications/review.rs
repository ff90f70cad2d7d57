//! Who reviewed the application before it was sent. A review counts for the
//! answers that were read and for no others.

use super::{ContentVersion, SubmittedBy};
use serde::{Deserialize, Serialize};

/// How a review came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewKind {
    /// The consumer's own act, on their own device.
    ByConsumer,
    /// The assister's record that the answers were read to the consumer and
    /// confirmed. It is the assister's act and never poses as the consumer's.
    Attested(AttestedOver),
}

/// Where the answers were read to the consumer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttestedOver {
    /// On the phone.
    Phone,
    /// At one table.
    InPerson,
}

impl ReviewKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [
        Self::ByConsumer,
        Self::Attested(AttestedOver::Phone),
        Self::Attested(AttestedOver::InPerson),
    ];

    /// The stable name that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ByConsumer => "by_consumer",
            Self::Attested(AttestedOver::Phone) => "attested_phone",
            Self::Attested(AttestedOver::InPerson) => "attested_in_person",
        }
    }

    /// The kind of a stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whose act this review is.
    pub const fn act_of(self) -> SubmittedBy {
        match self {
            Self::ByConsumer => SubmittedBy::Consumer,
            Self::Attested(_) => SubmittedBy::Assister,
        }
    }
}

/// A review of certain answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewOf {
    /// How it came about.
    pub kind: ReviewKind,
    /// The answers that were read.
    pub version: ContentVersion,
}

/// Whether somebody else's review has to stand before this person may send.
/// Consumers review their own answers by checking them.
pub fn review_needed(submitter: SubmittedBy) -> bool {
    submitter == SubmittedBy::Assister
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attested_review_is_never_the_consumers_act() {
        for kind in ReviewKind::ALL {
            assert_eq!(kind.act_of() == SubmittedBy::Consumer, kind == ReviewKind::ByConsumer);
            assert_eq!(ReviewKind::from_name(kind.as_str()), Some(kind));
        }
    }

    #[test]
    fn only_an_assister_needs_the_review_of_another() {
        assert!(review_needed(SubmittedBy::Assister));
        assert!(!review_needed(SubmittedBy::Consumer));
    }
}
