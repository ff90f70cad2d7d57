//! What the engine answers about applications: work that waits, results that are kept, and the
//! pages that show them.
//!
//! An application waits from the transaction on in which it was sent. The engine is asked outside
//! of any transaction; what it answers is kept in one, with its audit row and messages. The first
//! result of a person never changes.

mod first;
mod keep;
mod results;
mod work;

pub(crate) use first::{FirstColumns, columns_of, first_of, first_results};
pub(crate) use keep::row_of;
pub use keep::{Kept, keep};
pub use results::results;
pub(crate) use results::results_of;
pub(crate) use work::wait;
pub use work::{Waiting, claim, not_answered};

use crate::{StoreError, StoreResult, entities::application_snapshot};
use domain::applications::Snapshot;

/// What was sent.
fn snapshot_of(row: &application_snapshot::Model) -> StoreResult<Snapshot> {
    serde_json::from_str(&row.content)
        .map_err(|_| StoreError::inconsistent("application_snapshot", "content"))
}
