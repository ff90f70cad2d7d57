//! The words for what stands in a roster file, and the files that are written
//! about one.

use crate::{
    i18n::{Text, Texts, field_text, text::roster_import as t},
    ui::{IconName, Tag, Tone},
};
use domain::{
    assisters::roster_file::{Column, ImportState, LineError},
    audit::csv_line,
    validation::FieldError,
};
use leptos::prelude::*;

/// What belongs into a column.
pub const fn column_about(column: Column) -> Text {
    match column {
        Column::Kind => t::ABOUT_KIND,
        Column::GivenName => t::ABOUT_GIVEN_NAME,
        Column::FamilyName => t::ABOUT_FAMILY_NAME,
        Column::LoginEmail => t::ABOUT_LOGIN_EMAIL,
        Column::Number => t::ABOUT_NUMBER,
        Column::Organization => t::ABOUT_ORGANIZATION,
        Column::City => t::ABOUT_CITY,
        Column::PublicPhone => t::ABOUT_PUBLIC_PHONE,
        Column::PublicEmail => t::ABOUT_PUBLIC_EMAIL,
        Column::Languages => t::ABOUT_LANGUAGES,
        Column::Counties => t::ABOUT_COUNTIES,
        Column::Hours => t::ABOUT_HOURS,
        Column::TakingNewClients => t::ABOUT_TAKING_NEW_CLIENTS,
        Column::Listed => t::ABOUT_LISTED,
        Column::CertifiedFrom => t::ABOUT_CERTIFIED_FROM,
    }
}

/// How far a file is.
pub fn state_tag(texts: Texts, state: ImportState, wrong: u32) -> impl IntoView {
    let (tone, icon, text) = match (state, wrong) {
        (ImportState::Checked, 0) => (Some(Tone::Info), Some(IconName::Clock), t::STATE_CHECKED),
        (ImportState::Checked, _) => (Some(Tone::Warn), Some(IconName::Warning), t::STATE_WRONG),
        (ImportState::Confirmed, _) => {
            (Some(Tone::Info), Some(IconName::Clock), t::STATE_CONFIRMED)
        }
        (ImportState::Done, _) => (Some(Tone::Ok), Some(IconName::Check), t::STATE_DONE),
        (ImportState::Refused, _) => (Some(Tone::Stop), Some(IconName::Warning), t::STATE_REFUSED),
        (ImportState::Discarded, _) => (None, Some(IconName::X), t::STATE_DISCARDED),
    };
    view! { <Tag tone icon text=texts.text(text) /> }
}

/// Where in its line an error is: the heading, as it stands in the file.
pub fn column_name(texts: Texts, error: &FieldError) -> String {
    if Column::of_heading(&error.field).is_some() {
        error.field.clone()
    } else {
        texts.text(t::WHOLE_LINE).to_owned()
    }
}

/// The template: headings and one invented person.
pub fn template() -> String {
    csv_line(Column::ALL.map(Column::heading)) + &csv_line(Column::ALL.map(Column::example))
}

/// What is wrong with a file, as a file: line, column, what is wrong in words, and
/// the cell, which no spreadsheet takes for a formula.
pub fn errors_file<'c>(
    texts: Texts,
    errors: impl Iterator<Item = (&'c LineError, &'c str)>,
) -> String {
    let head = [t::ERRORS_LINE, t::ERRORS_COLUMN, t::ERRORS_WHAT, t::ERRORS_CELL];
    let mut file = csv_line(head.map(|text| texts.text(text)));
    for (LineError { line, error }, cell) in errors {
        let words = texts.text(field_text(error.code));
        let (line, column) = (line.to_string(), column_name(texts, error));
        file.push_str(&csv_line([line.as_str(), &column, words, cell]));
    }
    file
}
