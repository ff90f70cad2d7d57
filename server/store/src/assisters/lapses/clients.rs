//! The clients of an assister whose certification has ended are told, a batch
//! in a transaction.

use super::{CLIENTS, admit_system};
use crate::{
    Request, Store, StoreResult,
    associations::batches::{again, lock_free},
    entities::{assister, association, certification_notice},
    notices::withdraw,
    transaction::Tx,
};
use domain::{
    assisters::CertificationNotice,
    audit::{Done, Event},
    ids::{AccountId, AssociationId},
    notices::{Alert, Mail},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query},
};

/// Lapses in one call.
const LAPSES: u64 = 50;

/// Tells clients that their assister may not act for now: a batch of each lapse
/// that has clients to tell. Answers how much was done; none means that nothing
/// is left, or that others are at it. A consumer who has another assister by then
/// is not told.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but the system itself.
pub async fn tell_clients(store: &Store, request: &Request) -> StoreResult<usize> {
    admit_system(request)?;
    let open = lapses(certification_notice::Column::ClientsToldAt)
        .filter(as_certified(true))
        .all(store.reader())
        .await?;
    let mut done = 0;
    for lapse in open {
        done += tell_batch(store, request, &lapse).await?;
    }
    Ok(done)
}

/// Lapses whose clients have something coming: `column` says when they had it.
pub(super) fn lapses(column: certification_notice::Column) -> Select<certification_notice::Entity> {
    use certification_notice::Column;
    certification_notice::Entity::find()
        .filter(Column::Kind.eq(CertificationNotice::Lapsed.as_str()))
        .filter(column.is_null())
        .order_by_asc(Column::ToldAt)
        .order_by_asc(Column::AssisterId)
        .limit(LAPSES)
}

/// Whether the assister's certification is still (or no longer) the one that a
/// notice is about.
pub(super) fn as_certified(still: bool) -> Condition {
    use certification_notice::{Column, Entity};
    let same = Query::select()
        .expr(Expr::val(1))
        .from(assister::Entity)
        .and_where(
            Expr::col((assister::Entity, assister::Column::Id))
                .equals((Entity, Column::AssisterId)),
        )
        .and_where(
            Expr::col((assister::Entity, assister::Column::CertifiedUntil))
                .equals((Entity, Column::CertifiedUntil)),
        )
        .to_owned();
    Condition::all().add(if still { Expr::exists(same) } else { Expr::not_exists(same) })
}

async fn tell_batch(
    store: &Store,
    request: &Request,
    lapse: &certification_notice::Model,
) -> StoreResult<usize> {
    let untold = untold(lapse).limit(CLIENTS).all(store.reader()).await?;
    let tx = store.begin(request).await?;
    // A new certification comes before this batch or after it.
    tx.lock_account(AccountId(lapse.assister_id)).await?;
    let still = assister::Entity::find_by_id(lapse.assister_id)
        .filter(assister::Column::CertifiedUntil.eq(lapse.certified_until))
        .one(&tx.conn)
        .await?;
    if still.is_none() {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    if untold.is_empty() {
        return finish(tx, lapse).await;
    }
    let locked = lock_free(&tx, &untold).await?;
    let rows = again(&tx, untold_of(lapse, &untold), &locked).await?;
    if rows.is_empty() {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    let other = AccountId(lapse.assister_id);
    for row in &rows {
        let (reader, association) = (AccountId(row.consumer_id), AssociationId(row.id));
        withdraw(&tx, reader, [Alert::AssisterLapsed { other }]).await?;
        tx.mail(reader, &Mail::AssisterLapsed { other, association }).await?;
        tx.alert(reader, &Alert::AssisterLapsed { other }).await?;
    }
    association::Entity::update_many()
        .col_expr(association::Column::LapseTold, Expr::value(lapse.certified_until))
        .filter(association::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(&tx.conn)
        .await?;
    let event = Event::new(Done::ClientsToldOfLapse)
        .about(other)
        .detail("count", rows.len())
        .detail("until", lapse.certified_until);
    tx.commit(event).await?;
    Ok(rows.len())
}

/// Current associations whose consumer does not know of this lapse.
fn untold(lapse: &certification_notice::Model) -> Select<association::Entity> {
    let told = association::Column::LapseTold;
    association::Entity::find()
        .filter(association::Column::AssisterId.eq(lapse.assister_id))
        .filter(association::Column::EndedAt.is_null())
        .filter(told.is_null().or(told.ne(lapse.certified_until)))
        .order_by_asc(association::Column::ConsumerId)
}

fn untold_of(
    lapse: &certification_notice::Model,
    rows: &[association::Model],
) -> Select<association::Entity> {
    untold(lapse).filter(association::Column::Id.is_in(rows.iter().map(|row| row.id)))
}

/// Every client has been told.
async fn finish(tx: Tx<'_>, lapse: &certification_notice::Model) -> StoreResult<usize> {
    let changed = mark(&tx, lapse, certification_notice::Column::ClientsToldAt).await?;
    if !changed {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    let event = Event::new(Done::ClientsToldOfLapse)
        .about(AccountId(lapse.assister_id))
        .detail("finished", true)
        .detail("until", lapse.certified_until);
    tx.commit(event).await?;
    Ok(1)
}

/// Writes the instant into a column of a notice; false when it is there already.
pub(super) async fn mark(
    tx: &Tx<'_>,
    lapse: &certification_notice::Model,
    column: certification_notice::Column,
) -> StoreResult<bool> {
    use certification_notice::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(column, Expr::value(tx.request.now))
        .filter(Column::AssisterId.eq(lapse.assister_id))
        .filter(Column::CertifiedUntil.eq(lapse.certified_until))
        .filter(Column::Kind.eq(lapse.kind.as_str()))
        .filter(column.is_null())
        .exec(&tx.conn)
        .await?;
    Ok(done.rows_affected > 0)
}
