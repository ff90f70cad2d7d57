//! How a database is led to the index that is meant, where it would choose by
//! what its statistics say on average.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, Func},
};

/// A column that is compared without its index, so that the database reads the
/// range that was meant: a consumer's few events, say, and not every event of a
/// busy action.
pub(crate) fn aside(column: impl ColumnTrait) -> Expr {
    Func::coalesce([column.into_expr(), column.into_expr()]).into()
}
