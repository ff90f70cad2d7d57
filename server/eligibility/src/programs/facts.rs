//! What is worked out once and every program looks at.

use crate::{
    answer::{Quantity, Reason, ReasonCode},
    check::{Case, Member},
    composition::{MagiHousehold, People},
    credit::{TaxHousehold, income},
    income::{Counted, Magi},
    parameters::{BasicHealth, BasicHealthHousehold, Federal, NotConfigured, Percent, State},
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

/// The family of the basic health program, and what it has in the year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Family {
    pub members: People,
    /// Those whose income counts.
    pub counted: People,
    pub expected: u32,
    /// In cents.
    pub income: i64,
}

impl Family {
    pub fn size(&self) -> u32 {
        self.members.len() + self.expected
    }
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
    /// An answer about an employer's offer is missing.
    NeedsInformation,
    /// Medicaid on another basis than income is likely.
    OtherBasis,
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

    /// The family of the basic health program: that of the tax return (42 CFR 600.5, 26 CFR
    /// 1.36B-1(d)) with a spouse who lives with a filer or with the person and is on no joint
    /// return; for who is on no return, the household of Medicaid.
    ///
    /// # Errors
    /// [`NotConfigured`] when it matters who must file and the thresholds are missing.
    pub fn basic_health_family(
        &self,
        one: usize,
        program: &BasicHealth,
    ) -> Result<Family, NotConfigured> {
        let of_return = match program.household {
            BasicHealthHousehold::TaxFamily => self.tax_household(one),
            BasicHealthHousehold::Medicaid => None,
        };
        let Some(tax) = of_return else {
            let (household, counted) = (&self.households[one], self.counted[one]?);
            let expected = if program.count_expected_children { household.expected } else { 0 };
            let (members, income) = (household.members, counted.annual);
            return Ok(Family { members, counted: counted.people, expected, income });
        };
        let mut spouses = People::default();
        for person in tax.filers.with(People::of(one)).iter() {
            let spouse = self.case.kinship.spouse(person);
            spouses
                .extend(spouse.filter(|spouse| self.member(person).lives_with.contains(*spouse)));
        }
        let added = spouses.without(tax.members);
        let (members, counted) = (tax.members.with(added), tax.earners?.with(added));
        let expected = if program.count_expected_children {
            members.iter().map(|member| self.member(member).expected_children).sum()
        } else {
            0
        };
        Ok(Family { members, counted, expected, income: income(counted, self.incomes) })
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

/// Whether an income reaches this share of a poverty line, both for a year and in cents.
pub(crate) fn is_at_least(income: i64, share: Percent, line: i64) -> bool {
    i128::from(income) * 10_000 >= i128::from(share.0) * i128::from(line)
}

/// Whether an income is at most this share of a poverty line, both for a year and in cents.
pub(crate) fn line_share(income: i64, share: Percent, line: i64) -> bool {
    i128::from(income) * 10_000 <= i128::from(share.0) * i128::from(line)
}
