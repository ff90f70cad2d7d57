//! What was sent: typed values in a fixed order of keys, so that the same answers
//! give the same bytes and the store can keep a hash. It never changes; a field
//! that is added later gets a new [`SCHEMA`].

use super::{
    ContactBy, ContentVersion, CoverageYear, Field, JobOfferStatus, Journey, Language,
    OtherIncomeKind, Pay, PersonNumber, Relationship, Submission, SubmittedBy, reader::Reader,
};
use crate::{
    dates::CivilDate,
    money::Cents,
    validation::{Code, Invalid},
};
use serde::{Deserialize, Serialize};

/// The shape of the snapshot below.
pub const SCHEMA: u32 = 1;

/// An application as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// See [`SCHEMA`].
    pub schema: u32,
    /// The year in which coverage is sought.
    pub coverage_year: CoverageYear,
    /// The answers that were signed.
    pub content_version: ContentVersion,
    /// Whether help with paying is sought; without it nobody's income is here.
    pub financial_help: bool,
    /// Where and how to reach the main contact.
    pub contact: Contact,
    /// Everybody, the main contact first.
    pub people: Vec<Person>,
    /// Who signed and sent.
    pub submitted_by: SubmittedBy,
    /// The name as it was typed.
    pub signature: String,
}

/// Where and how to reach the main contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub street: String,
    pub unit: Option<String>,
    pub city: String,
    pub zip: String,
    pub county: String,
    pub contact_by: ContactBy,
    /// Ten digits.
    pub phone: Option<String>,
    pub email: Option<String>,
    pub language: Language,
}

/// Somebody on the application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub number: PersonNumber,
    pub given_name: String,
    pub family_name: String,
    pub birth_date: CivilDate,
    /// Nobody for the main contact.
    pub relationship: Option<Relationship>,
    pub applying: bool,
    pub job: Option<Job>,
    pub other_income: Option<OtherIncome>,
    pub job_offer: Option<JobOffer>,
}

/// A job and its pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub employer: String,
    #[serde(flatten)]
    pub pay: Pay,
}

/// Income that does not come from a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherIncome {
    pub kind: OtherIncomeKind,
    pub monthly: Cents,
}

/// Health insurance from a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobOffer {
    /// Whether there is an offer.
    pub status: JobOfferStatus,
    /// The cheapest plan for the worker alone, in a month, where it is known.
    pub self_only_monthly: Option<Cents>,
}

impl Snapshot {
    /// Freezes answers that are complete. Pages that do not apply leave no trace.
    pub(super) fn freeze(
        journey: &Journey<'_>,
        submission: &Submission<'_>,
        signature: String,
    ) -> Result<Self, Invalid> {
        let people = super::people(journey.answers);
        let first = Reader::new(journey, PersonNumber::APPLICANT);
        let read = || {
            Some(Self {
                schema: SCHEMA,
                coverage_year: submission.year,
                content_version: journey.answers.content_version(),
                financial_help: first.yes(Field::FinancialHelp)?,
                contact: contact(&first)?,
                people: people
                    .into_iter()
                    .map(|person| self::person(&Reader::new(journey, person)))
                    .collect::<Option<_>>()?,
                submitted_by: submission.by,
                signature,
            })
        };
        read().ok_or_else(|| Invalid::field("review", Code::StepsNotComplete))
    }
}

fn contact(read: &Reader<'_>) -> Option<Contact> {
    Some(Contact {
        street: read.text(Field::Street)?,
        unit: read.text(Field::Unit),
        city: read.text(Field::City)?,
        zip: read.text(Field::Zip)?,
        county: read.text(Field::County)?,
        contact_by: read.choice(Field::ContactBy)?,
        phone: read.text(Field::ContactPhone),
        email: read.text(Field::ContactEmail),
        language: read.choice(Field::Language)?,
    })
}

fn person(read: &Reader<'_>) -> Option<Person> {
    Some(Person {
        number: read.person,
        given_name: read.text(Field::GivenName)?,
        family_name: read.text(Field::FamilyName)?,
        birth_date: read.date(Field::BirthDate)?,
        relationship: read.choice(Field::Relationship),
        applying: read.yes(Field::Applying)?,
        job: read
            .text(Field::Employer)
            .and_then(|employer| Some(Job { employer, pay: read.pay()? })),
        other_income: read.choice(Field::OtherIncomeKind).and_then(|kind| {
            Some(OtherIncome { kind, monthly: read.money(Field::OtherIncomeAmount)? })
        }),
        job_offer: read
            .choice(Field::JobOffer)
            .map(|status| JobOffer { status, self_only_monthly: read.money(Field::OfferCost) }),
    })
}
