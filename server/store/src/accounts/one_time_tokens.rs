//! One-time tokens: drawn here, stored as a hash, used once.

use crate::{StoreResult, Token, entities::one_time_token, transaction::Tx};
use domain::{accounts::OneTimePurpose, conflict::Conflict, dates::Instant, ids::AccountId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect,
};

/// Draws a token; older ones for the same purpose are good no longer.
pub(super) async fn draw(
    tx: &Tx<'_>,
    account: AccountId,
    purpose: OneTimePurpose,
) -> StoreResult<Token> {
    one_time_token::Entity::delete_many()
        .filter(one_time_token::Column::AccountId.eq(account.0))
        .filter(one_time_token::Column::Purpose.eq(purpose.as_str()))
        .exec(&tx.conn)
        .await?;
    let token = match purpose {
        OneTimePurpose::AssisterActivation => Token::draw_registration_number(),
        OneTimePurpose::DeskReset => Token::draw_desk_code(),
        _ => Token::draw(),
    };
    one_time_token::ActiveModel {
        token_hash: Set(token.hash()),
        account_id: Set(account.0),
        purpose: Set(purpose.as_str().to_owned()),
        expires_at: Set(tx.request.now + purpose.lifetime()),
        used_at: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    Ok(token)
}

/// Whose token it is, if it is still good. It stays so.
pub(crate) async fn holder(
    conn: &impl ConnectionTrait,
    now: Instant,
    token: &Token,
    purpose: OneTimePurpose,
) -> StoreResult<Option<AccountId>> {
    let row = one_time_token::Entity::find_by_id(token.hash()).one(conn).await?;
    Ok(row.filter(|row| is_good(row, now, purpose)).map(|row| AccountId(row.account_id)))
}

fn is_good(row: &one_time_token::Model, now: Instant, purpose: OneTimePurpose) -> bool {
    row.purpose == purpose.as_str() && row.used_at.is_none() && now <= row.expires_at
}

/// Uses a token up.
///
/// # Errors
/// [`Conflict::TokenExpired`] when it is unknown, used, too old or for something
/// else: all the same to the person who holds it.
pub(crate) async fn redeem(
    tx: &Tx<'_>,
    token: &Token,
    purpose: OneTimePurpose,
) -> StoreResult<AccountId> {
    let row = one_time_token::Entity::find_by_id(token.hash())
        .lock_exclusive()
        .one(&tx.conn)
        .await?
        .filter(|row| is_good(row, tx.request.now, purpose))
        .ok_or(Conflict::TokenExpired)?;
    let account = AccountId(row.account_id);
    let mut row = row.into_active_model();
    row.used_at = Set(Some(tx.request.now));
    row.update(&tx.conn).await?;
    Ok(account)
}
