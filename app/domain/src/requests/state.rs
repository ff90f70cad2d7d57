use serde::{Deserialize, Serialize};

/// The life of a disassociation request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    Submitted,
    /// The line has verified the caller.
    Verified,
    /// The association has ended.
    Approved,
    Rejected,
    /// Taken back by the assister.
    Withdrawn,
    /// The association ended by other means first.
    Moot,
}

/// A transition that the state of a request does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a request that is {} cannot do this", from.as_str())]
pub struct NotPossible {
    pub from: RequestState,
}

type Next = Result<RequestState, NotPossible>;

impl RequestState {
    pub const ALL: &'static [Self] = &[
        Self::Submitted,
        Self::Verified,
        Self::Approved,
        Self::Rejected,
        Self::Withdrawn,
        Self::Moot,
    ];

    /// Those that wait for the line.
    pub const OPEN: &'static [Self] = &[Self::Submitted, Self::Verified];

    /// Those in which nothing happens any more.
    pub const DECIDED: &'static [Self] =
        &[Self::Approved, Self::Rejected, Self::Withdrawn, Self::Moot];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Verified => "verified",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Moot => "moot",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }

    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    fn step(self, from: &[Self], to: Self) -> Next {
        if from.contains(&self) { Ok(to) } else { Err(NotPossible { from: self }) }
    }

    /// The line verified the caller, the first time or again.
    ///
    /// # Errors
    /// [`NotPossible`], as for every transition below.
    pub fn verify(self) -> Next {
        self.step(Self::OPEN, Self::Verified)
    }

    /// The line ends the association.
    pub fn approve(self) -> Next {
        self.step(&[Self::Verified], Self::Approved)
    }

    /// The association goes on.
    pub fn reject(self) -> Next {
        self.step(Self::OPEN, Self::Rejected)
    }

    /// The assister takes the request back.
    pub fn withdraw(self) -> Next {
        self.step(Self::OPEN, Self::Withdrawn)
    }

    /// The association has ended without this request.
    pub fn moot(self) -> Next {
        self.step(Self::OPEN, Self::Moot)
    }

    /// The other line takes over and verifies for itself.
    pub fn reroute(self) -> Next {
        self.step(Self::OPEN, Self::Submitted)
    }
}

#[cfg(test)]
mod tests {
    use super::{RequestState::*, *};

    #[test]
    fn only_the_named_transitions_are_legal() {
        type Transition = fn(RequestState) -> Next;
        let table: [(&str, Transition, &[RequestState], RequestState); 6] = [
            ("verify", RequestState::verify, &[Submitted, Verified], Verified),
            ("approve", RequestState::approve, &[Verified], Approved),
            ("reject", RequestState::reject, &[Submitted, Verified], Rejected),
            ("withdraw", RequestState::withdraw, &[Submitted, Verified], Withdrawn),
            ("moot", RequestState::moot, &[Submitted, Verified], Moot),
            ("reroute", RequestState::reroute, &[Submitted, Verified], Submitted),
        ];
        for (name, transition, legal, to) in table {
            for from in RequestState::ALL {
                let expected =
                    if legal.contains(from) { Ok(to) } else { Err(NotPossible { from: *from }) };
                assert_eq!(transition(*from), expected, "{name} from {}", from.as_str());
            }
        }
    }

    #[test]
    fn a_request_is_open_or_decided_and_its_name_reads_back() {
        for state in RequestState::ALL {
            assert_ne!(state.is_open(), RequestState::DECIDED.contains(state));
            assert_eq!(RequestState::parse(state.as_str()), Some(*state));
        }
    }
}
