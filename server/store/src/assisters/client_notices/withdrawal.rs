//! After a hold, clients' pages no longer say that their assister may not act.

use super::{AT_ONCE, CLIENTS, admit_system};
use crate::{
    Request, Store, StoreResult,
    associations::batches::take_back,
    entities::{association, client_notice},
};
use domain::{
    assisters::ClientNotice,
    audit::{Done, Event},
    ids::AccountId,
    notices::Alert,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr,
};

/// Takes the message of a hold that is over off the clients' pages, a batch of
/// each; answers how much was done, as [`super::tell_news`] does.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but the system itself.
pub async fn withdraw_holds(store: &Store, request: &Request) -> StoreResult<usize> {
    admit_system(request)?;
    let over = client_notice::Entity::find()
        .filter(client_notice::Column::Kind.eq(ClientNotice::OnHold.as_str()))
        .filter(client_notice::Column::EndedAt.is_not_null())
        .filter(client_notice::Column::WithdrawnAt.is_null())
        .order_by_asc(client_notice::Column::BeganAt)
        .limit(AT_ONCE)
        .all(store.reader())
        .await?;
    let mut done = 0;
    for notice in over {
        done += withdraw_batch(store, request, &notice).await?;
    }
    Ok(done)
}

async fn withdraw_batch(
    store: &Store,
    request: &Request,
    notice: &client_notice::Model,
) -> StoreResult<usize> {
    let told = told(notice).limit(CLIENTS).all(store.reader()).await?;
    let tx = store.begin(request).await?;
    let other = AccountId(notice.assister_id);
    // A batch that tells of the hold has been written by then.
    tx.lock_account(other).await?;
    let event = Event::new(Done::HoldWithdrawn).about(other);
    if told.is_empty() {
        let rest = self::told(notice).one(&tx.conn).await?;
        let marked = client_notice::Entity::update_many()
            .col_expr(client_notice::Column::WithdrawnAt, Expr::value(request.now))
            .filter(client_notice::Column::Id.eq(notice.id))
            .filter(client_notice::Column::WithdrawnAt.is_null())
            .exec(&tx.conn)
            .await?;
        if rest.is_some() || marked.rows_affected == 0 {
            tx.nothing_changed().await?;
            return Ok(0);
        }
        tx.commit(event.detail("finished", true)).await?;
        return Ok(1);
    }
    let alert = Alert::AssisterOnHold { other };
    let mark = association::Column::HoldTold;
    let done = take_back(&tx, self::told(notice), &told, &alert, mark).await?;
    if done == 0 {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    tx.commit(event.detail("count", done)).await?;
    Ok(done)
}

/// Current associations whose consumer knows of this hold.
fn told(notice: &client_notice::Model) -> Select<association::Entity> {
    association::Entity::find()
        .filter(association::Column::AssisterId.eq(notice.assister_id))
        .filter(association::Column::EndedAt.is_null())
        .filter(association::Column::HoldTold.eq(notice.id))
        .order_by_asc(association::Column::ConsumerId)
}
