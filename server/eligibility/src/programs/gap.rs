//! 42 CFR 435.603(i): who is over the limit in the month, but below the poverty line in the year
//! by the rules of the tax credit, has Medicaid by the income of the year.

use super::{Facts, is_at_least, medicaid::Test};
use crate::{
    answer::{Quantity, Reason, ReasonCode},
    parameters::{Group, NotConfigured, Percent},
};

pub(super) fn passes<'a>(
    facts: &Facts<'_>,
    one: usize,
    groups: &[&'a Group],
    reasons: &mut Vec<Reason>,
) -> Result<Option<&'a Group>, NotConfigured> {
    let poverty_year = facts.case.coverage_year - 1;
    let Ok(poverty) = facts.federal.poverty(poverty_year, &facts.state.poverty_region) else {
        // Without the guideline nobody is known to be below it; the programs that need it say so.
        return Ok(None);
    };
    // The same holds when it is not known whose income counts.
    let Ok((income, size)) = facts.annual(one) else {
        return Ok(None);
    };
    let line = poverty.line(size);
    if is_at_least(income, facts.federal.thresholds.least_percent, line) {
        return Ok(None);
    }
    let test = Test {
        income,
        size,
        line,
        poverty_year,
        effective: poverty.effective,
        disregard: facts.state.medicaid.disregard_points,
        income_as: Quantity::AnnualIncome,
    };
    for group in groups {
        if let Some(limit) = group.limit(size)
            && test.is_within(limit, Percent::default())
        {
            reasons.push(test.reason(ReasonCode::MedicaidByAnnualIncome, group, limit));
            return Ok(Some(group));
        }
    }
    Ok(None)
}
