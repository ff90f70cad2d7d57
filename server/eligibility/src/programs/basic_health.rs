//! The basic health program: 42 CFR part 600.

use super::{Facts, Finding, has_other_coverage, line_share};
use crate::{
    answer::{PersonResult, Quantity, Reason, ReasonCode},
    parameters::{BasicHealth, NotConfigured, Standing},
};

/// Finds whether a person who has no Medicaid has the program, and what it costs.
///
/// # Errors
/// [`NotConfigured`] when a number that is needed is missing.
pub(crate) fn basic_health(
    facts: &Facts<'_>,
    one: usize,
    result: &mut PersonResult,
) -> Result<Finding, NotConfigured> {
    let on = facts.case.coverage_starts;
    let Some(program) = facts.state.basic_health.as_ref().filter(|program| program.is_open(on))
    else {
        return Ok(Finding::NotEligible);
    };
    let member = facts.member(one);
    let poverty_year = facts.case.coverage_year - 1;
    let poverty = facts.federal.poverty(poverty_year, &facts.state.poverty_region)?;
    let household = &facts.households[one];
    let size =
        if program.count_expected_children { household.size() } else { household.members.len() };
    let line = poverty.line(size);
    let income = facts.counted[one]?.annual;
    let within = line_share(income, program.percent, line);
    let code = if within {
        ReasonCode::BasicHealthIncomeWithinLimit
    } else {
        ReasonCode::BasicHealthIncomeOverLimit
    };
    result.reasons.push(Reason::new(code).since(poverty.effective.max(program.from)).with([
        (Quantity::AnnualIncome, income),
        (Quantity::HouseholdSize, i64::from(size)),
        (Quantity::PovertyYear, i64::from(poverty_year)),
        (Quantity::PovertyLine, line),
        (Quantity::LimitPercent, program.percent.0),
    ]));
    if !within {
        return Ok(Finding::NotEligible);
    }
    if has_other_coverage(facts, one, &mut result.reasons)? {
        return Ok(Finding::NotEligible);
    }
    let statuses = program.statuses(on)?;
    match statuses.standing(member.person.immigration.status, member.age) {
        Standing::Eligible => {}
        Standing::Undecided => {
            let reason = Reason::new(ReasonCode::BasicHealthStatusUndecided);
            result.reasons.push(reason.since(statuses.from));
            return Ok(Finding::Undecided);
        }
        Standing::NotEligible | Standing::Waiting => {
            let reason = Reason::new(ReasonCode::BasicHealthStatusNotEligible);
            result.reasons.push(reason.since(statuses.from));
            return Ok(Finding::NotEligible);
        }
    }
    premium(facts, one, program, income * 100 / line, result);
    Ok(Finding::Eligible(None))
}

/// The premium for income of so many whole percent of the poverty line. A missing scale does not
/// take the program away.
fn premium(
    facts: &Facts<'_>,
    one: usize,
    program: &BasicHealth,
    percent: i64,
    result: &mut PersonResult,
) {
    let member = facts.member(one);
    let of_household = |has: fn(&crate::input::Person) -> bool| {
        facts.households[one].members.iter().any(|other| has(facts.member(other).person))
    };
    let Ok(scale) = program.premiums(facts.case.coverage_year) else {
        result.reasons.push(Reason::new(ReasonCode::BasicHealthPremiumNotConfigured));
        return;
    };
    let numbers = [(Quantity::Age, i64::from(member.age)), (Quantity::PovertyPercent, percent)];
    let exempt = member.age < scale.exempt_below_age
        || percent * 100 < scale.exempt_below_percent.0
        || of_household(|person| person.american_indian_or_alaska_native)
        || of_household(|person| person.recent_military_service);
    if exempt {
        result.premium_monthly = Some(0);
        result.reasons.push(Reason::new(ReasonCode::BasicHealthPremiumExempt).with(numbers));
        return;
    }
    let Some(premium) = scale.premium(percent) else {
        result.reasons.push(Reason::new(ReasonCode::BasicHealthPremiumNotConfigured));
        return;
    };
    result.premium_monthly = Some(premium);
    result.premium_estimated = scale.estimated;
    let [age, percent] = numbers;
    result.reasons.push(Reason::new(ReasonCode::BasicHealthPremium).with([
        age,
        percent,
        (Quantity::PremiumMonthly, premium),
    ]));
}
