//! When the files of an assister's clients close for a while, and when they open
//! again: a day that is over closes them without anybody's doing.

use super::{AT_ONCE, admit_system, on_hold};
use crate::{
    Request, Store, StoreResult,
    associations::file::row_standing,
    entities::{assister, client_notice},
    transaction::Tx,
};
use domain::{
    assisters::ClientNotice,
    audit::{Done, Event},
    ids::AssisterAccountId,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

/// Notes the holds that have begun and those that are over; answers how many.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but the system itself.
pub async fn note_holds(store: &Store, request: &Request) -> StoreResult<usize> {
    admit_system(request)?;
    let conn = store.reader();
    let begun: Vec<Uuid> = assister::Entity::find()
        .select_only()
        .column(assister::Column::Id)
        .filter(on_hold(request.today()))
        .filter(Expr::not_exists(noted()))
        .order_by_asc(assister::Column::Id)
        .limit(AT_ONCE)
        .into_tuple()
        .all(conn)
        .await?;
    let over: Vec<Uuid> = open()
        .select_only()
        .column(client_notice::Column::AssisterId)
        .filter(Expr::not_exists(held(request)))
        .order_by_asc(client_notice::Column::AssisterId)
        .limit(AT_ONCE)
        .into_tuple()
        .all(conn)
        .await?;
    let mut done = 0;
    for id in begun.into_iter().chain(over) {
        done += usize::from(note(store, request, AssisterAccountId(id)).await?);
    }
    Ok(done)
}

/// The holds that go on.
fn open() -> Select<client_notice::Entity> {
    client_notice::Entity::find()
        .filter(client_notice::Column::Kind.eq(ClientNotice::OnHold.as_str()))
        .filter(client_notice::Column::EndedAt.is_null())
}

/// The open hold of an assister's row.
fn noted() -> SelectStatement {
    use client_notice::{Column, Entity};
    Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(
            Expr::col((Entity, Column::AssisterId))
                .equals((assister::Entity, assister::Column::Id)),
        )
        .and_where(Expr::col((Entity, Column::Kind)).eq(ClientNotice::OnHold.as_str()))
        .and_where(Expr::col((Entity, Column::EndedAt)).is_null())
        .to_owned()
}

/// The assister of a notice, if on hold.
pub(super) fn held(request: &Request) -> SelectStatement {
    use client_notice::{Column, Entity};
    Query::select()
        .expr(Expr::val(1))
        .from(assister::Entity)
        .and_where(
            Expr::col((assister::Entity, assister::Column::Id))
                .equals((Entity, Column::AssisterId)),
        )
        .cond_where(on_hold(request.today()))
        .to_owned()
}

/// Notes what is so by now; answers whether anything had changed. The account's row
/// is locked, as for every change to the account.
async fn note(store: &Store, request: &Request, id: AssisterAccountId) -> StoreResult<bool> {
    let tx = store.begin(request).await?;
    tx.lock_account(id.into()).await?;
    let held = match assister::Entity::find_by_id(id.0).one(&tx.conn).await? {
        Some(row) => row_standing(&row, request.today())?.is_on_hold(),
        None => false,
    };
    let noted = open().filter(client_notice::Column::AssisterId.eq(id.0)).one(&tx.conn).await?;
    let done = match (held, noted) {
        (true, None) => {
            begin(&tx, id).await?;
            Done::HoldBegan
        }
        (false, Some(notice)) => {
            let mut notice = notice.into_active_model();
            notice.ended_at = Set(Some(request.now));
            notice.update(&tx.conn).await?;
            Done::HoldEnded
        }
        (true, Some(_)) | (false, None) => {
            tx.nothing_changed().await?;
            return Ok(false);
        }
    };
    tx.commit(Event::new(done).about(id.into())).await?;
    Ok(true)
}

async fn begin(tx: &Tx<'_>, id: AssisterAccountId) -> StoreResult<()> {
    client_notice::ActiveModel {
        id: Set(tx.new_id()),
        assister_id: Set(id.0),
        kind: Set(ClientNotice::OnHold.as_str().to_owned()),
        began_at: Set(tx.request.now),
        ended_at: Set(None),
        clients_told_at: Set(None),
        withdrawn_at: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}
