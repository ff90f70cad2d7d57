//! One person, from Medicaid to the basic health program.

use crate::{
    answer::{HouseholdResult, IncomeResult, Outcome, PersonResult, Quantity, Reason, ReasonCode},
    composition::People,
    credit::missing_reason,
    income::{Filings, not_counted},
    parameters::NotConfigured,
    programs::{Facts, Finding, basic_health, chip, medicaid},
};
use chrono::Datelike;

/// What comes after the programs.
pub(super) enum Next {
    Decided,
    Marketplace { barred_by_status: bool },
}

/// A result that says what the programs will look at.
pub(super) fn start(facts: &Facts<'_>, filings: &Filings<'_>, one: usize) -> PersonResult {
    let person = facts.member(one).person;
    let household = &facts.households[one];
    let counted = facts.counted[one].ok();
    let coverage_year = facts.case.coverage_year;
    let this_year = facts.case.determined_on.year();
    let ids =
        |people: People| people.iter().map(|other| facts.member(other).person.id.clone()).collect();
    PersonResult {
        id: person.id.clone(),
        outcome: Outcome::NotApplying,
        pending_verification: false,
        group: None,
        screen_other_basis: false,
        household: HouseholdResult {
            rule: household.rule,
            members: ids(household.members),
            counted: ids(counted.unwrap_or_default().people),
            size: household.size(),
            monthly_income: counted.map(|sum| (sum.monthly_times_12 + 6).div_euclid(12)),
            annual_income: counted.map(|sum| sum.annual),
        },
        income: IncomeResult {
            monthly_times_12: facts.incomes[one].monthly_times_12,
            annual: facts.incomes[one].annual,
            required_to_file: filings.known(one, coverage_year),
            required_to_file_now: if this_year == coverage_year {
                None
            } else {
                filings.known(one, this_year)
            },
        },
        basic_health_family: None,
        premium_monthly: None,
        premium_estimated: false,
        cost_sharing: None,
        not_configured: None,
        reasons: Vec::new(),
    }
}

/// What is looked at before any income, and ends it for some.
pub(super) fn nonfinancial(
    facts: &Facts<'_>,
    one: usize,
    result: &mut PersonResult,
) -> Option<Next> {
    let person = facts.member(one).person;
    if !person.applies {
        return Some(Next::Decided);
    }
    for (stands_against, code) in [
        (!person.resident, ReasonCode::NotResident),
        (person.incarcerated, ReasonCode::Incarcerated),
    ] {
        if stands_against {
            result.outcome = Outcome::NotEligible;
            result.reasons.push(Reason::new(code));
            return Some(Next::Decided);
        }
    }
    None
}

/// Medicaid, then the children's program, then the basic health program.
pub(super) fn programs(facts: &Facts<'_>, one: usize, result: &mut PersonResult) -> Next {
    for item in not_counted(facts.member(one), &facts.federal.income) {
        let amount = item.amount.and_then(|amount| amount.0).unwrap_or_default();
        result.reasons.push(
            Reason::new(ReasonCode::IncomeNotCounted)
                .about(item.kind.as_str())
                .with([(Quantity::Amount, amount)]),
        );
    }
    facts.household_reasons(one, &mut result.reasons);
    decide(facts, one, result).unwrap_or_else(|missing| {
        not_configured(result, missing);
        Next::Decided
    })
}

fn decide(facts: &Facts<'_>, one: usize, result: &mut PersonResult) -> Result<Next, NotConfigured> {
    let mut barred_by_status = false;
    match medicaid(facts, one, &mut result.reasons)? {
        Finding::Eligible(group) => {
            result.group = group;
            return Ok(decided(result, Outcome::Medicaid));
        }
        Finding::Undecided => return Ok(decided(result, Outcome::NeedsStateDecision)),
        Finding::OtherBasis => return Ok(decided(result, Outcome::Referral)),
        Finding::StatusOnly => barred_by_status = true,
        Finding::NotEligible | Finding::NeedsInformation => {}
    }
    match chip(facts, one, &mut result.reasons)? {
        Finding::Eligible(_) => return Ok(decided(result, Outcome::Chip)),
        Finding::Undecided => return Ok(decided(result, Outcome::NeedsStateDecision)),
        _ => {}
    }
    match basic_health(facts, one, result)? {
        Finding::Eligible(_) => return Ok(decided(result, Outcome::BasicHealth)),
        Finding::Undecided => return Ok(decided(result, Outcome::NeedsStateDecision)),
        Finding::NeedsInformation => return Ok(decided(result, Outcome::NeedsInformation)),
        _ => {}
    }
    Ok(Next::Marketplace { barred_by_status })
}

fn decided(result: &mut PersonResult, outcome: Outcome) -> Next {
    result.outcome = outcome;
    Next::Decided
}

pub(super) fn not_configured(result: &mut PersonResult, missing: NotConfigured) {
    result.outcome = Outcome::NotConfigured;
    result.reasons.push(missing_reason(missing));
    result.not_configured = Some(missing.into());
}
