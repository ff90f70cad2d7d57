//! Any number of many.

use super::{
    Choice,
    wiring::{Wiring, box_of, label_of},
};
use leptos::prelude::*;

/// Any number of many: a box each, named `name[value]`, or `fields[<key>.value]` in a
/// form with any number of fields. An error is reported for `name`.
#[component]
pub fn CheckList(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// The values that are ticked.
    #[prop(optional)]
    ticked: Vec<String>,
    choices: Vec<Choice>,
    /// The question is the page's h1 already: keep the legend for screen readers.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let (w1, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone());
    let boxes = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            // The summary leads to the first box.
            let id = if index == 0 { wiring.id.clone() } else { format!("{}-{index}", wiring.id) };
            let field = box_of(&name, &choice.value);
            let known = ticked.contains(&choice.value).then(|| "yes".to_owned());
            let checked = Wiring::new(&field, None).value(known).is_some_and(|v| !v.is_empty());
            view! {
                <label class="al-check">
                    <input type="checkbox" id=id name=field value="yes" checked=checked />
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
            <div class="al-checks">{boxes}</div>
        </fieldset>
    }
}
