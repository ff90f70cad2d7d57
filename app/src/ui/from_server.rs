//! A page that the bundle does not hold.

use leptos::prelude::*;

/// Loads the page that the router has just gone to.
#[component]
pub fn FromServer() -> impl IntoView {
    // The outside world: the browser loads the page.
    Effect::new(|| {
        let _ = window().location().reload();
    });
}
