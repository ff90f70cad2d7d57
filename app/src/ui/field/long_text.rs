//! A few lines of text.

use super::wiring::{Wiring, label_of};
use leptos::prelude::*;

/// A few lines of text.
#[component]
pub fn LongTextField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional)] maxlength: Option<usize>,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let text = escaped(&wiring.value(value).unwrap_or_default());
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <textarea
                class="al-input"
                id=wiring.id
                name=name
                rows="4"
                maxlength=maxlength.map(|most| most.to_string())
                aria-describedby=move || w1.described_by()
                aria-invalid=move || w2.invalid()
                inner_html=text
            ></textarea>
        </div>
    }
}

/// The text as markup. The framework does not escape what stands in a textarea.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_was_typed_does_not_leave_the_box() {
        assert_eq!(escaped("a </textarea><b> & c"), "a &lt;/textarea>&lt;b> &amp; c");
    }
}
