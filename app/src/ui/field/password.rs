//! A password.

use super::wiring::{Wiring, label_of};
use crate::i18n::{Texts, text::shell as t};
use leptos::prelude::*;

/// A password: never shown again by the server, pasting allowed.
#[component]
pub fn PasswordField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// `current-password` or `new-password`.
    #[prop(into)]
    autocomplete: String,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let texts = Texts::here();
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <input
                class="al-input"
                id=wiring.id.clone()
                name=name
                type="password"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=move || w1.described_by()
                aria-invalid=move || w2.invalid()
            />
            <label class="al-check al-needs-script">
                <input type="checkbox" data-shows=wiring.id />
                <span>{texts.text(t::SHOW_PASSWORD)}</span>
            </label>
        </div>
    }
}
