//! What has become of an application, and for which year it is.

use serde::{Deserialize, Serialize};

/// The year in which coverage is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CoverageYear(pub i32);

impl Default for CoverageYear {
    fn default() -> Self {
        Self::NEWEST
    }
}

impl CoverageYear {
    /// The newest year for which parameters are configured.
    pub const NEWEST: Self = Self(2026);
}

/// What has become of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationState {
    /// A draft.
    InProgress,
    /// Signed and sent: it never changes again.
    Submitted,
    /// Given up by the consumer before it was sent.
    Withdrawn,
}

/// The application was sent or withdrawn before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the application is no longer in progress")]
pub struct NotInProgress;

impl ApplicationState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::InProgress, Self::Submitted, Self::Withdrawn];

    /// The stable name that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Answers may be saved.
    ///
    /// # Errors
    /// [`NotInProgress`] for an application that was sent or withdrawn.
    pub fn edit(self) -> Result<(), NotInProgress> {
        if self == Self::InProgress { Ok(()) } else { Err(NotInProgress) }
    }

    /// The application is signed and sent.
    ///
    /// # Errors
    /// [`NotInProgress`], also when it was sent before.
    pub fn submit(self) -> Result<Self, NotInProgress> {
        self.edit().map(|()| Self::Submitted)
    }

    /// The consumer gives the application up.
    ///
    /// # Errors
    /// [`NotInProgress`]: what was sent cannot be taken back here.
    pub fn withdraw(self) -> Result<Self, NotInProgress> {
        self.edit().map(|()| Self::Withdrawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_leaves_its_draft_once() {
        use ApplicationState::*;
        assert_eq!(InProgress.submit(), Ok(Submitted));
        assert_eq!(InProgress.withdraw(), Ok(Withdrawn));
        for last in [Submitted, Withdrawn] {
            assert_eq!(
                (last.edit(), last.submit(), last.withdraw()),
                (Err(NotInProgress), Err(NotInProgress), Err(NotInProgress))
            );
        }
    }

    #[test]
    fn stored_names_are_read_back() {
        for state in ApplicationState::ALL {
            assert_eq!(ApplicationState::from_name(state.as_str()), Some(state));
        }
        assert_eq!(ApplicationState::from_name("sent"), None);
    }
}
