//! What the letter calls people, and how it lists them.

use crate::i18n::{
    Texts,
    text::{letter as l, questions as q},
};
use domain::applications::{Field, PersonNumber, SummaryRow, SummarySection, SummaryValue, Value};
use std::collections::BTreeMap;

/// The names of everybody whom the answers are about.
pub struct Names {
    short: BTreeMap<PersonNumber, String>,
    full: BTreeMap<PersonNumber, String>,
    nobody: String,
}

impl Names {
    /// The names as they were answered. Two people with one first name are called
    /// by their full names; `client` stands in for a main contact without a name.
    pub fn of(texts: Texts, sections: &[SummarySection], client: Option<&str>) -> Self {
        let rows = || sections.iter().flat_map(|section| &section.rows);
        let nobody = texts.text(q::PERSON_UNNAMED).to_owned();
        let (mut short, mut full) = (BTreeMap::new(), BTreeMap::new());
        for person in rows().filter_map(|row| row.field.person) {
            let name = |field: Field| rows().find_map(|row| text(row, field, person));
            let unnamed = || match client {
                _ if !person.is_applicant() => nobody.clone(),
                Some(client) => client.to_owned(),
                None => texts.text(l::MAIN_CONTACT).to_owned(),
            };
            let given = name(Field::GivenName).map_or_else(unnamed, ToOwned::to_owned);
            let family = name(Field::FamilyName).map(|family| format!("{given} {family}"));
            full.insert(person, family.unwrap_or_else(|| given.clone()));
            short.insert(person, given);
        }
        let alike = |name: &String| short.values().filter(|other| *other == name).count() > 1;
        let called = |(person, name): (&PersonNumber, &String)| {
            let name = if alike(name) { full.get(person).unwrap_or(name) } else { name };
            (*person, name.clone())
        };
        Self { short: short.iter().map(called).collect(), full, nobody }
    }

    /// The first name.
    pub fn short(&self, person: PersonNumber) -> &str {
        self.short.get(&person).unwrap_or(&self.nobody)
    }

    /// First and last name.
    pub fn full(&self, person: PersonNumber) -> String {
        self.full.get(&person).unwrap_or(&self.nobody).clone()
    }

    /// Everybody, in the order of the application.
    pub fn everybody(&self, texts: Texts) -> String {
        self.list(texts, &self.short.keys().copied().collect::<Vec<_>>())
    }

    /// `Amina, Yusuf and Hodan`.
    pub fn list(&self, texts: Texts, people: &[PersonNumber]) -> String {
        let names: Vec<&str> = people.iter().map(|person| self.short(*person)).collect();
        list(texts, &names)
    }
}

/// `a, b and c`. Spanish says "e" before the sound of "i".
pub fn list(texts: Texts, items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => {
            let start = last.to_lowercase();
            let is_i = ["i", "í", "hi", "hí"].iter().any(|sound| start.starts_with(sound))
                && !["hia", "hie", "hio", "ia", "ie", "io"]
                    .iter()
                    .any(|sound| start.starts_with(sound));
            let text = if is_i { l::AND_BEFORE_I } else { l::AND };
            texts.fill(text, &[("first", &first.join(", ")), ("last", last)])
        }
    }
}

fn text(row: &SummaryRow, field: Field, person: PersonNumber) -> Option<&str> {
    match &row.value {
        SummaryValue::Answer(Value::Text(text)) if row.field == field.of(person) => Some(text),
        _ => None,
    }
}
