//! Why something was determined, by code, with the numbers that were used. The words for a code
//! are in the texts of a language.

use crate::{dates::CivilDate, money::Cents};
use serde::{Deserialize, Serialize};

/// One step of the determination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: ReasonCode,
    /// The law.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// From when the rule or number holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<CivilDate>,
    /// What it is about: a group, a kind of income, or another person as `p2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// In the order in which they were used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<(Quantity, i64)>,
}

impl Reason {
    pub fn number(&self, quantity: Quantity) -> Option<i64> {
        self.numbers.iter().find(|(known, _)| *known == quantity).map(|(_, value)| *value)
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal),+ $(,)?) => {
        /// The codes of reasons.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum ReasonCode { $(#[serde(rename = $code)] $name,)+ }

        impl ReasonCode {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable name, which is also that of its text.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.as_str() == text)
            }
        }
    };
}

codes! {
    HouseholdSize = "household_size",
    HouseholdIncome = "household_income",
    IncomeNotCounted = "income_not_counted",
    NoMedicaidGroup = "no_medicaid_group",
    MedicaidWithoutIncomeLimit = "medicaid_without_income_limit",
    MedicaidIncomeWithinLimit = "medicaid_income_within_limit",
    MedicaidIncomeWithinDisregard = "medicaid_income_within_disregard",
    MedicaidIncomeOverLimit = "medicaid_income_over_limit",
    MedicaidByAnnualIncome = "medicaid_by_annual_income",
    MedicaidStatusNotEligible = "medicaid_status_not_eligible",
    MedicaidStatusWaiting = "medicaid_status_waiting",
    MedicaidStatusUndecided = "medicaid_status_undecided",
    MedicaidRuleUndecided = "medicaid_rule_undecided",
    EmergencyMedicaid = "emergency_medicaid",
    ChipIncomeWithinLimit = "chip_income_within_limit",
    ChipIncomeOverLimit = "chip_income_over_limit",
    ChipOtherCoverage = "chip_other_coverage",
    ChipStatusNotEligible = "chip_status_not_eligible",
    ChipStatusUndecided = "chip_status_undecided",
    BasicHealthFamily = "basic_health_family",
    BasicHealthIncomeWithinLimit = "basic_health_income_within_limit",
    BasicHealthIncomeOverLimit = "basic_health_income_over_limit",
    BasicHealthStatusNotEligible = "basic_health_status_not_eligible",
    BasicHealthStatusUndecided = "basic_health_status_undecided",
    BasicHealthPremium = "basic_health_premium",
    BasicHealthPremiumExempt = "basic_health_premium_exempt",
    BasicHealthPremiumNotConfigured = "basic_health_premium_not_configured",
    HasMedicare = "has_medicare",
    HasOtherCoverage = "has_other_coverage",
    EnrolledInEmployerPlan = "enrolled_in_employer_plan",
    EmployerOfferAffordable = "employer_offer_affordable",
    EmployerOfferNotAffordable = "employer_offer_not_affordable",
    EmployerOfferBelowMinimumValue = "employer_offer_below_minimum_value",
    EmployerOfferNotYet = "employer_offer_not_yet",
    EmployerOfferNotOfFamily = "employer_offer_not_of_family",
    EmployerCostNeeded = "employer_cost_needed",
    EmployerMinimumValueNeeded = "employer_minimum_value_needed",
    TaxHouseholdIncome = "tax_household_income",
    IncomeBelowPoverty = "income_below_poverty",
    IncomeAboveCap = "income_above_cap",
    BelowPovertyException = "below_poverty_exception",
    MarriedFilesApart = "married_files_apart",
    FilerIsClaimed = "filer_is_claimed",
    NoTaxReturn = "no_tax_return",
    ClaimedFromOutside = "claimed_from_outside",
    CreditStatusNotEligible = "credit_status_not_eligible",
    CreditStatusUndecided = "credit_status_undecided",
    CreditEligible = "credit_eligible",
    ApplicablePercentage = "applicable_percentage",
    Contribution = "contribution",
    BenchmarkMember = "benchmark_member",
    BenchmarkChildNotRated = "benchmark_child_not_rated",
    BenchmarkGiven = "benchmark_given",
    Credit = "credit",
    CreditIsZero = "credit_is_zero",
    NobodyToCover = "nobody_to_cover",
    MemberStillOpen = "member_still_open",
    CostSharing = "cost_sharing",
    NoHelpAsked = "no_help_asked",
    FullPricePlan = "full_price_plan",
    MarketplaceStatusNotEligible = "marketplace_status_not_eligible",
    MarketplaceStatusUndecided = "marketplace_status_undecided",
    NotResident = "not_resident",
    Incarcerated = "incarcerated",
    NotConfigured = "not_configured",
    ScreenAge = "screen_age",
    ScreenMedicare = "screen_medicare",
    ScreenDisability = "screen_disability",
    ScreenLongTermCare = "screen_long_term_care",
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Plain,
    /// Cents.
    Money,
    /// Hundredths of a percent.
    Percent,
    WholePercent,
    /// Thousandths.
    Factor,
}

macro_rules! quantities {
    ($($name:ident = $code:literal, $shown:ident;)+) => {
        /// What a number is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Quantity { $(#[serde(rename = $code)] $name,)+ }

        impl Quantity {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable name, which is also that of its place in a text.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|quantity| quantity.as_str() == text)
            }

            /// How it is shown.
            pub const fn shown(self) -> Shown {
                match self { $(Self::$name => Shown::$shown),+ }
            }
        }
    };
}

quantities! {
    Age = "age", Plain;
    MembersCounted = "members_counted", Plain;
    ExpectedChildren = "expected_children", Plain;
    HouseholdSize = "household_size", Plain;
    TaxHouseholdSize = "tax_household_size", Plain;
    MonthlyIncomeTimes12 = "monthly_income_times_12", Money;
    AnnualIncome = "annual_income", Money;
    PovertyYear = "poverty_year", Plain;
    PovertyLine = "poverty_line", Money;
    LimitPercent = "limit_percent", Percent;
    DisregardPercent = "disregard_percent", Percent;
    PovertyPercent = "poverty_percent", WholePercent;
    CapPercent = "cap_percent", Percent;
    BandFrom = "band_from", Percent;
    BandTo = "band_to", Percent;
    BandInitial = "band_initial", Percent;
    BandFinal = "band_final", Percent;
    ApplicablePercentage = "applicable_percentage", Percent;
    ContributionAnnual = "contribution_annual", Money;
    ContributionMonthly = "contribution_monthly", Money;
    BenchmarkMonthly = "benchmark_monthly", Money;
    CreditMonthly = "credit_monthly", Money;
    ReferencePrice = "reference_price", Money;
    ReferenceFactor = "reference_factor", Factor;
    AgeFactor = "age_factor", Factor;
    PriceMonthly = "price_monthly", Money;
    EmployerCostMonthly = "employer_cost_monthly", Money;
    AffordablePercent = "affordable_percent", Percent;
    PremiumMonthly = "premium_monthly", Money;
    ActuarialValue = "actuarial_value", WholePercent;
    Amount = "amount", Money;
    WaitingYears = "waiting_years", Plain;
}

impl Quantity {
    /// A number as people read it: `$31,300.00`, `8.44 %`.
    pub fn format(self, value: i64) -> String {
        let sign = if value < 0 { "-" } else { "" };
        let size = value.unsigned_abs();
        match self.shown() {
            Shown::Plain => value.to_string(),
            Shown::Money => format!("{sign}{}", Cents(value.checked_abs().unwrap_or(i64::MAX))),
            Shown::Percent if size.is_multiple_of(100) => format!("{sign}{}%", size / 100),
            Shown::Percent => format!("{sign}{}.{:02}%", size / 100, size % 100),
            Shown::WholePercent => format!("{value}%"),
            Shown::Factor => format!("{sign}{}.{:03}", size / 1000, size % 1000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_are_one() {
        for code in ReasonCode::ALL {
            assert_eq!(ReasonCode::parse(code.as_str()), Some(*code));
            let json = serde_json::to_string(code).expect("JSON");
            assert_eq!(json, format!("\"{}\"", code.as_str()));
        }
        for quantity in Quantity::ALL {
            assert_eq!(Quantity::parse(quantity.as_str()), Some(*quantity));
        }
    }

    #[test]
    fn numbers_are_shown_as_people_read_them() {
        for (quantity, value, shown) in [
            (Quantity::Age, 41, "41"),
            (Quantity::AnnualIncome, 3_130_000, "$31,300.00"),
            (Quantity::AnnualIncome, -5_000, "-$50.00"),
            (Quantity::LimitPercent, 13_300, "133%"),
            (Quantity::ApplicablePercentage, 844, "8.44%"),
            (Quantity::PovertyPercent, 261, "261%"),
            (Quantity::AgeFactor, 1_278, "1.278"),
        ] {
            assert_eq!(quantity.format(value), shown);
        }
    }
}
