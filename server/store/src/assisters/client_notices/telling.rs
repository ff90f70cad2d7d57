//! Clients are told, a batch in a transaction.

use super::{AT_ONCE, CLIENTS, admit_system, holds::held, told_in};
use crate::{
    Request, Store, StoreError, StoreResult,
    associations::batches::{again, lock_free},
    entities::{assister, association, client_notice},
    notices::withdraw,
    transaction::Tx,
};
use domain::{
    assisters::{AccountState, ClientNotice},
    audit::{Done, Event},
    ids::{AccountId, AssociationId},
    notices::{Alert, Mail},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

/// Tells clients the news about their assister: a batch of each that has clients to
/// tell. Answers how much was done; none means that nothing is left, or that others
/// are at it. A consumer who has another assister by then is not told.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn tell_news(store: &Store, request: &Request) -> StoreResult<usize> {
    admit_system(request)?;
    let on_hold = client_notice::Column::Kind.eq(ClientNotice::OnHold.as_str());
    // Of a move when files are open at the new place.
    let settled = Condition::all()
        .add(client_notice::Column::Kind.eq(ClientNotice::Moved.as_str()))
        .add(Expr::exists(at_work()))
        .add(Expr::not_exists(held(request)));
    let open = client_notice::Entity::find()
        .filter(client_notice::Column::EndedAt.is_null())
        .filter(client_notice::Column::ClientsToldAt.is_null())
        .filter(Condition::any().add(on_hold).add(settled))
        .order_by_asc(client_notice::Column::BeganAt)
        .order_by_asc(client_notice::Column::Id)
        .limit(AT_ONCE)
        .all(store.reader())
        .await?;
    let mut done = 0;
    for notice in open {
        done += tell_batch(store, request, &notice).await?;
    }
    Ok(done)
}

/// The assister of a notice, with an active account.
fn at_work() -> SelectStatement {
    use client_notice::{Column, Entity};
    Query::select()
        .expr(Expr::val(1))
        .from(assister::Entity)
        .and_where(
            Expr::col((assister::Entity, assister::Column::Id))
                .equals((Entity, Column::AssisterId)),
        )
        .and_where(
            Expr::col((assister::Entity, assister::Column::State))
                .eq(AccountState::Active.as_str()),
        )
        .to_owned()
}

/// One piece of news in the words of each way.
struct News {
    done: Done,
    told_in: association::Column,
    mail: fn(AccountId, AssociationId) -> Mail,
    alert: Alert,
}

fn news(notice: &client_notice::Model) -> StoreResult<News> {
    let other = AccountId(notice.assister_id);
    if notice.kind == ClientNotice::OnHold.as_str() {
        Ok(News {
            done: Done::ClientsToldOfHold,
            told_in: told_in(ClientNotice::OnHold),
            mail: |other, association| Mail::AssisterOnHold { other, association },
            alert: Alert::AssisterOnHold { other },
        })
    } else if notice.kind == ClientNotice::Moved.as_str() {
        Ok(News {
            done: Done::ClientsToldOfMove,
            told_in: told_in(ClientNotice::Moved),
            mail: |other, association| Mail::AssisterMoved { other, association },
            alert: Alert::AssisterMoved { other },
        })
    } else {
        Err(StoreError::inconsistent("client_notice", "kind"))
    }
}

async fn tell_batch(
    store: &Store,
    request: &Request,
    notice: &client_notice::Model,
) -> StoreResult<usize> {
    let news = news(notice)?;
    let untold = untold(notice, news.told_in).limit(CLIENTS).all(store.reader()).await?;
    let tx = store.begin(request).await?;
    let other = AccountId(notice.assister_id);
    // The end of the hold, or the next move, comes before this batch or after it.
    tx.lock_account(other).await?;
    let still = client_notice::Entity::find_by_id(notice.id)
        .filter(client_notice::Column::EndedAt.is_null())
        .filter(client_notice::Column::ClientsToldAt.is_null())
        .one(&tx.conn)
        .await?;
    if still.is_none() {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    if untold.is_empty() {
        return finish(tx, notice, news.done).await;
    }
    let locked = lock_free(&tx, &untold).await?;
    let these = self::untold(notice, news.told_in)
        .filter(association::Column::Id.is_in(untold.iter().map(|row| row.id)));
    let rows = again(&tx, these, &locked).await?;
    if rows.is_empty() {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    for row in &rows {
        let reader = AccountId(row.consumer_id);
        withdraw(&tx, reader, [news.alert.clone()]).await?;
        tx.mail(reader, &(news.mail)(other, AssociationId(row.id))).await?;
        tx.alert(reader, &news.alert).await?;
    }
    association::Entity::update_many()
        .col_expr(news.told_in, Expr::value(notice.id))
        .filter(association::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(&tx.conn)
        .await?;
    tx.commit(Event::new(news.done).about(other).detail("count", rows.len())).await?;
    Ok(rows.len())
}

/// Current associations from before the news whose consumer does not know of it.
fn untold(
    notice: &client_notice::Model,
    told_in: association::Column,
) -> Select<association::Entity> {
    association::Entity::find()
        .filter(association::Column::AssisterId.eq(notice.assister_id))
        .filter(association::Column::EndedAt.is_null())
        .filter(association::Column::StartedAt.lte(notice.began_at))
        .filter(told_in.is_null().or(told_in.ne(notice.id)))
        .order_by_asc(association::Column::ConsumerId)
}

/// Every client has been told.
async fn finish(tx: Tx<'_>, notice: &client_notice::Model, done: Done) -> StoreResult<usize> {
    client_notice::Entity::update_many()
        .col_expr(client_notice::Column::ClientsToldAt, Expr::value(tx.request.now))
        .filter(client_notice::Column::Id.eq(notice.id))
        .exec(&tx.conn)
        .await?;
    let event = Event::new(done).about(AccountId(notice.assister_id)).detail("finished", true);
    tx.commit(event).await?;
    Ok(1)
}
