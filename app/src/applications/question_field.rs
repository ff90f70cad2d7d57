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
        Alert, CheckField, CheckList, Choice, ChoiceField, DateField, FormContext, SelectField,
        TextField, Tone,
    },
};
use domain::{
    applications::{
        About, COUNTIES, DateParts, DateRange, Field, FieldKey, Kind, Listed, PersonNumber,
        QuestionField, Reading, SealedNumber, StepKey, Who, seen_name,
    },
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
    /// What to call everybody on the application.
    pub people: Vec<Listed>,
}

/// Up to so many choices are all in view; more are a list to unfold.
const MOST_IN_VIEW: usize = 10;

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
        <Clash file=form.file page=form.page people=form.people.clone() stored meanwhile=clash />
        <input type="hidden" name=seen value=move || stored.get().stored.to_string() />
        {ask(Texts::here(), form, field)}
    }
}

/// The input for what a field holds.
fn ask(
    texts: Texts,
    FieldsOfForm { about_you, question, under_heading, client, people, .. }: FieldsOfForm,
    QuestionField { key, shown, offered, stored, .. }: QuestionField,
) -> AnyView {
    let field = key.field;
    let kind = field.kind();
    let name = input(&key.to_string());
    let label = label(texts, key, &people);
    let hint = words::hint(field).map(|hint| texts.text(hint).to_owned());
    let hide_label = question.is_some() && under_heading;
    let question = question.unwrap_or_else(|| label.clone());
    match kind {
        Kind::Choice(_) | Kind::Person { .. } => {
            let choices = words::choices(texts, field, &offered, &people);
            // What the papers of each say stands beside it.
            let explained = choices.iter().any(|one| one.hint.is_some());
            if choices.len() > MOST_IN_VIEW && !explained {
                let empty = texts.text(q::CHOICE_EMPTY);
                view! { <SelectField name label nostrip:hint=hint value=shown choices empty /> }
                    .into_any()
            } else {
                let two_columns =
                    choices.len() > 4 && choices.iter().all(|one| one.label.len() < 24);
                view! {
                    <ChoiceField name label=question nostrip:hint=hint value=shown choices two_columns hide_label />
                }
                .into_any()
            }
        }
        Kind::Several(_) | Kind::People => {
            let choices = words::choices(texts, field, &offered, &people);
            let ticked: Vec<String> = shown.split(' ').map(ToOwned::to_owned).collect();
            view! {
                <CheckList name label=question nostrip:hint=hint ticked choices hide_label />
            }
            .into_any()
        }
        Kind::Date(range) => {
            let DateParts { month, day, year } = DateParts::split(&shown);
            let birthday = about_you && range == DateRange::Birth;
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
        Kind::Reading => {
            let label = words::agreement(texts, field, client.as_deref());
            let value = Reading::of_now(texts.language()).to_string();
            // A warning of another version has to be read again.
            let checked = shown.parse::<Reading>().is_ok();
            view! { <CheckField name label value checked /> }.into_any()
        }
        Kind::Ssn => {
            let kept = SealedNumber::read(&stored.raw).ok();
            let words = if kept.is_some() { t::SSN_KEPT } else { t::SSN_OFFERED };
            let kept = kept.or(offered.into_iter().next());
            let hint = kept.map(|digits| texts.fill(words, &[("digits", &digits)])).or(hint);
            view! {
                <TextField
                    name
                    label
                    nostrip:hint=hint
                    value=""
                    inputmode="numeric"
                    autocomplete="off"
                    class="al-input--number"
                />
            }
            .into_any()
        }
        Kind::Money | Kind::Profit => view! {
            <TextField
                name
                label
                nostrip:hint=hint
                value=shown
                // A keyboard of digits has no minus sign on some phones.
                inputmode=if kind == Kind::Profit { "text" } else { "decimal" }
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

/// The label of a field; between two people, it names both.
fn label(texts: Texts, key: FieldKey, people: &[Listed]) -> String {
    if key.field != Field::Kin {
        return words::label(texts, key.field).to_owned();
    }
    let whose = key.whose();
    texts.fill(
        q::KIN_OF,
        &[
            ("name", &name(texts, people, whose.person)),
            ("other", &name(texts, people, whose.other())),
        ],
    )
}

/// What to call somebody on the application.
pub fn name(texts: Texts, people: &[Listed], number: PersonNumber) -> String {
    match people.iter().find(|person| person.number == number).map(|person| &person.about) {
        Some(About::You) => texts.text(t::PEOPLE_YOU).to_owned(),
        Some(About::Named(name)) => name.clone(),
        Some(About::Unnamed) | None => texts.text(t::PEOPLE_NO_NAME).to_owned(),
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
    people: Vec<Listed>,
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
        let answer = words::raw(texts, key.field, &stored.raw, &people);
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
