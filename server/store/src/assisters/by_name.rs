//! Lists by name: pages by keyset, each on an index that ends in
//! (`name_key`, `id`).

use crate::{StoreResult, pages};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, Select,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// Rows on most pages.
pub(super) const PAGE: u64 = 25;

/// Rows in the order of the list, and whether there are others around them.
pub(super) struct Page<M> {
    pub rows: Vec<M>,
    pub previous: bool,
    pub next: bool,
}

/// Where a page begins.
pub(super) struct Place {
    pub name_key: String,
    pub id: Uuid,
    /// The page ends before this row instead of beginning after it.
    pub backward: bool,
}

/// The page of up to `most` rows at a place. Where nothing is left on that side of it,
/// it is the first page.
pub(super) async fn page<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    some: &Select<E>,
    columns: [E::Column; 2],
    place: Option<Place>,
    most: u64,
) -> StoreResult<Page<E::Model>> {
    if let Some(place) = &place {
        let (mut rows, more) = side(conn, some, columns, Some(place), most).await?;
        if !place.backward && !rows.is_empty() {
            return Ok(Page { rows, previous: true, next: more });
        }
        // Without more rows before it, this is the first page, perhaps cut short.
        if place.backward && more {
            rows.reverse();
            return Ok(Page { rows, previous: true, next: true });
        }
    }
    let (rows, more) = side(conn, some, columns, None, most).await?;
    Ok(Page { rows, previous: false, next: more })
}

/// Up to a page of rows on one side of a place, the nearest first, and whether
/// there are more.
async fn side<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    some: &Select<E>,
    columns: [E::Column; 2],
    place: Option<&Place>,
    most: u64,
) -> StoreResult<(Vec<E::Model>, bool)> {
    let mut some = some.clone();
    let backward = place.is_some_and(|place| place.backward);
    if let Some(place) = place {
        let key = Expr::tuple(columns.map(|column| column.into_expr()));
        let here = Expr::tuple([Expr::val(place.name_key.as_str()), Expr::val(place.id)]);
        some = some.filter(if backward { key.lt(here) } else { key.gt(here) });
    }
    for column in columns {
        some = some.order_by(column, if backward { Order::Desc } else { Order::Asc });
    }
    pages::page(conn, some, most).await
}
