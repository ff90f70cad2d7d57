//! Assisters: who they are, the numbers that people confuse, and whether they
//! may act today.

mod kind;
mod numbers;
mod recognition;
mod reference_number;
mod registration_number;
mod roster;
mod standing;

pub use kind::{AssisterKind, OrganizationKind};
pub use numbers::{AssisterId, Credential, Npn};
pub use recognition::{Recognised, recognise};
pub use reference_number::ReferenceNumber;
pub use registration_number::RegistrationNumber;
pub use roster::{RosterPage, RosterRow};
pub use standing::{AccountState, Certification, IllegalTransition, Standing, standing};

use crate::dates::CivilDate;
use serde::{Deserialize, Serialize};

/// What the public may know of an assister: the public-facing fields and
/// nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicProfile {
    pub name: String,
    pub given_name: String,
    pub kind: AssisterKind,
    pub organization: String,
    pub city: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Spoken languages, as BCP 47 tags.
    pub languages: Vec<String>,
    pub reference_number: ReferenceNumber,
    /// Inclusive.
    pub certified_until: CivilDate,
}
