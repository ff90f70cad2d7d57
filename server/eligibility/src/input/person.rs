//! One person of the household.

use super::{Amount, Day, Deduction, Income, IncomeKind, Whole};
use serde::{Deserialize, Serialize};

/// One person. Everything has the default that most people would answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Person {
    /// The caller's own name, used to point at this person.
    pub id: String,
    /// Completed years on the day of the determination; or `born`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Whole>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Day>,
    /// Whether this person wants coverage.
    pub applies: bool,
    /// Lives in the state and means to stay.
    pub resident: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub pregnant: bool,
    /// How many children are expected; one when nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_children: Option<Whole>,
    /// Within twelve months after the end of a pregnancy.
    #[serde(skip_serializing_if = "is_false")]
    pub postpartum: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub full_time_student: bool,
    /// In foster care and on Medicaid at 18 or later.
    #[serde(skip_serializing_if = "is_false")]
    pub former_foster_care: bool,
    /// The mother had Medicaid when this child was born.
    #[serde(skip_serializing_if = "is_false")]
    pub mother_had_medicaid_at_birth: bool,
    /// A member of a federally recognized tribe, or a shareholder of an Alaska Native corporation.
    #[serde(skip_serializing_if = "is_false")]
    pub american_indian_or_alaska_native: bool,
    /// In jail or prison after disposition of charges.
    #[serde(skip_serializing_if = "is_false")]
    pub incarcerated: bool,
    /// Entitled to or enrolled in Medicare.
    #[serde(skip_serializing_if = "is_false")]
    pub medicare: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub blind_or_disabled: bool,
    /// Needs long-term care services.
    #[serde(skip_serializing_if = "is_false")]
    pub long_term_care: bool,
    /// A tour of active duty ended within the last 24 months.
    #[serde(skip_serializing_if = "is_false")]
    pub recent_military_service: bool,
    pub immigration: Immigration,
    pub tax: TaxPlan,
    /// Children of the household for whom this person has the main responsibility. Parents who
    /// live with a child need not be named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cares_for: Vec<String>,
    /// Coverage in which this person is enrolled, from elsewhere than Medicare or an employer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_coverage: Vec<OtherCoverage>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub income: Vec<Income>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deductions: Vec<Deduction>,
    /// What this person attests as modified adjusted gross income of the current month, in cents.
    /// It replaces what would come of the items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_monthly_income: Option<Amount>,
    /// What this person attests as modified adjusted gross income of the coverage year, in cents.
    /// It replaces what would come of the items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_annual_income: Option<Amount>,
    /// Whether a tax return is required, this year and in the coverage year; by default it is worked out from the income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_to_file: Option<bool>,
}

impl Person {
    /// Whether Supplemental Security Income is among the income.
    pub(crate) fn has_supplemental_security_income(&self) -> bool {
        let is_paid = |item: &Income| item.amount.and_then(|amount| amount.0).unwrap_or(0) > 0;
        self.income
            .iter()
            .any(|item| item.kind == IncomeKind::SupplementalSecurityIncome && is_paid(item))
    }
}

impl Default for Person {
    fn default() -> Self {
        Self {
            id: String::new(),
            age: None,
            born: None,
            applies: true,
            resident: true,
            pregnant: false,
            expected_children: None,
            postpartum: false,
            full_time_student: false,
            former_foster_care: false,
            mother_had_medicaid_at_birth: false,
            american_indian_or_alaska_native: false,
            incarcerated: false,
            medicare: false,
            blind_or_disabled: false,
            long_term_care: false,
            recent_military_service: false,
            immigration: Immigration::default(),
            tax: TaxPlan::default(),
            cares_for: Vec::new(),
            other_coverage: Vec::new(),
            income: Vec::new(),
            deductions: Vec::new(),
            current_monthly_income: None,
            projected_annual_income: None,
            required_to_file: None,
        }
    }
}

/// What this person expects to do about federal income tax for the coverage year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TaxPlan {
    /// Files a return. Who files jointly or claims somebody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jointly_with: Option<String>,
    /// Who of the household claims this person as a dependent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed_by: Option<String>,
    /// Somebody who is not of the household claims this person as a dependent.
    #[serde(skip_serializing_if = "is_false")]
    pub claimed_from_outside: bool,
    /// Married and filing apart, but allowed to have the credit: head of household, or a victim of
    /// domestic abuse or abandonment (26 CFR 1.36B-2(b)(2)).
    #[serde(skip_serializing_if = "is_false")]
    pub may_file_apart: bool,
    /// Married to somebody who is not of the household, and not filing jointly.
    #[serde(skip_serializing_if = "is_false")]
    pub married_filing_apart: bool,
}

/// Citizenship or immigration status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Immigration {
    pub status: ImmigrationStatus,
    /// Since when, for the five years that some statuses have to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
    /// The five years do not apply, for example to veterans and former refugees.
    #[serde(skip_serializing_if = "is_false")]
    pub no_waiting: bool,
}

/// The statuses that the rules tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImmigrationStatus {
    /// Citizens and nationals of the United States.
    #[default]
    Citizen,
    LawfulPermanentResident,
    Refugee,
    Asylee,
    CubanHaitianEntrant,
    CompactOfFreeAssociation,
    AmericanIndianBornInCanada,
    TraffickingSurvivor,
    BatteredNoncitizen,
    ConditionalEntrant,
    WithholdingOfRemoval,
    /// Paroled for at least a year.
    ParoleeOneYear,
    Parolee,
    TemporaryProtectedStatus,
    Nonimmigrant,
    AsylumApplicant,
    OtherLawfullyPresent,
    DeferredActionChildhoodArrivals,
    Undocumented,
    /// A word that is no choice.
    #[serde(other)]
    Unknown,
}

/// Minimum essential coverage from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherCoverage {
    Tricare,
    Veterans,
    PeaceCorps,
    Retiree,
    ContinuedFromEmployer,
    Student,
    Other,
    /// A word that is no choice.
    #[serde(other)]
    Unknown,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}
