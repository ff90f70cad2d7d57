//! Why an assister wants to stop, and why a line says no: codes, with a note.

use crate::validation::{Code, optional_text, text};
use serde::{Deserialize, Serialize};

/// The most characters of a note.
pub const MOST_NOTE: usize = 500;

macro_rules! reasons {
    ($(#[$doc:meta])* $kind:ident: $($(#[$each:meta])* $name:ident = $code:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $kind { $($(#[$each])* #[serde(rename = $code)] $name),+ }

        impl $kind {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.as_str() == text)
            }

            /// Reads the reason and the note of a form. "Other" says nothing by
            /// itself, so it needs the note; elsewhere it may be empty.
            ///
            /// # Errors
            /// A code at `reason` or at `note`.
            pub fn read(
                reason: &str,
                note: &str,
            ) -> Result<(Self, String), crate::validation::Invalid> {
                let mut invalid = crate::validation::Invalid::default();
                let chosen = Self::parse(reason).ok_or(
                    if reason.is_empty() { Code::Required } else { Code::NotAChoice },
                );
                let chosen = invalid.check("reason", chosen);
                let note = if chosen == Some(Self::Other) {
                    invalid.check("note", text(note, MOST_NOTE))
                } else {
                    invalid
                        .check("note", optional_text(note, MOST_NOTE))
                        .map(Option::unwrap_or_default)
                };
                match (chosen, note) {
                    (Some(reason), Some(note)) => Ok((reason, note)),
                    _ => Err(invalid),
                }
            }
        }
    };
}

reasons! {
    /// Why an assister wants to stop acting for a client.
    WishReason:
    ClientAsked = "client_asked",
    ClientMoved = "client_moved",
    CannotReach = "cannot_reach",
    ConflictOfInterest = "conflict_of_interest",
    /// Leaves the organization or stops being an assister.
    StopsWork = "stops_work",
    Other = "other",
}

reasons! {
    /// Why a line turns a request down.
    RejectReason:
    /// The caller was not who they said, or not certified.
    CallerNotVerified = "caller_not_verified",
    /// The consumer wants the assister to go on.
    ClientWantsToKeep = "client_wants_to_keep",
    /// An application would be left alone shortly before its deadline.
    DeadlineNear = "deadline_near",
    /// Filed about the wrong client.
    WrongClient = "wrong_client",
    Other = "other",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::Invalid;

    #[test]
    fn a_reason_is_chosen_and_other_is_explained() {
        assert_eq!(
            WishReason::read("client_moved", " "),
            Ok((WishReason::ClientMoved, String::new()))
        );
        assert_eq!(
            WishReason::read("other", "We are\nrelated"),
            Ok((WishReason::Other, "We are related".to_owned()))
        );
        assert_eq!(WishReason::read("other", ""), Err(Invalid::field("note", Code::Required)));
        assert_eq!(WishReason::read("", "x"), Err(Invalid::field("reason", Code::Required)));
        assert_eq!(WishReason::read("bored", ""), Err(Invalid::field("reason", Code::NotAChoice)));
        let long = "x".repeat(MOST_NOTE + 1);
        assert_eq!(
            RejectReason::read("wrong_client", &long),
            Err(Invalid::field("note", Code::TooLong))
        );
    }
}
