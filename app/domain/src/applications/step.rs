//! The parts of the task list, the pages in them, and a page of one person.

use super::{FieldKey, PersonNumber, Scope, StepInfo, steps::STEPS};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A part of the task list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// The privacy warning, and what to apply for.
    Start,
    /// The main contact.
    Contact,
    /// Who lives together or shares a tax return.
    Household,
    /// What everybody earns.
    Income,
    /// Insurance from a job.
    JobInsurance,
    /// Check the answers.
    Review,
    /// Sign and send.
    Sign,
}

impl Section {
    /// The task list, in order.
    pub const ALL: [Self; 7] = [
        Self::Start,
        Self::Contact,
        Self::Household,
        Self::Income,
        Self::JobInsurance,
        Self::Review,
        Self::Sign,
    ];

    /// The stable name of the section.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Contact => "contact",
            Self::Household => "household",
            Self::Income => "income",
            Self::JobInsurance => "job-insurance",
            Self::Review => "review",
            Self::Sign => "sign",
        }
    }
}

/// A page of the application; its row in [`STEPS`] says the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Read the privacy warning.
    PrivacyWarning,
    /// Look for help with paying?
    FinancialHelp,
    /// The name of the main contact.
    ContactName,
    /// Their birth date.
    ContactBirthDate,
    /// Where they live.
    ContactAddress,
    /// How to reach them.
    ContactReach,
    /// The language that they prefer.
    ContactLanguage,
    /// Who else is there.
    HouseholdPeople,
    /// The name of another person.
    PersonName,
    /// Their birth date.
    PersonBirthDate,
    /// Who they are to the main contact.
    PersonRelationship,
    /// Do they want coverage?
    PersonApplying,
    /// Which income they have.
    IncomeAny,
    /// What they earn in a job.
    IncomeJob,
    /// What else they get.
    IncomeOther,
    /// Does a job bring insurance?
    JobOffer,
    /// What that would cost.
    JobOfferCost,
    /// Check the answers.
    Review,
    /// Sign and send.
    Sign,
}

impl Step {
    /// Its row in the table.
    pub fn info(self) -> &'static StepInfo {
        // A test holds the table in the order of the enum.
        &STEPS[self as usize]
    }
}

/// A page, of one person where it is asked for each: `person-name-2` in a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StepKey {
    /// The page.
    pub step: Step,
    /// Whose page it is.
    pub person: Option<PersonNumber>,
}

/// No page has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no page of the application has this name")]
pub struct UnknownStep;

impl StepKey {
    /// The page of a person, or the page itself where it is asked once.
    pub fn new(step: Step, person: PersonNumber) -> Self {
        Self { step, person: (step.info().scope == Scope::Person).then_some(person) }
    }

    /// A page that is asked once, or that of the main contact.
    pub fn first(step: Step) -> Self {
        Self::new(step, PersonNumber::APPLICANT)
    }

    /// The part of the task list that it belongs to.
    pub fn section(self) -> Section {
        self.step.info().section
    }

    /// The person whom the answers are about; a page that is asked once is about
    /// the main contact.
    pub fn subject(self) -> PersonNumber {
        self.person.unwrap_or(PersonNumber::APPLICANT)
    }

    /// The fields on the page.
    pub fn fields(self) -> Vec<FieldKey> {
        self.step.info().fields.iter().map(|field| field.of(self.subject())).collect()
    }
}

impl fmt::Display for StepKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.step.info().slug)?;
        self.person.map_or(Ok(()), |person| write!(f, "-{person}"))
    }
}

impl FromStr for StepKey {
    type Err = UnknownStep;

    fn from_str(text: &str) -> Result<Self, UnknownStep> {
        let numbered =
            text.rsplit_once('-').and_then(|(slug, number)| Some((slug, number.parse().ok()?)));
        let (slug, number) = numbered.unwrap_or((text, PersonNumber::APPLICANT.get()));
        let info = STEPS.iter().find(|info| info.slug == slug).ok_or(UnknownStep)?;
        let key = Self::new(info.step, PersonNumber::new(number).ok_or(UnknownStep)?);
        // One spelling only: a page has one URL.
        if key.to_string() == text { Ok(key) } else { Err(UnknownStep) }
    }
}

impl From<StepKey> for String {
    fn from(key: StepKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for StepKey {
    type Error = UnknownStep;

    fn try_from(text: String) -> Result<Self, UnknownStep> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_page_has_one_url() {
        for info in &STEPS {
            let key = StepKey::new(info.step, person(12));
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!(step("income-job-1").subject(), PersonNumber::APPLICANT);
        for wrong in [
            "",
            "income-job",
            "income-job-0",
            "income-job-01",
            "contact-name-1",
            "review-",
            "coverage",
        ] {
            assert_eq!(wrong.parse::<StepKey>(), Err(UnknownStep), "{wrong}");
        }
    }
}
