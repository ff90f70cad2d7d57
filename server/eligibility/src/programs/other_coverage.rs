//! Coverage that somebody has or can have: it bars the basic health program and the tax credit.

use super::Facts;
use crate::{
    answer::{Quantity, Reason, ReasonCode},
    check::Offer,
    parameters::NotConfigured,
};

/// Whether minimum essential coverage stands against help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherCoverage {
    No,
    Yes,
    /// It hangs on an answer about an employer's offer that is not there yet.
    Unknown,
}

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
pub(crate) fn other_coverage(
    facts: &Facts<'_>,
    one: usize,
    reasons: &mut Vec<Reason>,
) -> Result<OtherCoverage, NotConfigured> {
    let person = facts.member(one).person;
    if person.medicare {
        reasons.push(Reason::new(ReasonCode::HasMedicare));
        return Ok(OtherCoverage::Yes);
    }
    if !person.other_coverage.is_empty() {
        reasons.push(Reason::new(ReasonCode::HasOtherCoverage));
        return Ok(OtherCoverage::Yes);
    }
    if facts.case.offers.iter().any(|offer| offer.enrolled.contains(one)) {
        reasons.push(Reason::new(ReasonCode::EnrolledInEmployerPlan));
        return Ok(OtherCoverage::Yes);
    }
    let offers = facts.case.offers.iter().filter(|offer| offer.offered_to.contains(one));
    let mut found = OtherCoverage::No;
    let before = reasons.len();
    for offer in offers {
        match of_offer(facts, offer, one, reasons)? {
            OtherCoverage::Yes => found = OtherCoverage::Yes,
            OtherCoverage::Unknown if found == OtherCoverage::No => found = OtherCoverage::Unknown,
            OtherCoverage::Unknown | OtherCoverage::No => {}
        }
    }
    if found == OtherCoverage::Yes {
        // What another offer leaves open is not asked any more.
        let mut at = 0;
        reasons.retain(|reason| {
            at += 1;
            at <= before || !is_question(reason.code)
        });
    }
    Ok(found)
}

fn is_question(code: ReasonCode) -> bool {
    matches!(code, ReasonCode::EmployerCostNeeded | ReasonCode::EmployerMinimumValueNeeded)
}

/// Whether a code is about coverage from elsewhere.
pub(crate) fn is_about_coverage(code: ReasonCode) -> bool {
    is_question(code)
        || matches!(
            code,
            ReasonCode::HasMedicare
                | ReasonCode::HasOtherCoverage
                | ReasonCode::EnrolledInEmployerPlan
                | ReasonCode::EmployerOfferAffordable
                | ReasonCode::EmployerOfferNotAffordable
                | ReasonCode::EmployerOfferBelowMinimumValue
                | ReasonCode::EmployerOfferNotYet
                | ReasonCode::EmployerOfferNotOfFamily
        )
}

/// Whether one offer stands against help: in force, of minimum value and affordable. An employee
/// is measured by the price of covering the employee alone, the family by the price of covering
/// everybody to whom it is offered.
fn of_offer(
    facts: &Facts<'_>,
    offer: &Offer,
    one: usize,
    reasons: &mut Vec<Reason>,
) -> Result<OtherCoverage, NotConfigured> {
    let employee = &facts.member(offer.employee).person.id;
    let reason = |code: ReasonCode| Reason::new(code).about(employee);
    if !is_of_family(facts, offer.employee, one) {
        reasons.push(reason(ReasonCode::EmployerOfferNotOfFamily));
        return Ok(OtherCoverage::No);
    }
    if offer.starts.is_some_and(|starts| starts > facts.case.coverage_starts) {
        reasons.push(Reason::new(ReasonCode::EmployerOfferNotYet));
        return Ok(OtherCoverage::No);
    }
    if offer.minimum_value == Some(false) {
        reasons.push(Reason::new(ReasonCode::EmployerOfferBelowMinimumValue));
        return Ok(OtherCoverage::No);
    }
    let affordable = facts.federal.employer_affordability(facts.case.coverage_year);
    let by_self_only = affordable.is_ok_and(|rule| rule.family_by_self_only);
    let own = one == offer.employee || by_self_only;
    let price = if own { offer.self_only_monthly } else { offer.family_monthly };
    let Some(price) = price else {
        reasons.push(reason(ReasonCode::EmployerCostNeeded));
        if offer.minimum_value.is_none() {
            reasons.push(reason(ReasonCode::EmployerMinimumValueNeeded));
        }
        return Ok(OtherCoverage::Unknown);
    };
    let affordable = affordable?.percent;
    let (income, _) = facts.annual(one)?;
    let within = i128::from(price) * 12 * 10_000 <= i128::from(affordable.0) * i128::from(income);
    if within && offer.minimum_value.is_none() {
        reasons.push(reason(ReasonCode::EmployerMinimumValueNeeded));
        return Ok(OtherCoverage::Unknown);
    }
    let (code, found) = if within {
        (ReasonCode::EmployerOfferAffordable, OtherCoverage::Yes)
    } else {
        (ReasonCode::EmployerOfferNotAffordable, OtherCoverage::No)
    };
    reasons.push(reason(code).with([
        (Quantity::EmployerCostMonthly, price),
        (Quantity::AffordablePercent, affordable.0),
        (Quantity::AnnualIncome, income),
    ]));
    Ok(found)
}

/// Somebody who could enroll only for the sake of an employee on whose tax return they are not
/// has that coverage only when enrolled: 26 CFR 1.36B-2(c)(4)(i). An employee without a return
/// claims nobody; there everybody to whom it is offered stays with the offer, as does a spouse on
/// no return, whom the employee could claim (26 USC 151(b)).
fn is_of_family(facts: &Facts<'_>, employee: usize, one: usize) -> bool {
    let Some(of_employee) = facts.tax_household(employee) else {
        return true;
    };
    if one == employee {
        return true;
    }
    match facts.tax_household(one) {
        Some(own) => own.filer == of_employee.filer,
        None => facts.case.kinship.spouse(employee) == Some(one),
    }
}
