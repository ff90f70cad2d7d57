//! Where the focus goes when the page changes without a reload: to the new
//! heading, which a screen reader then reads once.

use leptos::{html::H1, prelude::*};
use leptos_router::hooks::use_location;

/// Set once a page was reached without a reload.
#[derive(Clone, Copy)]
struct Navigated(StoredValue<bool>);

/// Called once, inside the router.
pub fn mark_navigations() {
    let navigated = Navigated(StoredValue::new(false));
    provide_context(navigated);
    let path = use_location().pathname;
    // The outside world: the focus of the browser.
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            navigated.0.set_value(true);
        }
        now
    });
}

/// The h1 of a page.
#[component]
pub fn FocusHeading(#[prop(optional, into)] class: String, children: Children) -> impl IntoView {
    let node = NodeRef::<H1>::new();
    let navigated = use_context::<Navigated>();
    // The outside world: the focus of the browser.
    Effect::new(move || {
        if let Some(heading) = node.get()
            && navigated.is_some_and(|navigated| navigated.0.get_value())
        {
            // A page that waited for its data is not in the document before the
            // next frame; what is not there cannot take the focus.
            request_animation_frame(move || {
                let _ = heading.focus();
            });
        }
    });
    view! { <h1 tabindex="-1" class=class node_ref=node>{children()}</h1> }
}
