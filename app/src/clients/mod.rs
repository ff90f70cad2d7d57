//! The assister's desk: the client list and its searches, a client's page, how
//! the work is done today, and the banner on every page of a client's file.

mod acting_banner;
pub mod api;
mod asked;
mod begin;
mod client;
mod client_table;
mod find;
mod list;
mod words;

pub use acting_banner::ActingBanner;
pub use begin::BeginPage;
pub use client::ClientPage;
pub use list::ClientsPage;

use domain::ids::ConsumerId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The client in the URL; a text that is no id is nobody's.
fn client_in_url() -> Memo<Option<ConsumerId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("client")?.parse().ok())
}
