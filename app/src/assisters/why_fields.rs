//! The reason for a change to an assister's account, and a note.

use super::words::reasons;
use crate::{
    i18n::{Texts, text::roster as t},
    ui::{SelectField, TextField},
};
use domain::assisters::{Change, Why};
use leptos::prelude::*;

/// A list of the reasons that fit and a line for a note. A page with several such
/// forms gives each its own names.
#[component]
pub fn WhyFields(fields: [&'static str; 2], change: Change) -> impl IntoView {
    let texts = Texts::here();
    let [reason, note] = fields;
    view! {
        <SelectField name=reason empty=texts.text(t::CHOOSE) choices=reasons(texts, change) />
        <TextField name=note hint=texts.text(t::NOTE_HINT) autocomplete="off" maxlength=Why::MOST />
    }
}
