//! The words for what stands in a roster file.

use crate::{
    i18n::{Text, Texts, text::roster_import as t},
    ui::{IconName, Tag, Tone},
};
use domain::{
    assisters::roster_file::{Column, ImportState},
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
