//! The dated relation between a consumer and the one assister who may act for
//! them, and the consent behind it.
//!
//! A consumer has at most one current association. Only the consumer's own act
//! begins one; the consumer may end it at any moment without giving a reason.

mod lookups;
mod records;

pub use lookups::{Lookups, UNUSUAL_MISSES};
pub use records::{
    AssociationRecord, ConsentRecord, ConsumerHome, CurrentAssister, Ended, HomeApplication,
    HomeResult, PlanChoice, Proposal, Replaced,
};

use crate::{
    assisters::Standing,
    dates::CivilDate,
    ids::{AssisterAccountId, AssociationId},
};
use serde::{Deserialize, Serialize};

/// The version of the authorization text that a consumer reads today. A new
/// text means a new number and a new consent.
pub const CONSENT_TEXT_VERSION: i32 = 1;

/// The version of the four-part privacy warning (Minn. Stat. 13.04 subd. 2).
pub const PRIVACY_WARNING_VERSION: i32 = 1;

/// The association that is in force for a consumer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Current {
    pub association: AssociationId,
    pub assister: AssisterAccountId,
}

/// What a confirmation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmation {
    /// Nobody acts for the consumer today: a first association begins.
    Begin,
    /// The chosen assister already acts for the consumer: nothing happens, and
    /// the start date stays.
    Keep(AssociationId),
    /// The named association ends and the new one begins at the same instant.
    Replace(AssociationId),
    /// What the consumer saw as current is current no longer: nothing happens,
    /// and the page shows what changed.
    Changed,
}

/// Decides a confirmation.
///
/// `seen` is the association that the consumer's page showed as current. It
/// makes two tabs and two devices safe: the second confirmation names an
/// association that has ended and is told so.
pub fn confirm(
    current: Option<Current>,
    seen: Option<AssociationId>,
    chosen: AssisterAccountId,
) -> Confirmation {
    match current {
        Some(current) if current.assister == chosen => Confirmation::Keep(current.association),
        current if current.map(|c| c.association) != seen => Confirmation::Changed,
        Some(current) => Confirmation::Replace(current.association),
        None => Confirmation::Begin,
    }
}

/// Why an association ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    ConsumerRemoved,
    Replaced,
    AtAssisterRequest,
    AssisterIneligible,
    FraudFinding,
    Administrative,
}

impl EndReason {
    pub const ALL: &'static [Self] = &[
        Self::ConsumerRemoved,
        Self::Replaced,
        Self::AtAssisterRequest,
        Self::AssisterIneligible,
        Self::FraudFinding,
        Self::Administrative,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConsumerRemoved => "consumer_removed",
            Self::Replaced => "replaced",
            Self::AtAssisterRequest => "at_assister_request",
            Self::AssisterIneligible => "assister_ineligible",
            Self::FraudFinding => "fraud_finding",
            Self::Administrative => "administrative",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.as_str() == text)
    }
}

/// The day on which a consumer is next reminded who may act for them: a year
/// later, to the day.
pub fn remind_after(day: CivilDate) -> CivilDate {
    day.checked_add_months(chrono::Months::new(12)).unwrap_or(day)
}

/// What a consent allows (the scopes of the federal model consent form). All
/// four are given together today and stored apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scopes {
    /// Fill in, sign and send the application.
    pub apply: bool,
    /// Pick a plan and enroll.
    pub enroll: bool,
    /// Keep coverage up: renewals and changes.
    pub maintain: bool,
    /// Learn what became of the application.
    pub learn_status: bool,
}

impl Scopes {
    pub const ALL: Self = Self { apply: true, enroll: true, maintain: true, learn_status: true };
}

/// Whether an assister may open the file of a consumer who is associated with
/// them. Blocking leaves the association as it is: the consumer keeps the
/// relation, the assister has no access (42 CFR and state rules ask for a
/// certification in force on the day of every act).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Open,
    /// The assister's account is suspended, closed or not active, or the
    /// certification is not in force today.
    Blocked(Standing),
    /// Nobody by that name among the assister's clients, now or as far as the
    /// assister may know.
    Unknown,
}

/// Decides access from the two facts that it rests on.
pub fn access(standing: Standing, associated: bool) -> Access {
    match (associated, standing) {
        (false, _) => Access::Unknown,
        (true, Standing::MayAct) => Access::Open,
        (true, blocked) => Access::Blocked(blocked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ROSA: AssisterAccountId = AssisterAccountId(Uuid::from_u128(1));
    const SAMI: AssisterAccountId = AssisterAccountId(Uuid::from_u128(2));
    const FIRST: AssociationId = AssociationId(Uuid::from_u128(11));
    const SECOND: AssociationId = AssociationId(Uuid::from_u128(12));

    fn with(assister: AssisterAccountId, association: AssociationId) -> Option<Current> {
        Some(Current { association, assister })
    }

    #[test]
    fn a_first_association_begins_and_a_second_replaces_it() {
        assert_eq!(confirm(None, None, ROSA), Confirmation::Begin);
        assert_eq!(confirm(with(ROSA, FIRST), Some(FIRST), SAMI), Confirmation::Replace(FIRST));
    }

    #[test]
    fn confirming_the_same_assister_again_keeps_the_start_date() {
        for seen in [None, Some(FIRST), Some(SECOND)] {
            assert_eq!(confirm(with(ROSA, FIRST), seen, ROSA), Confirmation::Keep(FIRST));
        }
    }

    #[test]
    fn a_page_that_shows_something_else_changes_nothing() {
        assert_eq!(confirm(with(ROSA, FIRST), None, SAMI), Confirmation::Changed);
        assert_eq!(confirm(with(ROSA, SECOND), Some(FIRST), SAMI), Confirmation::Changed);
        assert_eq!(confirm(None, Some(FIRST), SAMI), Confirmation::Changed);
    }

    #[test]
    fn end_reasons_survive_storage() {
        for reason in EndReason::ALL {
            assert_eq!(EndReason::parse(reason.as_str()), Some(*reason));
        }
    }
}
