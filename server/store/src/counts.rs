//! How many rows there are, counted by the database up to a limit: a count costs
//! no more than that, however long the list is.

use crate::StoreResult;
use domain::lists::Count;
use sea_orm::{
    ConnectionTrait,
    sea_query::{Asterisk, Expr, Func, Query, SelectStatement},
};

/// Counts the rows of a query, told exactly up to [`Count::MOST`].
pub(crate) async fn count(
    conn: &impl ConnectionTrait,
    rows: SelectStatement,
) -> StoreResult<Count> {
    Ok(Count::of(count_up_to(conn, rows, Count::MOST).await?))
}

/// Counts the rows of a query, but no further than one above `most`.
pub(crate) async fn count_up_to(
    conn: &impl ConnectionTrait,
    mut rows: SelectStatement,
    most: u64,
) -> StoreResult<u64> {
    rows.limit(most.saturating_add(1));
    let query = Query::select()
        .expr(Func::count(Expr::col(Asterisk)))
        .from_subquery(rows, "counted")
        .to_owned();
    let rows: i64 = match conn.query_one(&query).await? {
        Some(row) => row.try_get_by_index(0)?,
        None => 0,
    };
    Ok(u64::try_from(rows).unwrap_or_default())
}
