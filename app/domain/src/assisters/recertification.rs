//! A new certification for an assister who has one: what may be granted, and
//! what the pages show before it is.

use super::{AccountState, AssisterKind, Certification, Standing};
use crate::{
    dates::CivilDate,
    ids::{AssisterAccountId, OrganizationId},
    lists::Cursor,
    validation::Code,
};
use chrono::Days;
use serde::{Deserialize, Serialize};

/// A certification that ends within so many days can be renewed with many others.
pub const RENEWED_DAYS_BEFORE: u64 = 60;

impl Certification {
    /// The certification after a renewal by `next`. Two that meet become one:
    /// whoever is renewed in October from November on may act on every day between.
    ///
    /// # Errors
    /// [`Code::CertificationOver`] for one that would be over today,
    /// [`Code::CertificationNotLonger`] for one that ends no later than this one,
    /// [`Code::CertificationGap`] where days would be left without any while this
    /// one is in force.
    pub fn renewed_by(self, next: Self, today: CivilDate) -> Result<Self, Code> {
        let day_after = self.until.succ_opt().unwrap_or(self.until);
        if next.until < today || next.until < next.from {
            Err(Code::CertificationOver)
        } else if next.until <= self.until {
            Err(Code::CertificationNotLonger)
        } else if next.from <= day_after {
            Ok(Self { from: self.from.min(next.from), until: next.until })
        } else if today <= self.until {
            Err(Code::CertificationGap)
        } else {
            Ok(next)
        }
    }

    /// The first day that a page offers for a renewal: the day after, or today.
    pub fn offered(self, today: CivilDate) -> CivilDate {
        match self.until.succ_opt() {
            Some(day_after) if today <= self.until => day_after,
            _ => today,
        }
    }

    /// Whether it is over or ends within [`RENEWED_DAYS_BEFORE`].
    pub fn ends_before_long(self, today: CivilDate) -> bool {
        self.until <= Self::before_long(today)
    }

    /// The latest last day of a certification that ends before long.
    pub fn before_long(today: CivilDate) -> CivilDate {
        today.checked_add_days(Days::new(RENEWED_DAYS_BEFORE)).unwrap_or(today)
    }
}

/// One open enrollment of the dated configuration, both days inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenEnrollment {
    pub coverage_year: i32,
    pub begins_on: CivilDate,
    pub ends_on: CivilDate,
}

impl OpenEnrollment {
    /// Whether two periods share a day, or stand in another order than their years.
    pub fn is_at_odds_with(&self, other: &Self) -> bool {
        if self.coverage_year < other.coverage_year {
            self.ends_on >= other.begins_on
        } else {
            other.ends_on >= self.begins_on
        }
    }
}

/// What the page of a renewal shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recertification {
    pub assister: AssisterAccountId,
    pub name: String,
    pub kind: AssisterKind,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub state: AccountState,
    pub standing: Standing,
    pub certification: Certification,
    /// It is over or ends within [`RENEWED_DAYS_BEFORE`].
    pub ends_before_long: bool,
    /// How many changes the account has had: what the form knows.
    pub changes: u64,
    /// The first day that the form offers.
    pub offered: CivilDate,
    /// The open enrollments before which certifications end, from the next one on.
    pub enrollments: Vec<OpenEnrollment>,
}

/// An assister whose certification ends before long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToRecertify {
    pub assister: AssisterAccountId,
    pub name: String,
    pub kind: AssisterKind,
    /// NPN or Assister ID.
    pub credential: String,
    pub certified_until: CivilDate,
    pub standing: Standing,
}

impl ToRecertify {
    /// The name of the box by which a form chooses an assister.
    pub fn box_of(assister: AssisterAccountId) -> String {
        // Digits at the beginning would be the place in a list.
        format!("a{assister}")
    }

    /// The assister of a [`Self::box_of`].
    pub fn of_box(name: &str) -> Option<AssisterAccountId> {
        name.strip_prefix('a')?.parse().ok()
    }
}

/// One page of an organization's assisters whose certification ends before long,
/// by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToRecertifyPage {
    pub organization: OrganizationId,
    pub organization_name: String,
    pub rows: Vec<ToRecertify>,
    pub offered: CivilDate,
    pub enrollments: Vec<OpenEnrollment>,
    pub previous: Option<Cursor<AssisterAccountId>>,
    pub next: Option<Cursor<AssisterAccountId>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDate {
        text.parse().expect("a date")
    }

    fn days(from: &str, until: &str) -> Certification {
        Certification { from: day(from), until: day(until) }
    }

    #[test]
    fn a_renewal_before_the_end_leaves_no_day_without() {
        let this = days("2025-11-01", "2026-10-31");
        let next = days("2026-11-01", "2027-10-31");
        let renewed = this.renewed_by(next, day("2026-10-10"));
        assert_eq!(renewed, Ok(days("2025-11-01", "2027-10-31")));
        assert_eq!(this.offered(day("2026-10-31")), day("2026-11-01"));
        assert_eq!(this.offered(day("2026-11-20")), day("2026-11-20"));
    }

    #[test]
    fn a_renewal_after_a_lapse_begins_anew() {
        let this = days("2025-11-01", "2026-10-31");
        let next = days("2026-11-20", "2027-10-31");
        assert_eq!(this.renewed_by(next, day("2026-11-20")), Ok(next));
        // Granted for a day to come: the lapse goes on until then.
        assert_eq!(this.renewed_by(next, day("2026-11-10")), Ok(next));
    }

    #[test]
    fn what_brings_nothing_or_leaves_a_gap_is_refused() {
        let this = days("2025-11-01", "2026-10-31");
        let today = day("2026-10-10");
        for (next, code) in [
            (days("2026-10-10", "2026-10-31"), Code::CertificationNotLonger),
            (days("2024-10-10", "2025-10-31"), Code::CertificationOver),
            (days("2026-11-02", "2027-10-31"), Code::CertificationGap),
        ] {
            assert_eq!(this.renewed_by(next, today), Err(code));
        }
    }

    #[test]
    fn open_enrollments_follow_each_other() {
        let period = |coverage_year, begins: &str, ends: &str| OpenEnrollment {
            coverage_year,
            begins_on: day(begins),
            ends_on: day(ends),
        };
        let this = period(2027, "2026-11-01", "2026-12-31");
        assert!(!this.is_at_odds_with(&period(2028, "2027-11-01", "2027-12-31")));
        assert!(this.is_at_odds_with(&period(2028, "2026-12-31", "2027-01-31")));
        assert!(this.is_at_odds_with(&period(2028, "2025-11-01", "2025-12-31")), "out of order");
    }
}
