//! What an assister sees of the own account, whether or not they may act today.

use super::{AccountState, AssisterKind, Certification, ReferenceNumber, Standing};
use crate::dates::CivilDate;
use serde::{Deserialize, Serialize};

/// The own account of an assister.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    pub name: String,
    pub kind: AssisterKind,
    /// What clients type to choose the assister.
    pub reference_number: ReferenceNumber,
    pub state: AccountState,
    /// Whether files are open today, and why not.
    pub standing: Standing,
    pub certification: Certification,
    pub organization: String,
    /// The last day on the organization's roster, where one is set.
    pub rostered_until: Option<CivilDate>,
    pub sign_in_name: String,
    pub listing: Listing,
    /// The rules of behavior that were accepted last.
    pub rules: Option<AcceptedRules>,
}

impl OwnAccount {
    /// Whether there are newer rules than those that were accepted.
    pub fn rules_are_due(&self) -> bool {
        self.rules.is_none_or(|rules| rules.version < super::RULES_OF_BEHAVIOR_VERSION)
    }
}

/// A version of the rules, and the day on which it was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedRules {
    pub version: i32,
    pub on: CivilDate,
}

/// What the public reads of an assister in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Whether the public finds the assister.
    pub listed: bool,
    pub taking_new_clients: bool,
    pub city: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub hours: Option<String>,
    /// Spoken languages, as BCP 47 tags.
    pub languages: Vec<String>,
    pub counties: Vec<String>,
}
