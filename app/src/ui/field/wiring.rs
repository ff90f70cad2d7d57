//! What is known of a field when it is drawn, and how its parts are tied together.

use crate::{
    i18n::{
        Texts, field_text,
        text::{labels, shell as t},
    },
    ui::{FormContext, Icon, IconName, error_summary::control_id},
};
use leptos::prelude::*;

/// What is known of a field when it is drawn.
#[derive(Clone)]
pub(super) struct Wiring {
    pub form: Option<FormContext>,
    pub name: String,
    /// What errors and labels call it.
    pub key: String,
    pub id: String,
    pub hinted: bool,
}

/// What errors and labels call an input: `fields[p2.given_name]`, one of a form
/// with any number of fields, is `p2.given_name`.
pub(super) fn key_of(name: &str) -> &str {
    name.split_once('[').and_then(|(_, key)| key.strip_suffix(']')).unwrap_or(name)
}

/// The name of one part of a date: `birth_month`, `fields[p2.birth_date.month]`.
pub(super) fn part_of(name: &str, part: &str) -> String {
    match name.strip_suffix(']') {
        Some(open) => format!("{open}.{part}]"),
        None => format!("{name}_{part}"),
    }
}

/// The name of one of several boxes: `languages[so]`, `fields[p2.situation.student]`.
pub(super) fn box_of(name: &str, value: &str) -> String {
    match name.strip_suffix(']') {
        Some(open) => format!("{open}.{value}]"),
        None => format!("{name}[{value}]"),
    }
}

impl Wiring {
    pub fn new(name: &str, hint: Option<&String>) -> Self {
        Self {
            form: use_context(),
            name: name.to_owned(),
            key: key_of(name).to_owned(),
            id: control_id(key_of(name)),
            hinted: hint.is_some(),
        }
    }

    /// What was typed before, or the value that the page knows.
    pub fn value(&self, known: Option<String>) -> Option<String> {
        match self.form {
            Some(form) if form.is_shown_again() => form.typed(&self.name),
            _ => known,
        }
    }

    pub fn sentence(&self) -> Option<&'static str> {
        let code = self.form.and_then(|form| form.error(&self.key))?;
        Some(Texts::here().text(field_text(code)))
    }

    pub fn invalid(&self) -> Option<&'static str> {
        self.sentence().map(|_| "true")
    }

    pub fn class(&self) -> &'static str {
        if self.sentence().is_some() { "al-field al-field--error" } else { "al-field" }
    }

    pub fn described_by(&self) -> Option<String> {
        let hint = self.hinted.then(|| format!("{}-hint", self.id));
        let error = self.sentence().map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub fn error_line(&self) -> impl IntoView + use<> {
        let (texts, id) = (Texts::here(), format!("{}-error", self.id));
        self.sentence().map(|sentence| {
            view! {
                <p class="al-field__error" id=id>
                    <Icon name=IconName::Warning />
                    <span><span class="al-sr">{texts.text(t::ERROR)} " "</span>{sentence}</span>
                </p>
            }
        })
    }

    pub fn hint_line(&self, hint: Option<String>) -> impl IntoView + use<> {
        let id = format!("{}-hint", self.id);
        hint.map(|hint| view! { <p class="al-field__hint" id=id>{hint}</p> })
    }
}

/// A label given by the page, or the one that belongs to the field's name.
pub(super) fn label_of(name: &str, label: Option<String>) -> String {
    label.unwrap_or_else(|| {
        let key = key_of(name);
        let key = key.split_once('.').map_or(key, |(_, key)| key);
        labels::by_name(key).map_or("", |label| Texts::here().text(label)).to_owned()
    })
}
