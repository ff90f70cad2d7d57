//! The paragraphs of the letter, each with the way to change it.

use super::{names::Names, sentences::Speaker};
use crate::{
    applications::words,
    i18n::{
        Text, Texts,
        text::{applications as t, letter as l},
    },
    routes::{self, File},
};
use domain::applications::{
    AboutPerson, CoverageYear, LetterPart, Paragraph, PersonNumber, Section, Step, SummarySection,
    letter, wanting,
};
use leptos::prelude::*;

/// Every answer, with the way to change it as long as it can be changed.
#[component]
pub fn Letter(
    file: File,
    year: CoverageYear,
    sections: Vec<SummarySection>,
    client: Option<String>,
    /// What was sent does not change.
    #[prop(optional)]
    sent: bool,
) -> impl IntoView {
    let texts = Texts::here();
    let names = Names::of(texts, &sections, client.as_deref());
    let opening = opening(texts, &names, year, client.as_deref(), &wanting(&sections));
    let speaker = Speaker { texts, names: &names, year };
    let parts: Vec<_> = letter(&sections)
        .into_iter()
        .map(|part| part_of(&speaker, file, part, client.as_deref(), sent))
        .collect();
    view! {
        {opening.map(|opening| view! { <p class="al-lead">{opening}</p> })}
        {parts}
    }
}

/// For whom coverage is sought.
fn opening(
    texts: Texts,
    names: &Names,
    year: CoverageYear,
    client: Option<&str>,
    wanting: &[PersonNumber],
) -> Option<String> {
    let text: Text = match (client, wanting.len()) {
        (_, 0) => return None,
        (None, 1) => l::OPENING_YOU_ONE,
        (None, _) => l::OPENING_YOU,
        (Some(_), 1) => l::OPENING_OTHER_ONE,
        (Some(_), _) => l::OPENING_OTHER,
    };
    let (year, count) = (year.0.to_string(), wanting.len().to_string());
    let values = [
        ("name", client.unwrap_or_default()),
        ("year", &year),
        ("count", &count),
        ("names", &names.list(texts, wanting)),
    ];
    Some(texts.fill(text, &values))
}

fn part_of(
    speaker: &Speaker<'_>,
    file: File,
    part: LetterPart,
    client: Option<&str>,
    sent: bool,
) -> impl IntoView + use<> {
    let LetterPart { section, people } = part;
    let id = format!("part-{}", section.slug());
    let heading = id.clone();
    let people: Vec<_> = people
        .into_iter()
        .map(|AboutPerson { person, paragraphs }| {
            let name = person.map(|person| speaker.names.full(person));
            let paragraphs: Vec<_> =
                paragraphs.iter().map(|one| paragraph(speaker, file, one, sent)).collect();
            view! {
                {name.map(|name| view! { <h3>{name}</h3> })}
                {paragraphs}
            }
        })
        .collect();
    view! {
        <section class="al-card al-stack" aria-labelledby=id>
            <h2 id=heading>{words::section(speaker.texts, section, client)}</h2>
            {people}
        </section>
    }
}

fn paragraph(
    speaker: &Speaker<'_>,
    file: File,
    paragraph: &Paragraph,
    sent: bool,
) -> impl IntoView + use<> {
    let texts = speaker.texts;
    let said = speaker.paragraph(paragraph);
    let key = paragraph.key;
    let change = (!sent).then(|| {
        let title = texts.text(match key.step {
            Step::PersonName => words::title(Step::ContactName),
            Step::PersonBirthDate => words::title(Step::ContactBirthDate),
            step => words::title(step),
        });
        let what = match key.person {
            Some(person) if key.section() != Section::Contact => {
                format!("{title}, {}", speaker.names.short(person))
            }
            _ => title.to_owned(),
        };
        view! {
            " "
            <a
                href=routes::step(texts.language(), file, key)
                aria-label=texts.fill(t::REVIEW_CHANGE_WHAT, &[("what", &what)])
            >
                {texts.text(t::REVIEW_CHANGE)}
            </a>
        }
    });
    view! { <p>{said}{change}</p> }
}
