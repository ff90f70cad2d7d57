//! One of a few.

use super::wiring::{Wiring, label_of};
use leptos::prelude::*;

/// One of several, as a value and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// One of a few, all in view: choice cards.
#[component]
pub fn ChoiceField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    choices: Vec<Choice>,
    /// Two columns where there is room.
    #[prop(optional)]
    two_columns: bool,
    /// The question is the page's h1 already: keep the legend for screen readers.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let value = wiring.value(value);
    let (w1, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone());
    let cards = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            // The summary leads to the first card.
            let id = if index == 0 { wiring.id.clone() } else { format!("{}-{index}", wiring.id) };
            let checked = value.as_deref() == Some(choice.value.as_str());
            view! {
                <label class="al-choice">
                    <input type="radio" id=id name=name.clone() value=choice.value checked=checked />
                    <span>
                        {choice.label}
                        {choice.hint.map(|hint| view! { <span class="al-choice__hint">{hint}</span> })}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=move || w3.class() aria-describedby=move || w1.described_by()>
            <legend class=if hide_label { "al-sr" } else { "al-field__label" }>{label}</legend>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <div class=if two_columns { "al-choices al-choices--two" } else { "al-choices" }>{cards}</div>
        </fieldset>
    }
}
