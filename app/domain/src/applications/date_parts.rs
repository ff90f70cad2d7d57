//! A date is asked in three boxes and kept as one raw answer, `3/14/1990`. One
//! answer has one version: two people who correct a date at the same time can
//! never mix a month of one with a year of the other. Boxes left empty stay
//! empty (`3//`), so that half a date is kept too.

use crate::{
    dates::CivilDate,
    validation::{Code, ascii_digits},
};
use chrono::Datelike;

/// What stands in the three boxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The first box.
    pub month: String,
    /// The second box.
    pub day: String,
    /// The third box.
    pub year: String,
}

/// Which dates answer a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRange {
    /// A birth date.
    Birth,
    /// Any day up to today.
    Past,
    /// A day of the years around this one.
    Near,
}

/// Nobody is older than this.
const OLDEST: i32 = 130;

/// How many years back and ahead are near.
const NEAR: i32 = 2;

impl DateParts {
    /// The boxes that a raw answer fills.
    pub fn split(raw: &str) -> Self {
        let mut parts = raw.splitn(3, '/').map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        Self { month: part(), day: part(), year: part() }
    }

    /// The boxes for a date that is known.
    pub fn of(date: CivilDate) -> Self {
        Self {
            month: date.month().to_string(),
            day: date.day().to_string(),
            year: date.year().to_string(),
        }
    }

    /// The raw answer. Somebody who types the whole date into the first box is
    /// understood; a slash in any other place becomes a space, which keeps the
    /// boxes apart and still shows that something is wrong.
    pub fn raw(&self) -> String {
        let (month, day, year) = (self.month.trim(), self.day.trim(), self.year.trim());
        if day.is_empty() && year.is_empty() && (month.is_empty() || month.contains('/')) {
            return month.to_owned();
        }
        [month, day, year].map(|part| part.replace('/', " ")).join("/")
    }

    /// The date that the boxes name.
    ///
    /// # Errors
    /// [`Code::DateYearFourDigits`] for `3/14/90`, and [`Code::DateNotADate`] for
    /// anything that the calendar does not have.
    pub fn date(&self) -> Result<CivilDate, Code> {
        let number = |part: &str| {
            let digits = ascii_digits(part.trim());
            let fits =
                (1..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
            if fits {
                digits.parse::<u32>().map_err(|_| Code::DateNotADate)
            } else {
                Err(Code::DateNotADate)
            }
        };
        let (month, day, year) = (number(&self.month)?, number(&self.day)?, number(&self.year)?);
        if self.year.trim().chars().count() != 4 {
            return Err(Code::DateYearFourDigits);
        }
        let year = i32::try_from(year).map_err(|_| Code::DateNotADate)?;
        CivilDate::from_ymd_opt(year, month, day).ok_or(Code::DateNotADate)
    }

    /// The date that the boxes name, within a range.
    ///
    /// # Errors
    /// Those of [`Self::date`], [`Code::DateInFuture`], [`Code::DateTooLongAgo`] and
    /// [`Code::DateTooFar`].
    pub fn within(&self, range: DateRange, today: CivilDate) -> Result<CivilDate, Code> {
        let date = self.date()?;
        let oldest = match range {
            DateRange::Birth | DateRange::Past => OLDEST,
            DateRange::Near => NEAR,
        };
        match range {
            _ if date.year() < today.year() - oldest => Err(Code::DateTooLongAgo),
            DateRange::Near if date.year() > today.year() + NEAR => Err(Code::DateTooFar),
            DateRange::Birth | DateRange::Past if date > today => Err(Code::DateInFuture),
            _ => Ok(date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Result<String, Code> {
        let today = "2026-07-01".parse().expect("a date");
        DateParts::split(raw).within(DateRange::Birth, today).map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_month_first() {
        assert_eq!(read("3/14/1990"), Ok("1990-03-14".to_owned()));
        assert_eq!(read("٣/١٤/١٩٩٠"), Ok("1990-03-14".to_owned()));
        assert_eq!(read("7/1/2026"), Ok("2026-07-01".to_owned()));
    }

    #[test]
    fn what_is_wrong_with_a_date_is_said() {
        assert_eq!(read("14/3/1990"), Err(Code::DateNotADate));
        assert_eq!(read("2/29/2023"), Err(Code::DateNotADate));
        assert_eq!(read("3//1990"), Err(Code::DateNotADate));
        assert_eq!(read("March/14/1990"), Err(Code::DateNotADate));
        assert_eq!(read("3/14/90"), Err(Code::DateYearFourDigits));
        assert_eq!(read("7/2/2026"), Err(Code::DateInFuture));
        assert_eq!(read("1/1/1895"), Err(Code::DateTooLongAgo));
    }

    #[test]
    fn a_near_date_may_lie_ahead() {
        let today = "2026-07-01".parse().expect("a date");
        let near = |raw: &str| DateParts::split(raw).within(DateRange::Near, today).map(|_| ());
        assert_eq!(near("12/31/2028"), Ok(()));
        assert_eq!(near("1/1/2029"), Err(Code::DateTooFar));
        assert_eq!(near("12/31/2023"), Err(Code::DateTooLongAgo));
    }

    #[test]
    fn boxes_come_back_as_they_were_left() {
        let parts = |month: &str, day: &str, year: &str| DateParts {
            month: month.to_owned(),
            day: day.to_owned(),
            year: year.to_owned(),
        };
        for left in
            [parts("3", "", ""), parts("", "", "1990"), parts("3", "14", "1990"), parts("", "", "")]
        {
            assert_eq!(DateParts::split(&left.raw()), left);
        }
        assert_eq!(parts("3/14/1990", "", "").raw(), "3/14/1990");
        assert_eq!(parts("3/14", "5", "1990").raw(), "3 14/5/1990");
    }
}
