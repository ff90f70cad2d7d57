//! Civil dates are Minnesota dates; instants are UTC.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::America::Chicago;

/// A moment, in UTC.
pub type Instant = DateTime<Utc>;

/// A day of the Minnesota calendar.
pub type CivilDate = NaiveDate;

/// Where the time comes from: the system's clock in production, one that a test
/// moves in tests. It is read once at the door of a request.
pub trait Clock: Send + Sync {
    fn now(&self) -> Instant;
}

/// The Minnesota date at an instant: a certification that ends today ends at
/// midnight in St. Paul, not in Greenwich.
pub fn minnesota_date(at: Instant) -> CivilDate {
    at.with_timezone(&Chicago).date_naive()
}

/// The first instant of a day in Minnesota.
pub fn day_begins(day: CivilDate) -> Instant {
    let midnight = day.and_time(NaiveTime::MIN);
    // The clocks change at two in the morning: midnight is always there, once.
    match midnight.and_local_timezone(Chicago).earliest() {
        Some(begins) => begins.with_timezone(&Utc),
        None => midnight.and_utc(),
    }
}

/// The wall clock in Minnesota at an instant, for showing a time to a person.
pub fn minnesota_time(at: Instant) -> NaiveDateTime {
    at.with_timezone(&Chicago).naive_local()
}

/// Completed years of age on a day. Somebody born on February 29 turns a year
/// older on March 1 of a common year.
pub fn age_on(born: CivilDate, day: CivilDate) -> i32 {
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    day.year() - born.year() - i32::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> CivilDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_minnesota_day_ends_at_midnight_in_st_paul() {
        let instant = |text: &str| text.parse::<Instant>().expect("an instant");
        assert_eq!(minnesota_date(instant("2026-11-01T04:59:59Z")), date("2026-10-31"));
        assert_eq!(minnesota_date(instant("2026-11-01T05:00:00Z")), date("2026-11-01"));
        // The clocks go back on November 1: the next midnight is an hour later in UTC.
        assert_eq!(minnesota_date(instant("2026-11-02T05:59:59Z")), date("2026-11-01"));
        assert_eq!(minnesota_date(instant("2026-11-02T06:00:00Z")), date("2026-11-02"));
    }

    #[test]
    fn a_minnesota_day_begins_at_midnight_in_st_paul() {
        let instant = |text: &str| text.parse::<Instant>().expect("an instant");
        assert_eq!(day_begins(date("2026-11-01")), instant("2026-11-01T05:00:00Z"));
        assert_eq!(day_begins(date("2026-11-02")), instant("2026-11-02T06:00:00Z"));
    }

    #[test]
    fn age_counts_completed_years() {
        assert_eq!(age_on(date("2008-03-01"), date("2026-02-28")), 17);
        assert_eq!(age_on(date("2008-03-01"), date("2026-03-01")), 18);
        assert_eq!(age_on(date("2008-02-29"), date("2026-02-28")), 17);
        assert_eq!(age_on(date("2008-02-29"), date("2026-03-01")), 18);
    }
}
