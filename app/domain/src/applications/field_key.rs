//! The name of one field of one application: `contact_phone`, `p2.given_name`,
//! `p2j1.employer` of the first job, `p3w2.kin` for what the third person is to
//! the second. The same text is the name of the form input, the storage key and
//! the detail in the audit trail.

use super::{Field, JobNumber, Part, PersonNumber, Scope, StepKey, Whose, steps::STEPS};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A field of the application or of one of its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FieldKey {
    /// Whose field it is; nobody's for a field of the application.
    pub person: Option<PersonNumber>,
    /// Which job, or with whom.
    pub part: Option<Part>,
    /// Which field.
    pub field: Field,
}

/// No field has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no field of the application has this name")]
pub struct UnknownField;

impl FieldKey {
    /// Whose field it is; the main contact's where it is nobody's.
    pub fn whose(self) -> Whose {
        Whose { person: self.person.unwrap_or(PersonNumber::APPLICANT), part: self.part }
    }

    /// The page that asks for it.
    pub fn step(self) -> StepKey {
        let whose = self.whose();
        let asks = STEPS.iter().find(|info| {
            let here = info.fields.contains(&self.field) || info.also.contains(&self.field);
            here && (info.scope != Scope::Application
                || whose.person.is_applicant()
                || info.also.contains(&self.field))
        });
        StepKey::at(asks.map_or(super::Step::Sign, |info| info.step), whose)
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.field.name();
        match (self.person, self.part) {
            (Some(person), None) => write!(f, "p{person}.{name}"),
            (Some(person), Some(Part::Job(job))) => write!(f, "p{person}j{job}.{name}"),
            (Some(person), Some(Part::With(other))) => write!(f, "p{person}w{other}.{name}"),
            (None, _) => f.write_str(name),
        }
    }
}

impl FromStr for FieldKey {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, UnknownField> {
        let (whose, name) = match text.split_once('.') {
            Some((prefix, name)) => (prefix_of(prefix).ok_or(UnknownField)?, name),
            None => (Whose::of(PersonNumber::APPLICANT), text),
        };
        let field = Field::named(name).ok_or(UnknownField)?;
        let key = field.at(whose);
        // One spelling only: `p02.given_name` and `p1.zip` name nothing.
        if key.to_string() == text { Ok(key) } else { Err(UnknownField) }
    }
}

/// `p2`, `p2j1` or `p3w2`.
fn prefix_of(prefix: &str) -> Option<Whose> {
    let digits = prefix.strip_prefix('p')?;
    let person = |number: &str| number.parse().ok().and_then(PersonNumber::new);
    if let Some((number, job)) = digits.split_once('j') {
        return Some(Whose::job(person(number)?, JobNumber::new(job.parse().ok()?)?));
    }
    if let Some((number, other)) = digits.split_once('w') {
        return Some(Whose::with(person(number)?, person(other)?));
    }
    person(digits).map(Whose::of)
}

impl From<FieldKey> for String {
    fn from(key: FieldKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for FieldKey {
    type Error = UnknownField;

    fn try_from(text: String) -> Result<Self, UnknownField> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    /// A field of the twelfth person: of the second job, or with the third.
    fn of_twelve(field: Field) -> FieldKey {
        let job = JobNumber::new(2).expect("a job");
        field.at(match field.scope() {
            Scope::Job => Whose::job(person(12), job),
            Scope::Pair => Whose::with(person(12), person(3)),
            _ => Whose::of(person(12)),
        })
    }

    #[test]
    fn every_field_has_one_name_that_is_read_back() {
        for field in Field::ALL {
            let key = of_twelve(*field);
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!(of_twelve(Field::Employer).to_string(), "p12j2.employer");
        assert_eq!(of_twelve(Field::Kin).to_string(), "p12w3.kin");
        for wrong in [
            "",
            "p",
            "p1.",
            "given_name",
            "p0.given_name",
            "p02.given_name",
            "p1.zip",
            "ssn",
            "p2.p2.zip",
            "p2.employer",
            "p2j6.employer",
            "p2j1.given_name",
            "p3.kin",
            "p3j1.kin",
            "p3w0.kin",
        ] {
            assert_eq!(wrong.parse::<FieldKey>(), Err(UnknownField), "{wrong}");
        }
    }

    #[test]
    fn every_field_knows_the_page_that_asks_for_it() {
        let page = |name: &str| name.parse::<FieldKey>().expect("a field").step().to_string();
        assert_eq!(page("p1.given_name"), "contact-name");
        assert_eq!(page("p3.given_name"), "person-name-3");
        assert_eq!(page("p1.applying"), "person-applying-1");
        assert_eq!(page("p3.listed"), "household-people");
        assert_eq!(page("p3w2.kin"), "person-kin-3");
        assert_eq!(page("p2j3.employer"), "income-job-2-3");
        assert_eq!(page("zip"), "contact-address");
        for field in Field::ALL {
            let key = of_twelve(*field);
            let step = key.step();
            assert!(step.fields().contains(&key) || *field == Field::Listed, "{key} {step}");
        }
    }
}
