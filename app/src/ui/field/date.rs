//! A date in three inputs.

use super::wiring::{Wiring, label_of, part_of};
use crate::i18n::{Texts, text::shell as t};
use leptos::prelude::*;

/// A date in three inputs, month first. The fields are `<name>_month`,
/// `<name>_day` and `<name>_year` (`fields[<key>.month]` … in a form with any
/// number of fields); an error is reported for `<name>`.
#[component]
pub fn DateField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// Month, day and year as typed.
    #[prop(optional)]
    value: Option<[String; 3]>,
    /// A date of birth of the person at the keyboard.
    #[prop(optional)]
    birthday: bool,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let texts = Texts::here();
    let known = value.map_or([None, None, None], |parts| parts.map(Some));
    let (w1, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone());
    let parts = [
        ("month", t::MONTH, "bday-month", "2", "al-input al-input--2"),
        ("day", t::DAY, "bday-day", "2", "al-input al-input--2"),
        ("year", t::YEAR, "bday-year", "4", "al-input al-input--4"),
    ];
    let inputs = parts
        .into_iter()
        .zip(known)
        .enumerate()
        .map(|(index, ((part, part_label, token, most, class), known))| {
            let field = part_of(&name, part);
            let part_wiring = Wiring::new(&field, None);
            let value = part_wiring.value(known);
            // The summary leads to the first part.
            let id = if index == 0 { wiring.id.clone() } else { part_wiring.id };
            let invalid = wiring.clone();
            view! {
                <div class="al-date__part">
                    <label for=id.clone()>{texts.text(part_label)}</label>
                    <input
                        class=class
                        id=id
                        name=field
                        type="text"
                        inputmode="numeric"
                        value=value
                        autocomplete=if birthday { token } else { "off" }
                        size=most
                        aria-invalid=move || invalid.invalid()
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=move || w3.class() aria-describedby=move || w1.described_by()>
            <legend class="al-field__label">{label}</legend>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <div class="al-date">{inputs}</div>
        </fieldset>
    }
}
