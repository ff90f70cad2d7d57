//! The door of the public directory.

use crate::error::AppResult;
use domain::{
    assisters::{AssisterKind, DirectoryPage},
    ids::AssisterAccountId,
};
use leptos::prelude::*;

// What only the body uses: it is compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::context,
    domain::{assisters::DirectoryFilter, lists::Cursor, policy::Action},
};

/// One page of the assisters who are listed and may act today.
#[server(endpoint = "assisters/find_help", prefix = "/api")]
pub async fn find_help(
    #[server(default)] kind: Option<AssisterKind>,
    #[server(default)] county: Option<String>,
    #[server(default)] language: Option<String>,
    #[server(default)] taking_new_clients: bool,
    #[server(default)] after: Option<AssisterAccountId>,
    #[server(default)] before: Option<AssisterAccountId>,
) -> AppResult<DirectoryPage> {
    let (request, store) = context::open(Action::FindHelp)?;
    let filter = DirectoryFilter { kind, county, language, taking_new_clients };
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(store::assisters::directory::find_help(&store, &request, &filter, cursor).await?)
}
