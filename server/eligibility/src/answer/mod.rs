//! What is answered. `schema/determination.schema.json` documents it.
//!
//! Every number of an answer can be worked out again from the numbers of its reasons; a test
//! of this crate does so for random households.

mod numbers;
mod reason;

pub use crate::parameters::Missing;
pub use numbers::{Numbers, Quantity};
pub use reason::{Reason, ReasonCode};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The determination of a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Determination {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub state: String,
    pub coverage_year: i32,
    pub determined_on: NaiveDate,
    pub coverage_starts: NaiveDate,
    /// The versions of the parameter files.
    pub parameters: Versions,
    /// In the order of the household.
    pub people: Vec<PersonResult>,
    /// One for each expected tax return.
    pub tax_households: Vec<TaxHouseholdResult>,
}

/// Which parameters were used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    pub federal: String,
    pub state: String,
}

/// What one person can get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonResult {
    pub id: String,
    pub outcome: Outcome,
    /// Attested answers wait for proof.
    pub pending_verification: bool,
    /// The Medicaid group, by its name in the state's parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether the county or the state should also look for Medicaid on another basis, such as
    /// age or disability.
    pub screen_other_basis: bool,
    /// The household by 42 CFR 435.603.
    pub household: HouseholdResult,
    /// This person's own countable income.
    pub income: IncomeResult,
    /// The family of the basic health program, where its income was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basic_health_family: Option<FamilyResult>,
    /// What the basic health program costs a month, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premium_monthly: Option<i64>,
    /// The premium is not confirmed by its source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub premium_estimated: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_sharing: Option<CostSharingResult>,
    /// What has to be configured before this can be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_configured: Option<Missing>,
    pub reasons: Vec<Reason>,
}

/// The program, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Medicaid,
    Chip,
    BasicHealth,
    /// A plan of the marketplace with a tax credit. The amount, which may be zero, is that of the
    /// tax household.
    PremiumTaxCredit,
    /// A plan of the marketplace at full price.
    FullPrice,
    /// Another office decides.
    Referral,
    NotEligible,
    /// The law or the state leaves open what to do.
    NeedsStateDecision,
    /// An answer is missing; the reasons name it.
    NeedsInformation,
    /// The parameters lack a number.
    NotConfigured,
    /// Does not ask for coverage.
    NotApplying,
}

/// Whose income counts for a person, and how much it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdResult {
    /// Which paragraph of 42 CFR 435.603 made the household.
    pub rule: HouseholdRule,
    pub members: Vec<String>,
    /// Those members whose income counts.
    pub counted: Vec<String>,
    /// With expected children.
    pub size: u32,
    /// The income of the current month, in cents, to the nearest; absent, as is the next one,
    /// when a missing number leaves open whose income counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly_income: Option<i64>,
    /// The expected income of the coverage year, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_income: Option<i64>,
}

/// A family by the rules of the tax credit, with its income of the coverage year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyResult {
    pub members: Vec<String>,
    /// Those members whose income counts.
    pub counted: Vec<String>,
    pub size: u32,
    /// In cents.
    pub annual_income: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HouseholdRule {
    /// (f)(1)
    Filer,
    /// (f)(2)
    Dependent,
    /// (f)(2)(i): claimed by somebody who is neither spouse nor parent.
    ClaimedByOther,
    /// (f)(2)(ii): lives with both parents, who do not file jointly.
    ParentsFileApart,
    /// (f)(2)(iii): claimed by a parent with whom the child does not live.
    NoncustodialParent,
    /// (f)(3)
    NonFiler,
}

/// A person's own modified adjusted gross income.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomeResult {
    /// Twelve times the income of the current month by Medicaid's rules, in cents.
    pub monthly_times_12: i64,
    /// The income of the coverage year by the rules of the tax credit, in cents.
    pub annual: i64,
    /// Whether a tax return is required for the coverage year, where that mattered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_to_file: Option<bool>,
    /// The same for the year of the determination, when that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_to_file_now: Option<bool>,
}

/// A variant of a plan with lower cost sharing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostSharingResult {
    /// The two digits that end the plan's number: `02` to `06`.
    pub variant: String,
    /// In percent, for silver plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actuarial_value: Option<u8>,
}

/// The tax credit of one expected return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxHouseholdResult {
    pub filers: Vec<String>,
    pub dependents: Vec<String>,
    /// Without expected children.
    pub size: u32,
    /// Of the filers and of those dependents who must file, in cents; absent when a missing
    /// number leaves open who must.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_income: Option<i64>,
    /// Income in whole percent of the poverty line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poverty_percent: Option<i64>,
    pub status: CreditStatus,
    /// Whose premiums the benchmark counts.
    pub coverage_family: Vec<String>,
    /// In hundredths of a percent; said for every income to which the table applies, also when
    /// nobody is left to cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicable_percentage: Option<i64>,
    /// What the household is expected to pay itself, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contribution_annual: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contribution_monthly: Option<i64>,
    /// The premium of the second-lowest silver plan for the coverage family, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark_monthly: Option<i64>,
    /// The benchmark is no real plan of the place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The most that can be paid in advance, in cents; zero without a credit, absent when the
    /// benchmark is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_monthly: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_configured: Option<Missing>,
    pub reasons: Vec<Reason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditStatus {
    Eligible,
    NotEligible,
    /// Everybody has or can have other coverage, or nobody applies.
    NobodyToCover,
    NeedsStateDecision,
    /// An answer about an employer's offer is missing.
    NeedsInformation,
    NotConfigured,
}
