//! How many clients each assister has, kept ready: a page of the roster shows it
//! for everybody on the page and must not cost more when they have more clients.
//!
//! Two transactions that change the counts of the same two assisters take the rows
//! in the order of their ids, or each would wait for the other.

use crate::{
    StoreResult,
    entities::{association, client_count},
    transaction::Tx,
};
use domain::{ids::AssisterAccountId, lists::Count};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use std::collections::HashMap;
use uuid::Uuid;

/// How many clients each of some assisters has; who has none may be missing.
pub(crate) async fn of(
    conn: &impl ConnectionTrait,
    assisters: &[Uuid],
) -> StoreResult<HashMap<Uuid, Count>> {
    let rows = client_count::Entity::find()
        .filter(client_count::Column::AssisterId.is_in(assisters.iter().copied()))
        .all(conn)
        .await?;
    let told = |row: client_count::Model| {
        let clients = u64::try_from(row.clients).unwrap_or_else(|_| {
            tracing::error!(assister = %row.assister_id, "fewer clients than none: rebuild the client list");
            0
        });
        (row.assister_id, Count::of(clients))
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Takes the rows of several assisters, before more than one of them changes.
pub(crate) async fn hold(
    tx: &Tx<'_>,
    assisters: impl IntoIterator<Item = AssisterAccountId>,
) -> StoreResult<()> {
    let mut assisters: Vec<Uuid> = assisters.into_iter().map(|id| id.0).collect();
    assisters.sort_unstable();
    add(tx, assisters, 0).await
}

/// Changes the count of one assister by `change`.
pub(super) async fn change(tx: &Tx<'_>, assister: Uuid, change: i64) -> StoreResult<()> {
    add(tx, vec![assister], change).await
}

async fn add(tx: &Tx<'_>, assisters: Vec<Uuid>, change: i64) -> StoreResult<()> {
    let rows = assisters.into_iter().map(|assister| client_count::ActiveModel {
        assister_id: Set(assister),
        clients: Set(change),
    });
    let changed = client_count::Column::Clients.into_expr().add(change);
    let known = OnConflict::column(client_count::Column::AssisterId)
        .value(client_count::Column::Clients, changed)
        .to_owned();
    client_count::Entity::insert_many(rows)
        .on_conflict(known)
        .exec_without_returning(&tx.conn)
        .await?;
    Ok(())
}

/// Counts the clients of some assisters anew.
pub(super) async fn recount(tx: &Tx<'_>, assisters: &[AssisterAccountId]) -> StoreResult<()> {
    // First the rows, then a look at what others have committed by then: whoever is
    // still at work waits for the row and adds to the new count.
    hold(tx, assisters.iter().copied()).await?;
    let current = association::Entity::find()
        .select_only()
        .expr(Expr::col(association::Column::Id).count())
        .filter(association::Column::EndedAt.is_null())
        .filter(
            association::Column::AssisterId
                .into_expr()
                .eq(client_count::Column::AssisterId.into_expr()),
        )
        .into_query();
    client_count::Entity::update_many()
        .col_expr(client_count::Column::Clients, Expr::expr(current))
        .filter(client_count::Column::AssisterId.is_in(assisters.iter().map(|id| id.0)))
        .exec(&tx.conn)
        .await?;
    Ok(())
}
