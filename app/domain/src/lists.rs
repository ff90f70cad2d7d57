//! Lists that are paged in the database.

use serde::{Deserialize, Serialize};

/// Where a page of a list begins. It names the row next to it, whose sort
/// values are looked up: so it holds nothing personal, and a row that is gone
/// leads to the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cursor<Id> {
    After(Id),
    Before(Id),
}

/// How many rows a list has; large numbers are not counted to the end, because
/// the cost of a page must not grow with the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    Exactly(u64),
    /// More than [`Self::MOST`].
    Many,
}

impl Count {
    /// The largest number that is told exactly.
    pub const MOST: u64 = 500;

    /// The count as it is told.
    pub const fn of(rows: u64) -> Self {
        if rows > Self::MOST { Self::Many } else { Self::Exactly(rows) }
    }
}

impl<Id> Cursor<Id> {
    /// The row that it names.
    pub fn row(self) -> Id {
        match self {
            Self::After(id) | Self::Before(id) => id,
        }
    }
}
