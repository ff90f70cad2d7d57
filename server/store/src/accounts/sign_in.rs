//! Signing in and out.

use super::{role, sessions::open_session};
use crate::{
    Request, SessionToken, Store, StoreResult,
    entities::{account, session},
};
use domain::{
    accounts::{Failures, LockoutPolicy, Password, Role, SignInName},
    audit::{Done, Event},
    conflict::Conflict,
    ids::AccountId,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

/// A new session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub token: SessionToken,
    pub account: AccountId,
    pub role: Role,
}

/// Signs in by name and password. A wrong name and a wrong password answer
/// alike and take as long.
///
/// # Errors
/// [`Conflict::SignInFailed`], [`Conflict::Locked`] after too many wrong
/// passwords, or the fields that are missing.
pub async fn sign_in(
    store: &Store,
    request: &Request,
    name: &str,
    password: &Password,
) -> StoreResult<SignedIn> {
    request.admit(Action::SignIn)?;
    let mut invalid = Invalid::default();
    if name.trim().is_empty() {
        invalid.push("sign_in_name", Code::Required);
    }
    if password.normalized().is_empty() {
        invalid.push("password", Code::Required);
    }
    if !invalid.is_empty() {
        return Err(invalid.into());
    }
    let found = account::Entity::find()
        .filter(account::Column::SignInKey.eq(SignInName::key_of(name)))
        .one(store.reader())
        .await?;
    let hash = found.as_ref().and_then(|row| row.password_hash.clone());
    let right = store.verify_password(password, hash).await?;
    let Some(found) = found else {
        let tx = store.begin(request).await?;
        tx.commit(Event::new(Done::SignInRefused)).await?;
        return Err(Conflict::SignInFailed.into());
    };
    let id = AccountId(found.id);
    let tx = store.begin(request).await?;
    let row = tx.lock_account(id).await?;
    let role = role(&row)?;
    let failures = Failures {
        count: row.failed_attempts,
        first_at: row.first_failed_at,
        locked_until: row.locked_until,
    };
    if failures.is_locked(request.now) {
        tx.commit(Event::new(Done::SignInRefused).about(id).detail("why", "locked")).await?;
        return Err(Conflict::Locked.into());
    }
    // A password that was changed while this one was being checked does not count.
    let right = right && row.password_hash == found.password_hash;
    let after = if right {
        Failures::default()
    } else {
        failures.after_failure(LockoutPolicy::for_role(role), request.now)
    };
    if after != failures {
        let mut row = row.into_active_model();
        row.failed_attempts = Set(after.count);
        row.first_failed_at = Set(after.first_at);
        row.locked_until = Set(after.locked_until);
        row.update(&tx.conn).await?;
    }
    if !right {
        tx.commit(Event::new(Done::SignInRefused).about(id).detail("why", "password")).await?;
        let conflict =
            if after.is_locked(request.now) { Conflict::Locked } else { Conflict::SignInFailed };
        return Err(conflict.into());
    }
    let token = open_session(&tx, id).await?;
    tx.commit(Event::new(Done::SignedIn).about(id)).await?;
    Ok(SignedIn { token, account: id, role })
}

/// Signs in without a password: the demonstration's one-click buttons. The
/// caller has made sure that this is the demonstration.
///
/// # Errors
/// [`crate::StoreError::NotFound`].
pub async fn sign_in_as(store: &Store, request: &Request, id: AccountId) -> StoreResult<SignedIn> {
    request.admit(Action::DemoSignIn)?;
    let tx = store.begin(request).await?;
    let row = tx.lock_account(id).await?;
    let token = open_session(&tx, id).await?;
    let role = role(&row)?;
    tx.commit(Event::new(Done::SignedIn).about(id).detail("how", "demonstration")).await?;
    Ok(SignedIn { token, account: id, role })
}

/// Ends the session.
///
/// # Errors
/// A failure of the database.
pub async fn sign_out(store: &Store, request: &Request, token: &SessionToken) -> StoreResult<()> {
    request.admit(Action::SignOut)?;
    let tx = store.begin(request).await?;
    let ended = session::Entity::delete_by_id(token.hash()).exec(&tx.conn).await?;
    if ended.rows_affected == 0 {
        return tx.nothing_changed().await;
    }
    let event = Event::new(Done::SignedOut);
    tx.commit(match request.actor.account() {
        Some(account) => event.about(account),
        None => event,
    })
    .await
}
