//! Wrong passwords (ARC-AMPE AC-7): after a few within a while the account
//! waits. The numbers are policy values.

use crate::{accounts::Role, dates::Instant};
use chrono::Duration;

/// When an account waits.
#[derive(Clone, Copy, Debug)]
pub struct LockoutPolicy {
    /// This many wrong passwords …
    pub failures: i32,
    /// … within this time …
    pub window: Duration,
    /// … lock the account for this long.
    pub lock_for: Duration,
}

impl LockoutPolicy {
    /// Three for those who see other people's files, five for consumers.
    pub fn for_role(role: Role) -> Self {
        let failures = if role == Role::Consumer { 5 } else { 3 };
        Self { failures, window: Duration::minutes(15), lock_for: Duration::minutes(15) }
    }
}

/// The wrong passwords of an account so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    pub count: i32,
    pub first_at: Option<Instant>,
    pub locked_until: Option<Instant>,
}

impl Failures {
    pub fn is_locked(self, now: Instant) -> bool {
        self.locked_until.is_some_and(|until| now < until)
    }

    /// One more wrong password.
    #[must_use]
    pub fn after_failure(self, policy: LockoutPolicy, now: Instant) -> Self {
        let within = self.first_at.is_some_and(|first| now - first <= policy.window);
        let count = if within { self.count + 1 } else { 1 };
        let first_at = if within { self.first_at } else { Some(now) };
        if count >= policy.failures {
            Self { count: 0, first_at: None, locked_until: Some(now + policy.lock_for) }
        } else {
            Self { count, first_at, locked_until: None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(minute: i64) -> Instant {
        "2026-11-23T12:00:00Z".parse::<Instant>().expect("an instant") + Duration::minutes(minute)
    }

    fn after(role: Role, minutes: &[i64]) -> Failures {
        let policy = LockoutPolicy::for_role(role);
        minutes
            .iter()
            .fold(Failures::default(), |failures, at| failures.after_failure(policy, minute(*at)))
    }

    #[test]
    fn the_fifth_wrong_password_of_a_consumer_locks_for_fifteen_minutes() {
        assert!(!after(Role::Consumer, &[0, 1, 2, 3]).is_locked(minute(3)));
        let locked = after(Role::Consumer, &[0, 1, 2, 3, 4]);
        assert!(locked.is_locked(minute(18)));
        assert!(!locked.is_locked(minute(19)));
    }

    #[test]
    fn the_third_locks_somebody_who_sees_other_peoples_files() {
        assert!(after(Role::Assister, &[0, 1, 2]).is_locked(minute(3)));
    }

    #[test]
    fn old_failures_are_forgotten() {
        assert!(!after(Role::Assister, &[0, 1, 16]).is_locked(minute(17)));
    }
}
