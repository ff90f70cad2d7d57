//! The files that are written about a roster file.

use super::import_words::column_name;
use crate::i18n::{Texts, field_text, text::roster_import as t};
use domain::{
    assisters::roster_file::{Column, LineError},
    audit::csv_line,
};

/// The template: headings and one invented person.
pub fn template() -> String {
    csv_line(Column::ALL.map(Column::heading)) + &csv_line(Column::ALL.map(Column::example))
}

/// What is wrong with a file, as a file: line, column, what is wrong in words, and
/// the cell, which no spreadsheet takes for a formula.
pub fn errors_file<'c>(
    texts: Texts,
    errors: impl Iterator<Item = (&'c LineError, &'c str)>,
) -> String {
    let head = [t::ERRORS_LINE, t::ERRORS_COLUMN, t::ERRORS_WHAT, t::ERRORS_CELL];
    let mut file = csv_line(head.map(|text| texts.text(text)));
    for (LineError { line, error }, cell) in errors {
        let words = texts.text(field_text(error.code));
        let (line, column) = (line.to_string(), column_name(texts, error));
        file.push_str(&csv_line([line.as_str(), &column, words, cell]));
    }
    file
}
