//! The days on which an assister works for an organization.
//!
//! A person works for one organization at a time. An entry is never taken back:
//! it ends on a day, and another may begin after it.

use crate::{accounts::parse_date, dates::CivilDate, validation::Code};
use chrono::Duration;

/// The latest last day that may be set, in days from today.
const MOST_DAYS_AHEAD: i64 = 366;

/// Reads the day on which an assister begins to work for another organization:
/// today or before, after the day on which the newest entry began.
///
/// # Errors
/// The codes of [`parse_date`] and [`Code::DateBeforeEntry`].
pub fn first_day(
    [month, day, year]: [&str; 3],
    newest_began: CivilDate,
    today: CivilDate,
) -> Result<CivilDate, Code> {
    let from = parse_date(month, day, year, today)?;
    if from <= newest_began { Err(Code::DateBeforeEntry) } else { Ok(from) }
}

/// Reads the last day of an entry: not before its first, at most a year ahead.
///
/// # Errors
/// As [`first_day`].
pub fn last_day(
    [month, day, year]: [&str; 3],
    began: CivilDate,
    today: CivilDate,
) -> Result<CivilDate, Code> {
    let until = parse_date(month, day, year, today + Duration::days(MOST_DAYS_AHEAD))?;
    if until < began { Err(Code::DateBeforeEntry) } else { Ok(until) }
}

/// The last day of the entry before one that begins: the day before, unless it
/// has ended earlier.
pub fn last_day_before(from: CivilDate, until: Option<CivilDate>) -> CivilDate {
    let before = from.pred_opt().unwrap_or(from);
    until.map_or(before, |until| until.min(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_move_is_not_planned_and_never_before_the_entry() {
        let today = day("2026-11-23");
        let read = |parts| first_day(parts, day("2026-11-01"), today);
        assert_eq!(read(["11", "23", "2026"]), Ok(today));
        assert_eq!(read(["11", "2", "2026"]), Ok(day("2026-11-02")));
        assert_eq!(read(["11", "1", "2026"]), Err(Code::DateBeforeEntry));
        assert_eq!(read(["11", "24", "2026"]), Err(Code::DateInFuture));
        assert_eq!(read(["", "", ""]), Err(Code::Required));
    }

    #[test]
    fn a_last_day_may_be_ahead() {
        let today = day("2026-11-23");
        let read = |parts| last_day(parts, day("2026-11-01"), today);
        assert_eq!(read(["11", "1", "2026"]), Ok(day("2026-11-01")));
        assert_eq!(read(["12", "31", "2026"]), Ok(day("2026-12-31")));
        assert_eq!(read(["10", "31", "2026"]), Err(Code::DateBeforeEntry));
        assert_eq!(read(["12", "31", "2027"]), Err(Code::DateInFuture));
    }

    #[test]
    fn entries_never_overlap() {
        let from = day("2026-11-23");
        assert_eq!(last_day_before(from, None), day("2026-11-22"));
        assert_eq!(last_day_before(from, Some(day("2026-11-10"))), day("2026-11-10"));
        assert_eq!(last_day_before(from, Some(day("2026-12-24"))), day("2026-11-22"));
    }
}
