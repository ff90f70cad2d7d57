//! Why a change that was right when the page was shown is right no longer.

use serde::{Deserialize, Serialize};

/// The situations in which a change no longer fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// Another assister than the one shown acts for the consumer by now.
    AssociationChanged,
    /// The authorization reads otherwise than the page showed it: a name, an
    /// organization or the text itself has changed since.
    AuthorizationChanged,
    /// There is no current association to end.
    AlreadyEnded,
    /// The assister may no longer act for this client: removed or replaced.
    AccessEnded,
    /// The assister's account is suspended, or not open yet.
    AssisterSuspended,
    /// The assister's account is closed for good.
    AssisterClosed,
    /// The assister works for no organization: the last day is over.
    OffRoster,
    /// The assister's organization has not approved portal access yet.
    AwaitingApproval,
    /// The assister's certification is not in force today.
    CertificationLapsed,
    /// The chosen assister cannot act today.
    AssisterUnavailable,
    /// Too many numbers were looked up; wait. It is the answer to every number.
    TooManyLookups,
    /// The application was sent; nobody changes it.
    AlreadySubmitted,
    /// The draft was withdrawn; nobody fills it in.
    ApplicationWithdrawn,
    /// How the work is done (in person, by phone …) was not chosen yet.
    ChannelNeeded,
    /// Somebody else changed the same answer meanwhile.
    AnswersChanged,
    /// Too many wrong registration numbers, whoever typed them; wait.
    TooManyActivationTries,
    /// Somebody else changed the assister's account since the page was shown.
    AccountChanged,
    /// The state of the assister's account does not allow this.
    AccountStateForbids,
    /// The organization is closed for good.
    OrganizationClosed,
    /// The agency administrator has not approved portal access yet.
    ApprovalNeeded,
    /// The next open enrollment is not on record, so no certification can end
    /// the day before it.
    EnrollmentDatesMissing,
    /// The roster file no longer waits for a decision, or has errors.
    RosterFileChanged,
    /// A request about this client waits already.
    RequestWaits,
    /// The request was decided, withdrawn or has become moot.
    RequestDecided,
    /// The other line serves this assister.
    OtherLine,
    /// Nobody has verified the caller in the last hour.
    VerificationNeeded,
    /// The call was verified too long ago.
    VerificationOver,
    /// The assister may not act today, so a line does nothing on their word.
    CallerMayNotAct,
    /// Too many mismatches in a row; wait.
    TooManyMismatches,
    /// Too many wrong codes for a new password; wait.
    TooManyCodes,
    /// The consumer has an address: the link by mail is the way.
    HasAddress,
    /// The code, or the sign-in name that goes with it, is not good.
    DeskCodeRefused,
    /// Somebody else closed the report meanwhile.
    ReportClosed,
    /// The link or code was used or is too old.
    TokenExpired,
    /// Too many wrong passwords; wait.
    Locked,
    /// Sign-in name and password do not match.
    SignInFailed,
}

impl Conflict {
    /// Every situation, for tests that look for missing sentences.
    pub const ALL: &'static [Self] = &[
        Self::AssociationChanged,
        Self::AuthorizationChanged,
        Self::AlreadyEnded,
        Self::AccessEnded,
        Self::AssisterSuspended,
        Self::AssisterClosed,
        Self::OffRoster,
        Self::AwaitingApproval,
        Self::CertificationLapsed,
        Self::AssisterUnavailable,
        Self::TooManyLookups,
        Self::AlreadySubmitted,
        Self::ApplicationWithdrawn,
        Self::ChannelNeeded,
        Self::AnswersChanged,
        Self::TooManyActivationTries,
        Self::AccountChanged,
        Self::AccountStateForbids,
        Self::OrganizationClosed,
        Self::ApprovalNeeded,
        Self::EnrollmentDatesMissing,
        Self::RosterFileChanged,
        Self::RequestWaits,
        Self::RequestDecided,
        Self::OtherLine,
        Self::VerificationNeeded,
        Self::VerificationOver,
        Self::CallerMayNotAct,
        Self::TooManyMismatches,
        Self::TooManyCodes,
        Self::HasAddress,
        Self::DeskCodeRefused,
        Self::ReportClosed,
        Self::TokenExpired,
        Self::Locked,
        Self::SignInFailed,
    ];
}
