//! A question before something that binds, for people with WASM. The page it
//! replaces works without: the opening link leads there.

use leptos::{html::Dialog, prelude::*};

/// A native dialog that opens when `open` turns true. Escape and the quiet
/// button keep everything as it is.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    #[prop(into)] keep: String,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    // The outside world: the dialog element has a state of its own.
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if open.get() {
            let _ = dialog.show_modal();
        } else if dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog class="al-dialog" id=id node_ref=node aria-labelledby=labelled_by on:close=move |_| open.set(false)>
            <h2 id=heading>{title}</h2>
            {children()}
            <div class="al-actions">
                <button class="al-button al-button--quiet" type="button" on:click=move |_| open.set(false)>
                    {keep}
                </button>
            </div>
        </dialog>
    }
}
