//! Whether a tax return can have the credit at all: 26 USC 36B(c)(1).

use super::TaxHousehold;
use crate::{
    answer::{Quantity, Reason, ReasonCode},
    parameters::{Applicable, Percent, Poverty},
    programs::{Facts, is_at_least, line_share},
};

/// The numbers against which the income of a return is held.
pub(super) struct Measure<'a> {
    pub income: i64,
    pub line: i64,
    pub poverty: &'a Poverty,
    pub table: &'a Applicable,
}

impl Measure<'_> {
    /// Income in whole percent of the poverty line.
    pub fn percent(&self) -> Option<i64> {
        i64::try_from(i128::from(self.income) * 100 / i128::from(self.line)).ok()
    }
}

/// The reason against the credit that lies with the filers, whatever their income.
pub(super) fn obstacle_of_filers(
    facts: &Facts<'_>,
    tax: &TaxHousehold,
    reasons: &mut Vec<Reason>,
) -> bool {
    let claimed = |filer: usize| {
        let member = facts.member(filer);
        member.claimed_by.is_some() || member.person.tax.claimed_from_outside
    };
    if tax.filers.iter().any(claimed) {
        reasons.push(Reason::new(ReasonCode::FilerIsClaimed));
        return true;
    }
    if files_apart(facts, tax) {
        reasons.push(Reason::new(ReasonCode::MarriedFilesApart));
        return true;
    }
    false
}

/// The reason against the credit that lies with the income. `barred_by_status` says whether
/// Medicaid is closed to a lawfully present member of the return for an immigration status.
///
/// Members who are not lawfully present change nothing here: 26 USC 36B(e)(1)(B) leaves them out
/// of the family and lowers the income in the same proportion as the poverty line, so income in
/// percent of the line, the only thing for which it does so, stays what it is.
pub(super) fn obstacle_of_income(
    facts: &Facts<'_>,
    tax: &TaxHousehold,
    measure: &Measure<'_>,
    barred_by_status: bool,
    reasons: &mut Vec<Reason>,
) -> bool {
    let numbers = |limit: Quantity, percent: Percent| {
        [
            (Quantity::AnnualIncome, measure.income),
            (Quantity::TaxHouseholdSize, i64::from(tax.members.len())),
            (Quantity::PovertyLine, measure.line),
            (limit, percent.0),
        ]
    };
    let least = facts.federal.thresholds.least_percent;
    if !is_at_least(measure.income, least, measure.line) {
        let below = numbers(Quantity::LimitPercent, least);
        if barred_by_status && facts.federal.credit_below_poverty(facts.case.coverage_year) {
            reasons.push(Reason::new(ReasonCode::BelowPovertyException).with(below));
            return false;
        }
        let reason = Reason::new(ReasonCode::IncomeBelowPoverty).since(measure.poverty.effective);
        reasons.push(reason.with(below));
        return true;
    }
    if let Some(cap) = measure.table.income_cap
        && !line_share(measure.income, cap, measure.line)
    {
        let reason = Reason::new(ReasonCode::IncomeAboveCap).since(measure.poverty.effective);
        reasons.push(reason.with(numbers(Quantity::CapPercent, cap)));
        return true;
    }
    false
}

/// Married people file jointly, or are allowed to file apart.
fn files_apart(facts: &Facts<'_>, tax: &TaxHousehold) -> bool {
    tax.filers.iter().any(|filer| {
        let member = facts.member(filer);
        // The spouse need not be on the application.
        let is_married =
            facts.case.kinship.spouse(filer).is_some() || member.person.tax.married_filing_apart;
        is_married && member.joint.is_none() && !member.person.tax.may_file_apart
    })
}
