//! The answer of the engine.

use super::Reason;
use crate::{applications::PersonNumber, dates::CivilDate, money::Cents};
use chrono::Days;
use serde::{Deserialize, Serialize};

/// What everybody of a household can get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Determination {
    pub coverage_year: i32,
    pub determined_on: CivilDate,
    pub coverage_starts: CivilDate,
    pub parameters: Versions,
    /// In the order of the household.
    pub people: Vec<PersonResult>,
    /// One for each expected tax return.
    pub credits: Vec<Credit>,
}

/// Which rules and numbers were in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    pub federal: String,
    pub state: String,
}

/// What one person can get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonResult {
    pub person: PersonNumber,
    pub outcome: Outcome,
    /// What was attested waits for proof.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pending_verification: bool,
    /// Another office should also look, for age or disability, say.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub screen_other_basis: bool,
    /// What the program costs this person in a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premium_monthly: Option<Cents>,
    /// The premium is not confirmed by its source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub premium_estimated: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_sharing: Option<CostSharing>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_configured: Option<Missing>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// A variant of a plan with lower cost sharing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostSharing {
    /// The two digits that end a plan's number.
    pub variant: String,
    /// In percent of what care costs on average, for silver plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actuarial_value: Option<u8>,
}

/// A number that no parameter file holds. It is never replaced by another year's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    pub what: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

/// The premium tax credit of one expected return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Everybody on the return.
    pub people: Vec<PersonNumber>,
    /// Whose premiums it helps to pay.
    pub covers: Vec<PersonNumber>,
    /// The most that can be paid in advance; none while the price of plans is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly: Option<Cents>,
    /// What the household is expected to pay itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contribution_monthly: Option<Cents>,
    /// The price of the plan by which the credit is measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark_monthly: Option<Cents>,
    /// That plan is no real one of the place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_configured: Option<Missing>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

macro_rules! outcomes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// The program, or why there is none.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Outcome { $($(#[$doc])* #[serde(rename = $code)] $name,)+ }

        impl Outcome {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The outcome of a stable name.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|outcome| outcome.as_str() == text)
            }
        }
    };
}

outcomes! {
    /// Medical Assistance.
    Medicaid = "medicaid",
    /// A program of its own for children.
    Chip = "chip",
    /// MinnesotaCare.
    BasicHealth = "basic_health",
    /// A plan of the marketplace with a tax credit, which may be zero.
    PremiumTaxCredit = "premium_tax_credit",
    /// A plan of the marketplace at full price.
    FullPrice = "full_price",
    /// Another office decides.
    Referral = "referral",
    NotEligible = "not_eligible",
    /// The law or the state leaves open what to do.
    NeedsStateDecision = "needs_state_decision",
    /// An answer is missing; the reasons name it.
    NeedsInformation = "needs_information",
    /// A number is missing that an operator has to configure.
    NotConfigured = "not_configured",
    /// Does not ask for coverage.
    NotApplying = "not_applying",
}

impl Outcome {
    /// Whether it tells the person something that will stand. A missing number is ours to add:
    /// until then the person waits.
    pub const fn is_result(self) -> bool {
        !matches!(self, Self::NotConfigured)
    }
}

/// What is kept of one person, complete in itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub result: PersonResult,
    /// The credit of the return that covers this person, or that was looked at for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Credit>,
    pub coverage_year: i32,
    pub determined_on: CivilDate,
    pub coverage_starts: CivilDate,
    pub parameters: Versions,
}

impl Determination {
    /// The answer person by person.
    pub fn findings(&self) -> Vec<Finding> {
        self.people.iter().map(|result| self.finding(result)).collect()
    }

    fn finding(&self, result: &PersonResult) -> Finding {
        let on_return = self.credits.iter().find(|credit| credit.people.contains(&result.person));
        // For everybody else the numbers of a credit would be noise.
        let about_credit = matches!(result.outcome, Outcome::PremiumTaxCredit | Outcome::FullPrice);
        Finding {
            result: result.clone(),
            credit: on_return.filter(|_| about_credit).cloned(),
            coverage_year: self.coverage_year,
            determined_on: self.determined_on,
            coverage_starts: self.coverage_starts,
            parameters: self.parameters.clone(),
        }
    }
}

impl Finding {
    pub const fn person(&self) -> PersonNumber {
        self.result.person
    }

    /// The credit, where this person has one.
    pub fn own_credit(&self) -> Option<&Credit> {
        let credit = self.credit.as_ref()?;
        credit.covers.contains(&self.result.person).then_some(credit)
    }

    /// Whether the person picks a plan.
    pub const fn picks_plan(&self) -> bool {
        matches!(self.result.outcome, Outcome::PremiumTaxCredit | Outcome::FullPrice)
    }

    /// The last day on which picking a plan leads to the first day of coverage, for
    /// those who pick one. None when it was over on the day of the determination.
    pub fn pick_plan_by(&self) -> Option<CivilDate> {
        if !self.picks_plan() {
            return None;
        }
        let by = self.coverage_starts.checked_sub_days(Days::new(1))?;
        (by >= self.determined_on).then_some(by)
    }

    /// Whether an amount rests on prices that are no real ones.
    pub fn is_illustrative(&self) -> bool {
        self.own_credit().is_some_and(|credit| credit.illustrative)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_and_its_name_are_one() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.as_str()), Some(*outcome));
            let json = serde_json::to_string(outcome).expect("JSON");
            assert_eq!(json, format!("\"{}\"", outcome.as_str()));
        }
        assert_eq!(Outcome::parse("denied"), None);
    }

    #[test]
    fn a_missing_number_is_never_a_result() {
        let waiting: Vec<_> = Outcome::ALL.iter().filter(|one| !one.is_result()).collect();
        assert_eq!(waiting, [&Outcome::NotConfigured]);
    }

    #[test]
    fn a_finding_takes_the_credit_of_its_own_return_along() {
        let person = |number| PersonNumber::new(number).expect("a number");
        let result = |number, outcome| PersonResult {
            person: person(number),
            outcome,
            pending_verification: false,
            screen_other_basis: false,
            premium_monthly: None,
            premium_estimated: false,
            cost_sharing: None,
            not_configured: None,
            reasons: Vec::new(),
        };
        let day: CivilDate = "2026-11-23".parse().expect("a date");
        let determination = Determination {
            coverage_year: 2026,
            determined_on: day,
            coverage_starts: day,
            parameters: Versions { federal: "1".into(), state: "1".into() },
            people: vec![
                result(1, Outcome::PremiumTaxCredit),
                result(2, Outcome::FullPrice),
                result(3, Outcome::Medicaid),
            ],
            credits: vec![Credit {
                people: vec![person(1), person(2), person(3)],
                covers: vec![person(1)],
                monthly: Some(Cents(12_300)),
                contribution_monthly: None,
                benchmark_monthly: None,
                illustrative: true,
                not_configured: None,
                reasons: Vec::new(),
            }],
        };
        let findings = determination.findings();
        let amounts: Vec<_> = findings
            .iter()
            .map(|finding| finding.own_credit().and_then(|credit| credit.monthly))
            .collect();
        assert_eq!(amounts, [Some(Cents(12_300)), None, None]);
        assert!(findings[1].credit.is_some() && findings[2].credit.is_none());
        assert_eq!(findings.iter().filter(|finding| finding.is_illustrative()).count(), 1);
    }
}
