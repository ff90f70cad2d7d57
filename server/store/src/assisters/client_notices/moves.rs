//! An assister moves to another organization: part of the move itself.

use crate::{StoreResult, entities::client_notice, transaction::Tx};
use domain::{assisters::ClientNotice, ids::AssisterAccountId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr,
};

/// Leaves word for the clients. They are told once files are open there; a move
/// that nobody was told by then gives way to this one.
pub(in crate::assisters) async fn moved(tx: &Tx<'_>, id: AssisterAccountId) -> StoreResult<()> {
    let kind = ClientNotice::Moved.as_str();
    client_notice::Entity::update_many()
        .col_expr(client_notice::Column::EndedAt, Expr::value(tx.request.now))
        .col_expr(client_notice::Column::WithdrawnAt, Expr::value(tx.request.now))
        .filter(client_notice::Column::AssisterId.eq(id.0))
        .filter(client_notice::Column::Kind.eq(kind))
        .filter(client_notice::Column::EndedAt.is_null())
        .exec(&tx.conn)
        .await?;
    client_notice::ActiveModel {
        id: Set(tx.new_id()),
        assister_id: Set(id.0),
        kind: Set(kind.to_owned()),
        began_at: Set(tx.request.now),
        ended_at: Set(None),
        clients_told_at: Set(None),
        withdrawn_at: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}
