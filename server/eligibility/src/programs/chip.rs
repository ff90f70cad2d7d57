//! A separate health program for children, in states that have one.

use super::{Facts, Finding, line_share, other_coverage::is_insured};
use crate::{
    answer::{Quantity, Reason, ReasonCode},
    parameters::{NotConfigured, Percent, Standing},
};

/// # Errors
/// [`NotConfigured`] when a number that is needed is missing.
pub(crate) fn chip(
    facts: &Facts<'_>,
    one: usize,
    reasons: &mut Vec<Reason>,
) -> Result<Finding, NotConfigured> {
    let on = facts.case.determined_on;
    let member = facts.member(one);
    let Some(chip) = facts.state.chip(member.age, on) else {
        return Ok(Finding::NotEligible);
    };
    if is_insured(facts, one) {
        reasons.push(Reason::new(ReasonCode::ChipOtherCoverage).since(chip.from));
        return Ok(Finding::NotEligible);
    }
    let (poverty_year, since) = facts.state.medicaid.poverty_year(on);
    let size = facts.households[one].size();
    let line = facts.federal.poverty(poverty_year, &facts.state.poverty_region)?.line(size);
    let income = facts.counted[one]?.monthly_times_12;
    let disregard = facts.state.medicaid.disregard_points;
    let within = line_share(income, Percent(chip.percent.0 + disregard.0), line);
    let code =
        if within { ReasonCode::ChipIncomeWithinLimit } else { ReasonCode::ChipIncomeOverLimit };
    reasons.push(Reason::new(code).since(since.max(chip.from)).with([
        (Quantity::MonthlyIncomeTimes12, income),
        (Quantity::HouseholdSize, i64::from(size)),
        (Quantity::PovertyYear, i64::from(poverty_year)),
        (Quantity::PovertyLine, line),
        (Quantity::LimitPercent, chip.percent.0),
        (Quantity::DisregardPercent, disregard.0),
    ]));
    if !within {
        return Ok(Finding::NotEligible);
    }
    let statuses = chip.statuses(on)?;
    Ok(match statuses.standing(member.person.immigration.status, member.age) {
        Standing::Eligible => Finding::Eligible(None),
        Standing::Undecided => {
            reasons.push(Reason::new(ReasonCode::ChipStatusUndecided).since(statuses.from));
            Finding::Undecided
        }
        Standing::NotEligible | Standing::Waiting => {
            reasons.push(Reason::new(ReasonCode::ChipStatusNotEligible).since(statuses.from));
            Finding::NotEligible
        }
    })
}
