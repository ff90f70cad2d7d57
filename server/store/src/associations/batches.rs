//! Associations of many consumers in one transaction: for work that no request
//! waits for.

use crate::{
    StoreResult,
    entities::{account, association},
    notices::withdraw,
    transaction::Tx,
};
use domain::{ids::AccountId, notices::Alert};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, LockBehavior, LockType},
};
use std::collections::HashSet;
use uuid::Uuid;

/// Locks the consumers of associations, as every change of an association does.
/// Whoever is busy is left to the next batch: nobody waits here.
pub(crate) async fn lock_free(
    tx: &Tx<'_>,
    rows: &[association::Model],
) -> StoreResult<HashSet<Uuid>> {
    let locked: Vec<Uuid> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Id.is_in(rows.iter().map(|row| row.consumer_id)))
        .order_by_asc(account::Column::Id)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .into_tuple()
        .all(&tx.conn)
        .await?;
    Ok(locked.into_iter().collect())
}

/// The associations as they are now that their consumers are locked.
pub(crate) async fn again(
    tx: &Tx<'_>,
    select: Select<association::Entity>,
    locked: &HashSet<Uuid>,
) -> StoreResult<Vec<association::Model>> {
    let rows = select.all(&tx.conn).await?;
    Ok(rows.into_iter().filter(|row| locked.contains(&row.consumer_id)).collect())
}

/// Takes an alert off the pages of those who were told, and the mark that they
/// were; answers how many.
///
/// `told` selects everybody who was told, and `some` of them are tried: whoever is
/// busy is left to the next batch.
pub(crate) async fn take_back(
    tx: &Tx<'_>,
    told: Select<association::Entity>,
    some: &[association::Model],
    alert: &Alert,
    mark: association::Column,
) -> StoreResult<usize> {
    let locked = lock_free(tx, some).await?;
    let these = told.filter(association::Column::Id.is_in(some.iter().map(|row| row.id)));
    let rows = again(tx, these, &locked).await?;
    for row in &rows {
        withdraw(tx, AccountId(row.consumer_id), [alert.clone()]).await?;
    }
    if !rows.is_empty() {
        association::Entity::update_many()
            .col_expr(mark, Expr::null())
            .filter(association::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(&tx.conn)
            .await?;
    }
    Ok(rows.len())
}
