//! What the engine is asked.

use super::Estimate;
use crate::{applications::Snapshot, dates::CivilDate, ids::ApplicationId};

/// One question to the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub subject: Subject,
    /// The day on which the rules and numbers are looked up.
    pub determined_on: CivilDate,
}

/// Whom the question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What was signed and sent. The same application is the same question, however often it is
    /// asked.
    Application { application: ApplicationId, snapshot: Box<Snapshot> },
    /// A few facts from somebody who wants to know before they apply.
    Estimate(Estimate),
}

impl Asked {
    /// Under which name a question that is asked again is known to be the same.
    pub const fn application(&self) -> Option<ApplicationId> {
        match &self.subject {
            Subject::Application { application, .. } => Some(*application),
            Subject::Estimate(_) => None,
        }
    }
}
