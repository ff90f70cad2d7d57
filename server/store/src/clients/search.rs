//! Searches. What is looked for is posted and kept on the server under a random
//! id that only the person who searched can use: names and birth dates never
//! stand in a URL.

use super::may_act;
use crate::{
    Request, Store, StoreError, StoreResult, entities::client_search, secrets::random_bytes,
    transaction::to_json,
};
use chrono::Duration;
use domain::{
    accounts::{PersonName, name_key, parse_date},
    audit::{Done, Event},
    clients::{SEARCH_KEPT_HOURS, SEARCH_LEAST_LETTERS, Search, Searched},
    dates::{CivilDate, Instant},
    ids::SearchId,
    policy::{Action, Actor},
    validation::{Code, Invalid, text},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};
use uuid::Builder;

/// What the search form sends, as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedSearch {
    pub client_name: String,
    pub birth_month: String,
    pub birth_day: String,
    pub birth_year: String,
}

/// Keeps a search and answers the id under which the list finds it.
///
/// # Errors
/// Fields `client_name` and `birth` that were not accepted;
/// [`Code::SearchNeedsMore`] when nothing was typed, or a single letter. The
/// conflicts of the list.
pub async fn search(
    store: &Store,
    request: &Request,
    typed: &TypedSearch,
) -> StoreResult<SearchId> {
    let assister = request.admit_assister(Action::SearchClients)?;
    let criteria = read(typed, request.today())?;
    let tx = store.begin(request).await?;
    may_act(&tx.conn, request, assister).await?;
    // Names are kept no longer than they are of use, whoever looked for them.
    client_search::Entity::delete_many()
        .filter(client_search::Column::CreatedAt.lte(oldest(request.now)))
        .exec(&tx.conn)
        .await?;
    let id = Builder::from_random_bytes(random_bytes()).into_uuid();
    client_search::ActiveModel {
        id: Set(id),
        account_id: Set(assister.0),
        criteria: Set(to_json(&criteria)?),
        created_at: Set(request.now),
    }
    .insert(&tx.conn)
    .await?;
    tx.commit(Event::new(Done::ClientsSearched).subject(id).detail("by", by(&criteria))).await?;
    Ok(SearchId(id))
}

/// Forgets searches that are too old, of clients and of assisters: names are kept
/// no longer than they are of use. Answers how many there were.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn forget_searches(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let old = client_search::Column::CreatedAt.lte(oldest(request.now));
    if client_search::Entity::find().filter(old.clone()).one(store.reader()).await?.is_none() {
        return Ok(0);
    }
    let tx = store.begin(request).await?;
    let forgotten =
        client_search::Entity::delete_many().filter(old).exec(&tx.conn).await?.rows_affected;
    tx.commit(Event::new(Done::SearchesForgotten).detail("count", forgotten)).await?;
    Ok(usize::try_from(forgotten).unwrap_or(usize::MAX))
}

/// The search behind an id, if it is this person's and not too old.
pub(super) async fn recall(
    conn: &impl ConnectionTrait,
    request: &Request,
    id: Option<SearchId>,
) -> StoreResult<Searched> {
    let (Some(id), Some(account)) = (id, request.actor.account()) else { return Ok(Searched::All) };
    let row = client_search::Entity::find_by_id(id.0)
        .filter(client_search::Column::AccountId.eq(account.0))
        .filter(client_search::Column::CreatedAt.gt(oldest(request.now)))
        .one(conn)
        .await?;
    match row {
        None => Ok(Searched::Gone),
        Some(row) => serde_json::from_str(&row.criteria)
            .map(Searched::For)
            .map_err(|_| StoreError::inconsistent("client_search", "criteria")),
    }
}

/// By what was searched, for the audit trail; never what was typed.
pub(super) fn by(search: &Search) -> &'static str {
    match (search.name.is_some(), search.date_of_birth.is_some()) {
        (true, true) => "name_and_birth_date",
        (false, true) => "birth_date",
        (_, false) => "name",
    }
}

/// A search of this instant or before is kept no longer.
fn oldest(now: Instant) -> Instant {
    now - Duration::hours(SEARCH_KEPT_HOURS)
}

fn read(typed: &TypedSearch, today: CivilDate) -> Result<Search, Invalid> {
    let mut invalid = Invalid::default();
    let name = invalid.check("client_name", optional(name(&typed.client_name)));
    let born = parse_date(&typed.birth_month, &typed.birth_day, &typed.birth_year, today);
    let born = invalid.check("birth", optional(born));
    match (name, born) {
        (Some(None), Some(None)) => Err(Invalid::field("client_name", Code::SearchNeedsMore)),
        (Some(name), Some(date_of_birth)) => Ok(Search { name, date_of_birth }),
        _ => Err(invalid),
    }
}

fn name(typed: &str) -> Result<String, Code> {
    let name = text(typed, PersonName::MOST)?;
    let letters = name_key(&name).chars().filter(|c| c.is_alphanumeric()).count();
    if letters < SEARCH_LEAST_LETTERS { Err(Code::SearchNeedsMore) } else { Ok(name) }
}

fn optional<T>(read: Result<T, Code>) -> Result<Option<T>, Code> {
    match read {
        Err(Code::Required) => Ok(None),
        other => other.map(Some),
    }
}
