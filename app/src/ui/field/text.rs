//! One line of text.

use super::wiring::{Wiring, label_of};
use leptos::prelude::*;

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    /// The autocomplete token (WCAG 1.3.5).
    #[prop(optional, into)]
    autocomplete: Option<String>,
    #[prop(optional, into)] inputmode: Option<String>,
    #[prop(optional, into)] input_type: Option<String>,
    /// `al-input--number`, `al-input--money` … for the width.
    #[prop(optional, into)]
    class: String,
    #[prop(optional)] maxlength: Option<usize>,
    /// A sign before the input, such as `$`.
    #[prop(optional, into)]
    affix: Option<String>,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let value = wiring.value(value);
    let plain_words = matches!(autocomplete.as_deref(), Some("username" | "email"));
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    let input = view! {
        <input
            class=format!("al-input {class}")
            id=wiring.id.clone()
            name=name
            type=input_type.unwrap_or_else(|| "text".to_owned())
            value=value
            inputmode=inputmode
            autocomplete=autocomplete
            autocapitalize=plain_words.then_some("none")
            spellcheck=plain_words.then_some("false")
            maxlength=maxlength.map(|most| most.to_string())
            aria-describedby=move || w1.described_by()
            aria-invalid=move || w2.invalid()
        />
    };
    let input = match affix {
        None => input.into_any(),
        Some(sign) => view! {
            <div class="al-affix">
                <span class="al-affix__sign" aria-hidden="true">{sign}</span>
                {input}
            </div>
        }
        .into_any(),
    };
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            {input}
        </div>
    }
}
