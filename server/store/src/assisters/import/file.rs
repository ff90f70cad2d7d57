//! The lines and cells of a roster file (RFC 4180, with semicolons or tabs too,
//! as spreadsheets of other countries write and as cells are copied from one).

use super::Cells;
use domain::{
    assisters::roster_file::{Column, MOST_LINES},
    validation::{Code, Invalid},
};

/// Where errors of a whole file are reported.
const FILE: &str = "roster_file";

/// Where errors of a whole line are reported.
const LINE: &str = "line";

/// One line below the headings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// In the file, from 2.
    pub number: u32,
    pub cells: Cells,
    /// There is something without a heading.
    pub spills: bool,
}

impl Line {
    /// What is wrong before any cell is looked at.
    pub fn wrong(&self) -> Invalid {
        if self.spills { Invalid::field(LINE, Code::LineCells) } else { Invalid::default() }
    }
}

/// Splits a file into lines. Empty ones are left out, and counted.
///
/// # Errors
/// At a heading [`Code::ColumnMissing`] or [`Code::ColumnTwice`]; at the file
/// [`Code::ColumnUnknown`], [`Code::FileTooManyRows`], [`Code::FileWithoutRows`].
pub(super) fn lines(text: &str) -> Result<Vec<Line>, Invalid> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let delimiter = delimiter(&text);
    let mut reader = reader(&text, delimiter);
    let mut records = reader.records();
    let first = records.next().and_then(Result::ok).unwrap_or_default();
    let headings = headings(&first)?;
    let mut lines = Vec::new();
    for record in records {
        // Text in memory, of any width: nothing can fail.
        let Ok(record) = record else { continue };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if lines.len() == MOST_LINES {
            return Err(Invalid::field(FILE, Code::FileTooManyRows));
        }
        lines.push(line(&text, &headings, &record));
    }
    if lines.is_empty() { Err(Invalid::field(FILE, Code::FileWithoutRows)) } else { Ok(lines) }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The one that makes most headings of the first line known.
fn delimiter(text: &str) -> u8 {
    let known = |delimiter: &u8| {
        let first = reader(text, *delimiter).records().next().and_then(Result::ok);
        first.map_or(0, |first| first.iter().filter_map(Column::of_heading).count())
    };
    // The last of equals is taken: a comma, where nothing speaks for another.
    [b'\t', b';', b','].into_iter().max_by_key(known).unwrap_or(b',')
}

fn headings(first: &csv::StringRecord) -> Result<Vec<Option<Column>>, Invalid> {
    let mut invalid = Invalid::default();
    let mut headings: Vec<Option<Column>> = Vec::new();
    for heading in first {
        let column = Column::of_heading(heading);
        match column {
            None if !heading.trim().is_empty() && invalid.is_empty() => {
                invalid.push(FILE, Code::ColumnUnknown);
            }
            Some(twice) if headings.contains(&column) => {
                invalid.push(twice.heading(), Code::ColumnTwice);
            }
            _ => {}
        }
        headings.push(column);
    }
    for column in Column::ALL {
        if column.is_needed() && !headings.contains(&Some(column)) {
            invalid.push(column.heading(), Code::ColumnMissing);
        }
    }
    invalid.or(headings)
}

fn line(text: &str, headings: &[Option<Column>], record: &csv::StringRecord) -> Line {
    let mut line = Line { number: place(text, record), cells: Cells::new(), spills: false };
    for (index, cell) in record.iter().enumerate() {
        match headings.get(index).copied().flatten() {
            Some(column) => {
                line.cells.insert(column.heading().to_owned(), cell.to_owned());
            }
            None => line.spills |= !cell.trim().is_empty(),
        }
    }
    line
}

/// The line on which a record begins; the reader counts from where the last one
/// ended.
fn place(text: &str, record: &csv::StringRecord) -> u32 {
    let Some(position) = record.position() else { return 0 };
    let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| **byte == b'\n').count() as u64;
    u32::try_from(position.line() + empty).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings_and(rows: &str, delimiter: &str) -> String {
        let headings = Column::ALL.map(Column::heading).join(delimiter);
        format!("{headings}\n{rows}")
    }

    fn cell(line: &Line, column: Column) -> &str {
        line.cells.get(column.heading()).map_or("", String::as_str)
    }

    #[test]
    fn commas_semicolons_and_tabs_are_known_by_the_headings() {
        for delimiter in [",", ";", "\t"] {
            let row = ["broker", "Amina", "Warsame"].join(delimiter);
            let lines = lines(&headings_and(&row, delimiter)).expect("a file");
            assert_eq!(cell(&lines[0], Column::FamilyName), "Warsame", "{delimiter:?}");
        }
    }

    #[test]
    fn a_line_is_counted_where_it_begins() {
        let rows = "broker,\"Ami\r\nna\",Warsame\r\n\r\n  ,,\r\nbroker,Sami,Haile\r\n";
        let lines = lines(&headings_and(rows, ",")).expect("a file");
        let found: Vec<(u32, &str)> =
            lines.iter().map(|line| (line.number, cell(line, Column::GivenName))).collect();
        assert_eq!(found, [(2, "Ami\nna"), (6, "Sami")]);
    }

    #[test]
    fn old_line_ends_are_line_ends() {
        let text = headings_and("broker,Amina\rbroker,Sami\r", ",").replace('\n', "\r");
        let numbers: Vec<u32> =
            lines(&text).expect("a file").iter().map(|line| line.number).collect();
        assert_eq!(numbers, [2, 3]);
    }

    #[test]
    fn what_is_wrong_with_the_headings_is_named() {
        let codes = |text: &str| -> Vec<(String, Code)> {
            let wrong = lines(text).expect_err("a wrong file");
            wrong.0.into_iter().map(|error| (error.field, error.code)).collect()
        };
        let all = headings_and("broker", ",");
        assert_eq!(
            codes(&all.replace("login_email,", "")),
            [("login_email".to_owned(), Code::ColumnMissing)]
        );
        assert_eq!(codes(&all.replace("hours", "city")), [("city".to_owned(), Code::ColumnTwice)]);
        assert_eq!(codes(&all.replace("hours", "ssn")), [(FILE.to_owned(), Code::ColumnUnknown)]);
        assert_eq!(codes(&headings_and("\n,,\n", ",")), [(FILE.to_owned(), Code::FileWithoutRows)]);
        assert_eq!(codes("hello").len(), 1 + 10, "an unknown heading, and all that are needed");
        let many = "broker\n".repeat(MOST_LINES + 1);
        assert_eq!(codes(&headings_and(&many, ",")), [(FILE.to_owned(), Code::FileTooManyRows)]);
    }

    #[test]
    fn a_cell_without_a_heading_is_noticed() {
        let mut row = vec![""; Column::ALL.len() + 1];
        row[0] = "broker";
        let lines_of = |row: &[&str]| lines(&headings_and(&row.join(","), ",")).expect("a file");
        assert!(!lines_of(&row)[0].spills, "an empty one is none");
        row[Column::ALL.len()] = "x";
        assert!(lines_of(&row)[0].spills);
    }
}
