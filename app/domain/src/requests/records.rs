//! What the pages show of requests.

use super::{Identifier, Line, RejectReason, RequestNumber, RequestState, WishReason};
use crate::{
    assisters::{AssisterKind, ReferenceNumber, Standing},
    clients::ApplicationStanding,
    dates::{CivilDate, Instant},
    ids::{ConsumerId, DisassociationRequestId},
    lists::{Count, Cursor},
    notices::DraftDue,
};
use serde::{Deserialize, Serialize};

/// What the page says on which an assister asks to stop acting for a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopClient {
    pub consumer: ConsumerId,
    pub name: String,
    pub given_name: String,
    /// Who decides; it follows from the assister's kind.
    pub line: Line,
    /// The number of the request that waits already.
    pub open: Option<RequestNumber>,
    /// What the client still has to send, and soon.
    pub draft_due: Option<DraftDue>,
}

/// When an answer is due, and how that looks today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub on: CivilDate,
    /// Below zero when it is late.
    pub in_days: i64,
}

impl Due {
    pub fn new(on: CivilDate, today: CivilDate) -> Self {
        Self { on, in_days: (on - today).num_days() }
    }
}

/// Something that happened to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Filed,
    Verified,
    /// What the caller said did not match.
    NotVerified,
    /// Sent to the line that serves this assister.
    Rerouted(Line),
    Approved,
    Rejected,
    Withdrawn,
    Moot,
}

impl Deed {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Filed => "submitted",
            Self::Verified => "verified",
            Self::NotVerified => "not_verified",
            Self::Rerouted(_) => "rerouted",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Moot => "moot",
        }
    }

    /// Reads the stored words.
    pub fn parse(what: &str, detail: Option<&str>) -> Option<Self> {
        Some(match what {
            "submitted" => Self::Filed,
            "verified" => Self::Verified,
            "not_verified" => Self::NotVerified,
            "rerouted" => Self::Rerouted(Line::parse(detail?)?),
            "approved" => Self::Approved,
            "rejected" => Self::Rejected,
            "withdrawn" => Self::Withdrawn,
            "moot" => Self::Moot,
            _ => return None,
        })
    }

    /// Whether the assister who asked is shown it.
    pub const fn is_for_the_asker(self) -> bool {
        !matches!(self, Self::NotVerified)
    }
}

/// One line of a request's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub at: Instant,
    pub deed: Deed,
    /// The member of staff, for staff only.
    pub by: Option<String>,
}

/// An assister's own request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequest {
    pub request: DisassociationRequestId,
    pub number: RequestNumber,
    /// In full while the assister acts for them, `Amina W.` afterwards.
    pub client: String,
    pub line: Line,
    pub reason: WishReason,
    pub note: String,
    pub state: RequestState,
    pub due: Due,
    /// Why it was turned down, in the line's words.
    pub rejected: Option<(RejectReason, String)>,
    pub history: Vec<Step>,
}

/// One page of an assister's own requests, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequests {
    pub rows: Vec<OwnRequest>,
    pub previous: Option<Cursor<DisassociationRequestId>>,
    pub next: Option<Cursor<DisassociationRequestId>>,
}

/// Which requests of a line are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueView {
    /// Due first.
    #[default]
    Open,
    /// Last due first.
    Decided,
}

impl QueueView {
    pub const ALL: &'static [Self] = &[Self::Open, Self::Decided];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|view| view.as_str() == text)
    }

    pub const fn states(self) -> &'static [RequestState] {
        match self {
            Self::Open => RequestState::OPEN,
            Self::Decided => RequestState::DECIDED,
        }
    }
}

/// One row of a line's queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRow {
    pub request: DisassociationRequestId,
    pub number: RequestNumber,
    pub assister: String,
    pub kind: AssisterKind,
    /// `Amina W.`
    pub client: String,
    pub due: Due,
    pub reason: WishReason,
    pub state: RequestState,
    /// How far the client's application is; none once the association ended.
    pub application: Option<ApplicationStanding>,
}

/// One page of a line's queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestPage {
    pub line: Line,
    pub rows: Vec<RequestRow>,
    /// Of all open requests of the line.
    pub open: Count,
    pub previous: Option<Cursor<DisassociationRequestId>>,
    pub next: Option<Cursor<DisassociationRequestId>>,
}

/// A request as a member of staff finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenedRequest {
    Here(Box<RequestFile>),
    /// It is with the other line, which alone may see more of it.
    Elsewhere {
        request: DisassociationRequestId,
        number: RequestNumber,
        /// Who has it.
        line: Line,
        /// It is open, and the line of the reader serves this assister.
        is_ours: bool,
    },
}

/// What a line sees of a request. The consumer's identifiers are not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestFile {
    pub request: DisassociationRequestId,
    pub number: RequestNumber,
    pub line: Line,
    pub state: RequestState,
    pub submitted_at: Instant,
    pub due: Due,
    pub reason: WishReason,
    pub note: String,
    pub assister: AssisterFacts,
    /// `Amina W.`
    pub client: String,
    pub client_given_name: String,
    pub associated_since: Instant,
    /// None when the association has ended.
    pub application: Option<ApplicationStanding>,
    /// The last day of the open enrollment, when it is near and the consumer has
    /// a draft that was not sent.
    pub draft_due: Option<DraftDue>,
    /// The assister's kind is served by the other line.
    pub belongs_to: Option<Line>,
    /// The last verification of the caller that still counts.
    pub verified: Option<Verified>,
    /// The reader mistyped too often and waits.
    pub is_closed_to_me: bool,
    /// Why it was turned down.
    pub rejected: Option<(RejectReason, String)>,
    pub history: Vec<Step>,
}

/// The assister who asks, as the line sees them. The number by which they
/// identify themselves is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssisterFacts {
    pub name: String,
    pub kind: AssisterKind,
    pub organization: String,
    pub reference_number: ReferenceNumber,
    pub standing: Standing,
    /// Inclusive.
    pub certified_until: CivilDate,
}

/// That the caller was verified, by whom and by what; never the values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    pub at: Instant,
    /// The last moment at which it counts.
    pub until: Instant,
    pub by: String,
    pub identifiers: Vec<Identifier>,
    pub consumer_on_the_line: bool,
}
