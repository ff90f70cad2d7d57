//! The parts of the task list, the pages in them, and a page of one person.

use super::{FieldKey, JobNumber, Part, PersonNumber, Scope, StepInfo, Whose, steps::STEPS};
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
    /// Where mail goes, if elsewhere.
    ContactMail,
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
    /// Who lives with the main contact.
    HouseholdHome,
    /// Who they are to the others.
    PersonKin,
    /// With whom they live, if not with the main contact.
    PersonHome,
    /// Do they live in the state?
    PersonResident,
    /// Are they a citizen?
    PersonCitizen,
    /// What do their papers say?
    PersonImmigration,
    /// Since when?
    PersonImmigrationSince,
    /// Their Social Security number.
    PersonSsn,
    /// What else is true of them.
    PersonSituation,
    /// How many children they expect.
    PersonExpected,
    /// Did the mother of a baby have Medical Assistance?
    PersonNewborn,
    /// Who takes care of a child without parents there.
    PersonCarer,
    /// Do two spouses file together?
    TaxJoint,
    /// Who claims them.
    TaxClaimed,
    /// Do they file?
    TaxFiles,
    /// Why do two spouses file apart?
    TaxApart,
    /// Which income they have.
    IncomeSources,
    /// What they earn in a job.
    IncomeJob,
    /// What their own business brings.
    IncomeBusiness,
    /// Unemployment benefits.
    IncomeUnemployment,
    /// Social Security.
    IncomeSocialSecurity,
    /// A pension.
    IncomePension,
    /// Interest and dividends.
    IncomeInterest,
    /// Rent.
    IncomeRental,
    /// Alimony.
    IncomeAlimony,
    /// What else they get.
    IncomeOther,
    /// What they take off on the tax return.
    IncomeDeductions,
    /// How much that is.
    IncomeDeductionAmounts,
    /// Is what was worked out for the year right?
    IncomeYear,
    /// Does their job bring insurance?
    JobOffer,
    /// Who else could have it.
    JobOfferedTo,
    /// Who has it.
    JobEnrolled,
    /// What it would cost the worker alone.
    JobOfferCost,
    /// What it would cost everybody who could have it.
    JobOfferFamilyCost,
    /// Does it pay for enough?
    JobMinimumValue,
    /// Coverage from elsewhere.
    OtherCoverage,
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

/// A page, of one person or of one job of a person where it is asked for each:
/// `person-name-2`, `income-job-2-1` in a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StepKey {
    /// The page.
    pub step: Step,
    /// Whose page it is.
    pub person: Option<PersonNumber>,
    /// Which job it is about.
    pub job: Option<JobNumber>,
}

/// No page has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no page of the application has this name")]
pub struct UnknownStep;

impl StepKey {
    /// The page of a person, or the page itself where it is asked once.
    pub fn new(step: Step, person: PersonNumber) -> Self {
        Self::at(step, Whose::of(person))
    }

    /// The page as it belongs to somebody, as far as its scope goes.
    pub fn at(step: Step, whose: Whose) -> Self {
        let (person, job) = match step.info().scope {
            Scope::Application => (None, None),
            Scope::Person | Scope::Pair => (Some(whose.person), None),
            Scope::Job => (Some(whose.person), Some(whose.job_number())),
        };
        Self { step, person, job }
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

    /// Whose page it is.
    pub fn whose(self) -> Whose {
        Whose { person: self.subject(), part: self.job.map(Part::Job) }
    }

    /// The fields that may stand on the page; which of them do depends on the
    /// answers. What somebody is to another is asked with everybody listed before.
    pub fn fields(self) -> Vec<FieldKey> {
        let (person, whose) = (self.subject(), self.whose());
        let mut keys = Vec::new();
        for field in self.step.info().fields {
            if field.scope() == Scope::Pair {
                let before = (2..person.get()).filter_map(PersonNumber::new);
                keys.extend(before.map(|other| field.with(person, other)));
            } else {
                keys.push(field.at(whose));
            }
        }
        keys
    }
}

impl fmt::Display for StepKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.step.info().slug)?;
        self.person.map_or(Ok(()), |person| write!(f, "-{person}"))?;
        self.job.map_or(Ok(()), |job| write!(f, "-{job}"))
    }
}

impl FromStr for StepKey {
    type Err = UnknownStep;

    fn from_str(text: &str) -> Result<Self, UnknownStep> {
        let slug_end = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let (slug, numbers) = text.split_at(slug_end);
        let slug = if numbers.is_empty() { slug } else { slug.trim_end_matches('-') };
        let info = STEPS.iter().find(|info| info.slug == slug).ok_or(UnknownStep)?;
        let (person, job) = numbers.split_once('-').unwrap_or((numbers, "1"));
        let number = |text: &str| text.parse().map_err(|_| UnknownStep);
        let person = if numbers.is_empty() { 1 } else { number(person)? };
        let person = PersonNumber::new(person).ok_or(UnknownStep)?;
        let job = JobNumber::new(number(job)?).ok_or(UnknownStep)?;
        let key = Self::at(info.step, Whose::job(person, job));
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
            let second = JobNumber::new(2).expect("a job");
            let key = StepKey::at(info.step, Whose::job(person(12), second));
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!(step("income-job-1-1").subject(), PersonNumber::APPLICANT);
        for wrong in [
            "",
            "income-job",
            "income-job-1",
            "income-job-0-1",
            "income-job-01-1",
            "income-job-1-6",
            "income-job-1-1-1",
            "person-name-2-1",
            "contact-name-1",
            "review-",
            "coverage",
        ] {
            assert_eq!(wrong.parse::<StepKey>(), Err(UnknownStep), "{wrong}");
        }
    }
}
