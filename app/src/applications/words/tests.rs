//! Nothing is left without words, in any language.

use super::{asked, choices::choices, heading, help, label, raw, title, value};
use crate::i18n::{Texts, text::Text};
use domain::{
    accounts::Language,
    applications::{
        About, CoverageYear, Field, Kind, Listed, NONE, OUTSIDE, PersonNumber, Reading, STEPS,
        SealedNumber, Step, Value,
    },
    money::Cents,
};

fn every_language() -> impl Iterator<Item = Texts> {
    [Language::En, Language::Es].into_iter().map(Texts::of)
}

fn english() -> Texts {
    Texts::of(Language::En)
}

fn person(number: u8) -> PersonNumber {
    PersonNumber::new(number).expect("a person")
}

/// The reader, Yusuf, and somebody without a name.
fn people() -> Vec<Listed> {
    let about = [About::You, About::Named("Yusuf".to_owned()), About::Unnamed];
    (1..).zip(about).map(|(number, about)| Listed { number: person(number), about }).collect()
}

/// Everything that a field may offer.
fn offered(field: Field) -> Vec<String> {
    let values: &[&str] = match field.kind() {
        Kind::Choice(values) | Kind::Several(values) => values,
        Kind::Person { outside: true } => &["1", "2", "3", OUTSIDE, NONE],
        Kind::Person { outside: false } | Kind::People => &["1", "2", "3", NONE],
        _ => &[],
    };
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[test]
fn every_field_has_a_label() {
    for texts in every_language() {
        for field in Field::ALL {
            assert_ne!(label(texts, *field), "", "{}", field.name());
        }
    }
}

#[test]
fn every_choice_has_words() {
    for texts in every_language() {
        for field in Field::ALL {
            let offered = offered(*field);
            let choices = choices(texts, *field, &offered, &people());
            assert_eq!(choices.len(), offered.len(), "{}", field.name());
            for choice in &choices {
                assert_ne!(choice.label, choice.value, "{}", field.name());
                let alike = choices.iter().filter(|other| other.label == choice.label);
                assert_eq!(alike.count(), 1, "{} {}", field.name(), choice.value);
            }
        }
    }
}

#[test]
fn every_page_has_a_title_two_questions_and_help_with_words() {
    let steps = || STEPS.iter().map(|info| info.step);
    for texts in every_language() {
        let said = |text: Text| !texts.text(text).is_empty();
        for step in steps() {
            assert!(said(title(step)), "{step:?}");
            assert!(said(asked::to_you(step)) && said(asked::about_other(step)), "{step:?}");
            for (summary, body) in help(step) {
                assert!(said(summary) && said(body), "{step:?}");
            }
        }
        // A page is known by its title.
        let mut titles: Vec<_> = steps().map(|step| texts.text(title(step))).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), STEPS.len());
    }
}

#[test]
fn a_title_names_nobody_and_a_question_leaves_no_gap() {
    let about = [About::You, About::Named("Yusuf".to_owned()), About::Unnamed];
    for texts in every_language() {
        for step in STEPS.iter().map(|info| info.step) {
            assert!(!texts.text(title(step)).contains('{'), "{step:?}");
            for client in [None, Some("Amina")] {
                for about in &about {
                    let asked = heading(texts, step, about, client, CoverageYear(2026));
                    assert!(!asked.contains(['{', '}']), "{asked}");
                }
            }
        }
    }
}

#[test]
fn the_others_are_related_to_you_or_to_the_client() {
    let asked = |client| {
        let about = About::Named("Yusuf".to_owned());
        heading(english(), Step::PersonRelationship, &about, client, CoverageYear(2026))
    };
    assert_eq!(asked(None), "How is Yusuf related to you?");
    assert_eq!(asked(Some("Amina")), "How is Yusuf related to Amina?");
}

#[test]
fn people_are_called_by_name() {
    let named = |field, chosen: Value| value(english(), field, &chosen, &people());
    let choice = |value: &str| Value::Choice(value.to_owned());
    let several = |ticked: &[&str]| Value::Several(ticked.iter().map(|s| (*s).into()).collect());
    assert_eq!(named(Field::ClaimedBy, choice("2")), "Yusuf");
    assert_eq!(named(Field::ClaimedBy, choice(NONE)), "No one");
    assert_eq!(named(Field::ClaimedBy, choice(OUTSIDE)), "Someone who is not on this application");
    assert_eq!(named(Field::OfferedTo, several(&[])), "Nobody else");
    assert_eq!(
        named(Field::Enrolled, several(&["1", "2", "3"])),
        "You, Yusuf, A person without a name yet"
    );
}

#[test]
fn answers_are_read_as_sentences() {
    let said = |field, answer: Value| value(english(), field, &answer, &[]);
    let sources = Value::Several(vec!["job".to_owned(), "rental".to_owned()]);
    assert_eq!(said(Field::IncomeSources, sources), "A job, Rent from a house, room or land");
    assert_eq!(said(Field::IncomeSources, Value::Several(Vec::new())), "No income");
    assert_eq!(said(Field::Situation, Value::Several(Vec::new())), "None of these");
    assert_eq!(said(Field::BusinessProfit, Value::Money(Cents(-30_000))), "\u{2212}$300.00");
    assert_eq!(said(Field::Ssn, Value::Masked("9999".to_owned())), "A number that ends in 9999");
    assert_eq!(said(Field::PrivacyRead, Value::Read(Reading::of_now(Language::Es))), "Read");
    let stored = raw(english(), Field::IncomeSources, "job rental gold", &[]);
    assert_eq!(stored, "A job, Rent from a house, room or land, gold");
}

#[test]
fn a_number_shows_its_last_four_digits_and_no_more() {
    let right = SealedNumber::Right { last_four: "9999".to_owned(), tag: "a1b2".to_owned() };
    let wrong = SealedNumber::Wrong { tag: "c3d4".to_owned() };
    for texts in every_language() {
        let shown = |stored: &str| raw(texts, Field::Ssn, stored, &[]);
        assert!(shown(&right.to_string()).contains("9999"));
        for stored in [right.to_string(), wrong.to_string(), "219-09-9999".to_owned()] {
            let shown = shown(&stored);
            assert!(!["219", "a1b2", "c3d4"].iter().any(|secret| shown.contains(secret)));
        }
        assert!(!shown("219-09-9999").contains("9999"));
    }
}
