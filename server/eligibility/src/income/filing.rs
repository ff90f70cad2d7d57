//! Who is expected to be required to file a tax return: 26 USC 6012. It is asked only where it
//! decides whether somebody's income counts.

use super::{Magi, magi::Gross};
use crate::{
    check::Case,
    parameters::{Federal, Filing, IncomeRules, NotConfigured},
};
use std::cell::Cell;

/// Asks for each person at most once.
pub(crate) struct Filings<'a> {
    case: &'a Case<'a>,
    federal: &'a Federal,
    incomes: &'a [Magi],
    known: Vec<Cell<Option<bool>>>,
}

impl<'a> Filings<'a> {
    pub fn new(case: &'a Case<'a>, federal: &'a Federal, incomes: &'a [Magi]) -> Self {
        Self { case, federal, incomes, known: vec![Cell::new(None); incomes.len()] }
    }

    /// What was found out about a person, if it mattered.
    pub fn known(&self, one: usize) -> Option<bool> {
        self.known[one].get()
    }

    /// Whether this person must file.
    ///
    /// # Errors
    /// [`NotConfigured`] without thresholds for the coverage year.
    pub fn required(&self, one: usize) -> Result<bool, NotConfigured> {
        if let Some(known) = self.known[one].get() {
            return Ok(known);
        }
        let member = &self.case.people[one];
        let required = match member.person.required_to_file {
            Some(attested) => attested,
            None if self.incomes[one].gross == Gross::default() => false,
            None => {
                let rules = self.federal.filing(self.case.coverage_year)?;
                let is_dependent =
                    member.claimed_by.is_some() || member.person.tax.claimed_from_outside;
                let gross = self.gross(one);
                if is_dependent {
                    dependent(&gross, rules, member.age)
                } else {
                    independent(&gross, rules, member.age, member.joint.is_some())
                }
            }
        };
        self.known[one].set(Some(required));
        Ok(required)
    }

    /// With the taxable part of Social Security.
    fn gross(&self, one: usize) -> Gross {
        let mut gross = self.incomes[one].gross;
        gross.unearned += taxable_benefits(&gross, &self.federal.income);
        gross
    }
}

/// IRS Publication 501, table 2, for people who can be claimed.
fn dependent(gross: &Gross, rules: &Filing, age: u32) -> bool {
    let addition = aged(rules, age);
    let standard = rules.standard_deduction_dollars * 100;
    let least = rules.dependent_unearned_dollars * 100;
    let earned = gross.earned.min(standard - rules.dependent_earned_addition_dollars * 100);
    let allowed = least.max(earned + rules.dependent_earned_addition_dollars * 100);
    gross.self_employment >= rules.self_employment_dollars * 100
        || gross.unearned > least + addition
        || gross.earned > standard + addition
        || gross.earned + gross.unearned > allowed + addition
}

/// IRS Publication 501, table 1.
fn independent(gross: &Gross, rules: &Filing, age: u32, is_joint: bool) -> bool {
    let standard = if is_joint {
        rules.joint_standard_deduction_dollars
    } else {
        rules.standard_deduction_dollars
    };
    gross.self_employment >= rules.self_employment_dollars * 100
        || gross.earned + gross.unearned >= standard * 100 + aged(rules, age)
}

fn aged(rules: &Filing, age: u32) -> i64 {
    if age >= 65 { rules.aged_addition_dollars * 100 } else { 0 }
}

/// 26 USC 86, for somebody who files alone, in cents.
fn taxable_benefits(gross: &Gross, rules: &IncomeRules) -> i64 {
    let benefits = gross.social_security;
    if benefits <= 0 {
        return 0;
    }
    let base = rules.social_security_base_dollars * 100;
    let second = rules.social_security_second_dollars * 100;
    let combined = gross.earned + gross.unearned + benefits / 2;
    let half = (benefits / 2).min((combined.min(second) - base).max(0) / 2);
    let rest = (combined - second).max(0) * 85 / 100;
    (half + rest).min(benefits * 85 / 100)
}
