//! One database of made-up people, and who in it asks.

use super::{
    Site,
    list::{Case, Page, Place, Searched, Whose},
};
use crate::seed::{Known, ONE_NAME, SAME_IN_EVERY_SIZE, Sizes};
use chrono::Datelike;
use domain::{
    accounts::{Language, Role},
    audit::TrailQuery,
    clients::ListQuery,
    dates::{CivilDate, Instant},
    ids::{AccountId, AssisterAccountId, RequestId, SearchId},
    lists::Count,
    policy::Actor,
    requests::Line,
};
use std::collections::HashMap;
use store::{
    Request, Stopwatch, Store, StoreError, StoreOptions, StoreResult, assisters,
    clients::{self, TypedSearch},
};
use uuid::Uuid;

/// The seed of both databases.
pub const SEED: u64 = 1;

/// The day from which they count back, and on which everybody asks.
pub const DAY: &str = "2026-11-20";

pub struct Database {
    pub store: Store,
    pub stopwatch: Stopwatch,
    pub people: Known,
    searches: HashMap<Searched, SearchId>,
    now: Instant,
}

impl Database {
    pub async fn open(site: &Site) -> StoreResult<Self> {
        let day: CivilDate =
            DAY.parse().map_err(|_| StoreError::Internal("the day of the measurement is none"))?;
        let sizes = Sizes { seed: SEED, day, consumers: site.consumers, assisters: site.assisters };
        let people = Known::of(sizes)?;
        let mut options = StoreOptions::new(&site.url);
        // One question at a time: always the same connection, warm.
        options.connections = 1;
        let mut store = Store::open(&options).await?;
        let stopwatch = Stopwatch::on(&mut store);
        let now = people.now;
        let mut database = Self { store, stopwatch, people, searches: HashMap::new(), now };
        let request = database.as_assister(Whose::Same);
        let list = clients::list(&database.store, &request, ListQuery::default()).await;
        if !list.is_ok_and(|list| list.count == Count::Exactly(SAME_IN_EVERY_SIZE as u64)) {
            return Err(StoreError::Internal("these are not the people of this seed"));
        }
        for searched in Searched::ALL {
            let search = database.keep(searched).await?;
            database.searches.insert(searched, search);
        }
        Ok(database)
    }

    /// Keeps a search as its form does.
    async fn keep(&self, searched: Searched) -> StoreResult<SearchId> {
        let people = &self.people;
        let (whose, typed) = match searched {
            Searched::ClientName(whose) => {
                (whose, TypedSearch { client_name: ONE_NAME.to_owned(), ..TypedSearch::default() })
            }
            Searched::ClientBorn => {
                let born = people.client_born;
                let typed = TypedSearch {
                    client_name: String::new(),
                    birth_month: born.month().to_string(),
                    birth_day: born.day().to_string(),
                    birth_year: born.year().to_string(),
                };
                (Whose::Same, typed)
            }
            Searched::AssisterName => {
                return assisters::search(
                    &self.store,
                    &self.as_manager(),
                    &people.same_family_name,
                )
                .await;
            }
            Searched::AssisterNumber => {
                let number = people.same_reference_number.as_digits();
                return assisters::search(&self.store, &self.as_manager(), number).await;
            }
        };
        clients::search(&self.store, &self.as_assister(whose), &typed).await
    }

    /// Where the page of a case begins. Before a deep one are so many pages, or as
    /// many as there are.
    pub async fn place_of(&self, case: Case, deep: usize) -> StoreResult<Option<Place>> {
        if case.page == Page::First {
            return Ok(None);
        }
        let (mut before, mut place) = (None, None);
        for _ in 0..=deep {
            match case.list.way().read(self, place).await?.next {
                Some(next) => (before, place) = (place, Some(next)),
                None => break,
            }
        }
        // Not the last page, which may be short.
        Ok(before)
    }

    pub fn assister(&self, whose: Whose) -> AssisterAccountId {
        match whose {
            Whose::Same => self.people.same_in_every_size,
            Whose::Largest => self.people.largest,
        }
    }

    pub fn search(&self, searched: Searched) -> Option<SearchId> {
        self.searches.get(&searched).copied()
    }

    pub fn as_assister(&self, whose: Whose) -> Request {
        self.request(self.assister(whose).into(), Role::Assister)
    }

    pub fn as_manager(&self) -> Request {
        self.request(self.people.manager, Role::ResourceManager)
    }

    pub fn as_line(&self, line: Line) -> Request {
        match line {
            Line::Arc => self.request(self.people.arc, Role::ArcStaff),
            Line::BrokerLine => self.request(self.people.broker_line, Role::BrokerLineStaff),
        }
    }

    pub fn as_client(&self) -> Request {
        self.request(self.people.client.into(), Role::Consumer)
    }

    pub fn as_visitor(&self) -> Request {
        Request { actor: Actor::Anonymous, ..self.as_manager() }
    }

    fn request(&self, account: AccountId, role: Role) -> Request {
        Request {
            id: RequestId(Uuid::now_v7()),
            actor: Actor::Person { account, role },
            now: self.now,
            language: Language::En,
        }
    }

    pub fn trail_of_assister(&self) -> TrailQuery {
        let actor = Some(self.people.same_in_every_size.into());
        TrailQuery { actor, ..TrailQuery::default() }
    }
}
