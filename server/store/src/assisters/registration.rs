//! The registration numbers on their way: when each was sent, and whether it is
//! still good. The number itself is known to its reader alone.

use crate::{StoreResult, entities::one_time_token};
use domain::{accounts::OneTimePurpose, assisters::SentNumber, dates::Instant};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::SelectStatement,
};
use std::collections::HashMap;
use uuid::Uuid;

const PURPOSE: OneTimePurpose = OneTimePurpose::AssisterActivation;

fn unused() -> Select<one_time_token::Entity> {
    one_time_token::Entity::find()
        .filter(one_time_token::Column::Purpose.eq(PURPOSE.as_str()))
        .filter(one_time_token::Column::UsedAt.is_null())
}

/// The accounts whose number is too old.
pub(super) fn expired(now: Instant) -> SelectStatement {
    unused()
        .filter(one_time_token::Column::ExpiresAt.lt(now))
        .select_only()
        .column(one_time_token::Column::AccountId)
        .into_query()
}

/// The numbers that were sent to these assisters; of one whose mail is still on its
/// way there is none.
pub(super) async fn numbers(
    conn: &impl ConnectionTrait,
    assisters: impl IntoIterator<Item = Uuid>,
    now: Instant,
) -> StoreResult<HashMap<Uuid, SentNumber>> {
    let rows =
        unused().filter(one_time_token::Column::AccountId.is_in(assisters)).all(conn).await?;
    let number = |row: one_time_token::Model| {
        let (at, until) = (row.expires_at - PURPOSE.lifetime(), row.expires_at);
        (row.account_id, SentNumber { at, until, over: until < now })
    };
    Ok(rows.into_iter().map(number).collect())
}
