//! Help that unfolds.

use leptos::prelude::*;

#[component]
pub fn Details(#[prop(into)] summary: String, children: Children) -> impl IntoView {
    view! {
        <details class="al-details">
            <summary>{summary}</summary>
            <div class="al-details__body">{children()}</div>
        </details>
    }
}
