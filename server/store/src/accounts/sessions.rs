//! Sessions live in the database: a random token in the cookie, its hash here.

use crate::{
    Request, SessionToken, Store, StoreResult,
    accounts::{full_name, language, role},
    entities::{account, session},
    transaction::Tx,
};
use domain::{
    accounts::{Language, SessionPolicy, SessionState},
    dates::Instant,
    ids::AccountId,
    policy::{Action, Actor},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Whose session it is.
#[derive(Clone, Debug)]
pub struct SessionOwner {
    pub actor: Actor,
    pub account: AccountId,
    pub given_name: String,
    pub name: String,
    pub language: Language,
}

/// Finds a live session and notes the act. An expired one is removed and
/// answers `None`, like one that never was.
///
/// # Errors
/// [`crate::StoreError::Unavailable`] or another failure of the database.
pub async fn session(
    store: &Store,
    token: &SessionToken,
    now: Instant,
) -> StoreResult<Option<SessionOwner>> {
    find(store, token, now, true).await
}

/// The same for what a page does by itself: nobody has to be there for it, so
/// it does not keep the session alive.
///
/// # Errors
/// As [`session`].
pub async fn session_unattended(
    store: &Store,
    token: &SessionToken,
    now: Instant,
) -> StoreResult<Option<SessionOwner>> {
    find(store, token, now, false).await
}

async fn find(
    store: &Store,
    token: &SessionToken,
    now: Instant,
    act: bool,
) -> StoreResult<Option<SessionOwner>> {
    let hash = token.hash();
    let Some((row, Some(owner))) = session::Entity::find_by_id(hash.clone())
        .find_also_related(account::Entity)
        .one(store.reader())
        .await?
    else {
        return Ok(None);
    };
    let policy = SessionPolicy::default();
    match policy.state(row.created_at, row.last_seen_at, now) {
        SessionState::Live => {}
        SessionState::IdleExpired | SessionState::AbsoluteExpired => {
            session::Entity::delete_by_id(hash).exec(store.writer()).await?;
            return Ok(None);
        }
    }
    if act && now - row.last_seen_at >= policy.noted_every {
        touch(store, hash, now).await?;
    }
    let account = AccountId(owner.id);
    Ok(Some(SessionOwner {
        actor: Actor::Person { account, role: role(&owner)? },
        account,
        given_name: owner.given_name.clone(),
        name: full_name(&owner),
        language: language(&owner),
    }))
}

async fn touch(store: &Store, hash: String, now: Instant) -> StoreResult<()> {
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, sea_orm::sea_query::Expr::value(now))
        .filter(session::Column::TokenHash.eq(hash))
        .exec(store.writer())
        .await?;
    Ok(())
}

/// The person said that they are still there.
///
/// # Errors
/// [`crate::StoreError::Unauthenticated`] when the session is over.
pub async fn extend(store: &Store, request: &Request, token: &SessionToken) -> StoreResult<()> {
    request.admit(Action::ExtendSession)?;
    touch(store, token.hash(), request.now).await
}

/// Opens a session within a transaction: sign-in, registration, activation.
pub(crate) async fn open_session(tx: &Tx<'_>, account: AccountId) -> StoreResult<SessionToken> {
    let token = SessionToken::draw();
    session::ActiveModel {
        token_hash: Set(token.hash()),
        account_id: Set(account.0),
        created_at: Set(tx.request.now),
        last_seen_at: Set(tx.request.now),
    }
    .insert(&tx.conn)
    .await?;
    Ok(token)
}

/// Ends every session of a person: a new password, a suspended account.
pub(crate) async fn end_all(tx: &Tx<'_>, account: AccountId) -> StoreResult<()> {
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account.0))
        .exec(&tx.conn)
        .await?;
    Ok(())
}

/// Ends every session of a person but the one of this token; answers how many
/// there were.
pub(crate) async fn end_others(
    tx: &Tx<'_>,
    account: AccountId,
    kept: Option<&SessionToken>,
) -> StoreResult<u64> {
    let mut others =
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0));
    if let Some(kept) = kept {
        others = others.filter(session::Column::TokenHash.ne(kept.hash()));
    }
    Ok(others.exec(&tx.conn).await?.rows_affected)
}
