//! The whole trail, as the marketplace's staff reads it.

use super::{Channel, Done};
use crate::{
    accounts::Role,
    dates::{CivilDate, Instant},
    ids::{AccountId, ConsumerId, RequestId},
    lists::Cursor,
};
use serde::{Deserialize, Serialize};

/// The most rows that one file of the trail holds. A longer list is cut at its
/// older end, and the file says so.
pub const EXPORT_MOST: u64 = 10_000;

/// Which events are asked for. A person is named by the id of the account: what
/// was typed to find them is posted and never part of a URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailQuery {
    /// Who did it.
    pub actor: Option<AccountId>,
    /// In whose file: what they did themselves and what others did for them.
    pub consumer: Option<ConsumerId>,
    pub done: Option<Done>,
    /// The first and the last day, in Minnesota.
    pub from: Option<CivilDate>,
    pub until: Option<CivilDate>,
    /// The `seq` of the row next to the page.
    pub cursor: Option<Cursor<i64>>,
}

/// As what somebody acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorRole {
    /// A visitor who had not signed in.
    Anonymous,
    /// Jobs and commands.
    System,
    Person(Role),
}

impl ActorRole {
    /// Reads what [`crate::policy::Actor::role_name`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "anonymous" => Some(Self::Anonymous),
            "system" => Some(Self::System),
            role => Role::parse(role).map(Self::Person),
        }
    }
}

/// One event, with names in place of ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailRow {
    pub seq: i64,
    pub at: Instant,
    /// The name of who acted; none for a visitor and for the system.
    pub actor: Option<String>,
    pub role: ActorRole,
    pub done: Done,
    /// In whose file, when it is somebody else's.
    pub acting_for: Option<String>,
    pub channel: Option<Channel>,
    pub request: RequestId,
}

/// One page of the trail, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailPage {
    pub rows: Vec<TrailRow>,
    pub previous: Option<Cursor<i64>>,
    pub next: Option<Cursor<i64>>,
    /// The names of those whom the query names.
    pub actor: Option<String>,
    pub consumer: Option<String>,
}

/// As what a person is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sought {
    /// Somebody who did something.
    #[default]
    Actor,
    /// A consumer whose file it is.
    Consumer,
}

impl Sought {
    pub const ALL: &'static [Self] = &[Self::Actor, Self::Consumer];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Consumer => "consumer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Actor;

    #[test]
    fn every_role_that_is_written_is_read() {
        for actor in [Actor::Anonymous, Actor::System] {
            assert!(ActorRole::parse(actor.role_name()).is_some());
        }
        for role in Role::ALL {
            assert_eq!(ActorRole::parse(role.as_str()), Some(ActorRole::Person(*role)));
        }
        assert_eq!(ActorRole::parse("somebody"), None);
    }
}
