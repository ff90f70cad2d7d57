//! The doors of this feature.

use super::Letter;
use crate::{context, error::AppResult};
use domain::policy::Action;
use leptos::prelude::*;

/// The mails of the demonstration, newest first; not found elsewhere.
#[server(endpoint = "notices/demo_mailbox", prefix = "/api")]
pub async fn demo_mailbox() -> AppResult<Vec<Letter>> {
    context::open(Action::DemoMailbox)?;
    let mailbox = context::services()?.mailbox.ok_or(store::StoreError::NotFound)?;
    let mut letters = mailbox.letters();
    letters.sort_by_key(|letter| std::cmp::Reverse(letter.at));
    Ok(letters)
}
