//! Once a year a consumer is reminded who may act for them.

use super::batches::{again, lock_free};
use crate::{Request, Store, StoreError, StoreResult, entities::association, notices::withdraw};
use domain::{
    associations::remind_after,
    audit::{Done, Event},
    ids::{AccountId, AssociationId},
    notices::{Alert, Mail},
    policy::Actor,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr,
};

/// Associations in one transaction.
const BATCH: u64 = 200;

/// Reminds a batch of consumers whose year is over, and sets their next day;
/// answers how many. Two servers at once remind nobody twice, and what one of
/// them leaves is due again.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn remind_consumers(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let due = due(request).limit(BATCH).all(store.reader()).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let tx = store.begin(request).await?;
    let locked = lock_free(&tx, &due).await?;
    let these =
        self::due(request).filter(association::Column::Id.is_in(due.iter().map(|row| row.id)));
    let rows = again(&tx, these, &locked).await?;
    if rows.is_empty() {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    for row in &rows {
        let (other, association) = (AccountId(row.assister_id), AssociationId(row.id));
        let (reader, again) = (AccountId(row.consumer_id), Alert::AssociationReminder { other });
        tx.mail(reader, &Mail::AssociationReminder { other, association }).await?;
        // Whoever has no address reads it here.
        withdraw(&tx, reader, [again.clone()]).await?;
        tx.alert(reader, &again).await?;
    }
    association::Entity::update_many()
        .col_expr(association::Column::RemindOn, Expr::value(remind_after(request.today())))
        .filter(association::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(&tx.conn)
        .await?;
    tx.commit(Event::new(Done::ConsumersReminded).detail("count", rows.len())).await?;
    Ok(rows.len())
}

fn due(request: &Request) -> Select<association::Entity> {
    association::Entity::find()
        .filter(association::Column::EndedAt.is_null())
        .filter(association::Column::RemindOn.lte(request.today()))
        .order_by_asc(association::Column::RemindOn)
}
