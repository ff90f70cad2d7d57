//! When a line has to answer: two business days, as both lines promise for
//! e-mail.

use crate::dates::CivilDate;
use chrono::{Datelike, Weekday};

/// The line answers within so many business days. A policy value.
pub const DUE_IN_BUSINESS_DAYS: u32 = 2;

/// The days on which the state's offices are closed (Minn. Stat. 645.44 subd. 5,
/// with the Friday after Thanksgiving that executive agencies keep), where they
/// fall on a weekday. Later years count weekends only until they are added.
#[rustfmt::skip]
const HOLIDAYS: &[(i32, u32, u32)] = &[
    (2026, 1, 1), (2026, 1, 19), (2026, 2, 16), (2026, 5, 25), (2026, 6, 19), (2026, 7, 3),
    (2026, 9, 7), (2026, 11, 11), (2026, 11, 26), (2026, 11, 27), (2026, 12, 25),
    (2027, 1, 1), (2027, 1, 18), (2027, 2, 15), (2027, 5, 31), (2027, 6, 18), (2027, 7, 5),
    (2027, 9, 6), (2027, 11, 11), (2027, 11, 25), (2027, 11, 26), (2027, 12, 24),
    (2027, 12, 31), (2028, 1, 17), (2028, 2, 21), (2028, 5, 29), (2028, 6, 19), (2028, 7, 4),
    (2028, 9, 4), (2028, 11, 10), (2028, 11, 23), (2028, 11, 24), (2028, 12, 25),
];

/// Whether the lines work on a day.
pub fn is_business_day(day: CivilDate) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    !weekend && !HOLIDAYS.contains(&(day.year(), day.month(), day.day()))
}

/// The day that is so many business days after a day; the day itself does not
/// count.
pub fn business_days_after(day: CivilDate, count: u32) -> CivilDate {
    day.iter_days()
        .skip(1)
        .filter(|day| is_business_day(*day))
        .nth(count.saturating_sub(1) as usize)
        .unwrap_or(day)
}

/// The last day on which a request of a day is answered in time.
pub fn due_on(submitted: CivilDate) -> CivilDate {
    business_days_after(submitted, DUE_IN_BUSINESS_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDate {
        text.parse().expect("a date")
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        for (submitted, due) in [
            // Monday to Wednesday.
            ("2026-11-16", "2026-11-18"),
            ("2026-12-04", "2026-12-08"),
            // A Saturday begins to count on Monday.
            ("2026-12-05", "2026-12-08"),
            // Thanksgiving and the Friday after it.
            ("2026-11-24", "2026-11-30"),
            ("2026-11-25", "2026-12-01"),
            // Christmas is a Saturday in 2027 and kept on Friday; New Year on Friday, too.
            ("2027-12-22", "2027-12-27"),
            ("2027-12-30", "2028-01-04"),
            // Not configured: weekends only.
            ("2031-12-24", "2031-12-26"),
        ] {
            assert_eq!(due_on(day(submitted)), day(due), "{submitted}");
        }
    }

    #[test]
    fn the_table_holds_weekdays() {
        for (year, month, date) in HOLIDAYS {
            let holiday = CivilDate::from_ymd_opt(*year, *month, *date).expect("a date");
            assert!(!matches!(holiday.weekday(), Weekday::Sat | Weekday::Sun), "{holiday}");
            assert!(!is_business_day(holiday), "{holiday}");
        }
    }
}
