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
    /// The assister's account is suspended or closed.
    AssisterSuspended,
    /// The assister's certification is not in force today.
    CertificationLapsed,
    /// The chosen assister cannot act today.
    AssisterUnavailable,
    /// The application was sent; nobody changes it.
    AlreadySubmitted,
    /// How the work is done (in person, by phone …) was not chosen yet.
    ChannelNeeded,
    /// Somebody else changed the same answer meanwhile.
    AnswersChanged,
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
        Self::CertificationLapsed,
        Self::AssisterUnavailable,
        Self::AlreadySubmitted,
        Self::ChannelNeeded,
        Self::AnswersChanged,
        Self::TokenExpired,
        Self::Locked,
        Self::SignInFailed,
    ];
}
