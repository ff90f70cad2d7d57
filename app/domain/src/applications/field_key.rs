//! The name of one field of one application: `contact_phone`, `p2.given_name`.
//! The same text is the name of the form input, the storage key and the detail
//! in the audit trail.

use super::{Field, PersonNumber, Scope, StepKey, steps::STEPS};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A field of the application or of one of its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FieldKey {
    /// Whose field it is; nobody's for a field of the application.
    pub person: Option<PersonNumber>,
    /// Which field.
    pub field: Field,
}

/// No field has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no field of the application has this name")]
pub struct UnknownField;

impl FieldKey {
    /// The page that asks for it.
    pub fn step(self) -> StepKey {
        let person = self.person.unwrap_or(PersonNumber::APPLICANT);
        let asks = STEPS.iter().find(|info| {
            let here = info.fields.contains(&self.field) || info.also.contains(&self.field);
            here && (info.scope == Scope::Person
                || person.is_applicant()
                || info.also.contains(&self.field))
        });
        let step = asks.map_or(super::Step::Sign, |info| info.step);
        StepKey::new(step, person)
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.person {
            Some(person) => write!(f, "p{person}.{}", self.field.name()),
            None => f.write_str(self.field.name()),
        }
    }
}

impl FromStr for FieldKey {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, UnknownField> {
        let (person, name) = match text.split_once('.') {
            Some((person, name)) => {
                let number = person.strip_prefix('p').and_then(|number| number.parse().ok());
                (Some(number.and_then(PersonNumber::new).ok_or(UnknownField)?), name)
            }
            None => (None, text),
        };
        let field =
            Field::ALL.iter().copied().find(|field| field.name() == name).ok_or(UnknownField)?;
        let key = Self { person, field };
        // One spelling only: `p02.given_name` and `p1.zip` name nothing.
        let fits = person.is_some() == (field.scope() == Scope::Person) && key.to_string() == text;
        fits.then_some(key).ok_or(UnknownField)
    }
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

    #[test]
    fn every_field_has_one_name_that_is_read_back() {
        for field in Field::ALL {
            let key = field.of(person(12));
            assert_eq!(key.to_string().parse(), Ok(key));
        }
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
        assert_eq!(page("zip"), "contact-address");
        for field in Field::ALL {
            let key = field.of(person(2));
            let step = key.step();
            assert!(step.fields().contains(&key) || *field == Field::Listed, "{key}");
        }
    }
}
