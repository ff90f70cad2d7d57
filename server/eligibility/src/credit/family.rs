//! The coverage family: 26 CFR 1.36B-3(b)(1). Only its members are priced.

use super::TaxHousehold;
use crate::{
    answer::{Outcome, PersonResult, Reason, ReasonCode},
    composition::People,
    parameters::{NotConfigured, Standing},
    programs::{Facts, has_other_coverage},
};

/// Those members of a return who have no other way to coverage. `open` are the people whom no
/// program before has taken.
///
/// # Errors
/// [`NotConfigured`] when an employer's offer cannot be compared.
pub(super) fn coverage_family(
    facts: &Facts<'_>,
    tax: &TaxHousehold,
    open: People,
    results: &mut [PersonResult],
) -> Result<People, NotConfigured> {
    let statuses = facts.federal.credit_statuses(facts.case.coverage_starts)?;
    let mut family = People::default();
    for one in tax.members.among(open).iter() {
        let member = facts.member(one);
        let reasons = &mut results[one].reasons;
        match statuses.standing(member.person.immigration.status, member.age) {
            Standing::Eligible => {
                if !known_or_found(facts, one, reasons)? {
                    family.insert(one);
                }
            }
            Standing::Undecided => {
                let reason = Reason::new(ReasonCode::CreditStatusUndecided).since(statuses.from);
                reasons.push(reason);
                results[one].outcome = Outcome::NeedsStateDecision;
            }
            Standing::NotEligible | Standing::Waiting => {
                let reason = Reason::new(ReasonCode::CreditStatusNotEligible);
                reasons.push(reason.since(statuses.from));
            }
        }
    }
    Ok(family)
}

/// Whether other coverage stands against the credit; the basic health program may have said so.
fn known_or_found(
    facts: &Facts<'_>,
    one: usize,
    reasons: &mut Vec<Reason>,
) -> Result<bool, NotConfigured> {
    let is_about_coverage = |reason: &Reason| {
        matches!(
            reason.code,
            ReasonCode::HasMedicare
                | ReasonCode::HasOtherCoverage
                | ReasonCode::EnrolledInEmployerPlan
                | ReasonCode::EmployerOfferAffordable
                | ReasonCode::EmployerOfferNotAffordable
                | ReasonCode::EmployerOfferBelowMinimumValue
                | ReasonCode::EmployerOfferNotYet
        )
    };
    // The same question with the same numbers: the later answer stands alone.
    reasons.retain(|reason| !is_about_coverage(reason));
    has_other_coverage(facts, one, reasons)
}
