//! Who is expected to be required to file a tax return: 26 USC 6012. It is asked only where it
//! decides whether somebody's income counts, and for the taxable year that decides: Medicaid
//! looks at the year of the determination (42 CFR 435.603(d)(2)), the tax credit at the coverage
//! year (26 USC 36B(d)(2)(A)(ii)).

use super::{Magi, magi::Gross};
use crate::{
    check::Case,
    composition::People,
    parameters::{Federal, Filing, IncomeRules, NotConfigured},
};
use std::cell::Cell;

/// Asks for each person and year at most once.
pub(crate) struct Filings<'a> {
    case: &'a Case<'a>,
    federal: &'a Federal,
    incomes: &'a [Magi],
    known: Vec<[Cell<Option<bool>>; 2]>,
}

/// How somebody files, or would have to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filer {
    Single,
    Joint,
    MarriedApart,
    Dependent,
}

impl<'a> Filings<'a> {
    pub fn new(case: &'a Case<'a>, federal: &'a Federal, incomes: &'a [Magi]) -> Self {
        let known = incomes.iter().map(|_| [const { Cell::new(None) }; 2]).collect();
        Self { case, federal, incomes, known }
    }

    /// What was found out about a person for a year, if it mattered.
    pub fn known(&self, one: usize, year: i32) -> Option<bool> {
        self.cell(one, year).get()
    }

    fn cell(&self, one: usize, year: i32) -> &Cell<Option<bool>> {
        &self.known[one][usize::from(year != self.case.coverage_year)]
    }

    /// Whether this person must file for the coverage year or that of the determination.
    ///
    /// # Errors
    /// [`NotConfigured`] without thresholds for the year.
    pub fn required(&self, one: usize, year: i32) -> Result<bool, NotConfigured> {
        if let Some(known) = self.known(one, year) {
            return Ok(known);
        }
        let required = match self.case.people[one].person.required_to_file {
            Some(attested) => attested,
            None => self.by_income(one, year)?,
        };
        self.cell(one, year).set(Some(required));
        Ok(required)
    }

    fn by_income(&self, one: usize, year: i32) -> Result<bool, NotConfigured> {
        let filer = self.filer(one);
        // A joint return is measured by the income of both.
        let mut people = People::of(one);
        if filer == Filer::Joint {
            people.extend(self.case.kinship.spouse(one));
        }
        let gross = people.iter().fold(Gross::default(), |all, person| {
            all.with(self.incomes[person].gross(year == self.case.coverage_year))
        });
        if gross.is_nothing() {
            return Ok(false);
        }
        let rules = self.federal.filing(year)?;
        let is_married = self.case.kinship.spouse(one).is_some();
        let income = &self.federal.income;
        let unearned = gross.unearned + taxable_benefits(&gross, filer, is_married, income);
        let gross = Gross { unearned, ..gross };
        let aged = people.filter(|person| self.case.people[person].age >= rules.aged_from);
        let addition = if is_married {
            rules.married_aged_addition_dollars
        } else {
            rules.aged_addition_dollars
        };
        let addition = i64::from(aged.len()) * addition * 100;
        let self_employed = income.self_employment_share.of(gross.self_employment)
            >= rules.self_employment_dollars * 100;
        Ok(self_employed
            || match filer {
                Filer::Dependent => dependent(&gross, rules, addition),
                Filer::MarriedApart => {
                    gross.earned + gross.unearned >= rules.married_apart_dollars * 100
                }
                Filer::Single => independent(&gross, rules.standard_deduction_dollars, addition),
                Filer::Joint => {
                    independent(&gross, rules.joint_standard_deduction_dollars, addition)
                }
            })
    }

    /// Who neither files nor is claimed, but lives with a spouse who does not file either, could
    /// file jointly, and that decides: 26 USC 6012(a)(1)(A)(iv).
    fn filer(&self, one: usize) -> Filer {
        let member = &self.case.people[one];
        if member.joint.is_some() {
            return Filer::Joint;
        }
        if member.claimed_by.is_some() || member.person.tax.claimed_from_outside {
            return Filer::Dependent;
        }
        match self.case.kinship.spouse(one) {
            None if member.person.tax.married_filing_apart => Filer::MarriedApart,
            None => Filer::Single,
            Some(spouse) => {
                let could_be_joint = !member.files
                    && !self.case.people[spouse].files
                    && member.lives_with.contains(spouse);
                if could_be_joint { Filer::Joint } else { Filer::MarriedApart }
            }
        }
    }
}

/// IRS Publication 501, table 2, for people who can be claimed.
fn dependent(gross: &Gross, rules: &Filing, addition: i64) -> bool {
    let standard = rules.standard_deduction_dollars * 100;
    let least = rules.dependent_unearned_dollars * 100;
    let more = rules.dependent_earned_addition_dollars * 100;
    let allowed = least.max(gross.earned.min(standard - more) + more);
    gross.unearned > least + addition
        || gross.earned > standard + addition
        || gross.earned + gross.unearned > allowed + addition
}

/// IRS Publication 501, table 1.
fn independent(gross: &Gross, standard_dollars: i64, addition: i64) -> bool {
    gross.earned + gross.unearned >= standard_dollars * 100 + addition
}

/// 26 USC 86, in cents. Married people who live together and file apart have no base amount.
fn taxable_benefits(gross: &Gross, filer: Filer, is_married: bool, rules: &IncomeRules) -> i64 {
    let benefits = gross.social_security;
    if benefits <= 0 {
        return 0;
    }
    let (base, second) = match filer {
        Filer::Joint => (
            rules.joint_social_security_base_dollars * 100,
            rules.joint_social_security_second_dollars * 100,
        ),
        Filer::MarriedApart if is_married => (0, 0),
        _ => (rules.social_security_base_dollars * 100, rules.social_security_second_dollars * 100),
    };
    let combined = gross.earned + gross.unearned + gross.tax_exempt_interest + benefits / 2;
    let half = (benefits / 2).min((combined.min(second) - base).max(0) / 2);
    let rest = (combined - second).max(0) * 85 / 100;
    (half + rest).min(benefits * 85 / 100)
}
