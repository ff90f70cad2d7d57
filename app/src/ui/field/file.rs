//! A file from the person's computer.

use super::wiring::{Wiring, label_of};
use leptos::prelude::*;

/// A file. The form is sent by a button with `formenctype="multipart/form-data"`.
#[component]
pub fn FileField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// The kinds of file that the browser offers first: `.csv,text/csv`.
    #[prop(into)]
    accept: String,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <input
                class="al-input"
                id=wiring.id
                name=name
                type="file"
                accept=accept
                aria-describedby=move || w1.described_by()
                aria-invalid=move || w2.invalid()
            />
        </div>
    }
}
