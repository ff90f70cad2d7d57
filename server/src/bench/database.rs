//! One database of made-up people, and who in it asks.

use super::{
    Site,
    list::{Case, Page, Place, Whose},
};
use crate::seed::{Known, ONE_NAME, SAME_IN_EVERY_SIZE, Sizes};
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
    Request, Stopwatch, Store, StoreError, StoreOptions, StoreResult,
    clients::{self, TypedSearch},
};
use uuid::Uuid;

/// The seed of both databases.
pub const SEED: u64 = 1;

/// The day from which they count back, and on which everybody asks.
pub const DAY: &str = "2026-11-20";

/// Pages before the deep one, or as many as there are.
const DEEP: usize = 10;

pub struct Database {
    pub store: Store,
    pub stopwatch: Stopwatch,
    pub people: Known,
    searches: HashMap<Whose, SearchId>,
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
        for whose in [Whose::Same, Whose::Largest] {
            let typed = TypedSearch { client_name: ONE_NAME.to_owned(), ..TypedSearch::default() };
            let request = database.as_assister(whose);
            let search = clients::search(&database.store, &request, &typed).await?;
            database.searches.insert(whose, search);
        }
        Ok(database)
    }

    /// Where the page of a case begins.
    pub async fn place_of(&self, case: Case) -> StoreResult<Option<Place>> {
        let mut place = None;
        if case.page == Page::Deep {
            for _ in 0..DEEP {
                match case.list.read(self, place).await?.next {
                    // Not the last page, which may be short.
                    Some(next) if case.list.read(self, Some(next)).await?.next.is_some() => {
                        place = Some(next);
                    }
                    _ => break,
                }
            }
        }
        Ok(place)
    }

    pub fn assister(&self, whose: Whose) -> AssisterAccountId {
        match whose {
            Whose::Same => self.people.same_in_every_size,
            Whose::Largest => self.people.largest,
        }
    }

    pub fn search(&self, whose: Whose) -> Option<SearchId> {
        self.searches.get(&whose).copied()
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
