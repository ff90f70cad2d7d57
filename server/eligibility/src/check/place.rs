//! State, county and dates.

use super::{ProblemCode, Problems};
use crate::input::{Day, Household};
use chrono::{Datelike, NaiveDate};
use std::fmt;

pub(super) struct Dates {
    pub coverage_year: i32,
    pub determined_on: NaiveDate,
    pub coverage_starts: NaiveDate,
}

/// The dates, if they make sense. Nothing else can be checked without them.
pub(super) fn dates(household: &Household, problems: &mut Problems) -> Option<Dates> {
    if household.state.is_empty() {
        problems.add("state", ProblemCode::Required);
    } else if household.state.len() > 2 {
        problems.add("state", ProblemCode::TooLong);
    }
    let coverage_year = match household.coverage_year {
        None => {
            problems.add("coverage_year", ProblemCode::Required);
            None
        }
        Some(year) => {
            let year = year.0.and_then(|year| i32::try_from(year).ok());
            let year = year.filter(|year| (2014..=2100).contains(year));
            if year.is_none() {
                problems.add("coverage_year", ProblemCode::YearNotAYear);
            }
            year
        }
    };
    let determined_on = day(household.determined_on, &"determined_on", true, problems);
    let starts = day(household.coverage_starts, &"coverage_starts", false, problems);
    let (coverage_year, determined_on) = (coverage_year?, determined_on?);
    let first = NaiveDate::from_ymd_opt(coverage_year, 1, 1)?;
    let last = NaiveDate::from_ymd_opt(coverage_year, 12, 31)?;
    // Open enrollment is in the year before.
    if determined_on.year() < coverage_year - 1 || determined_on > last {
        problems.add("determined_on", ProblemCode::DateOutsideCoverageYear);
        return None;
    }
    let coverage_starts = match starts {
        Some(starts) if (first..=last).contains(&starts) => starts,
        Some(_) => {
            problems.add("coverage_starts", ProblemCode::DateOutsideCoverageYear);
            return None;
        }
        None => {
            next_month(determined_on).clamp(first, NaiveDate::from_ymd_opt(coverage_year, 12, 1)?)
        }
    };
    Some(Dates { coverage_year, determined_on, coverage_starts })
}

pub(super) fn county(household: &Household, known: &dyn Fn(&str) -> bool, problems: &mut Problems) {
    if household.county.as_deref().is_some_and(|county| !known(county)) {
        problems.add("county", ProblemCode::CountyUnknown);
    }
}

pub(super) fn day(
    typed: Option<Day>,
    field: &dyn fmt::Display,
    required: bool,
    problems: &mut Problems,
) -> Option<NaiveDate> {
    match typed {
        None => {
            if required {
                problems.add(field, ProblemCode::Required);
            }
            None
        }
        Some(Day(None)) => {
            problems.add(field, ProblemCode::DateNotADate);
            None
        }
        Some(Day(day)) => day,
    }
}

fn next_month(day: NaiveDate) -> NaiveDate {
    let (year, month) =
        if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(day)
}
