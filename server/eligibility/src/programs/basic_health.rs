//! The basic health program: 42 CFR part 600.

use super::{Facts, Finding, OtherCoverage, facts::Family, line_share, other_coverage};
use crate::{
    answer::{FamilyResult, PersonResult, Quantity, Reason, ReasonCode},
    composition::People,
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
    let member = facts.member(one);
    let is_open = |program: &&BasicHealth| {
        program.is_open(on) && program.ages.is_none_or(|ages| ages.contains(member.age))
    };
    let Some(program) = facts.state.basic_health.as_ref().filter(is_open) else {
        return Ok(Finding::NotEligible);
    };
    let poverty_year = facts.case.coverage_year - 1;
    let poverty = facts.federal.poverty(poverty_year, &facts.state.poverty_region)?;
    let family = facts.basic_health_family(one, program)?;
    tell_family(facts, &family, result);
    let size = family.size();
    let line = poverty.line(size);
    let income = family.income;
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
    let statuses = program.statuses(on)?;
    let standing = statuses.standing(member.person.immigration.status, member.age);
    if matches!(standing, Standing::NotEligible | Standing::Waiting) {
        let reason = Reason::new(ReasonCode::BasicHealthStatusNotEligible);
        result.reasons.push(reason.since(statuses.from));
        return Ok(Finding::NotEligible);
    }
    let coverage = other_coverage(facts, one, &mut result.reasons)?;
    if coverage == OtherCoverage::Yes {
        return Ok(Finding::NotEligible);
    }
    if standing == Standing::Undecided {
        let reason = Reason::new(ReasonCode::BasicHealthStatusUndecided);
        result.reasons.push(reason.since(statuses.from));
        return Ok(Finding::Undecided);
    }
    if coverage == OtherCoverage::Unknown {
        return Ok(Finding::NeedsInformation);
    }
    premium(facts, one, program, &family, income * 100 / line, result);
    Ok(Finding::Eligible(None))
}

/// Who was counted; it may be another household than that of Medicaid.
fn tell_family(facts: &Facts<'_>, family: &Family, result: &mut PersonResult) {
    let ids =
        |people: People| people.iter().map(|other| facts.member(other).person.id.clone()).collect();
    result.basic_health_family = Some(FamilyResult {
        members: ids(family.members),
        counted: ids(family.counted),
        size: family.size(),
        annual_income: family.income,
    });
    result.reasons.push(Reason::new(ReasonCode::BasicHealthFamily).with([
        (Quantity::MembersCounted, i64::from(family.members.len())),
        (Quantity::ExpectedChildren, i64::from(family.expected)),
        (Quantity::HouseholdSize, i64::from(family.size())),
        (Quantity::AnnualIncome, family.income),
    ]));
}

/// The premium for income of so many whole percent of the poverty line. A missing scale does not
/// take the program away.
fn premium(
    facts: &Facts<'_>,
    one: usize,
    program: &BasicHealth,
    family: &Family,
    percent: i64,
    result: &mut PersonResult,
) {
    let member = facts.member(one);
    let of_family = |has: fn(&crate::input::Person) -> bool| {
        family.members.iter().any(|other| has(facts.member(other).person))
    };
    let Ok(scale) = program.premiums(facts.case.coverage_year) else {
        result.reasons.push(Reason::new(ReasonCode::BasicHealthPremiumNotConfigured));
        return;
    };
    let numbers = [(Quantity::Age, i64::from(member.age)), (Quantity::PovertyPercent, percent)];
    let exempt = member.age < scale.exempt_below_age
        || percent * 100 < scale.exempt_below_percent.0
        || of_family(|person| person.american_indian_or_alaska_native)
        || of_family(|person| person.recent_military_service);
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
