//! One field of a question, by what it holds. Beside it goes, hidden, what was
//! seen when the page was shown; a field that somebody else changed meanwhile
//! shows both texts.

use super::words;
use crate::{
    i18n::{
        Texts,
        text::{applications as t, questions as q},
        time_of_day,
    },
    routes::{self, File},
    ui::{
        Alert, CheckField, Choice, ChoiceField, DateField, FormContext, SelectField, TextField,
        Tone,
    },
};
use domain::{
    applications::{COUNTIES, DateParts, Field, Kind, QuestionField, StepKey, Who, seen_name},
    validation::Code,
};
use leptos::prelude::*;

/// The name of an input: one entry of the form's `fields`.
fn input(name: &str) -> String {
    format!("fields[{name}]")
}

/// What the fields of one form have in common.
#[derive(Clone)]
pub struct FieldsOfForm {
    pub file: File,
    pub page: StepKey,
    /// The question is about the reader.
    pub about_you: bool,
    /// The question in words, when there is only one field.
    pub question: Option<String>,
    /// The heading of the page says it already.
    pub under_heading: bool,
    /// The client's first name.
    pub client: Option<String>,
}

#[component]
pub fn AskField(
    form: FieldsOfForm,
    field: QuestionField,
    /// What is stored now.
    stored: Signal<QuestionField>,
    /// What somebody else saved here while the page is being filled in.
    clash: Memo<Option<QuestionField>>,
) -> impl IntoView {
    let seen = input(&seen_name(field.key));
    view! {
        <Clash file=form.file page=form.page stored meanwhile=clash />
        <input type="hidden" name=seen value=move || stored.get().stored.to_string() />
        {ask(Texts::here(), form, field)}
    }
}

/// The input for what a field holds.
fn ask(
    texts: Texts,
    FieldsOfForm { about_you, question, under_heading, client, .. }: FieldsOfForm,
    QuestionField { key, shown, .. }: QuestionField,
) -> AnyView {
    let field = key.field;
    let kind = field.kind();
    let name = input(&key.to_string());
    let label = words::label(texts, field);
    let hint = words::hint(field).map(|hint| texts.text(hint).to_owned());
    let hide_label = question.is_some() && under_heading;
    let question = question.unwrap_or_else(|| label.to_owned());
    match kind {
        Kind::Choice(_) => {
            let two_columns = field == Field::PayOften;
            let choices = words::choices(texts, field);
            view! {
                <ChoiceField name label=question nostrip:hint=hint value=shown choices two_columns hide_label />
            }
            .into_any()
        }
        Kind::BirthDate => {
            let DateParts { month, day, year } = DateParts::split(&shown);
            let birthday = about_you;
            view! {
                <DateField name label nostrip:hint=hint value=[month, day, year] birthday />
            }
            .into_any()
        }
        Kind::County => {
            let choices =
                COUNTIES.iter().map(|county| Choice::new(*county, *county)).collect::<Vec<_>>();
            view! {
                <SelectField name label nostrip:hint=hint value=shown choices empty=texts.text(q::COUNTY_EMPTY) />
            }
            .into_any()
        }
        Kind::Agreement => {
            let label = words::agreement(texts, field, client.as_deref());
            view! { <CheckField name label checked=!shown.is_empty() /> }.into_any()
        }
        Kind::Money => view! {
            <TextField
                name
                label
                nostrip:hint=hint
                value=shown
                inputmode="decimal"
                autocomplete="off"
                class="al-input--money"
                affix="$"
            />
        }
        .into_any(),
        _ => {
            let (inputmode, input_type) = match kind {
                Kind::Number { .. } | Kind::Zip => ("numeric", "text"),
                Kind::Phone => ("tel", "tel"),
                Kind::Email => ("email", "email"),
                _ => ("text", "text"),
            };
            let class = match kind {
                Kind::Number { .. } | Kind::Zip => "al-input--number",
                _ => "",
            };
            view! {
                <TextField
                    name
                    label
                    nostrip:hint=hint
                    value=shown
                    inputmode
                    input_type
                    class
                    autocomplete=if about_you { autocomplete(field) } else { "off" }
                />
            }
            .into_any()
        }
    }
}

/// What a browser may fill in by itself when the question is about the reader
/// (WCAG 1.3.5).
const fn autocomplete(field: Field) -> &'static str {
    match field {
        Field::GivenName => "given-name",
        Field::FamilyName => "family-name",
        Field::Street => "address-line1",
        Field::Unit => "address-line2",
        Field::City => "address-level2",
        Field::Zip => "postal-code",
        Field::ContactPhone => "tel",
        Field::ContactEmail => "email",
        _ => "off",
    }
}

/// Somebody else changed this field after the page was shown: what they saved
/// stands here, what was typed stays in the input, and saving again decides.
#[component]
fn Clash(
    file: File,
    page: StepKey,
    stored: Signal<QuestionField>,
    meanwhile: Memo<Option<QuestionField>>,
) -> impl IntoView {
    let texts = Texts::here();
    let form = use_context::<FormContext>();
    move || {
        let field = stored.get();
        let refused = form
            .is_some_and(|form| form.error(&field.key.to_string()) == Some(Code::AnswersChanged));
        let QuestionField { key, stored, by, .. } =
            if refused { field } else { meanwhile.get()? };
        let by = by?;
        let answer = words::raw(texts, key.field, &stored.raw);
        let time = time_of_day(by.at);
        let title = match &by.who {
            Who::You => texts.fill(t::CONFLICT_YOU, &[("time", &time), ("answer", &answer)]),
            Who::Other(name) => texts
                .fill(t::CONFLICT_OTHER, &[("name", name), ("time", &time), ("answer", &answer)]),
        };
        Some(view! {
            <Alert tone=Tone::Warn title>
                <p>
                    {texts.text(t::CONFLICT_CHOOSE)} " "
                    <a href=routes::step(texts.language(), file, page) rel="external">
                        {texts.text(t::CONFLICT_KEEP_THEIRS)}
                    </a>
                </p>
            </Alert>
        })
    }
}
