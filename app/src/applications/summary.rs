//! All answers, in words, page by page, each page with the way to change it.

use super::{question_field::name, words};
use crate::{
    i18n::{
        Texts,
        text::{applications as t, questions as q},
    },
    routes::{self, File},
};
use domain::applications::{
    Field, Kind, Listed, Section, Step, SummaryRow, SummarySection, SummaryValue,
};
use leptos::prelude::*;

/// Every answer with the way to change it, as long as it can be changed.
#[component]
pub fn Answers(
    file: File,
    sections: Vec<SummarySection>,
    people: Vec<Listed>,
    client: Option<String>,
    /// What was sent does not change.
    #[prop(optional)]
    sent: bool,
) -> impl IntoView {
    sections
        .into_iter()
        .map(|section| {
            view! { <AnswersOf file section people=people.clone() client=client.clone() sent /> }
        })
        .collect_view()
}

#[component]
fn AnswersOf(
    file: File,
    section: SummarySection,
    people: Vec<Listed>,
    client: Option<String>,
    sent: bool,
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
                .map(|rows| page(texts, file, rows, name.as_deref(), &people, sent))
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

/// The answers of one page in one line, as a letter would put them.
fn page(
    texts: Texts,
    file: File,
    rows: &[SummaryRow],
    name: Option<&str>,
    people: &[Listed],
    sent: bool,
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
        _ => rows.iter().filter_map(|row| answer(texts, row, people)).collect(),
    };
    let said =
        if said.is_empty() { texts.text(q::NOTHING_THERE).to_owned() } else { said.join(between) };
    let what = match name {
        Some(name) => format!("{title}, {name}"),
        None => title.to_owned(),
    };
    let change = (!sent).then(|| {
        view! {
            <dd>
                <a
                    href=routes::step(texts.language(), file, key)
                    aria-label=texts.fill(t::REVIEW_CHANGE_WHAT, &[("what", &what)])
                >
                    {texts.text(t::REVIEW_CHANGE)}
                </a>
            </dd>
        }
    });
    view! {
        <div>
            <dt>{title}</dt>
            <dd>{said}</dd>
            {change}
        </div>
    }
}

/// One answer; nothing for a field that may stay empty and is, or that says no more
/// than the others on its page.
fn answer(texts: Texts, row: &SummaryRow, people: &[Listed]) -> Option<String> {
    let field = row.field.field;
    let labelled = |said: &str| format!("{}: {said}", words::label(texts, field));
    Some(match &row.value {
        SummaryValue::Empty => return None,
        SummaryValue::Answer(_) if matches!(field, Field::MoreJobs | Field::MailElsewhere) => {
            return None;
        }
        SummaryValue::Answer(value) if field == Field::Kin => {
            let other = name(texts, people, row.field.whose().other());
            format!("{other}: {}", words::value(texts, field, value, people))
        }
        // Which of the two read the warning is not among the answers.
        SummaryValue::Answer(_) if field == Field::PrivacyRead => {
            texts.text(q::SUMMARY_READ).to_owned()
        }
        SummaryValue::Answer(_) if field.kind() == Kind::Agreement => {
            words::agreement(texts, field, None)
        }
        SummaryValue::Answer(value) if row.key.step == Step::IncomeDeductionAmounts => {
            labelled(&words::value(texts, field, value, people))
        }
        SummaryValue::Answer(value) => words::value(texts, field, value, people),
        SummaryValue::Missing => labelled(texts.text(q::NOT_ANSWERED)),
        SummaryValue::NotRight(typed) => labelled(&texts.fill(q::NOT_RIGHT, &[("typed", typed)])),
    })
}
