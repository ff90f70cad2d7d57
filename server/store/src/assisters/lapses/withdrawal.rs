//! After a new certification, clients' pages no longer say that their assister
//! may not act.

use super::{
    CLIENTS, admit_system,
    clients::{as_certified, lapses, mark},
};
use crate::{
    Request, Store, StoreResult,
    associations::batches::take_back,
    entities::{association, certification_notice},
};
use domain::{
    audit::{Done, Event},
    ids::AccountId,
    notices::Alert,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// Takes the message of a lapse that is over off the clients' pages, a batch of
/// each; answers how much was done, as [`super::tell_clients`] does.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but the system itself.
pub async fn withdraw_lapses(store: &Store, request: &Request) -> StoreResult<usize> {
    admit_system(request)?;
    let over = lapses(certification_notice::Column::WithdrawnAt)
        .filter(as_certified(false))
        .all(store.reader())
        .await?;
    let mut done = 0;
    for lapse in over {
        done += withdraw_batch(store, request, &lapse).await?;
    }
    Ok(done)
}

async fn withdraw_batch(
    store: &Store,
    request: &Request,
    lapse: &certification_notice::Model,
) -> StoreResult<usize> {
    let told = told(lapse).limit(CLIENTS).all(store.reader()).await?;
    let tx = store.begin(request).await?;
    let other = AccountId(lapse.assister_id);
    // A batch that tells of the lapse has been written by then.
    tx.lock_account(other).await?;
    let event =
        Event::new(Done::LapseWithdrawn).about(other).detail("until", lapse.certified_until);
    if told.is_empty() {
        let finished = self::told(lapse).one(&tx.conn).await?.is_none()
            && mark(&tx, lapse, certification_notice::Column::WithdrawnAt).await?;
        if !finished {
            tx.nothing_changed().await?;
            return Ok(0);
        }
        tx.commit(event.detail("finished", true)).await?;
        return Ok(1);
    }
    let alert = Alert::AssisterLapsed { other };
    let mark = association::Column::LapseTold;
    let done = take_back(&tx, self::told(lapse), &told, &alert, mark).await?;
    if done == 0 {
        tx.nothing_changed().await?;
        return Ok(0);
    }
    tx.commit(event.detail("count", done)).await?;
    Ok(done)
}

/// Current associations whose consumer knows of this lapse.
fn told(lapse: &certification_notice::Model) -> Select<association::Entity> {
    association::Entity::find()
        .filter(association::Column::AssisterId.eq(lapse.assister_id))
        .filter(association::Column::EndedAt.is_null())
        .filter(association::Column::LapseTold.eq(lapse.certified_until))
        .order_by_asc(association::Column::ConsumerId)
}
