//! Phone numbers to tap.

use super::HELP_LINE;
use leptos::prelude::*;

/// A number to tap.
#[component]
pub fn PhoneLink(#[prop(into)] number: String) -> impl IntoView {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let country = if digits.len() == 10 { "+1" } else { "+" };
    view! { <a class="al-nowrap" href=format!("tel:{country}{digits}")>{number}</a> }
}

/// A sentence in which the help line is a number to tap.
#[component]
pub fn Sentence(#[prop(into)] text: String) -> impl IntoView {
    let parts = text.split(HELP_LINE).map(str::to_owned).enumerate();
    parts
        .map(|(index, part)| {
            view! { {(index > 0).then(|| view! { <PhoneLink number=HELP_LINE /> })} {part} }
        })
        .collect_view()
}
