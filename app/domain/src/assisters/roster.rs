//! The roster as the marketplace's staff reads it.

use super::{AccountState, AssisterKind, ReferenceNumber, Standing};
use crate::{dates::CivilDate, ids::AssisterAccountId, lists::Cursor};
use serde::{Deserialize, Serialize};

/// One row of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    pub assister: AssisterAccountId,
    pub name: String,
    pub kind: AssisterKind,
    pub organization: String,
    pub reference_number: ReferenceNumber,
    pub state: AccountState,
    /// Inclusive.
    pub certified_until: CivilDate,
    /// Whether the assister may act today.
    pub standing: Standing,
}

/// One page of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPage {
    pub rows: Vec<RosterRow>,
    pub previous: Option<Cursor<AssisterAccountId>>,
    pub next: Option<Cursor<AssisterAccountId>>,
}
