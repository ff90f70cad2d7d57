//! A forgotten password.

use super::{
    one_time_tokens::{draw, holder, redeem},
    passwords::BLOCKLIST,
    sessions::end_all,
};
use crate::{Request, Store, StoreResult, Token, entities::account, transaction::Tx};
use domain::{
    accounts::{OneTimePurpose, Password, PasswordPolicy, SignInName},
    audit::{Done, Event},
    ids::AccountId,
    notices::Mail,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

/// Asks for a mail with a link. The answer is the same whether the name exists
/// and has a contact address or not.
///
/// # Errors
/// The name is missing.
pub async fn request_reset(store: &Store, request: &Request, name: &str) -> StoreResult<()> {
    request.admit(Action::RequestPasswordReset)?;
    if name.trim().is_empty() {
        return Err(Invalid::field("sign_in_name", Code::Required).into());
    }
    let tx = store.begin(request).await?;
    let row = account::Entity::find()
        .filter(account::Column::SignInKey.eq(SignInName::key_of(name)))
        .filter(account::Column::PasswordHash.is_not_null())
        .one(&tx.conn)
        .await?;
    let mut event = Event::new(Done::PasswordResetRequested);
    if let Some(row) = row {
        let id = AccountId(row.id);
        event = event.about(id).detail("address", row.contact_email.is_some());
        if row.contact_email.is_some() {
            tx.mail(id, &Mail::PasswordReset).await?;
        }
    }
    tx.commit(event).await
}

/// Draws the token that goes into a mail, at the moment the mail is handed over.
///
/// # Errors
/// A failure of the database.
pub async fn mint_token(
    store: &Store,
    request: &Request,
    account: AccountId,
    purpose: OneTimePurpose,
) -> StoreResult<Token> {
    let tx = store.begin(request).await?;
    let token = draw(&tx, account, purpose).await?;
    tx.commit(Event::new(Done::PasswordResetMailed).about(account).detail("for", purpose.as_str()))
        .await?;
    Ok(token)
}

/// Whether a mailed link still opens its page. It stays as it is.
///
/// # Errors
/// A failure of the database.
pub async fn link_is_good(
    store: &Store,
    request: &Request,
    token: &Token,
    purpose: OneTimePurpose,
) -> StoreResult<bool> {
    request.admit(Action::ViewMailedLink)?;
    Ok(holder(store.reader(), request.now, token, purpose).await?.is_some())
}

/// Sets a new password and ends every session of the person.
///
/// # Errors
/// [`domain::conflict::Conflict::TokenExpired`], or what is wrong with the
/// password.
pub async fn reset_password(
    store: &Store,
    request: &Request,
    token: &Token,
    password: &Password,
    again: &Password,
) -> StoreResult<()> {
    request.admit(Action::ResetPassword)?;
    let tx = store.begin(request).await?;
    let account = redeem(&tx, token, OneTimePurpose::PasswordReset).await?;
    set_password(store, &tx, account, password, again).await?;
    end_all(&tx, account).await?;
    tx.commit(Event::new(Done::PasswordReset).about(account)).await
}

/// Checks and stores a new password; lock-out starts afresh.
pub(super) async fn set_password(
    store: &Store,
    tx: &Tx<'_>,
    account: AccountId,
    password: &Password,
    again: &Password,
) -> StoreResult<()> {
    let row = tx.lock_account(account).await?;
    let personal = [row.given_name.as_str(), &row.family_name, &row.sign_in_name];
    let mut invalid = Invalid::default();
    invalid.check("password", PasswordPolicy::ALONE.check(password, &personal, &BLOCKLIST));
    if password != again {
        invalid.push("password_again", Code::PasswordsDiffer);
    }
    invalid.or(())?;
    let hash = store.hash_password(password).await?;
    let mut row = row.into_active_model();
    row.password_hash = Set(Some(hash));
    row.failed_attempts = Set(0);
    row.first_failed_at = Set(None);
    row.locked_until = Set(None);
    row.update(&tx.conn).await?;
    Ok(())
}
