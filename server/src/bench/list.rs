//! The lists, and how one page of each is read.

use super::database::Database;
use chrono::Duration;
use domain::{
    assisters::{AccountState, AssisterKind, DirectoryFilter, Ending, RosterQuery},
    audit::{Done, TrailQuery},
    clients::{ApplicationStanding, ListQuery, Sort},
    dates::minnesota_date,
    ids::{AssisterAccountId, AssociationId, DisassociationRequestId, OrganizationId},
    lists::Cursor,
    requests::{Line, QueueView},
};
use store::{StoreResult, assisters, audit, clients, requests};
use uuid::Uuid;

/// Whose client list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The assister with as many clients in every size.
    Same,
    Largest,
}

/// What was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Searched {
    ClientName(Whose),
    ClientBorn,
    AssisterName,
    AssisterNumber,
}

impl Searched {
    pub const ALL: [Self; 5] = [
        Self::ClientName(Whose::Same),
        Self::ClientName(Whose::Largest),
        Self::ClientBorn,
        Self::AssisterName,
        Self::AssisterNumber,
    ];
}

#[derive(Clone, Copy, Debug)]
pub enum List {
    Clients(Whose, Sort),
    /// Those whose application is so far.
    ClientsWith(Whose, ApplicationStanding),
    ClientSearch(Searched),
    Roster(Filter),
    RosterSearch(Searched),
    Organizations,
    Directory {
        county: Option<&'static str>,
        language: Option<&'static str>,
        kind: Option<AssisterKind>,
        taking_new_clients: bool,
    },
    Queue(Line, QueueView),
    OwnRequests,
    Trail(Trail),
    Record,
}

/// Which assisters.
#[derive(Clone, Copy, Debug)]
pub enum Filter {
    None,
    Kind(AssisterKind),
    State(AccountState),
    Ending(Ending),
    OfAnOrganization,
}

/// Which events.
#[derive(Clone, Copy, Debug)]
pub enum Trail {
    All,
    /// Without what measurements wrote, which is of the day itself.
    BeforeTheDay,
    OfADay,
    OfAnAssister,
    OfAConsumer,
    OfAnAction,
    OfAnAssisterAndAction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    First,
    Deep,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    Counts,
    /// The lists are not of one length.
    Beside,
}

#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub list: List,
    pub page: Page,
    pub bar: Bar,
}

/// After which row a page begins.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    Row(Uuid),
    Event(i64),
}

/// What was read.
pub struct Read {
    pub rows: usize,
    pub next: Option<Place>,
}

impl Case {
    pub fn all() -> Vec<Self> {
        use List::*;
        let directory = |county, language| Directory {
            county,
            language,
            kind: None,
            taking_new_clients: false,
        };
        // Neither is part of the key: whoever is not asked for is read and left out.
        let some = Directory {
            county: None,
            language: None,
            kind: Some(AssisterKind::Navigator),
            taking_new_clients: true,
        };
        let lists = [
            (Bar::Counts, Clients(Whose::Same, Sort::Name)),
            (Bar::Counts, Clients(Whose::Same, Sort::Newest)),
            (Bar::Counts, Clients(Whose::Same, Sort::Submitted)),
            (Bar::Beside, Clients(Whose::Largest, Sort::Name)),
            (Bar::Beside, Clients(Whose::Largest, Sort::Newest)),
            (Bar::Beside, Clients(Whose::Largest, Sort::Submitted)),
            (Bar::Counts, ClientsWith(Whose::Same, ApplicationStanding::Submitted)),
            (Bar::Beside, ClientsWith(Whose::Largest, ApplicationStanding::Submitted)),
            (Bar::Counts, ClientSearch(Searched::ClientName(Whose::Same))),
            (Bar::Beside, ClientSearch(Searched::ClientName(Whose::Largest))),
            (Bar::Counts, ClientSearch(Searched::ClientBorn)),
            (Bar::Counts, Roster(Filter::None)),
            (Bar::Counts, Roster(Filter::Kind(AssisterKind::Broker))),
            (Bar::Counts, Roster(Filter::State(AccountState::Suspended))),
            (Bar::Counts, Roster(Filter::Ending(Ending::InForce))),
            (Bar::Counts, Roster(Filter::Ending(Ending::Lapsed))),
            (Bar::Counts, Roster(Filter::OfAnOrganization)),
            (Bar::Counts, RosterSearch(Searched::AssisterName)),
            (Bar::Counts, RosterSearch(Searched::AssisterNumber)),
            (Bar::Counts, Organizations),
            (Bar::Counts, directory(None, None)),
            (Bar::Counts, directory(Some("Hennepin"), None)),
            (Bar::Counts, directory(None, Some("es"))),
            (Bar::Counts, directory(Some("Hennepin"), Some("en"))),
            (Bar::Counts, some),
            (Bar::Counts, Queue(Line::Arc, QueueView::Open)),
            (Bar::Counts, Queue(Line::BrokerLine, QueueView::Open)),
            (Bar::Counts, Queue(Line::Arc, QueueView::Decided)),
            (Bar::Counts, OwnRequests),
            (Bar::Counts, Trail(self::Trail::All)),
            (Bar::Counts, Trail(self::Trail::OfADay)),
            (Bar::Counts, Trail(self::Trail::OfAnAssister)),
            (Bar::Counts, Trail(self::Trail::OfAConsumer)),
            (Bar::Counts, Trail(self::Trail::OfAnAction)),
            (Bar::Counts, Trail(self::Trail::OfAnAssisterAndAction)),
            (Bar::Counts, Record),
        ];
        lists
            .into_iter()
            .flat_map(|(bar, list)| {
                let pages: &[Page] =
                    if list.is_short() { &[Page::First] } else { &[Page::First, Page::Deep] };
                pages.iter().map(move |page| Self { list, page: *page, bar })
            })
            .collect()
    }

    pub fn name(self) -> String {
        let page = match self.page {
            Page::First => "first",
            Page::Deep => "deep",
        };
        format!("{}, {page}", self.list.name())
    }
}

impl List {
    /// One page holds all of it.
    fn is_short(self) -> bool {
        matches!(
            self,
            Self::ClientSearch(Searched::ClientBorn)
                | Self::RosterSearch(_)
                | Self::Roster(Filter::OfAnOrganization)
                | Self::OwnRequests
                | Self::Record
                | Self::Trail(Trail::OfAConsumer)
        )
    }

    fn name(self) -> String {
        match self {
            Self::Clients(whose, sort) => format!("{}, by {}", whose.name(), sort.as_str()),
            Self::ClientsWith(whose, standing) => {
                format!("{}, {}", whose.name(), standing.as_str())
            }
            Self::ClientSearch(searched) | Self::RosterSearch(searched) => searched.name(),
            Self::Roster(filter) => format!("roster{}", of(filter.name())),
            Self::Organizations => "organizations".to_owned(),
            Self::Directory { county, language, kind, taking_new_clients } => {
                let taking = taking_new_clients.then_some("taking");
                let kind = kind.map(AssisterKind::as_str);
                format!("directory{}{}{}{}", of(county), of(language), of(kind), of(taking))
            }
            Self::Queue(line, view) => format!("queue, {} {}", line.as_str(), view.as_str()),
            Self::OwnRequests => "own requests".to_owned(),
            Self::Trail(trail) => format!("audit, {}", trail.name()),
            Self::Record => "own record".to_owned(),
        }
    }

    /// The list that leads to a deep page of this one. Each measurement writes events:
    /// counted with them, that page would be another one in every run.
    pub fn way(self) -> Self {
        match self {
            Self::Trail(Trail::All) => Self::Trail(Trail::BeforeTheDay),
            other => other,
        }
    }

    /// Reads one page as the page of the portal does.
    pub async fn read(self, here: &Database, place: Option<Place>) -> StoreResult<Read> {
        let store = &here.store;
        match self {
            Self::Clients(whose, sort) => {
                let cursor = row(place).map(|id| Cursor::After(AssociationId(id)));
                let query = ListQuery { sort, cursor, ..ListQuery::default() };
                clients_read(here, whose, query).await
            }
            Self::ClientsWith(whose, standing) => {
                let cursor = row(place).map(|id| Cursor::After(AssociationId(id)));
                let application = Some(standing);
                clients_read(here, whose, ListQuery { application, cursor, ..ListQuery::default() })
                    .await
            }
            Self::ClientSearch(searched) => {
                let cursor = row(place).map(|id| Cursor::After(AssociationId(id)));
                let search = here.search(searched);
                let query = ListQuery { search, cursor, ..ListQuery::default() };
                clients_read(here, searched.whose(), query).await
            }
            Self::Roster(filter) => roster_read(here, filter.query(here), place).await,
            Self::RosterSearch(searched) => {
                let search = here.search(searched);
                roster_read(here, RosterQuery { search, ..RosterQuery::default() }, place).await
            }
            Self::Organizations => {
                let cursor = row(place).map(|id| Cursor::After(OrganizationId(id)));
                let manager = here.as_manager();
                let page =
                    assisters::organizations::organizations(store, &manager, None, "", cursor)
                        .await?;
                Ok(Read::of(page.rows.len(), page.next.map(|next| next.row().0)))
            }
            Self::Directory { county, language, kind, taking_new_clients } => {
                let cursor = row(place).map(|id| Cursor::After(AssisterAccountId(id)));
                let filter = DirectoryFilter {
                    county: county.map(str::to_owned),
                    language: language.map(str::to_owned),
                    kind,
                    taking_new_clients,
                };
                let visitor = here.as_visitor();
                let page =
                    assisters::directory::find_help(store, &visitor, &filter, cursor).await?;
                Ok(Read::of(page.rows.len(), page.next.map(|next| next.row().0)))
            }
            Self::Queue(line, view) => {
                let cursor = row(place).map(|id| Cursor::After(DisassociationRequestId(id)));
                let page = requests::queue(store, &here.as_line(line), view, cursor).await?;
                Ok(Read::of(page.rows.len(), page.next.map(|next| next.row().0)))
            }
            Self::OwnRequests => {
                let cursor = row(place).map(|id| Cursor::After(DisassociationRequestId(id)));
                let page = requests::own(store, &here.as_assister(Whose::Same), cursor).await?;
                Ok(Read::of(page.rows.len(), page.next.map(|next| next.row().0)))
            }
            Self::Trail(trail) => {
                let query = TrailQuery { cursor: event(place), ..trail.query(here) };
                let page = audit::trail(store, &here.as_manager(), &query).await?;
                let next = page.next.map(|next| Place::Event(next.row()));
                Ok(Read { rows: page.rows.len(), next })
            }
            Self::Record => {
                let page = audit::record(store, &here.as_client(), None, event(place)).await?;
                let rows = page.days.iter().map(|day| day.lines.len()).sum();
                Ok(Read { rows, next: page.next.map(|next| Place::Event(next.row())) })
            }
        }
    }
}

impl Whose {
    fn name(self) -> &'static str {
        match self {
            Self::Same => "clients of 300",
            Self::Largest => "clients of the largest",
        }
    }
}

impl Searched {
    fn name(self) -> String {
        match self {
            Self::ClientName(whose) => format!("{}, search", whose.name()),
            Self::ClientBorn => format!("{}, born on a day", Whose::Same.name()),
            Self::AssisterName => "roster, search by name".to_owned(),
            Self::AssisterNumber => "roster, search by number".to_owned(),
        }
    }

    /// Among whose clients; staff search the roster.
    fn whose(self) -> Whose {
        match self {
            Self::ClientName(whose) => whose,
            Self::ClientBorn | Self::AssisterName | Self::AssisterNumber => Whose::Same,
        }
    }
}

impl Filter {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Kind(kind) => Some(kind.as_str()),
            Self::State(state) => Some(state.as_str()),
            Self::Ending(ending) => Some(ending.as_str()),
            Self::OfAnOrganization => Some("an organization"),
        }
    }

    fn query(self, here: &Database) -> RosterQuery {
        let all = RosterQuery::default();
        match self {
            Self::None => all,
            Self::Kind(kind) => RosterQuery { kind: Some(kind), ..all },
            Self::State(state) => RosterQuery { state: Some(state), ..all },
            Self::Ending(ending) => RosterQuery { ending: Some(ending), ..all },
            Self::OfAnOrganization => {
                RosterQuery { organization: Some(here.people.same_organization), ..all }
            }
        }
    }
}

impl Trail {
    fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::BeforeTheDay => "before the day",
            Self::OfADay => "a month",
            Self::OfAnAssister => "of an assister",
            Self::OfAConsumer => "of a consumer",
            Self::OfAnAction => "of an action",
            Self::OfAnAssisterAndAction => "of both",
        }
    }

    fn query(self, here: &Database) -> TrailQuery {
        let day = minnesota_date(here.people.now);
        let month_ago = day - Duration::days(60);
        match self {
            Self::All => TrailQuery::default(),
            Self::BeforeTheDay => {
                TrailQuery { until: Some(day - Duration::days(1)), ..TrailQuery::default() }
            }
            Self::OfADay => TrailQuery {
                from: Some(month_ago),
                until: Some(month_ago + Duration::days(30)),
                ..TrailQuery::default()
            },
            Self::OfAnAssister => here.trail_of_assister(),
            Self::OfAConsumer => {
                TrailQuery { consumer: Some(here.people.client), ..TrailQuery::default() }
            }
            Self::OfAnAction => {
                TrailQuery { done: Some(Done::AssociationEnded), ..TrailQuery::default() }
            }
            Self::OfAnAssisterAndAction => {
                TrailQuery { done: Some(Done::ApplicationStarted), ..here.trail_of_assister() }
            }
        }
    }
}

impl Read {
    fn of(rows: usize, next: Option<Uuid>) -> Self {
        Self { rows, next: next.map(Place::Row) }
    }
}

async fn clients_read(here: &Database, whose: Whose, query: ListQuery) -> StoreResult<Read> {
    let list = clients::list(&here.store, &here.as_assister(whose), query).await?;
    Ok(Read::of(list.rows.len(), list.next.map(|next| next.row().0)))
}

async fn roster_read(
    here: &Database,
    query: RosterQuery,
    place: Option<Place>,
) -> StoreResult<Read> {
    let cursor = row(place).map(|id| Cursor::After(AssisterAccountId(id)));
    let query = RosterQuery { cursor, ..query };
    let page = assisters::roster(&here.store, &here.as_manager(), query).await?;
    Ok(Read::of(page.rows.len(), page.next.map(|next| next.row().0)))
}

fn row(place: Option<Place>) -> Option<Uuid> {
    match place {
        Some(Place::Row(id)) => Some(id),
        Some(Place::Event(_)) | None => None,
    }
}

fn event(place: Option<Place>) -> Option<Cursor<i64>> {
    match place {
        Some(Place::Event(seq)) => Some(Cursor::After(seq)),
        Some(Place::Row(_)) | None => None,
    }
}

fn of(filter: Option<&str>) -> String {
    filter.map(|name| format!(", {name}")).unwrap_or_default()
}
