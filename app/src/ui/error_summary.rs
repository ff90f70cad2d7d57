//! The list of what is wrong, above the form: each entry leads to its field.

use crate::i18n::{
    Texts, field_text,
    text::{labels, shell as t},
};
use domain::validation::FieldError;
use leptos::{html::Div, prelude::*};

/// The id of the control of a field. A dot would be hard to select.
pub fn control_id(field: &str) -> String {
    field.replace('.', "-")
}

/// The label of a field by its name; `p2.given_name` is labelled like `given_name`.
fn label(texts: Texts, field: &str) -> Option<&'static str> {
    let name = field.split_once('.').map_or(field, |(_, name)| name);
    labels::by_name(name).map(|label| texts.text(label))
}

/// Shown when there is something in it; takes the focus when it appears.
#[component]
pub fn ErrorSummary(#[prop(into)] errors: Signal<Vec<FieldError>>) -> impl IntoView {
    let texts = Texts::here();
    let node = NodeRef::<Div>::new();
    // The outside world: the focus of the browser.
    Effect::new(move || {
        if !errors.read().is_empty()
            && let Some(summary) = node.get()
        {
            let _ = summary.focus();
        }
    });
    let entries = move || {
        errors
            .get()
            .into_iter()
            .map(|error| {
                let sentence = texts.text(field_text(error.code));
                let text = match label(texts, &error.field) {
                    // A question ends with a sign of its own
                    Some(label) if label.ends_with('?') => format!("{label} {sentence}"),
                    Some(label) => format!("{label}: {sentence}"),
                    None => sentence.to_owned(),
                };
                view! { <li><a href=format!("#{}", control_id(&error.field)) rel="external">{text}</a></li> }
            })
            .collect_view()
    };
    move || {
        (!errors.read().is_empty()).then(|| {
            view! {
                <div class="al-summary-error" tabindex="-1" node_ref=node role="alert">
                    <h2>{texts.text(t::THERE_IS_A_PROBLEM)}</h2>
                    <ul class="al-list">{entries()}</ul>
                </div>
            }
        })
    }
}
