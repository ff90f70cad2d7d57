//! Coverage that somebody has or can have: it bars the basic health program and the tax credit.

use super::Facts;
use crate::{
    answer::{Quantity, Reason, ReasonCode},
    check::Offer,
    parameters::NotConfigured,
};

/// Whether a person is enrolled in something else.
pub(super) fn is_insured(facts: &Facts<'_>, one: usize) -> bool {
    let person = facts.member(one).person;
    person.medicare
        || !person.other_coverage.is_empty()
        || facts.case.offers.iter().any(|offer| offer.enrolled.contains(one))
}

/// Whether a person has, or could have from an employer, minimum essential coverage.
///
/// # Errors
/// [`NotConfigured`] when an offer must be compared with a percentage that is missing.
pub(crate) fn has_other_coverage(
    facts: &Facts<'_>,
    one: usize,
    reasons: &mut Vec<Reason>,
) -> Result<bool, NotConfigured> {
    let person = facts.member(one).person;
    if person.medicare {
        reasons.push(Reason::new(ReasonCode::HasMedicare));
        return Ok(true);
    }
    if !person.other_coverage.is_empty() {
        reasons.push(Reason::new(ReasonCode::HasOtherCoverage));
        return Ok(true);
    }
    if facts.case.offers.iter().any(|offer| offer.enrolled.contains(one)) {
        reasons.push(Reason::new(ReasonCode::EnrolledInEmployerPlan));
        return Ok(true);
    }
    let mut bars = false;
    for offer in facts.case.offers.iter().filter(|offer| offer.offered_to.contains(one)) {
        bars |= is_affordable(facts, offer, one, reasons)?;
    }
    Ok(bars)
}

/// Whether an offer stands against help: in force, of minimum value and affordable. An employee
/// is measured by the price of covering the employee alone, the family by the price of covering
/// everybody to whom it is offered.
fn is_affordable(
    facts: &Facts<'_>,
    offer: &Offer,
    one: usize,
    reasons: &mut Vec<Reason>,
) -> Result<bool, NotConfigured> {
    if offer.starts.is_some_and(|starts| starts > facts.case.coverage_starts) {
        reasons.push(Reason::new(ReasonCode::EmployerOfferNotYet));
        return Ok(false);
    }
    if !offer.minimum_value {
        reasons.push(Reason::new(ReasonCode::EmployerOfferBelowMinimumValue));
        return Ok(false);
    }
    let own = one == offer.employee;
    let price = if own { offer.self_only_monthly } else { offer.family_monthly };
    let price = price.unwrap_or_default();
    let affordable = facts.federal.employer_affordability(facts.case.coverage_year)?;
    let (income, _) = facts.annual(one)?;
    let within = i128::from(price) * 12 * 10_000 <= i128::from(affordable.0) * i128::from(income);
    let code = if within {
        ReasonCode::EmployerOfferAffordable
    } else {
        ReasonCode::EmployerOfferNotAffordable
    };
    let employee = &facts.member(offer.employee).person.id;
    reasons.push(Reason::new(code).about(employee).with([
        (Quantity::EmployerCostMonthly, price),
        (Quantity::AffordablePercent, affordable.0),
        (Quantity::AnnualIncome, income),
    ]));
    Ok(within)
}
