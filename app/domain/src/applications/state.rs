//! What has become of an application, and for which year it is.

use crate::{
    dates::{CivilDate, Instant, minnesota_date},
    ids::{AccountId, ConsumerId},
};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// The year in which coverage is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CoverageYear(pub i32);

impl Default for CoverageYear {
    fn default() -> Self {
        Self::NEWEST
    }
}

impl CoverageYear {
    /// The newest year for which parameters are configured.
    pub const NEWEST: Self = Self(2026);
}

/// What has become of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationState {
    /// A draft.
    InProgress,
    /// Signed and sent: it never changes again.
    Submitted,
    /// Given up by the consumer, or by an assister for them, before it was sent.
    Withdrawn,
}

/// For so many days a withdrawn draft can be brought back.
pub const RESTORE_DAYS: i64 = 14;

/// When a draft was withdrawn, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub at: Instant,
    pub by: AccountId,
}

impl Withdrawal {
    /// The last day on which the draft can be brought back.
    pub fn until(self) -> CivilDate {
        minnesota_date(self.at) + Duration::days(RESTORE_DAYS)
    }

    /// Whether somebody may bring the draft back: the consumer, whoever withdrew it, and
    /// an assister what they withdrew themself. What a consumer put away is not opened
    /// again by anybody else.
    pub fn may_be_undone(self, by: AccountId, consumer: ConsumerId, today: CivilDate) -> bool {
        today <= self.until() && (by == consumer.into() || by == self.by)
    }
}

/// The application was sent or withdrawn before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the application is no longer in progress")]
pub struct NotInProgress;

/// There is nothing to bring back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the application was not withdrawn")]
pub struct NotWithdrawn;

impl ApplicationState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::InProgress, Self::Submitted, Self::Withdrawn];

    /// The stable name that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Answers may be saved.
    ///
    /// # Errors
    /// [`NotInProgress`] for an application that was sent or withdrawn.
    pub fn edit(self) -> Result<(), NotInProgress> {
        if self == Self::InProgress { Ok(()) } else { Err(NotInProgress) }
    }

    /// The application is signed and sent.
    ///
    /// # Errors
    /// [`NotInProgress`], also when it was sent before.
    pub fn submit(self) -> Result<Self, NotInProgress> {
        self.edit().map(|()| Self::Submitted)
    }

    /// The draft is given up.
    ///
    /// # Errors
    /// [`NotInProgress`]: what was sent cannot be taken back here.
    pub fn withdraw(self) -> Result<Self, NotInProgress> {
        self.edit().map(|()| Self::Withdrawn)
    }

    /// A withdrawn draft is brought back.
    ///
    /// # Errors
    /// [`NotWithdrawn`] for a draft and for what was sent.
    pub fn restore(self) -> Result<Self, NotWithdrawn> {
        if self == Self::Withdrawn { Ok(Self::InProgress) } else { Err(NotWithdrawn) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_leaves_its_draft_once() {
        use ApplicationState::*;
        assert_eq!(InProgress.submit(), Ok(Submitted));
        assert_eq!(InProgress.withdraw(), Ok(Withdrawn));
        for last in [Submitted, Withdrawn] {
            assert_eq!(
                (last.edit(), last.submit(), last.withdraw()),
                (Err(NotInProgress), Err(NotInProgress), Err(NotInProgress))
            );
        }
    }

    #[test]
    fn only_what_was_withdrawn_is_brought_back() {
        use ApplicationState::*;
        assert_eq!(Withdrawn.restore(), Ok(InProgress));
        assert_eq!(
            (InProgress.restore(), Submitted.restore()),
            (Err(NotWithdrawn), Err(NotWithdrawn))
        );
    }

    #[test]
    fn a_withdrawal_can_be_undone_for_fourteen_days_by_the_consumer_and_by_its_author() {
        let person = |number: u128| AccountId(uuid::Uuid::from_u128(number));
        let (amina, rosa, sami) = (ConsumerId(person(1).0), person(2), person(3));
        let day = |text: &str| text.parse::<CivilDate>().expect("a date");
        // Ten in the evening in St. Paul.
        let at = "2026-11-24T04:00:00Z".parse().expect("an instant");
        let by_rosa = Withdrawal { at, by: rosa };
        let (last, after) = (day("2026-12-07"), day("2026-12-08"));
        assert_eq!(by_rosa.until(), last);
        for person in [amina.into(), rosa] {
            assert!(by_rosa.may_be_undone(person, amina, last));
            assert!(!by_rosa.may_be_undone(person, amina, after));
        }
        assert!(!by_rosa.may_be_undone(sami, amina, last));
        let by_amina = Withdrawal { at, by: amina.into() };
        assert!(!by_amina.may_be_undone(rosa, amina, last));
    }

    #[test]
    fn stored_names_are_read_back() {
        for state in ApplicationState::ALL {
            assert_eq!(ApplicationState::from_name(state.as_str()), Some(state));
        }
        assert_eq!(ApplicationState::from_name("sent"), None);
    }
}
