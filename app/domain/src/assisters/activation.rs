//! Turning an assister's account on with the registration number.

use super::{AssisterKind, ReferenceNumber};
use crate::{
    dates::{CivilDate, Instant},
    ids::AssisterAccountId,
};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// What a new assister is told first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    pub assister: AssisterAccountId,
    pub given_name: String,
    pub kind: AssisterKind,
    pub organization: String,
    /// What clients type to choose the assister.
    pub reference_number: ReferenceNumber,
    /// Inclusive.
    pub certified_until: CivilDate,
}

/// A registration number that was mailed to an assister, and not used so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentNumber {
    pub at: Instant,
    /// The last moment at which it is good.
    pub until: Instant,
    /// It is too old now: staff send another one.
    pub over: bool,
}

impl SentNumber {
    pub const fn is_over(self) -> bool {
        self.over
    }
}

/// Wrong registration numbers, whoever typed them. A number has 60 random bits
/// and lives for two weeks: with a thousand open numbers, ten thousand guesses a
/// second for two weeks would find one with a chance of one in a hundred thousand.
/// So the count does not protect the numbers, and a good one never waits for it. It
/// keeps wrong ones from filling the trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActivationTries {
    /// When the count began.
    pub since: Instant,
    pub missed: u32,
}

impl ActivationTries {
    /// No number of slips of the pen comes near.
    pub const MOST_MISSED: u32 = 1_000;

    /// How long a count lasts; wrong numbers are no longer counted until then.
    pub const fn window() -> Duration {
        Duration::minutes(10)
    }

    /// Whether wrong numbers are told to wait.
    pub fn paused(self, now: Instant) -> bool {
        self.missed >= Self::MOST_MISSED && !self.over(now)
    }

    /// The count after one more wrong number.
    #[must_use]
    pub fn after_a_miss(self, now: Instant) -> Self {
        if self.over(now) {
            Self { since: now, missed: 1 }
        } else {
            Self { missed: self.missed.saturating_add(1), ..self }
        }
    }

    fn over(self, now: Instant) -> bool {
        now - self.since >= Self::window()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_wrong_numbers_pause_wrong_ones_for_the_rest_of_ten_minutes() {
        let start: Instant = "2026-11-23T15:00:00Z".parse().expect("an instant");
        let none = ActivationTries { since: start - Duration::days(1), missed: 0 };
        let almost = (0..999).fold(none, |tries, _| tries.after_a_miss(start));
        assert!(!almost.paused(start));
        let full = almost.after_a_miss(start);
        assert!(full.paused(start + Duration::minutes(9)));
        let later = start + Duration::minutes(10);
        assert!(!full.paused(later));
        assert_eq!(full.after_a_miss(later), ActivationTries { since: later, missed: 1 });
    }
}
