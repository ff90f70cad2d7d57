//! A new password with the code that a service line read aloud: for people
//! without an address.

use super::{
    one_time_tokens::{draw, redeem},
    reset::set_password,
    role,
    sessions::end_all,
};
use crate::{Request, Store, StoreError, StoreResult, Token, entities::account, transaction::Tx};
use domain::{
    accounts::{DeskCode, Failures, LockoutPolicy, OneTimePurpose, Password, SignInName},
    audit::{Done, Event},
    conflict::Conflict,
    ids::AccountId,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

/// Draws a code within the operation of a line that has verified the caller.
pub(crate) async fn draw_code(tx: &Tx<'_>, account: AccountId) -> StoreResult<DeskCode> {
    let token = draw(tx, account, OneTimePurpose::DeskReset).await?;
    DeskCode::parse(token.expose()).map_err(|_| StoreError::Internal("a code that is none"))
}

/// Sets a new password and ends every session of the person. A wrong code counts
/// like a wrong password, and name and code that do not belong together answer
/// like names that nobody has.
///
/// # Errors
/// [`Conflict::DeskCodeRefused`], [`Conflict::TooManyCodes`] after too many,
/// or what is wrong with the fields.
pub async fn reset_by_code(
    store: &Store,
    request: &Request,
    name: &str,
    code: &str,
    password: &Password,
    again: &Password,
) -> StoreResult<()> {
    request.admit(Action::ResetByCode)?;
    let mut invalid = Invalid::default();
    if name.trim().is_empty() {
        invalid.push("sign_in_name", Code::Required);
    }
    let code = invalid.check("desk_code", DeskCode::parse(code));
    let code = match code {
        Some(code) if invalid.is_empty() => code,
        _ => return Err(invalid.into()),
    };
    let found = account::Entity::find()
        .filter(account::Column::SignInKey.eq(SignInName::key_of(name)))
        .one(store.reader())
        .await?;
    let Some(found) = found else {
        let tx = store.begin(request).await?;
        tx.commit(Event::new(Done::DeskCodeRefused)).await?;
        return Err(Conflict::DeskCodeRefused.into());
    };
    let id = AccountId(found.id);
    let tx = store.begin(request).await?;
    let row = tx.lock_account(id).await?;
    if failures(&row).is_locked(request.now) {
        tx.commit(Event::new(Done::DeskCodeRefused).about(id).detail("why", "locked")).await?;
        return Err(Conflict::TooManyCodes.into());
    }
    match redeem(&tx, &Token::desk_code(&code), OneTimePurpose::DeskReset).await {
        Ok(owner) if owner == id => {
            set_password(store, &tx, id, password, again).await?;
            end_all(&tx, id).await?;
            tx.commit(Event::new(Done::PasswordReset).about(id).detail("how", "desk_code")).await
        }
        // Somebody else's code stays good.
        Ok(_) | Err(StoreError::Conflict(Conflict::TokenExpired)) => {
            tx.nothing_changed().await?;
            refuse(store, request, id).await
        }
        Err(error) => Err(error),
    }
}

/// Counts a wrong code.
async fn refuse(store: &Store, request: &Request, id: AccountId) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let row = tx.lock_account(id).await?;
    let after = failures(&row).after_failure(LockoutPolicy::for_role(role(&row)?), request.now);
    let mut row = row.into_active_model();
    row.failed_attempts = Set(after.count);
    row.first_failed_at = Set(after.first_at);
    row.locked_until = Set(after.locked_until);
    row.update(&tx.conn).await?;
    tx.commit(Event::new(Done::DeskCodeRefused).about(id)).await?;
    let conflict = match after.is_locked(request.now) {
        true => Conflict::TooManyCodes,
        false => Conflict::DeskCodeRefused,
    };
    Err(conflict.into())
}

fn failures(row: &account::Model) -> Failures {
    Failures {
        count: row.failed_attempts,
        first_at: row.first_failed_at,
        locked_until: row.locked_until,
    }
}
