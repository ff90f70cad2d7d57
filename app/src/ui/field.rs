//! Fields: label, hint, error and their ARIA, wired once for everyone.
//!
//! Inputs are uncontrolled: what is typed before WASM arrives, or while a form
//! is on its way, stays in the browser.

use super::{FormContext, Icon, IconName, error_summary::control_id};
use crate::i18n::{
    Texts, field_text,
    text::{labels, shell as t},
};
use leptos::{html::Input, prelude::*};

/// What is known of a field when it is drawn.
#[derive(Clone)]
struct Wiring {
    form: Option<FormContext>,
    name: String,
    /// What errors and labels call it.
    key: String,
    id: String,
    hinted: bool,
}

/// What errors and labels call an input: `fields[p2.given_name]`, one of a form
/// with any number of fields, is `p2.given_name`.
fn key_of(name: &str) -> &str {
    name.split_once('[').and_then(|(_, key)| key.strip_suffix(']')).unwrap_or(name)
}

/// The name of one part of a date: `birth_month`, `fields[p2.birth_date.month]`.
fn part_of(name: &str, part: &str) -> String {
    match name.strip_suffix(']') {
        Some(open) => format!("{open}.{part}]"),
        None => format!("{name}_{part}"),
    }
}

impl Wiring {
    fn new(name: &str, hint: Option<&String>) -> Self {
        Self {
            form: use_context(),
            name: name.to_owned(),
            key: key_of(name).to_owned(),
            id: control_id(key_of(name)),
            hinted: hint.is_some(),
        }
    }

    /// What was typed before, or the value that the page knows.
    fn value(&self, known: Option<String>) -> Option<String> {
        match self.form {
            Some(form) if form.is_shown_again() => form.typed(&self.name),
            _ => known,
        }
    }

    fn sentence(&self) -> Option<&'static str> {
        let code = self.form.and_then(|form| form.error(&self.key))?;
        Some(Texts::here().text(field_text(code)))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.sentence().map(|_| "true")
    }

    fn class(&self) -> &'static str {
        if self.sentence().is_some() { "al-field al-field--error" } else { "al-field" }
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hinted.then(|| format!("{}-hint", self.id));
        let error = self.sentence().map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn error_line(&self) -> impl IntoView + use<> {
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

    fn hint_line(&self, hint: Option<String>) -> impl IntoView + use<> {
        let id = format!("{}-hint", self.id);
        hint.map(|hint| view! { <p class="al-field__hint" id=id>{hint}</p> })
    }
}

/// A label given by the page, or the one that belongs to the field's name.
fn label_of(name: &str, label: Option<String>) -> String {
    label.unwrap_or_else(|| {
        let key = key_of(name);
        let key = key.split_once('.').map_or(key, |(_, key)| key);
        labels::by_name(key).map_or("", |label| Texts::here().text(label)).to_owned()
    })
}

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    /// The autocomplete token (WCAG 1.3.5).
    #[prop(optional, into)]
    autocomplete: Option<String>,
    #[prop(optional, into)] inputmode: Option<String>,
    #[prop(optional, into)] input_type: Option<String>,
    /// `al-input--number`, `al-input--money` … for the width.
    #[prop(optional, into)]
    class: String,
    #[prop(optional)] maxlength: Option<usize>,
    /// A sign before the input, such as `$`.
    #[prop(optional, into)]
    affix: Option<String>,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let value = wiring.value(value);
    let plain_words = matches!(autocomplete.as_deref(), Some("username" | "email"));
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    let input = view! {
        <input
            class=format!("al-input {class}")
            id=wiring.id.clone()
            name=name
            type=input_type.unwrap_or_else(|| "text".to_owned())
            value=value
            inputmode=inputmode
            autocomplete=autocomplete
            autocapitalize=plain_words.then_some("none")
            spellcheck=plain_words.then_some("false")
            maxlength=maxlength.map(|most| most.to_string())
            aria-describedby=move || w1.described_by()
            aria-invalid=move || w2.invalid()
        />
    };
    let input = match affix {
        None => input.into_any(),
        Some(sign) => view! {
            <div class="al-affix">
                <span class="al-affix__sign" aria-hidden="true">{sign}</span>
                {input}
            </div>
        }
        .into_any(),
    };
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            {input}
        </div>
    }
}

/// A password: never shown again by the server, pasting allowed.
#[component]
pub fn PasswordField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// `current-password` or `new-password`.
    #[prop(into)]
    autocomplete: String,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let texts = Texts::here();
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <input
                class="al-input"
                id=wiring.id.clone()
                name=name
                type="password"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=move || w1.described_by()
                aria-invalid=move || w2.invalid()
            />
            <label class="al-check al-needs-script">
                <input type="checkbox" data-shows=wiring.id />
                <span>{texts.text(t::SHOW_PASSWORD)}</span>
            </label>
        </div>
    }
}

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

/// One of many.
#[component]
pub fn SelectField(
    #[prop(into)] name: String,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    choices: Vec<Choice>,
    /// The words of the empty entry; without them there is none.
    #[prop(optional, into)]
    empty: Option<String>,
) -> impl IntoView {
    let wiring = Wiring::new(&name, hint.as_ref());
    let label = label_of(&name, label);
    let value = wiring.value(value).unwrap_or_default();
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class=move || w3.class()>
            <label class="al-field__label" for=wiring.id.clone()>{label}</label>
            {wiring.hint_line(hint)}
            {move || w4.error_line()}
            <select
                class="al-select"
                id=wiring.id
                name=name
                aria-describedby=move || w1.described_by()
                aria-invalid=move || w2.invalid()
            >
                {empty.map(|empty| view! { <option value="">{empty}</option> })}
                {options}
            </select>
        </div>
    }
}

/// One thing to agree to.
#[component]
pub fn CheckField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    /// Never shown ticked: what is agreed to is read each time.
    #[prop(optional)]
    ticked_anew: bool,
) -> impl IntoView {
    let wiring = Wiring::new(&name, None);
    let checked = wiring.value(checked.then(|| "yes".to_owned())).is_some_and(|v| !v.is_empty());
    let checked = checked && !ticked_anew;
    let node = NodeRef::<Input>::new();
    let pending = wiring.form.filter(|_| ticked_anew).map(FormContext::pending);
    // The outside world: the box in the browser, once the form was answered.
    Effect::new(move |before: Option<bool>| {
        let now = pending.is_some_and(|pending| pending.get());
        if before == Some(true)
            && !now
            && let Some(node) = node.get_untracked()
        {
            node.set_checked(false);
        }
        now
    });
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    view! {
        <div class=move || w3.class()>
            {move || w4.error_line()}
            <label class="al-check">
                <input
                    type="checkbox"
                    node_ref=node
                    id=wiring.id
                    name=name
                    value="yes"
                    checked=checked
                    aria-describedby=move || w1.described_by()
                    aria-invalid=move || w2.invalid()
                />
                <span>{label}</span>
            </label>
        </div>
    }
}

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
