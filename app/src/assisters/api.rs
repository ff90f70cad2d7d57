//! The doors of this feature.

use crate::error::AppResult;
use domain::{assisters::RosterPage, ids::AssisterAccountId};
use leptos::prelude::*;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::context,
    domain::{lists::Cursor, policy::Action},
};

/// One page of the roster.
#[server(endpoint = "assisters/roster", prefix = "/api")]
pub async fn list_assisters(
    #[server(default)] after: Option<AssisterAccountId>,
    #[server(default)] before: Option<AssisterAccountId>,
) -> AppResult<RosterPage> {
    let (request, store) = context::open(Action::ListAssisters)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(store::assisters::roster(&store, &request, cursor).await?)
}
