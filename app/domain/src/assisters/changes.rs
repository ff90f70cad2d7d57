//! What happened to an assister's account, and why: the history that a resource
//! manager reads.

use super::AccountState;
use crate::{
    dates::Instant,
    validation::{Code, Invalid, optional_text},
};
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$doc:meta])* $of:ident: $($(#[$each:meta])* $name:ident = $code:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $of { $($(#[$each])* $name),+ }

        impl $of {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable name that is stored.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    };
}

codes! {
    /// One change to an assister's account.
    Change:
    Created = "created",
    /// Came with a roster file.
    Imported = "imported",
    /// Portal access, by the agency administrator.
    Approved = "approved",
    /// Portal access, by the agency administrator; the roster entry ends.
    AccessRefused = "access_refused",
    Invited = "invited",
    InvitedAgain = "invited_again",
    Activated = "activated",
    Edited = "edited",
    Suspended = "suspended",
    Reactivated = "reactivated",
    Closed = "closed",
    /// A new certification.
    Recertified = "recertified",
    /// A roster entry began.
    JoinedOrganization = "joined_organization",
    /// A roster entry ended.
    LeftOrganization = "left_organization",
}

codes! {
    /// Why a resource manager changed an account.
    Reason:
    /// The licence is not in force, or the regulator disciplined the broker.
    LicenseProblem = "license_problem",
    ComplaintLookedInto = "complaint_looked_into",
    /// Somebody else may know the password or have the device.
    SecurityConcern = "security_concern",
    OnLeave = "on_leave",
    LeftOrganization = "left_organization",
    AtOwnRequest = "at_own_request",
    AtOrganizationRequest = "at_organization_request",
    Decertified = "decertified",
    RulesBroken = "rules_broken",
    CreatedTwice = "created_twice",
    /// The organization does not know the person.
    NotOnStaff = "not_on_staff",
    TrainingNotDone = "training_not_done",
    NoAccessNeeded = "no_access_needed",
    Deceased = "deceased",
    /// What the account was suspended for is settled.
    Settled = "settled",
    ByMistake = "by_mistake",
    Correction = "correction",
    /// A new name, number, address or place of work.
    NewDetails = "new_details",
    NumberTooOld = "number_too_old",
    MailNotReceived = "mail_not_received",
    /// The training and the checks of the year are done.
    YearlyRenewal = "yearly_renewal",
    /// The same, after the certification had ended.
    LateRenewal = "late_renewal",
    ChangedEmployer = "changed_employer",
    CameBack = "came_back",
    OrganizationsMerged = "organizations_merged",
    /// The organization was closed, and its accounts with it.
    OrganizationClosed = "organization_closed",
    /// Needs a note.
    Other = "other",
}

impl Reason {
    /// Why what is known of an organization is changed.
    pub const OF_EDITED_ORGANIZATION: &'static [Self] =
        &[Self::NewDetails, Self::Correction, Self::AtOrganizationRequest];

    /// Why an organization is taken away from an administrator.
    pub const OF_REMOVED_ADMINISTRATOR: &'static [Self] = &[
        Self::LeftOrganization,
        Self::AtOrganizationRequest,
        Self::SecurityConcern,
        Self::CreatedTwice,
    ];

    /// Why an organization is closed, in the order of the form.
    pub const OF_CLOSED_ORGANIZATION: &'static [Self] = &[
        Self::AtOrganizationRequest,
        Self::OrganizationsMerged,
        Self::Decertified,
        Self::RulesBroken,
        Self::CreatedTwice,
        Self::Other,
    ];

    /// The reasons that fit a change, in the order of the form; none where a
    /// change needs no reason of its own.
    pub const fn of(change: Change) -> &'static [Self] {
        match change {
            Change::Suspended => &[
                Self::LicenseProblem,
                Self::ComplaintLookedInto,
                Self::SecurityConcern,
                Self::OnLeave,
                Self::AtOrganizationRequest,
                Self::Other,
            ],
            Change::Reactivated => &[Self::Settled, Self::ByMistake, Self::Other],
            Change::Closed => &[
                Self::LeftOrganization,
                Self::AtOwnRequest,
                Self::AtOrganizationRequest,
                Self::Decertified,
                Self::RulesBroken,
                Self::CreatedTwice,
                Self::Deceased,
                Self::Other,
            ],
            Change::AccessRefused => {
                &[Self::NotOnStaff, Self::TrainingNotDone, Self::NoAccessNeeded, Self::Other]
            }
            Change::Edited => &[Self::NewDetails, Self::Correction, Self::Other],
            Change::InvitedAgain => &[Self::NumberTooOld, Self::MailNotReceived, Self::Other],
            Change::Recertified => {
                &[Self::YearlyRenewal, Self::LateRenewal, Self::Correction, Self::Other]
            }
            Change::JoinedOrganization => &[
                Self::ChangedEmployer,
                Self::CameBack,
                Self::OrganizationsMerged,
                Self::Correction,
                Self::Other,
            ],
            Change::LeftOrganization => &[
                Self::LeftOrganization,
                Self::AtOwnRequest,
                Self::AtOrganizationRequest,
                Self::OnLeave,
                Self::OrganizationsMerged,
                Self::Deceased,
                Self::Correction,
                Self::Other,
            ],
            Change::Created
            | Change::Imported
            | Change::Approved
            | Change::Invited
            | Change::Activated => &[],
        }
    }
}

/// Why, in a code and perhaps in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    pub reason: Option<Reason>,
    pub note: Option<String>,
}

impl Why {
    /// The most characters of a note.
    pub const MOST: usize = 500;

    /// Reads the fields `reason` and `note` of a form.
    ///
    /// # Errors
    /// [`Code::Required`] for `reason` where the change needs one and for `note`
    /// where the reason is [`Reason::Other`]; [`Code::NotAChoice`] for a reason of
    /// another change; the codes of [`optional_text`] for the note.
    pub fn read(change: Change, reason: &str, note: &str) -> Result<Self, Invalid> {
        Self::read_from(["reason", "note"], Reason::of(change), reason, note)
    }

    /// The same from fields of other names, where a page has several such forms, and
    /// for the reasons that fit.
    ///
    /// # Errors
    /// As [`Self::read`], at these fields.
    pub fn read_from(
        [reason_field, note_field]: [&str; 2],
        fitting: &[Reason],
        reason: &str,
        note: &str,
    ) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        let reason = invalid.check(
            reason_field,
            match Reason::parse(reason) {
                Some(reason) if fitting.contains(&reason) => Ok(Some(reason)),
                None if reason.is_empty() && fitting.is_empty() => Ok(None),
                None if reason.is_empty() => Err(Code::Required),
                _ => Err(Code::NotAChoice),
            },
        );
        let note = optional_text(note, Self::MOST);
        let note = match (reason, note) {
            (Some(Some(Reason::Other)), Ok(None)) => Err(Code::Required),
            (_, note) => note,
        };
        let note = invalid.check(note_field, note);
        match (reason, note) {
            (Some(reason), Some(note)) => Ok(Self { reason, note }),
            _ => Err(invalid),
        }
    }
}

/// One entry of the history, as staff reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRecord {
    pub at: Instant,
    /// The name of who did it; none is the software itself.
    pub by: Option<String>,
    pub change: Change,
    pub why: Why,
    /// The state that the account was moved to, where it was.
    pub to: Option<AccountState>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_fits_its_change() {
        let read = |reason, note| Why::read(Change::Suspended, reason, note);
        assert_eq!(
            read("on_leave", " until  June "),
            Ok(Why { reason: Some(Reason::OnLeave), note: Some("until June".to_owned()) })
        );
        assert_eq!(read("", ""), Err(Invalid::field("reason", Code::Required)));
        assert_eq!(read("deceased", ""), Err(Invalid::field("reason", Code::NotAChoice)));
        assert_eq!(read("other", " "), Err(Invalid::field("note", Code::Required)));
        assert_eq!(
            read("on_leave", &"x".repeat(Why::MOST + 1)),
            Err(Invalid::field("note", Code::TooLong))
        );
    }

    #[test]
    fn renewals_moves_and_ends_have_reasons_of_their_own() {
        for change in [Change::Recertified, Change::JoinedOrganization, Change::LeftOrganization] {
            let fitting = Reason::of(change);
            assert!(fitting.contains(&Reason::Other), "{change:?}");
            let none = Why::read_from(["a", "b"], fitting, "", "");
            assert_eq!(none, Err(Invalid::field("a", Code::Required)));
        }
    }

    #[test]
    fn codes_survive_storage() {
        for change in Change::ALL {
            assert_eq!(Change::parse(change.as_str()), Some(*change));
        }
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.as_str()), Some(*reason));
        }
    }
}
