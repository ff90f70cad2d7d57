//! How long a session lives (ARC-AMPE AC-11: 15 minutes without an act; 12
//! hours in all) and how long a one-time token is good.

use crate::dates::Instant;
use chrono::Duration;

/// The limits of a session.
#[derive(Clone, Copy, Debug)]
pub struct SessionPolicy {
    /// Without an act of the person.
    pub idle: Duration,
    /// In all.
    pub absolute: Duration,
    /// How long before the end the person is asked.
    pub warn_before: Duration,
    /// An act is written down at most this often, so a session may end this much
    /// before the person's own count.
    pub noted_every: Duration,
}

impl Default for SessionPolicy {
    fn default() -> Self {
        Self {
            idle: Duration::minutes(15),
            absolute: Duration::hours(12),
            warn_before: Duration::seconds(150),
            noted_every: Duration::seconds(30),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    Live,
    IdleExpired,
    AbsoluteExpired,
}

impl SessionPolicy {
    /// The state of a session at an instant. It lives through its last second.
    pub fn state(self, created: Instant, last_seen: Instant, now: Instant) -> SessionState {
        if now - created > self.absolute {
            SessionState::AbsoluteExpired
        } else if now - last_seen > self.idle {
            SessionState::IdleExpired
        } else {
            SessionState::Live
        }
    }
}

/// What a mailed or printed one-time token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneTimePurpose {
    PasswordReset,
    StaffActivation,
    /// The registration number that activates an assister's account.
    AssisterActivation,
    /// A code that a service line tells a verified caller who has no address.
    DeskReset,
}

impl OneTimePurpose {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PasswordReset => "password_reset",
            Self::StaffActivation => "staff_activation",
            Self::AssisterActivation => "assister_activation",
            Self::DeskReset => "desk_reset",
        }
    }

    /// How long the token is good after it was drawn.
    pub fn lifetime(self) -> Duration {
        match self {
            Self::PasswordReset => Duration::minutes(30),
            Self::StaffActivation => Duration::days(7),
            Self::AssisterActivation => Duration::days(14),
            Self::DeskReset => Duration::minutes(30),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state_after(created: i64, last_seen: i64) -> SessionState {
        let now: Instant = "2026-11-23T12:00:00Z".parse().expect("an instant");
        let policy = SessionPolicy::default();
        policy.state(now - Duration::seconds(created), now - Duration::seconds(last_seen), now)
    }

    #[test]
    fn a_session_ends_after_fifteen_minutes_without_an_act() {
        assert_eq!(state_after(900, 900), SessionState::Live);
        assert_eq!(state_after(901, 901), SessionState::IdleExpired);
    }

    #[test]
    fn a_session_ends_after_twelve_hours_whatever_happens() {
        assert_eq!(state_after(12 * 3600, 1), SessionState::Live);
        assert_eq!(state_after(12 * 3600 + 1, 1), SessionState::AbsoluteExpired);
    }
}
