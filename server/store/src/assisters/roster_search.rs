//! Searches of the roster. What is looked for is posted and kept on the server
//! under a random id that only the person who searched can use: names and
//! addresses never stand in a URL.

use super::name_words::beginning_with;
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{account, assister, client_search},
    secrets::random_bytes,
    transaction::to_json,
};
use chrono::Duration;
use domain::{
    accounts::{Role, name_words},
    assisters::{RosterSearch, RosterSearched},
    audit::{Done, Event},
    clients::SEARCH_KEPT_HOURS,
    dates::Instant,
    ids::SearchId,
    policy::Action,
    validation::Invalid,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, ExprTrait, Func, IntoCondition, SelectStatement},
};
use uuid::Builder;

/// Keeps a search and answers the id under which the roster finds it.
///
/// # Errors
/// The codes of [`RosterSearch::parse`] at `assister_query`.
pub async fn search(store: &Store, request: &Request, typed: &str) -> StoreResult<SearchId> {
    request.admit(Action::SearchAssisters)?;
    let account = request.actor.account().ok_or(StoreError::Forbidden)?;
    let criteria =
        RosterSearch::parse(typed).map_err(|code| Invalid::field("assister_query", code))?;
    let tx = store.begin(request).await?;
    // Names are kept no longer than they are of use, whoever looked for them.
    client_search::Entity::delete_many()
        .filter(client_search::Column::CreatedAt.lte(oldest(request.now)))
        .exec(&tx.conn)
        .await?;
    let id = Builder::from_random_bytes(random_bytes()).into_uuid();
    client_search::ActiveModel {
        id: Set(id),
        account_id: Set(account.0),
        criteria: Set(to_json(&criteria)?),
        created_at: Set(request.now),
    }
    .insert(&tx.conn)
    .await?;
    let event = Event::new(Done::AssistersSearched).subject(id).detail("by", criteria.by());
    tx.commit(event).await?;
    Ok(SearchId(id))
}

/// The search behind an id, if it is this person's and not too old.
pub(super) async fn recall(
    conn: &impl ConnectionTrait,
    request: &Request,
    id: Option<SearchId>,
) -> StoreResult<RosterSearched> {
    let (Some(id), Some(account)) = (id, request.actor.account()) else {
        return Ok(RosterSearched::All);
    };
    let row = client_search::Entity::find_by_id(id.0)
        .filter(client_search::Column::AccountId.eq(account.0))
        .filter(client_search::Column::CreatedAt.gt(oldest(request.now)))
        .one(conn)
        .await?;
    match row {
        None => Ok(RosterSearched::Gone),
        Some(row) => serde_json::from_str(&row.criteria)
            .map(RosterSearched::For)
            .map_err(|_| StoreError::inconsistent("client_search", "criteria")),
    }
}

/// Those of the assisters whom a search looks for.
pub(super) fn found(
    assisters: Select<assister::Entity>,
    search: &RosterSearch,
) -> Select<assister::Entity> {
    match search {
        RosterSearch::Name(name) => name_words(name).iter().fold(assisters, |some, word| {
            some.filter(assister::Column::Id.in_subquery(beginning_with(word)))
        }),
        RosterSearch::Number(digits) => assisters.filter(
            Condition::any()
                .add(assister::Column::ReferenceNumber.eq(digits.as_str()))
                .add(assister::Column::Npn.eq(digits.as_str()))
                .add(assister::Column::AssisterId.eq(digits.as_str())),
        ),
        RosterSearch::AssisterId(id) => {
            assisters.filter(assister::Column::AssisterId.eq(id.as_str()))
        }
        RosterSearch::Email(key) => assisters.filter(
            Condition::any()
                .add(assister::Column::Id.in_subquery(with(account::Column::SignInKey.eq(key))))
                .add(assister::Column::Id.in_subquery(written_to(key))),
        ),
    }
}

fn with(condition: impl IntoCondition) -> SelectStatement {
    account::Entity::find().select_only().column(account::Column::Id).filter(condition).into_query()
}

/// The assisters to whom mail goes at this address, whatever they sign in with.
fn written_to(address: &str) -> SelectStatement {
    let lower = Func::lower(Expr::col(account::Column::ContactEmail));
    let role = account::Column::Role.eq(Role::Assister.as_str());
    with(Condition::all().add(role).add(Expr::expr(lower).eq(address)))
}

/// A search of this instant or before is kept no longer.
fn oldest(now: Instant) -> Instant {
    now - Duration::hours(SEARCH_KEPT_HOURS)
}
