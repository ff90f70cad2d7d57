//! The letter that the answers make: which paragraphs, in which order, and which
//! answers are said in one sentence. It follows the journey; the texts have the words.

use super::{
    Field, PersonNumber, Section, StepKey, SummaryRow, SummarySection, SummaryValue, Value, YesNo,
};

/// A part of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterPart {
    /// The part of the task list.
    pub section: Section,
    /// What concerns everybody, and then person by person.
    pub people: Vec<AboutPerson>,
}

/// Paragraphs about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutPerson {
    /// None for what concerns everybody, and for the main contact's own part.
    pub person: Option<PersonNumber>,
    /// One for each page that was asked.
    pub paragraphs: Vec<Paragraph>,
}

/// The answers of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The page on which to change them.
    pub key: StepKey,
    /// Every answer of the page is in one of them.
    pub sentences: Vec<Sentence>,
}

/// An answer, and the others that are said in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub lead: SummaryRow,
    pub with: Vec<SummaryRow>,
}

/// The letter of all answers.
pub fn letter(sections: &[SummarySection]) -> Vec<LetterPart> {
    let part = |part: &SummarySection| LetterPart {
        section: part.section,
        people: part.rows.chunk_by(|a, b| a.key == b.key).fold(Vec::new(), and_page),
    };
    sections.iter().map(part).collect()
}

/// Puts a page to what is said about its person: the journey comes to some people twice.
fn and_page(mut people: Vec<AboutPerson>, rows: &[SummaryRow]) -> Vec<AboutPerson> {
    let person = about(&rows[0]);
    let paragraph = Paragraph { key: rows[0].key, sentences: sentences(rows) };
    match people.iter_mut().find(|about| about.person == person) {
        Some(about) => about.paragraphs.push(paragraph),
        None => people.push(AboutPerson { person, paragraphs: vec![paragraph] }),
    }
    people
}

/// Who wants coverage, in the order of the application.
pub fn wanting(sections: &[SummarySection]) -> Vec<PersonNumber> {
    let yes = SummaryValue::Answer(Value::Choice(YesNo::Yes.as_str().to_owned()));
    let rows = sections.iter().flat_map(|section| &section.rows);
    rows.filter(|row| row.field.field == Field::Applying && row.value == yes)
        .filter_map(|row| row.field.person)
        .collect()
}

fn about(row: &SummaryRow) -> Option<PersonNumber> {
    row.field.person.filter(|_| row.key.section() != Section::Contact)
}

fn sentences(rows: &[SummaryRow]) -> Vec<Sentence> {
    let leads = rows.iter().filter(|row| said_with(row.field.field).is_none());
    leads.map(|lead| Sentence { lead: lead.clone(), with: said_beside(lead, rows) }).collect()
}

/// Every field of the page that is said with this one. What a copy leaves out
/// because nothing stands there is empty.
fn said_beside(lead: &SummaryRow, rows: &[SummaryRow]) -> Vec<SummaryRow> {
    let fields = lead.key.fields().into_iter();
    let others = fields.filter(|key| said_with(key.field) == Some(lead.field.field));
    let empty = |field| SummaryRow { key: lead.key, field, value: SummaryValue::Empty };
    others
        .map(|key| rows.iter().find(|row| row.field == key).cloned().unwrap_or_else(|| empty(key)))
        .collect()
}

/// The field in whose sentence another one of its page is said.
const fn said_with(field: Field) -> Option<Field> {
    Some(match field {
        Field::FamilyName => Field::GivenName,
        Field::Unit | Field::City | Field::Zip | Field::County => Field::Street,
        Field::MailCity | Field::MailState | Field::MailZip => Field::MailStreet,
        Field::PayAmount | Field::PayOften => Field::Employer,
        Field::BusinessOften => Field::BusinessProfit,
        Field::UnemploymentOften => Field::UnemploymentAmount,
        Field::PensionOften => Field::PensionAmount,
        Field::RentalOften => Field::RentalProfit,
        Field::AlimonyOften => Field::AlimonyAmount,
        Field::OtherIncomeKind | Field::OtherIncomeOften => Field::OtherIncomeAmount,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Need, STEPS, testing::*};
    use super::*;

    fn fields(parts: &[LetterPart]) -> Vec<String> {
        let people = parts.iter().flat_map(|part| &part.people);
        let sentences = people.flat_map(|about| &about.paragraphs).flat_map(|one| &one.sentences);
        let rows = sentences.flat_map(|said| std::iter::once(&said.lead).chain(&said.with));
        rows.map(|row| row.field.to_string()).collect()
    }

    #[test]
    fn every_answer_is_in_the_letter_once() {
        let answers = with(family(), "p2j1.more_jobs=yes; p2j2.employer=Mill; unit=2");
        let sections = journey(&answers).summary();
        let rows = sections.iter().flat_map(|section| &section.rows);
        let mut known: Vec<String> = rows.map(|row| row.field.to_string()).collect();
        let mut said = fields(&letter(&sections));
        known.sort_unstable();
        said.sort_unstable();
        assert_eq!(said, known);
    }

    #[test]
    fn what_is_said_in_the_sentence_of_another_is_always_on_its_page() {
        for info in &STEPS {
            for field in info.fields {
                let Some(lead) = said_with(*field) else { continue };
                assert!(info.fields.contains(&lead), "{field:?}");
                assert_eq!(said_with(lead), None, "{lead:?}");
                assert!(matches!(lead.need(), Need::Required), "{lead:?}");
            }
        }
    }

    #[test]
    fn a_copy_without_what_may_be_empty_says_the_same() {
        let answers = family();
        let journey = journey(&answers);
        let sent = journey.values().summary();
        let said = |sections: &[SummarySection]| {
            let mut said = fields(&letter(sections));
            said.retain(|field| field != "contact_email");
            said
        };
        assert!(!sent.iter().flat_map(|part| &part.rows).any(|row| row.field.field == Field::Unit));
        assert!(said(&sent).contains(&"unit".to_owned()));
        assert!(said(&journey.summary()).starts_with(&said(&sent)[..12]));
    }

    #[test]
    fn the_letter_goes_from_person_to_person() {
        let family = family();
        let parts = letter(&journey(&family).summary());
        let income = parts.iter().find(|part| part.section == Section::Income).expect("a part");
        let people: Vec<_> = income.people.iter().map(|about| about.person).collect();
        assert_eq!(people, [1, 2, 3, 4].map(|number| Some(person(number))));
        let pages: Vec<_> =
            income.people[1].paragraphs.iter().map(|one| one.key.to_string()).collect();
        assert_eq!(
            pages,
            ["income-sources-2", "income-job-2-1", "income-deductions-2", "income-year-2"]
        );
        let contact = parts.iter().find(|part| part.section == Section::Contact);
        assert_eq!(contact.expect("a part").people.len(), 1);
        // What concerns everybody comes first, and nobody comes twice.
        let home = parts.iter().find(|part| part.section == Section::Household).expect("a part");
        let people: Vec<_> = home.people.iter().map(|about| about.person).collect();
        assert_eq!(people[0], None);
        assert_eq!(people[1..], [1, 2, 3, 4].map(|number| Some(person(number))));
    }

    #[test]
    fn those_who_want_coverage_are_named_first() {
        let family = with(family(), "p3.applying=no");
        assert_eq!(wanting(&journey(&family).summary()), [1, 2, 4].map(person));
    }
}
