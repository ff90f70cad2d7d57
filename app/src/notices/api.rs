//! The doors of this feature.

use super::Letter;
use crate::error::AppResult;
use domain::{ids::AlertId, notices::ShownAlert};
use leptos::prelude::*;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {crate::context, domain::policy::Action};

/// How many mails the page of the demonstration shows.
// Only the server cuts the list.
#[cfg(feature = "ssr")]
const MOST: usize = 100;

/// The newest mails of the demonstration, newest first; not found elsewhere.
#[server(endpoint = "notices/demo_mailbox", prefix = "/api")]
pub async fn demo_mailbox() -> AppResult<Vec<Letter>> {
    context::open(Action::DemoMailbox)?;
    let mailbox = context::services()?.mailbox.ok_or(store::StoreError::NotFound)?;
    let mut letters = mailbox.letters();
    letters.sort_by_key(|letter| std::cmp::Reverse(letter.at));
    letters.truncate(MOST);
    Ok(letters)
}

/// The open messages of the person who asks, newest first.
#[server(endpoint = "notices/alerts", prefix = "/api")]
pub async fn list_alerts() -> AppResult<Vec<ShownAlert>> {
    let (request, store) = context::open(Action::ListAlerts)?;
    Ok(store::notices::alerts(&store, &request).await?)
}

/// Puts a message away; the person stays on the page.
#[server(endpoint = "notices/dismiss_alert", prefix = "/api")]
pub async fn dismiss_alert(id: AlertId) -> AppResult<()> {
    let (request, store) = context::open(Action::DismissAlert)?;
    store::notices::dismiss(&store, &request, id).await?;
    Ok(())
}
