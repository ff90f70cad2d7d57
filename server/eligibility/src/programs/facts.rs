//! What is worked out once and every program looks at.

use crate::{
    answer::{Quantity, Reason, ReasonCode},
    check::{Case, Member},
    composition::MagiHousehold,
    credit::TaxHousehold,
    income::{Counted, Magi},
    parameters::{Federal, NotConfigured, Percent, State},
};

/// A household before the programs.
pub(crate) struct Facts<'a> {
    pub case: &'a Case<'a>,
    pub federal: &'a Federal,
    pub state: &'a State,
    pub households: &'a [MagiHousehold],
    pub incomes: &'a [Magi],
    pub counted: &'a [Result<Counted, NotConfigured>],
    pub tax_households: &'a [TaxHousehold],
}

/// What a program finds about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    /// With the name of the group, where there are groups.
    Eligible(Option<String>),
    NotEligible,
    /// Only the immigration status stands against it.
    StatusOnly,
    Undecided,
}

impl<'a> Facts<'a> {
    pub fn member(&self, one: usize) -> &'a Member<'a> {
        &self.case.people[one]
    }

    /// The tax household to which somebody belongs; for who is claimed, that of the claimant.
    pub fn tax_household(&self, one: usize) -> Option<&'a TaxHousehold> {
        let as_dependent = |household: &&TaxHousehold| household.dependents.contains(one);
        let as_filer = |household: &&TaxHousehold| household.filers.contains(one);
        let returns = self.tax_households;
        returns.iter().find(as_dependent).or_else(|| returns.iter().find(as_filer))
    }

    /// The income of the year and the family size by the rules of the tax credit, or of Medicaid
    /// for who is on no tax return.
    pub fn annual(&self, one: usize) -> Result<(i64, u32), NotConfigured> {
        match self.tax_household(one) {
            Some(household) => Ok((household.income?, household.members.len())),
            None => Ok((self.counted[one]?.annual, self.households[one].members.len())),
        }
    }

    /// Who belongs to the household, whose income counts and what it comes to.
    pub fn household_reasons(&self, one: usize, reasons: &mut Vec<Reason>) {
        let household = &self.households[one];
        reasons.push(Reason::new(ReasonCode::HouseholdSize).with([
            (Quantity::MembersCounted, i64::from(household.members.len())),
            (Quantity::ExpectedChildren, i64::from(household.expected)),
            (Quantity::HouseholdSize, i64::from(household.size())),
        ]));
        if let Ok(counted) = &self.counted[one] {
            reasons.push(Reason::new(ReasonCode::HouseholdIncome).with([
                (Quantity::MonthlyIncomeTimes12, counted.monthly_times_12),
                (Quantity::AnnualIncome, counted.annual),
            ]));
        }
    }
}

/// Whether an income is at most this share of a poverty line, both for a year and in cents.
pub(crate) fn line_share(income: i64, share: Percent, line: i64) -> bool {
    i128::from(income) * 10_000 <= i128::from(share.0) * i128::from(line)
}
