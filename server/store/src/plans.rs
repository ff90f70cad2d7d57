//! How a database is led to the index that is meant, where it would choose by
//! what its statistics say on average.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryTrait, Select, SelectModel, SelectorRaw,
    sea_query::{Expr, Func},
};
use std::fmt::Write;

/// A column that is compared without its index, so that the database reads the
/// range that was meant: a consumer's few events, say, and not every event of a
/// busy action.
pub(crate) fn aside(column: impl ColumnTrait) -> Expr {
    Func::coalesce([column.into_expr(), column.into_expr()]).into()
}

/// A code of ours, written out instead of bound. The database then plans for this
/// one, which may be rare, not for one of a middling frequency, and sees which
/// partial index fits.
pub(crate) fn literal(code: &'static str) -> Expr {
    Expr::cust(format!("'{code}'"))
}

/// The first rows of a query that one index answers in its order, where there are
/// always many. The limit is written out: PostgreSQL expects a tenth of all rows behind
/// a bound one, finds the plan that it could keep too dear for a long list, and plans
/// each page anew, which takes longer than to read it. Where one value has few rows and
/// another many, a bound limit is better: what is planned for the values is then right.
pub(crate) fn first<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    query: Select<E>,
    most: u64,
) -> SelectorRaw<SelectModel<E::Model>> {
    let mut limited = query.build(conn.get_database_backend());
    // Writing to a text does not fail.
    let _ = write!(limited.sql, " LIMIT {most}");
    E::find().from_raw_sql(limited)
}
