//! How often somebody may look assisters up by number.
//!
//! Reference numbers are drawn at random so that nobody guesses them; this keeps
//! it so. Whoever has missed too often gets the same answer to every number, the
//! right ones too, until the pause is over.

use crate::dates::Instant;
use chrono::Duration;

/// The look-ups of one account within the last hour or so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lookups {
    /// When the count began, or when it was full.
    pub since: Instant,
    /// All of them, right and wrong.
    pub tries: u32,
    /// Those that found nobody.
    pub missed: u32,
}

/// So many misses of all accounts together within [`Lookups::pause`] are no slips of
/// the pen: somebody may be guessing from many accounts, each below its own limit.
/// 900,000 numbers are possible, so staff learn of it long before one is likely to
/// be found. A policy value.
pub const UNUSUAL_MISSES: u64 = 500;

impl Lookups {
    /// A consumer with a bad phone line misses a few times; 20 is not by mistake.
    pub const MOST_MISSED: u32 = 20;
    /// Right numbers count, too, so that nobody fills the audit trail.
    pub const MOST_TRIES: u32 = 100;

    /// How long a count lasts, and the pause after a full one.
    pub const fn pause() -> Duration {
        Duration::hours(1)
    }

    /// Nothing has been looked up yet.
    pub const fn none(now: Instant) -> Self {
        Self { since: now, tries: 0, missed: 0 }
    }

    /// Whether nothing is looked up for this account now.
    pub fn paused(self, now: Instant) -> bool {
        self.full() && !self.over(now)
    }

    /// The count after one more look-up. Finding somebody takes nothing back.
    #[must_use]
    pub fn after(self, found: bool, now: Instant) -> Self {
        let before = if self.over(now) { Self::none(now) } else { self };
        let next = Self {
            tries: before.tries.saturating_add(1),
            missed: before.missed.saturating_add(u32::from(!found)),
            ..before
        };
        // The pause is a whole one, however slowly the count filled.
        if next.full() { Self { since: now, ..next } } else { next }
    }

    /// Whether the count has reached its limit.
    pub const fn full(self) -> bool {
        self.missed >= Self::MOST_MISSED || self.tries >= Self::MOST_TRIES
    }

    fn over(self, now: Instant) -> bool {
        now - self.since >= Self::pause()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Instant {
        let start: Instant = "2026-11-23T15:00:00Z".parse().expect("an instant");
        start + Duration::minutes(minute)
    }

    /// The count after look-ups at these minutes.
    fn count(found: bool, minutes: impl IntoIterator<Item = i64>) -> Lookups {
        let none = Lookups::none(at(0));
        minutes.into_iter().fold(none, |count, minute| count.after(found, at(minute)))
    }

    #[test]
    fn twenty_misses_pause_an_hour() {
        assert!(!count(false, 0..19).paused(at(19)));
        let full = count(false, 0..20);
        assert!(full.paused(at(19)) && full.paused(at(78)));
        assert!(!full.paused(at(79)), "an hour after the last one");
        assert_eq!(full.after(false, at(79)), Lookups { since: at(79), tries: 1, missed: 1 });
    }

    #[test]
    fn a_right_number_takes_nothing_back() {
        let almost = count(false, 0..19).after(true, at(20));
        assert!(!almost.paused(at(20)));
        assert!(almost.after(false, at(21)).paused(at(21)));
    }

    #[test]
    fn slow_misses_are_no_search() {
        // One every four minutes: fifteen an hour.
        assert!(!count(false, (0..100).map(|n| n * 4)).full());
    }

    #[test]
    fn right_numbers_have_a_limit_of_their_own() {
        assert!(!count(true, std::iter::repeat_n(0, 99)).full());
        assert!(count(true, std::iter::repeat_n(0, 100)).paused(at(59)));
    }
}
