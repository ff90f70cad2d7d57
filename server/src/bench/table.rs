use super::MOST_PERCENT;
use std::{fmt, time::Duration};

/// What a page of one list costs in the small and in the large database.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: String,
    /// Rows on the page.
    pub rows: [usize; 2],
    pub queries: [Duration; 2],
    /// With the audit row, where one is written.
    pub whole: [Duration; 2],
    /// Without a bar it is shown beside the others.
    pub has_bar: bool,
}

impl Row {
    /// The headings of the columns.
    pub const HEAD: &'static str = "\
list and page                             rows         queries, µs     ratio   with audit row, µs
                                     small large    small    large             small    large";

    /// The large one in percent of the small one.
    fn percent(&self) -> u128 {
        let [small, large] = self.queries.map(|time| time.as_nanos());
        large * 100 / small.max(1)
    }

    pub fn is_too_slow(&self) -> bool {
        self.has_bar && self.percent() > MOST_PERCENT
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = self.percent();
        let verdict = match (self.has_bar, self.is_too_slow()) {
            (false, _) => "no bar",
            (true, false) => "kept",
            (true, true) => "MISSED",
        };
        write!(
            f,
            "{:<36} {:>5} {:>5} {:>8} {:>8}  {:>3}.{:02}x {:>9} {:>8}  {verdict}",
            self.name,
            self.rows[0],
            self.rows[1],
            self.queries[0].as_micros(),
            self.queries[1].as_micros(),
            percent / 100,
            percent % 100,
            self.whole[0].as_micros(),
            self.whole[1].as_micros(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(small: u64, large: u64, has_bar: bool) -> Row {
        let queries = [small, large].map(Duration::from_micros);
        Row { name: "clients".to_owned(), rows: [25, 25], queries, whole: queries, has_bar }
    }

    #[test]
    fn a_bar_is_missed_above_half_as_much_again() {
        assert!(!row(100, 150, true).is_too_slow());
        assert!(row(100, 152, true).is_too_slow());
        assert!(!row(100, 900, false).is_too_slow());
        assert!(row(100, 152, true).to_string().contains("1.52x"));
    }
}
