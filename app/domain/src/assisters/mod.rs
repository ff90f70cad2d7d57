//! Assisters: who they are, the numbers that people confuse, and whether they
//! may act today.

mod account_form;
mod activation;
mod certification_notice;
mod changes;
mod client_notice;
mod directory;
mod kind;
mod numbers;
mod organizations;
mod own_account;
mod recertification;
mod recognition;
mod reference_number;
mod registration_number;
mod roster;
mod roster_entries;
pub mod roster_file;
mod rules_of_behavior;
mod standing;

pub use account_form::{
    AccountDetails, AccountForm, NewAccountForm, OrganizationChoice, SPOKEN_LANGUAGES,
    is_shared_mailbox,
};
pub use activation::{ActivationTries, SentNumber, Welcome};
pub use certification_notice::CertificationNotice;
pub use changes::{Change, ChangeRecord, Reason, Why};
pub use client_notice::ClientNotice;
pub use directory::{DirectoryFilter, DirectoryPage, DirectoryRow, county_of_slug, county_slug};
pub use kind::{AssisterKind, OrganizationKind};
pub use numbers::{AssisterId, Credential, Npn};
pub use organizations::{
    Administrator, Closing, Contact, ContactForm, Employment, MOST_NAME, MOST_SITES,
    OrganizationDetails, OrganizationFacts, OrganizationForm, OrganizationList, OrganizationRoster,
    OrganizationRow, OrganizationToClose, OrganizationView, OwnAssister, RosterEntryRecord,
    RosterMember, RosterPart, Site, SiteDetails, SiteForm, waits_for_approval,
};
pub use own_account::{AcceptedRules, Listing, OwnAccount};
pub use recertification::{
    OpenEnrollment, RENEWED_DAYS_BEFORE, Recertification, ToRecertify, ToRecertifyPage,
};
pub use recognition::{Recognised, recognise, recognise_registration};
pub use reference_number::ReferenceNumber;
pub use registration_number::RegistrationNumber;
pub use roster::{
    AssisterAccount, CertificationPart, CertificationPicture, ENDING_SOON_DAYS, Ending, Namesake,
    RosterPage, RosterQuery, RosterRow, RosterSearch, RosterSearched,
};
pub use roster_entries::{first_day, last_day, last_day_before};
pub use rules_of_behavior::RULES_OF_BEHAVIOR_VERSION;
pub use standing::{AccountState, Certification, IllegalTransition, Rostered, Standing, standing};

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
