//! The port to whoever determines.

use super::{Asked, Determination};
use std::{future::Future, pin::Pin};

/// An answer on its way.
pub type EngineAnswer<'a> =
    Pin<Box<dyn Future<Output = Result<Determination, EngineError>> + Send + 'a>>;

/// Determines who gets which help. Asking about the same application again is harmless.
pub trait DeterminationEngine: Send + Sync {
    /// Answers, or says why there is no answer yet. Whoever asks waits no longer than the
    /// engine's own deadline.
    fn determine<'a>(&'a self, asked: &'a Asked) -> EngineAnswer<'a>;
}

/// Why there is no answer. None of these says anything about the people who asked: they wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// It cannot be reached, or is busy.
    #[error("the engine is not available")]
    Unavailable,
    /// It was reached and did not answer in time. It may have done the work.
    #[error("the engine did not answer in time")]
    TimedOut,
    /// It answered something that is no determination of these people.
    #[error("the answer of the engine cannot be read")]
    Unreadable,
    /// It finds the question itself wrong. A person has to look.
    #[error("the engine does not accept the question")]
    Refused,
}

impl EngineError {
    pub const ALL: [Self; 4] = [Self::Unavailable, Self::TimedOut, Self::Unreadable, Self::Refused];

    /// The stable name, for the audit trail and the work list.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unavailable => "unavailable",
            Self::TimedOut => "timed_out",
            Self::Unreadable => "unreadable",
            Self::Refused => "refused",
        }
    }
}
