//! What an assister is told about the end of a certification, and when.

use crate::dates::CivilDate;
use chrono::Days;

/// One message about the end of a certification. Each is sent once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CertificationNotice {
    /// From 30 days before the last day on.
    Month,
    /// From 7 days before the last day on.
    Week,
    /// From the day after the last day on: the clients are told, too.
    Lapsed,
}

impl CertificationNotice {
    pub const ALL: &'static [Self] = &[Self::Month, Self::Week, Self::Lapsed];

    /// The stable name that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::Lapsed => "lapsed",
        }
    }

    /// The notice that belongs to a day: the latest only, so that somebody whose
    /// certification is short is not told twice at once.
    pub fn due(until: CivilDate, today: CivilDate) -> Option<Self> {
        Self::ALL.iter().copied().find(|notice| {
            let (first, last) = notice.last_days(today);
            first.is_none_or(|first| first <= until) && until <= last
        })
    }

    /// The last days of the certifications for which this notice is due today:
    /// from the first (none: from ever) to the last, both inclusive.
    pub fn last_days(self, today: CivilDate) -> (Option<CivilDate>, CivilDate) {
        let after = |days| today.checked_add_days(Days::new(days)).unwrap_or(CivilDate::MAX);
        match self {
            Self::Month => (Some(after(8)), after(30)),
            Self::Week => (Some(today), after(7)),
            Self::Lapsed => (None, today.pred_opt().unwrap_or(CivilDate::MIN)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CertificationNotice::*, *};

    #[test]
    fn one_notice_belongs_to_a_day() {
        let day = |text: &str| text.parse::<CivilDate>().expect("a date");
        let until = day("2026-10-31");
        for (today, due) in [
            ("2026-09-30", None),
            ("2026-10-01", Some(Month)),
            ("2026-10-23", Some(Month)),
            ("2026-10-24", Some(Week)),
            ("2026-10-31", Some(Week)),
            ("2026-11-01", Some(Lapsed)),
            ("2030-01-01", Some(Lapsed)),
        ] {
            assert_eq!(CertificationNotice::due(until, day(today)), due, "{today}");
        }
    }
}
