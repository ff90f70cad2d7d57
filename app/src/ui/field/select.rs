//! One of many.

use super::Choice;
use super::wiring::{Wiring, label_of};
use leptos::prelude::*;

/// One of many.
#[component]
pub fn SelectField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    choices: Vec<Choice>,
    /// The words of the empty entry; without them there is none.
    #[prop(optional, into)]
    empty: Option<String>,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let value = wiring.value(value).unwrap_or_default();
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <select
                class="al-select"
                id=wiring.id
                name=name
                aria-describedby=move || w1.described_by()
                aria-invalid=move || w2.invalid()
            >
                {empty.map(|empty| view! { <option value="">{empty}</option> })}
                {options}
            </select>
        </div>
    }
}
