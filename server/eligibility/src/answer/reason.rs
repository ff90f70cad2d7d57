//! Why something was decided, so that "why?" has an answer in any language.

use super::{Numbers, Quantity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One step of the determination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: ReasonCode,
    /// The law.
    pub rule: Cow<'static, str>,
    /// From when the rule or number holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<NaiveDate>,
    /// What it is about: a group, a kind of income, or another person's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    #[serde(default, skip_serializing_if = "is_empty")]
    pub numbers: Numbers,
}

fn is_empty(numbers: &Numbers) -> bool {
    numbers.0.is_empty()
}

impl Reason {
    pub(crate) fn new(code: ReasonCode) -> Self {
        Self {
            code,
            rule: Cow::Borrowed(code.rule()),
            effective: None,
            about: None,
            numbers: Numbers::default(),
        }
    }

    pub(crate) fn since(mut self, day: NaiveDate) -> Self {
        self.effective = Some(day);
        self
    }

    pub(crate) fn about(mut self, what: &str) -> Self {
        self.about = Some(what.to_owned());
        self
    }

    pub(crate) fn with<const N: usize>(mut self, numbers: [(Quantity, i64); N]) -> Self {
        self.numbers = numbers.into();
        self
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $rule:literal),+ $(,)?) => {
        /// The codes of reasons, each with its rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ReasonCode {
            $($(#[$doc])* $name,)+
        }

        impl ReasonCode {
            /// Every code, for tests that look for missing sentences.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The law behind it.
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$name => $rule),+ }
            }
        }
    };
}

reasons! {
    // The household of a person.
    HouseholdSize = "42 CFR 435.603(b), (f)",
    HouseholdIncome = "42 CFR 435.603(d)",
    IncomeNotCounted = "42 CFR 435.603(e); 26 USC 36B(d)(2)(B)",

    // Medicaid.
    /// No Medicaid group fits.
    NoMedicaidGroup = "42 CFR 435.110 to 435.150",
    MedicaidWithoutIncomeLimit = "42 CFR 435.117, 435.150",
    MedicaidIncomeWithinLimit = "42 CFR 435.603(h)(1)",
    MedicaidIncomeWithinDisregard = "42 CFR 435.603(d)(4)",
    MedicaidIncomeOverLimit = "42 CFR 435.603(d)(4), (h)(1)",
    /// The month is over the limit, the year is below the poverty line.
    MedicaidByAnnualIncome = "42 CFR 435.603(i)",
    MedicaidStatusNotEligible = "42 CFR 435.406",
    MedicaidStatusWaiting = "8 USC 1613",
    MedicaidStatusUndecided = "42 USC 1396b(v)",
    MedicaidRuleUndecided = "42 USC 1396a(xx)",
    EmergencyMedicaid = "42 CFR 435.139",

    // Separate health programs for children.
    ChipIncomeWithinLimit = "42 CFR 457.310",
    ChipIncomeOverLimit = "42 CFR 457.310",
    ChipOtherCoverage = "42 CFR 457.310(b)(2)",
    ChipStatusNotEligible = "42 CFR 457.320(b)(6)",
    ChipStatusUndecided = "42 CFR 457.320(b)(6)",

    // The basic health program.
    BasicHealthFamily = "42 CFR 600.5; 26 CFR 1.36B-1(d), (e)",
    BasicHealthIncomeWithinLimit = "42 CFR 600.305(a)(3), 600.320",
    BasicHealthIncomeOverLimit = "42 CFR 600.305(a)(3), 600.320",
    BasicHealthStatusNotEligible = "42 CFR 600.305(a)(4)",
    BasicHealthStatusUndecided = "42 CFR 600.305(a)(4)",
    BasicHealthPremium = "42 CFR 600.505",
    BasicHealthPremiumExempt = "42 CFR 600.505",
    BasicHealthPremiumNotConfigured = "42 CFR 600.505",

    // Coverage from elsewhere.
    HasMedicare = "26 USC 5000A(f)(1)(A)(i)",
    HasOtherCoverage = "26 USC 5000A(f)(1)",
    EnrolledInEmployerPlan = "26 CFR 1.36B-2(c)(3)(vii)",
    EmployerOfferAffordable = "26 CFR 1.36B-2(c)(3)(v)",
    EmployerOfferNotAffordable = "26 CFR 1.36B-2(c)(3)(v)",
    EmployerOfferBelowMinimumValue = "26 CFR 1.36B-2(c)(3)(vi)",
    EmployerOfferNotYet = "26 CFR 1.36B-2(c)(3)(iii)",
    /// The employee who has the offer does not claim this person.
    EmployerOfferNotOfFamily = "26 CFR 1.36B-2(c)(4)(i)",
    /// It has to be known what the offer costs.
    EmployerCostNeeded = "26 CFR 1.36B-2(c)(3)(v)",
    /// It has to be known whether the plan pays for enough.
    EmployerMinimumValueNeeded = "26 CFR 1.36B-2(c)(3)(vi)",

    // The premium tax credit.
    TaxHouseholdIncome = "26 USC 36B(d)",
    IncomeBelowPoverty = "26 USC 36B(c)(1)(A)",
    IncomeAboveCap = "26 USC 36B(c)(1)(A)",
    BelowPovertyException = "26 USC 36B(c)(1)(B)",
    MarriedFilesApart = "26 USC 36B(c)(1)(C)",
    FilerIsClaimed = "26 USC 36B(c)(1)(D)",
    NoTaxReturn = "45 CFR 155.305(f)(1)(i)",
    ClaimedFromOutside = "45 CFR 155.305(f)(1)(i)",
    CreditStatusNotEligible = "26 USC 36B(e)",
    CreditStatusUndecided = "26 USC 36B(e)",
    CreditEligible = "26 USC 36B(c)(1)",
    ApplicablePercentage = "26 USC 36B(b)(3)(A); 26 CFR 1.36B-3(g)",
    Contribution = "26 USC 36B(b)(2)(B)",
    BenchmarkMember = "26 CFR 1.36B-3(f); 45 CFR 147.102",
    /// A fourth child and younger ones add no premium.
    BenchmarkChildNotRated = "45 CFR 147.102(c)(1)",
    BenchmarkGiven = "26 CFR 1.36B-3(f)",
    Credit = "26 USC 36B(b)(2)",
    CreditIsZero = "26 USC 36B(b)(2)",
    NobodyToCover = "26 CFR 1.36B-3(b)",
    /// A member of the return who is not decided yet is not in the amount.
    MemberStillOpen = "26 CFR 1.36B-3(b)",
    CostSharing = "45 CFR 155.305(g), 155.350",

    // The marketplace and everything.
    /// No help with paying is asked for.
    NoHelpAsked = "45 CFR 155.310(b)",
    FullPricePlan = "45 CFR 155.305(a)",
    MarketplaceStatusNotEligible = "45 CFR 155.305(a)(1)",
    MarketplaceStatusUndecided = "45 CFR 155.305(a)(1)",
    NotResident = "42 CFR 435.403; 45 CFR 155.305(a)(3)",
    Incarcerated = "42 CFR 435.1009; 45 CFR 155.305(a)(2)",
    NotConfigured = "",

    // Where another office has to look.
    ScreenAge = "42 CFR 435.911(c)(2)",
    ScreenMedicare = "42 CFR 435.911(c)(2)",
    ScreenDisability = "42 CFR 435.911(c)(2)",
    ScreenLongTermCare = "42 CFR 435.911(c)(2)",
}
