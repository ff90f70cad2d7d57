//! The assister's desk: what the client list shows, sorts and filters by.

use crate::{
    applications::CoverageYear,
    assisters::ReferenceNumber,
    associations::Scopes,
    audit::Channel,
    coverage::{FirstResults, ResultFilter},
    dates::{CivilDate, Instant},
    ids::{AssociationId, ConsumerId, SearchId},
    lists::{Count, Cursor},
};
use serde::{Deserialize, Serialize};

/// How far the client's newest application is, as the desk shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationStanding {
    NotStarted,
    InProgress,
    Submitted,
}

impl ApplicationStanding {
    pub const ALL: &'static [Self] = &[Self::NotStarted, Self::InProgress, Self::Submitted];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Submitted => "submitted",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|standing| standing.as_str() == text)
    }
}

/// The initial determination as the desk shows it. Pending until the engine
/// has answered; later changes never reach it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InitialDetermination {
    /// Nothing was submitted.
    None,
    Pending,
    /// Of some or all of the people.
    Known(FirstResults),
}

impl InitialDetermination {
    pub fn of(application: ApplicationStanding, first: Option<FirstResults>) -> Self {
        match (application, first) {
            (ApplicationStanding::Submitted, Some(first)) => Self::Known(first),
            (ApplicationStanding::Submitted, None) => Self::Pending,
            (ApplicationStanding::NotStarted | ApplicationStanding::InProgress, _) => Self::None,
        }
    }
}

/// The one thing that an assister can do next for a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    StartApplication,
    ResumeApplication,
    WaitForResult,
    SeeResult,
}

impl NextStep {
    pub const fn of(application: ApplicationStanding, first: &InitialDetermination) -> Self {
        match (application, first) {
            (ApplicationStanding::NotStarted, _) => Self::StartApplication,
            (ApplicationStanding::InProgress, _) => Self::ResumeApplication,
            (ApplicationStanding::Submitted, InitialDetermination::Known(_)) => Self::SeeResult,
            (ApplicationStanding::Submitted, _) => Self::WaitForResult,
        }
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// By folded name, A first.
    #[default]
    Name,
    /// By start of the association, newest first.
    Newest,
    /// By submission, newest first; clients without one come last.
    Submitted,
}

impl Sort {
    pub const ALL: &'static [Self] = &[Self::Name, Self::Newest, Self::Submitted];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Newest => "newest",
            Self::Submitted => "submitted",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|sort| sort.as_str() == text)
    }
}

/// What a search looks for: at least one of the two, and both where both are
/// there. It is stored under a random id; the URL holds that id and nothing of
/// this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// As it was typed, white space folded. Each of its words must begin a word
    /// of the client's name; marks and capitals do not count.
    pub name: Option<String>,
    pub date_of_birth: Option<CivilDate>,
}

/// Hours for which a search is kept; after them its id leads to the whole list.
pub const SEARCH_KEPT_HOURS: i64 = 12;

/// The fewest letters of a name that are looked for.
pub const SEARCH_LEAST_LETTERS: usize = 2;

/// What the desk asks of the client list; all of it stands in the URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListQuery {
    /// Only clients whose application is this far.
    pub application: Option<ApplicationStanding>,
    /// Only clients with this first result.
    pub result: Option<ResultFilter>,
    pub sort: Sort,
    pub search: Option<SearchId>,
    pub cursor: Option<Cursor<AssociationId>>,
}

/// What became of the search that a URL names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Searched {
    /// No search.
    #[default]
    All,
    /// The list shows what this search found.
    For(Search),
    /// The search is kept no longer, or is not this person's: the whole list.
    Gone,
}

/// One page of the client list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientList {
    pub rows: Vec<ClientRow>,
    /// The rows of all pages.
    pub count: Count,
    pub previous: Option<Cursor<AssociationId>>,
    pub next: Option<Cursor<AssociationId>>,
    pub searched: Searched,
    /// The assister's own number to give to clients; only where there are none.
    pub reference_number: Option<ReferenceNumber>,
    /// The assister has still to accept today's rules of behavior.
    pub rules_due: bool,
}

/// One row of the client list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRow {
    pub association: AssociationId,
    pub consumer: ConsumerId,
    pub name: String,
    pub birth_year: i32,
    /// The whole date, where another client on the page has the same name and year.
    pub born: Option<CivilDate>,
    pub associated_since: Instant,
    pub application: ApplicationStanding,
    pub submitted_at: Option<Instant>,
    pub determination: InitialDetermination,
    /// Enrolled in a qualified health plan.
    pub enrolled: bool,
    pub next_step: NextStep,
}

/// Who was at work in a file, as far as the assister who reads it may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    /// The assister who reads.
    You,
    Client,
    /// An assister of before; who it was is the client's own affair.
    SomebodyElse,
}

/// How far the newest application of a client is, with who did what when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientApplication {
    pub year: CoverageYear,
    pub saved: Option<(Instant, Hand)>,
    pub submitted: Option<(Instant, Hand)>,
}

/// What the banner on every page of a client's file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActingFor {
    pub consumer: ConsumerId,
    pub name: String,
    pub given_name: String,
    pub birth_year: i32,
    /// From the answers of the application, as typed.
    pub town: Option<String>,
    /// How the assister works with the client, and since when; none until it
    /// was chosen.
    pub channel: Option<(Channel, Instant)>,
}

/// A client's page: the least that the work needs, and nothing of the client's
/// notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientFile {
    pub acting: ActingFor,
    pub date_of_birth: CivilDate,
    pub associated_since: Instant,
    /// What the client's consent allows.
    pub scopes: Scopes,
    pub application: Option<ClientApplication>,
    /// When a draft was withdrawn after which there is no other yet.
    pub withdrawn: Option<(Instant, Hand)>,
    pub determination: InitialDetermination,
    /// Enrolled in a qualified health plan.
    pub enrolled: bool,
    pub next_step: NextStep,
}
