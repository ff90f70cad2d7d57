//! The doors of this feature.

use crate::{context, error::AppResult};
use domain::{assisters::RosterPage, ids::AssisterAccountId, lists::Cursor, policy::Action};
use leptos::prelude::*;

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
