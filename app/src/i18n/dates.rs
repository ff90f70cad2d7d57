//! Dates and times of day in Minnesota, in words. Minnesota writes the month
//! first in either language; the names differ.

use super::{Texts, text::dates as t};
use chrono::{Datelike, Timelike};
use domain::dates::{CivilDate, Instant, minnesota_time};

/// `November 23, 2026` · `23 de noviembre de 2026`.
pub fn date(texts: Texts, date: CivilDate) -> String {
    let month = [
        t::JANUARY,
        t::FEBRUARY,
        t::MARCH,
        t::APRIL,
        t::MAY,
        t::JUNE,
        t::JULY,
        t::AUGUST,
        t::SEPTEMBER,
        t::OCTOBER,
        t::NOVEMBER,
        t::DECEMBER,
    ][date.month0() as usize];
    texts.fill(
        t::DATE,
        &[
            ("month", texts.text(month)),
            ("day", &date.day().to_string()),
            ("year", &date.year().to_string()),
        ],
    )
}

/// `10:42 AM`, in Minnesota.
pub fn time_of_day(at: Instant) -> String {
    let local = minnesota_time(at);
    let (afternoon, hour) = local.hour12();
    format!("{hour}:{:02} {}", local.minute(), if afternoon { "PM" } else { "AM" })
}

/// `November 23, 2026, 10:42 AM`, in Minnesota.
pub fn date_and_time(texts: Texts, at: Instant) -> String {
    format!("{}, {}", date(texts, minnesota_time(at).date()), time_of_day(at))
}
