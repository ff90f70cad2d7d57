//! A page that the bundle does not hold.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Loads the page that the router is going to.
#[component]
pub fn FromServer() -> impl IntoView {
    let location = use_location();
    // The outside world: the browser loads the page. The address bar may still
    // show the page before.
    Effect::new(move || {
        let query = location.search.get_untracked();
        let mark = if query.is_empty() { "" } else { "?" };
        let there = format!("{}{mark}{query}", location.pathname.get_untracked());
        let _ = window().location().assign(&there);
    });
}
