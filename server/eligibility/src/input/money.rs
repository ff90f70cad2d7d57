//! Income and deductions as people have them.

use super::{Amount, Day, Whole};
use serde::{Deserialize, Serialize};

/// One source of income.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Income {
    pub kind: IncomeKind,
    /// Before taxes, each time, in cents. Below zero only where a loss is possible.
    pub amount: Option<Amount>,
    pub rhythm: Rhythm,
    /// Hours in a usual week, for pay by the hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_per_week: Option<Whole>,
    /// The first day on which it is earned, or the day of a single payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Day>,
    /// The last day on which it is earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Day>,
    /// When the divorce was decreed, for alimony.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decree: Option<Day>,
}

/// One deduction of the tax return.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Deduction {
    pub kind: DeductionKind,
    /// Each time, in cents.
    pub amount: Option<Amount>,
    pub rhythm: Rhythm,
    /// When the divorce was decreed, for alimony.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decree: Option<Day>,
}

/// How often an amount comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    Hour,
    Week,
    TwoWeeks,
    TwiceAMonth,
    Month,
    Year,
    /// A single payment, on the day of `starts`.
    Once,
    /// A word that is no choice.
    #[default]
    #[serde(other)]
    Unknown,
}

/// What an income is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncomeKind {
    /// Pay before taxes, without what is taken out for pre-tax benefits.
    Wages,
    /// After expenses; may be a loss.
    SelfEmployment,
    /// After expenses; may be a loss.
    Farm,
    Unemployment,
    /// Title II benefits before deductions: retirement, survivors, disability.
    SocialSecurity,
    /// Taxable pensions, annuities and withdrawals.
    Pension,
    Interest,
    TaxExemptInterest,
    Dividends,
    /// May be a loss.
    CapitalGains,
    /// After expenses; may be a loss.
    Rental,
    /// Counts when the divorce was decreed before 2019.
    AlimonyReceived,
    /// The taxable part of a scholarship; Medicaid leaves it out.
    Scholarship,
    /// Foreign income that the tax return leaves out.
    ForeignEarned,
    /// A taxable single payment, such as winnings.
    LumpSum,
    /// Taxable distributions to American Indians and Alaska Natives; Medicaid leaves them out.
    TribalDistribution,
    OtherTaxable,
    ChildSupport,
    SupplementalSecurityIncome,
    WorkersCompensation,
    VeteransBenefits,
    Gift,
    Loan,
    PublicAssistance,
    OtherNotTaxable,
    /// A word that is no choice.
    #[default]
    #[serde(other)]
    Unknown,
}

impl IncomeKind {
    /// The word of the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wages => "wages",
            Self::SelfEmployment => "self_employment",
            Self::Farm => "farm",
            Self::Unemployment => "unemployment",
            Self::SocialSecurity => "social_security",
            Self::Pension => "pension",
            Self::Interest => "interest",
            Self::TaxExemptInterest => "tax_exempt_interest",
            Self::Dividends => "dividends",
            Self::CapitalGains => "capital_gains",
            Self::Rental => "rental",
            Self::AlimonyReceived => "alimony_received",
            Self::Scholarship => "scholarship",
            Self::ForeignEarned => "foreign_earned",
            Self::LumpSum => "lump_sum",
            Self::TribalDistribution => "tribal_distribution",
            Self::OtherTaxable => "other_taxable",
            Self::ChildSupport => "child_support",
            Self::SupplementalSecurityIncome => "supplemental_security_income",
            Self::WorkersCompensation => "workers_compensation",
            Self::VeteransBenefits => "veterans_benefits",
            Self::Gift => "gift",
            Self::Loan => "loan",
            Self::PublicAssistance => "public_assistance",
            Self::OtherNotTaxable => "other_not_taxable",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the amount may be below zero.
    pub const fn may_be_a_loss(self) -> bool {
        matches!(self, Self::SelfEmployment | Self::Farm | Self::CapitalGains | Self::Rental)
    }

    /// Earned by work, for the test of who must file a tax return.
    pub const fn is_earned(self) -> bool {
        matches!(self, Self::Wages | Self::SelfEmployment | Self::Farm | Self::Scholarship)
    }

    /// Never income by 26 USC 36B(d)(2)(B).
    pub const fn is_never_counted(self) -> bool {
        matches!(
            self,
            Self::ChildSupport
                | Self::SupplementalSecurityIncome
                | Self::WorkersCompensation
                | Self::VeteransBenefits
                | Self::Gift
                | Self::Loan
                | Self::PublicAssistance
                | Self::OtherNotTaxable
        )
    }

    /// Income for the tax credit that Medicaid leaves out: 42 CFR 435.603(e)(2), (3).
    pub const fn is_left_out_by_medicaid(self) -> bool {
        matches!(self, Self::Scholarship | Self::TribalDistribution)
    }

    /// Counted in modified adjusted gross income, but no part of gross income.
    pub const fn is_outside_gross_income(self) -> bool {
        matches!(self, Self::TaxExemptInterest | Self::ForeignEarned)
    }
}

/// What a deduction is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeductionKind {
    StudentLoanInterest,
    /// Counts when the divorce was decreed before 2019.
    AlimonyPaid,
    RetirementAccount,
    HealthSavingsAccount,
    SelfEmploymentTax,
    SelfEmployedHealthInsurance,
    EducatorExpenses,
    EarlyWithdrawalPenalty,
    MovingOfMilitary,
    Other,
    /// A word that is no choice.
    #[default]
    #[serde(other)]
    Unknown,
}
