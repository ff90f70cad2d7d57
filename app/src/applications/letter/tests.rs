//! Every answer is said in a sentence of its own words, in every language.

use super::{names::Names, sentences::Speaker};
use crate::i18n::Texts;
use domain::{
    accounts::Language,
    applications::{
        CoverageYear, Field, FieldKey, Kind, NONE, OUTSIDE, PersonNumber, Reading, STEPS, Scope,
        Section, Step, StepKey, SummaryRow, SummarySection, SummaryValue, Value, Whose, letter,
    },
    money::Cents,
};

fn person(number: u8) -> PersonNumber {
    PersonNumber::new(number).expect("a person")
}

fn every_language() -> impl Iterator<Item = Texts> {
    [Language::En, Language::Es].into_iter().map(Texts::of)
}

/// Answers that differ, of every kind that a field can have.
fn answers(field: Field) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    let choices = |values: &[&str]| values.iter().map(|one| Value::Choice((*one).into())).collect();
    let several = |ticked: &[&str]| Value::Several(ticked.iter().map(|s| (*s).into()).collect());
    match field.kind() {
        Kind::Text { .. } | Kind::Name | Kind::County => vec![text("Quill"), text("Marsh")],
        Kind::Zip => vec![text("55106"), text("55802-1234")],
        Kind::State => vec![text("MN"), text("WI")],
        Kind::Phone => vec![text("6515550118"), text("2185550199")],
        Kind::Email => vec![text("a@example.org"), text("b@example.org")],
        Kind::Date(_) => ["2019-03-04", "2020-05-06"]
            .map(|day| Value::Date(day.parse().expect("a date")))
            .to_vec(),
        Kind::Choice(values) => choices(values),
        Kind::Several(values) => {
            let one = |value: &&str| several(&[value]);
            let offered = || values.iter().filter(|value| **value != NONE);
            let mut all: Vec<Value> = offered().map(one).collect();
            all.extend([several(&[]), several(&offered().copied().collect::<Vec<_>>())]);
            all
        }
        Kind::Person { outside } => {
            let mut all = vec!["1", "2", NONE];
            all.extend(outside.then_some(OUTSIDE));
            choices(&all)
        }
        Kind::People => vec![several(&[]), several(&["2"]), several(&["2", "3"])],
        Kind::Money => vec![Value::Money(Cents(31_000)), Value::Money(Cents(0))],
        Kind::Profit => [31_000, 0, -31_000].map(|cents| Value::Money(Cents(cents))).to_vec(),
        Kind::Number { .. } => [1, 2, 9].map(Value::Number).to_vec(),
        Kind::Ssn => ["9999", "1234"].map(|digits| Value::Masked(digits.to_owned())).to_vec(),
        Kind::Agreement => vec![Value::Agreed],
        Kind::Reading => {
            [Language::En, Language::Es].map(|read| Value::Read(Reading::of_now(read))).to_vec()
        }
        Kind::Version => Vec::new(),
    }
}

fn row(field: FieldKey, value: Option<Value>) -> SummaryRow {
    let value = value.map_or(SummaryValue::Empty, SummaryValue::Answer);
    SummaryRow { key: field.step(), field, value }
}

/// The page of the fourth person, or of the main contact where it is asked once.
fn page(step: Step) -> StepKey {
    let once = step.info().scope == Scope::Application;
    StepKey::at(step, Whose::of(person(if once { 1 } else { 4 })))
}

/// What one page says, where `changed` has another answer than the first that it can have.
fn said(texts: Texts, key: StepKey, changed: &FieldKey, value: Option<&Value>) -> String {
    let rows = key.fields().into_iter().map(|field| {
        let first = || answers(field.field).into_iter().next();
        row(field, if field == *changed { value.cloned() } else { first() })
    });
    paragraphs(texts, key.section(), rows.collect()).join(" ")
}

fn paragraphs(texts: Texts, section: Section, rows: Vec<SummaryRow>) -> Vec<String> {
    let given = |(number, name): (u8, &str)| {
        row(Field::GivenName.of(person(number)), Some(Value::Text(name.to_owned())))
    };
    let people = [(1, "Amina"), (2, "Yusuf"), (3, "Hodan"), (4, "Idris")];
    let known = SummarySection { section: Section::Household, rows: people.map(given).to_vec() };
    let asked = SummarySection { section, rows };
    let names = Names::of(texts, &[asked.clone(), known], None);
    let speaker = Speaker { texts, names: &names, year: CoverageYear(2026) };
    let parts = letter(&[asked]);
    let people = parts.iter().flat_map(|part| &part.people);
    people.flat_map(|about| &about.paragraphs).map(|one| speaker.paragraph(one)).collect()
}

#[test]
fn no_answer_of_any_page_is_missing_from_the_letter() {
    for texts in every_language() {
        for info in STEPS.iter().filter(|info| info.step < Step::Review) {
            let key = page(info.step);
            for field in key.fields() {
                let mut known = vec![said(texts, key, &field, None)];
                for value in answers(field.field) {
                    let sentence = said(texts, key, &field, Some(&value));
                    assert!(
                        !known.contains(&sentence),
                        "{field} {value:?} is not said: {sentence}"
                    );
                    known.push(sentence);
                }
            }
        }
    }
}

#[test]
fn every_answer_is_said_in_a_sentence_without_a_gap_or_a_label() {
    for texts in every_language() {
        for info in STEPS.iter().filter(|info| info.step < Step::Review) {
            let key = page(info.step);
            for field in key.fields() {
                for value in answers(field.field) {
                    let sentence = said(texts, key, &field, Some(&value));
                    assert!(!sentence.contains(['{', '}']), "{sentence}");
                    assert!(sentence.ends_with('.'), "{sentence}");
                    let label = crate::applications::words::label(texts, field.field);
                    assert!(!sentence.contains(&format!("{label}: ")), "{field}: {sentence}");
                }
            }
        }
    }
}

fn english(field: FieldKey, value: Value) -> String {
    said(Texts::of(Language::En), field.step(), &field, Some(&value))
}

fn choice(value: &str) -> Value {
    Value::Choice(value.to_owned())
}

#[test]
fn the_letter_speaks_in_whole_sentences() {
    assert_eq!(
        english(Field::City.key(), Value::Text("Duluth".to_owned())),
        "Amina lives at Quill, Quill, Duluth, MN 55106, in Quill County. Mail goes to another \
         address."
    );
    assert_eq!(
        english(Field::PayOften.of(person(4)), choice("two_weeks")),
        "Idris works at Quill and is paid $310.00 every two weeks, before taxes. In a usual week, \
         Idris works 1 hour there. Idris has another job too."
    );
    assert_eq!(
        english(Field::Relationship.of(person(4)), choice("child")),
        "Idris is Amina’s son or daughter."
    );
    let kin = Field::Kin.with(person(4), person(2));
    assert!(english(kin, choice("not_related")).starts_with("Idris and Yusuf are not related."));
    assert_eq!(
        english(Field::BusinessProfit.of(person(4)), Value::Money(Cents(-30_000))),
        "Idris is self-employed. The work is: Quill. After costs, there is a loss of $300.00 every \
         week."
    );
}

#[test]
fn a_number_shows_its_last_four_digits_and_no_more() {
    let field = Field::Ssn.of(person(4));
    let said = english(field, Value::Masked("9999".to_owned()));
    assert!(said.starts_with("Idris’s Social Security number ends in 9999."), "{said}");
}

#[test]
fn what_is_missing_or_not_right_is_said_with_its_label() {
    let texts = Texts::of(Language::En);
    let key = page(Step::ContactAddress);
    let rows = key.fields().into_iter().map(|field| match field.field {
        Field::Zip => {
            SummaryRow { value: SummaryValue::NotRight("5510".into()), ..row(field, None) }
        }
        Field::City => SummaryRow { value: SummaryValue::Missing, ..row(field, None) },
        Field::Unit => row(field, None),
        _ => row(field, answers(field.field).into_iter().next()),
    });
    let said = paragraphs(texts, Section::Contact, rows.collect()).join(" ");
    assert!(said.contains("City or town: Not answered."), "{said}");
    assert!(said.contains("ZIP code: 5510 (this needs another look)."), "{said}");
    assert!(said.contains("House number and street: Quill."), "{said}");
    assert!(!said.contains("Apartment"), "{said}");
}

#[test]
fn people_are_listed_as_each_language_does() {
    let list = |language, items: &[&str]| super::names::list(Texts::of(language), items);
    assert_eq!(list(Language::En, &["Amina"]), "Amina");
    assert_eq!(list(Language::En, &["Amina", "Yusuf", "Idris"]), "Amina, Yusuf and Idris");
    assert_eq!(list(Language::Es, &["Amina", "Yusuf"]), "Amina y Yusuf");
    assert_eq!(list(Language::Es, &["Amina", "Yusuf", "Idris"]), "Amina, Yusuf e Idris");
    assert_eq!(list(Language::Es, &["Amina", "Hiawatha"]), "Amina y Hiawatha");
}

#[test]
fn two_people_with_one_first_name_are_told_apart() {
    let text = |name: &str| Some(Value::Text(name.to_owned()));
    let rows = [(1, "Lee", "Vang"), (2, "Lee", "Xiong"), (3, "Mai", "Vang")].map(
        |(number, given, family)| {
            let of = |field: Field, name| row(field.of(person(number)), text(name));
            [of(Field::GivenName, given), of(Field::FamilyName, family)]
        },
    );
    let part = SummarySection { section: Section::Household, rows: rows.concat() };
    let names = Names::of(Texts::of(Language::En), &[part], None);
    let called: Vec<_> = [1, 2, 3].map(|number| names.short(person(number))).to_vec();
    assert_eq!(called, ["Lee Vang", "Lee Xiong", "Mai"]);
}
