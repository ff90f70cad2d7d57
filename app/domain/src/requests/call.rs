use crate::{
    assisters::AssisterKind,
    dates::Instant,
    ids::{AssociationId, CallerVerificationId},
};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// How long staff may act on a consumer's call after the caller was verified.
pub const CALL_OPEN_FOR: Duration = Duration::minutes(15);

/// A consumer on the telephone whom this member of staff has verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub verification: CallerVerificationId,
    /// `Amina W.`
    pub consumer: String,
    /// The last moment of the verification.
    pub until: Instant,
    /// Who may act for the consumer; a verified consumer may be told.
    pub assister: Option<CallersAssister>,
    /// Without an address the line gives a code for a new password.
    pub has_address: bool,
}

/// The assister of a consumer who calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallersAssister {
    pub association: AssociationId,
    pub name: String,
    pub kind: AssisterKind,
    pub organization: String,
    pub since: Instant,
}
