//! The rows of the audit page as a file.

use super::{
    event_page::side,
    rows::trail_rows,
    trail::{looked, ranges},
};
use crate::{Request, Store, StoreResult};
use domain::{
    audit::{Done, EXPORT_MOST, TrailQuery, TrailRow},
    policy::Action,
};

/// How many events are turned into rows at a time.
const BATCH: u64 = 1_000;

/// The newest rows that a query asks for.
pub struct Export {
    pub rows: Vec<TrailRow>,
    /// Whether older rows were left out: there were more than [`EXPORT_MOST`].
    pub cut: bool,
}

/// Reads the newest [`EXPORT_MOST`] rows, from whatever page the query is at.
/// That they were taken is an event of its own.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but resource managers.
pub async fn export(store: &Store, request: &Request, query: &TrailQuery) -> StoreResult<Export> {
    request.admit(Action::ExportAudit)?;
    let conn = store.reader();
    let ranges = ranges(query);
    let (mut rows, mut place, mut more) = (Vec::new(), None, true);
    let most = usize::try_from(EXPORT_MOST).unwrap_or(usize::MAX);
    while more && rows.len() < most {
        let events;
        (events, more) = side(conn, &ranges, place, false, BATCH).await?;
        place = events.last().map(Into::into);
        rows.extend(trail_rows(conn, &events).await?);
    }
    let tx = store.begin(request).await?;
    tx.commit(looked(Done::AuditExported, query, rows.len())).await?;
    Ok(Export { rows, cut: more })
}
