//! All answers, in words, page by page, each page with the way to change it.

use super::words;
use crate::{
    i18n::{
        Texts,
        text::{applications as t, questions as q},
    },
    routes::{self, File},
};
use domain::applications::{
    About, AnswersToCheck, Field, Kind, Listed, PersonNumber, Section, Step, SummaryRow,
    SummarySection, SummaryValue,
};
use leptos::prelude::*;

#[component]
pub fn Answers(file: File, answers: AnswersToCheck) -> impl IntoView {
    let AnswersToCheck { sections, people, client, .. } = answers;
    sections
        .into_iter()
        .map(|section| {
            view! { <AnswersOf file section people=people.clone() client=client.clone() /> }
        })
        .collect_view()
}

#[component]
fn AnswersOf(
    file: File,
    section: SummarySection,
    people: Vec<Listed>,
    client: Option<String>,
) -> impl IntoView {
    let texts = Texts::here();
    let client = client.as_deref();
    let SummarySection { section, rows } = section;
    let id = format!("part-{}", section.slug());
    let heading = id.clone();
    // The main contact's part is about nobody else.
    let by_person = section != Section::Contact;
    let groups: Vec<_> = rows
        .chunk_by(|a, b| !by_person || a.field.person == b.field.person)
        .map(|rows| {
            let person = rows[0].field.person.filter(|_| by_person);
            let name = person.map(|number| name(texts, &people, number));
            let pages: Vec<_> = rows
                .chunk_by(|a, b| a.key == b.key)
                .map(|rows| page(texts, file, rows, name.as_deref(), &people))
                .collect();
            view! {
                {name.map(|name| view! { <h3>{name}</h3> })}
                <dl class="al-summary">{pages}</dl>
            }
        })
        .collect();
    view! {
        <section class="al-card al-stack" aria-labelledby=id>
            <h2 id=heading>{words::section(texts, section, client)}</h2>
            {groups}
        </section>
    }
}

fn name(texts: Texts, people: &[Listed], number: PersonNumber) -> String {
    match people.iter().find(|person| person.number == number).map(|person| &person.about) {
        Some(About::You) => texts.text(t::PEOPLE_YOU).to_owned(),
        Some(About::Named(name)) => name.clone(),
        Some(About::Unnamed) | None => texts.text(t::PEOPLE_NO_NAME).to_owned(),
    }
}

/// The answers of one page in one line, as a letter would put them.
fn page(
    texts: Texts,
    file: File,
    rows: &[SummaryRow],
    name: Option<&str>,
    people: &[Listed],
) -> impl IntoView + use<> {
    let key = rows[0].key;
    let title = texts.text(match key.step {
        Step::PrivacyWarning => q::SUMMARY_PRIVACY,
        // Whose name and birth date it is stands above.
        Step::PersonName => words::title(Step::ContactName),
        Step::PersonBirthDate => words::title(Step::ContactBirthDate),
        step => words::title(step),
    });
    let between = if matches!(key.step, Step::ContactName | Step::PersonName) { " " } else { ", " };
    let said: Vec<String> = match key.step {
        Step::HouseholdPeople if people.len() > 1 => {
            people.iter().map(|person| self::name(texts, people, person.number)).collect()
        }
        _ => rows.iter().filter_map(|row| answer(texts, row)).collect(),
    };
    let said =
        if said.is_empty() { texts.text(q::NOTHING_THERE).to_owned() } else { said.join(between) };
    let what = match name {
        Some(name) => format!("{title}, {name}"),
        None => title.to_owned(),
    };
    view! {
        <div>
            <dt>{title}</dt>
            <dd>{said}</dd>
            <dd>
                <a
                    href=routes::step(texts.language(), file, key)
                    aria-label=texts.fill(t::REVIEW_CHANGE_WHAT, &[("what", &what)])
                >
                    {texts.text(t::REVIEW_CHANGE)}
                </a>
            </dd>
        </div>
    }
}

/// One answer; nothing for a field that may stay empty and is.
fn answer(texts: Texts, row: &SummaryRow) -> Option<String> {
    let field = row.field.field;
    let labelled = |said: &str| format!("{}: {said}", words::label(texts, field));
    Some(match &row.value {
        SummaryValue::Empty => return None,
        // Which of the two read the warning is not among the answers.
        SummaryValue::Answer(_) if field == Field::PrivacyRead => {
            texts.text(q::SUMMARY_READ).to_owned()
        }
        SummaryValue::Answer(_) if field.kind() == Kind::Agreement => {
            words::agreement(texts, field, None)
        }
        SummaryValue::Answer(value) => words::value(texts, field, value),
        SummaryValue::Missing => labelled(texts.text(q::NOT_ANSWERED)),
        SummaryValue::NotRight(typed) => labelled(&texts.fill(q::NOT_RIGHT, &[("typed", typed)])),
    })
}
