//! The rows of one page of a list.

use crate::StoreResult;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, Select};

/// Up to `most` rows of a query, and whether there are more.
pub(crate) async fn page<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    query: Select<E>,
    most: u64,
) -> StoreResult<(Vec<E::Model>, bool)> {
    let mut rows = query.limit(most.saturating_add(1)).all(conn).await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    Ok((rows, more))
}
