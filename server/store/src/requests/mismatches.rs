//! How often a member of staff may type what does not match: the verification
//! page must not become a way to find out what is on file.

use crate::{StoreResult, entities::caller_mismatch, transaction::Tx};
use domain::{
    conflict::Conflict,
    dates::Instant,
    ids::AccountId,
    requests::{MISSES_COUNT_FOR, MOST_CALL_MISSES, MOST_MISSES},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter,
};
use uuid::Uuid;

/// Whether too many lately did not match: in one request, or on calls of
/// consumers (`request` is none).
pub(super) async fn is_closed(
    conn: &impl ConnectionTrait,
    staff: AccountId,
    request: Option<Uuid>,
    now: Instant,
) -> StoreResult<bool> {
    let lately = caller_mismatch::Entity::find()
        .filter(caller_mismatch::Column::StaffId.eq(staff.0))
        .filter(caller_mismatch::Column::At.gt(now - MISSES_COUNT_FOR));
    let (lately, most) = match request {
        Some(request) => {
            (lately.filter(caller_mismatch::Column::RequestId.eq(request)), MOST_MISSES)
        }
        None => (lately.filter(caller_mismatch::Column::RequestId.is_null()), MOST_CALL_MISSES),
    };
    Ok(lately.count(conn).await? >= most)
}

/// Lets the member of staff try. Their account row is locked, so that tries come
/// one after the other.
///
/// # Errors
/// [`Conflict::TooManyMismatches`].
pub(super) async fn admit(tx: &Tx<'_>, staff: AccountId, request: Option<Uuid>) -> StoreResult<()> {
    tx.lock_account(staff).await?;
    match is_closed(&tx.conn, staff, request, tx.request.now).await? {
        true => Err(Conflict::TooManyMismatches.into()),
        false => Ok(()),
    }
}

/// Counts one that did not match; those that count no longer go.
pub(super) async fn count(tx: &Tx<'_>, staff: AccountId, request: Option<Uuid>) -> StoreResult<()> {
    caller_mismatch::Entity::delete_many()
        .filter(caller_mismatch::Column::StaffId.eq(staff.0))
        .filter(caller_mismatch::Column::At.lte(tx.request.now - MISSES_COUNT_FOR))
        .exec(&tx.conn)
        .await?;
    caller_mismatch::ActiveModel {
        id: Set(tx.new_id()),
        staff_id: Set(staff.0),
        request_id: Set(request),
        at: Set(tx.request.now),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}
