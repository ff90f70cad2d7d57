//! The service lines: an assister's wish to end an association, who may decide
//! it, and whom a line has verified on the telephone.
//!
//! No assister ends an association. They ask the line that serves their kind;
//! the line verifies the caller, decides, and tells both sides.

mod assister_identity;
mod call;
mod due;
mod identifiers;
mod identifiers_folded;
#[cfg(test)]
mod identifiers_tests;
mod line;
mod number;
mod reason;
mod records;
mod state;

pub use assister_identity::StatedAssister;
pub use call::{CALL_OPEN_FOR, Call, CallersAssister};
pub use due::{DUE_IN_BUSINESS_DAYS, business_days_after, due_on, is_business_day};
pub use identifiers::{Compared, Identifier, LEAST_IDENTIFIERS, OnFile, Stated};
pub use line::Line;
pub use number::RequestNumber;
pub use reason::{MOST_NOTE, RejectReason, WishReason};
pub use records::{
    AssisterFacts, Deed, Due, OpenedRequest, OwnRequest, OwnRequests, QueueView, RequestFile,
    RequestPage, RequestRow, Step, StopClient, Verified,
};
pub use state::{NotPossible, RequestState};

use crate::dates::{CivilDate, Instant};
use chrono::Duration;

/// How long a verification of the caller is good for a decision: the call and
/// the writing that follows it, not another day's call.
pub const VERIFIED_FOR: Duration = Duration::minutes(60);

/// Whether somebody who was verified then may still be believed.
pub fn still_verified(at: Instant, now: Instant) -> bool {
    now - at <= VERIFIED_FOR
}

/// How many days before the end of open enrollment an unsent draft is worth a
/// warning: the consumer needs the time to find other help.
pub const DEADLINE_NEAR_DAYS: i64 = 30;

/// Whether the last day of an open enrollment is near: today or within
/// [`DEADLINE_NEAR_DAYS`].
pub fn deadline_near(ends_on: CivilDate, today: CivilDate) -> bool {
    (0..=DEADLINE_NEAR_DAYS).contains(&(ends_on - today).num_days())
}

/// How many mismatches of one member of staff in one request, within
/// [`MISSES_COUNT_FOR`], close its verification to them.
pub const MOST_MISSES: u64 = 3;

/// How many on calls of consumers, where each call may be another person's.
pub const MOST_CALL_MISSES: u64 = 5;

/// How long a mismatch counts. A policy value, as for wrong passwords of staff.
pub const MISSES_COUNT_FOR: Duration = Duration::minutes(15);

/// The first name and the first letter of the last, `Amina W.`: how a service line
/// names a consumer before it has verified anybody, and how a consumer's own record
/// names staff.
pub fn short_name(given: &str, family: &str) -> String {
    match family.trim().chars().next() {
        Some(initial) => format!("{} {initial}.", given.trim()),
        None => given.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_near_for_thirty_days() {
        let day = |text: &str| text.parse::<CivilDate>().expect("a date");
        let ends_on = day("2026-12-31");
        for (today, near) in [
            ("2026-11-30", false),
            ("2026-12-01", true),
            ("2026-12-31", true),
            ("2027-01-01", false),
        ] {
            assert_eq!(deadline_near(ends_on, day(today)), near, "{today}");
        }
    }

    #[test]
    fn a_short_name_keeps_one_letter_of_the_family() {
        assert_eq!(short_name("Tou Ger", "Vang"), "Tou Ger V.");
        assert_eq!(short_name("Thị Hạnh", "Đặng"), "Thị Hạnh Đ.");
        assert_eq!(short_name("Sukarno", ""), "Sukarno");
    }

    #[test]
    fn a_verification_is_good_for_an_hour() {
        let at: Instant = "2026-11-23T15:00:00Z".parse().expect("an instant");
        assert!(still_verified(at, at + Duration::minutes(60)));
        assert!(!still_verified(at, at + Duration::minutes(61)));
    }
}
