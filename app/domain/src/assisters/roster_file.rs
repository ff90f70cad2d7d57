//! A file with many new assisters: its columns, how a line is read, and what its
//! preview shows. A line is held to the same rules as the form of one account.

mod column;
mod line;

pub use column::{Column, SPOKEN_LANGUAGE_NAMES};
pub use line::{RosterLine, has_formula, read_line};

use super::Namesake;
use crate::{
    dates::Instant,
    ids::RosterImportId,
    validation::{Code, FieldError},
};
use serde::{Deserialize, Serialize};

/// The most lines of one file: they are created in one transaction, during which
/// others wait.
pub const MOST_LINES: usize = 2_000;

/// The most bytes of one file.
pub const MOST_FILE_BYTES: usize = 1_000_000;

/// How long a checked file is kept, with what stands in it.
pub const FILE_KEPT_HOURS: i64 = 24;

/// The text of an uploaded file.
///
/// # Errors
/// [`Code::FileNeeded`] for an empty one, [`Code::FileTooLarge`],
/// [`Code::FileNotCsv`] for a workbook and the like, [`Code::FileNotUtf8`] for
/// text in another encoding: names would be garbled without anybody's notice.
pub fn decode(bytes: &[u8]) -> Result<String, Code> {
    if bytes.len() > MOST_FILE_BYTES {
        return Err(Code::FileTooLarge);
    }
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if utf16 {
        return Err(Code::FileNotUtf8);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.contains(&0) {
        return Err(Code::FileNotCsv);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Code::FileNotUtf8)?;
    if text.trim().is_empty() { Err(Code::FileNeeded) } else { Ok(text.to_owned()) }
}

/// The way of a file from its check to the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Nobody has been created.
    Checked,
    /// A resource manager wants it; the work waits or goes on.
    Confirmed,
    /// All of it is on the roster.
    Done,
    /// The world had changed since the check: nobody was created.
    Refused,
    /// Put away by a resource manager, or because nobody wanted it in time.
    Discarded,
}

impl ImportState {
    pub const ALL: &'static [Self] =
        &[Self::Checked, Self::Confirmed, Self::Done, Self::Refused, Self::Discarded];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Confirmed => "confirmed",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Discarded => "discarded",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineError {
    /// The line of the file, from 2.
    pub line: u32,
    /// The heading of a column, and what is wrong there; never what stands there.
    pub error: FieldError,
}

/// One assister of a file without errors, as the preview shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePreview {
    pub line: u32,
    pub kind: String,
    pub name: String,
    pub organization: String,
}

/// A line that names somebody as another line or an account does: one person,
/// perhaps, under two numbers and two addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineNamesake {
    pub line: u32,
    pub name: String,
    pub of: NamesakeOf,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamesakeOf {
    Account(Namesake),
    /// An earlier one of the same file.
    Line(u32),
}

/// A file as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterImport {
    pub id: RosterImportId,
    pub state: ImportState,
    pub checked_at: Instant,
    /// Lines below the headings.
    pub lines: u32,
    /// Lines with an error.
    pub wrong: u32,
    /// How many were taken over so far, where the server that works knows.
    pub done: Option<u32>,
    pub finished_at: Option<Instant>,
    /// The first of them.
    pub errors: Vec<LineError>,
    /// The first lines of a file without errors.
    pub preview: Vec<LinePreview>,
    /// In a file without errors: the first lines that name somebody as an account or
    /// an earlier line does, each with one of those.
    pub namesakes: Vec<LineNamesake>,
    /// How many such lines there are.
    pub namesake_lines: u32,
}

impl RosterImport {
    /// How many errors a page shows; the file holds all.
    pub const ERRORS: usize = 25;

    /// How many lines a preview shows.
    pub const PREVIEW: usize = 10;

    /// How many namesakes a preview shows.
    pub const NAMESAKES: usize = 25;

    pub const fn can_be_confirmed(&self) -> bool {
        matches!(self.state, ImportState::Checked) && self.wrong == 0 && self.lines > 0
    }
}

/// One of the last files of a resource manager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    pub id: RosterImportId,
    pub state: ImportState,
    pub checked_at: Instant,
    pub lines: u32,
    pub wrong: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_plain_text_are_named() {
        assert_eq!(decode(b"\xEF\xBB\xBFkind\r\n"), Ok("kind\r\n".to_owned()));
        assert_eq!(decode("Nguyễn".as_bytes()), Ok("Nguyễn".to_owned()));
        for (bytes, code) in [
            (&b""[..], Code::FileNeeded),
            (b" \r\n\t", Code::FileNeeded),
            (b"PK\x03\x04rest", Code::FileNotCsv),
            (b"a\0b", Code::FileNotCsv),
            (b"\xFF\xFEk\0i\0", Code::FileNotUtf8),
            // Windows-1252.
            (b"Mu\xF1oz", Code::FileNotUtf8),
            (b"broken \xC3", Code::FileNotUtf8),
        ] {
            assert_eq!(decode(bytes), Err(code), "{bytes:?}");
        }
        assert_eq!(decode(&vec![b'a'; MOST_FILE_BYTES + 1]), Err(Code::FileTooLarge));
    }
}
