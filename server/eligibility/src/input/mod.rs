//! What is asked: a household as the wire brings it. Nothing here identifies a person: ids are
//! the caller's own, ages may stand for birth dates. `schema/household.schema.json` documents it.
//!
//! Reading is lenient where a person may err (a date that does not exist, a word that is no
//! choice), so that the answer can name the field; see [`crate::Problems`].

mod employer;
mod kin;
mod lenient;
mod money;
mod person;

pub use employer::EmployerOffer;
pub use kin::{Kin, Relationship};
pub use lenient::{Amount, Day, Whole};
pub use money::{Deduction, DeductionKind, Income, IncomeKind, Rhythm};
pub use person::{Immigration, ImmigrationStatus, OtherCoverage, Person, TaxPlan};

use serde::{Deserialize, Serialize};

/// A household that asks for a determination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Household {
    /// The caller's own name for it, which the answer repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The postal code of the state, such as `MN`.
    pub state: String,
    /// The county of the residence. It decides about premiums, not about programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub county: Option<String>,
    /// The year for which coverage is asked.
    pub coverage_year: Option<Whole>,
    /// The day of the determination.
    pub determined_on: Option<Day>,
    /// The first day of coverage; by default the first of the month that follows the
    /// determination, not before the coverage year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage_starts: Option<Day>,
    /// Whether help with paying is asked for. Without it nobody has Medicaid, the basic health
    /// program or a credit, and no income is looked at.
    #[serde(skip_serializing_if = "is_true")]
    pub financial_help: bool,
    /// Everybody of the family and of the tax returns, also who does not apply.
    pub people: Vec<Person>,
    /// Who is what to whom; one direction is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relationships: Vec<Relationship>,
    /// Groups of people who live together; by default everybody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub living_together: Option<Vec<Vec<String>>>,
    /// Health coverage that employers offer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub employer_offers: Vec<EmployerOffer>,
    /// Known benchmark premiums; by default they come from the parameters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub benchmarks: Vec<KnownBenchmark>,
}

impl Default for Household {
    fn default() -> Self {
        Self {
            id: None,
            state: String::new(),
            county: None,
            coverage_year: None,
            determined_on: None,
            coverage_starts: None,
            financial_help: true,
            people: Vec::new(),
            relationships: Vec::new(),
            living_together: None,
            employer_offers: Vec::new(),
            benchmarks: Vec::new(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_true(value: &bool) -> bool {
    *value
}

/// The monthly premium of the second-lowest silver plan: either for the whole coverage family of a
/// tax return, or for one person of 21, from which the ages of the family work it out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KnownBenchmark {
    /// One of the filers of the return.
    pub filer: String,
    /// For the coverage family, in cents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly: Option<Amount>,
    /// For somebody of 21, in cents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_at_21: Option<Amount>,
}
