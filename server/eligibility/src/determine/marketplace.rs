//! Those whom no program took: with a tax credit, at full price, or not at all.

use super::person::not_configured;
use crate::{
    answer::{CreditStatus, Outcome, PersonResult, Quantity, Reason, ReasonCode},
    composition::People,
    credit::{Found, cost_sharing},
    parameters::Standing,
    programs::Facts,
};

/// Settles those members of a return who are still open.
pub(super) fn settle_return(
    facts: &Facts<'_>,
    found: &Found,
    open: People,
    barred: People,
    results: &mut [PersonResult],
) {
    let family = &found.family;
    for one in open.iter() {
        let result = &mut results[one];
        if family.undecided.contains(one) {
            result.outcome = Outcome::NeedsStateDecision;
        } else if family.needing.contains(one) {
            result.outcome = Outcome::NeedsInformation;
        } else if family.unmeasured.contains(one) {
            if let Some(missing) = family.missing {
                not_configured(result, missing);
            }
        } else if family.members.contains(one) {
            match found.result.status {
                CreditStatus::NotConfigured => {
                    result.outcome = Outcome::NotConfigured;
                    result.not_configured.clone_from(&found.result.not_configured);
                    result.reasons.extend(found.result.reasons.last().cloned());
                }
                _ => with_credit(facts, found, one, result),
            }
        } else {
            // The last reason is what stands against the credit of the return.
            if found.result.status == CreditStatus::NotEligible {
                result.reasons.extend(found.result.reasons.last().cloned());
            }
            full_price(facts, one, barred, result);
        }
    }
}

/// Settles somebody who is on no return.
pub(super) fn settle_without_return(
    facts: &Facts<'_>,
    one: usize,
    barred: People,
    result: &mut PersonResult,
) {
    let from_outside = facts.member(one).person.tax.claimed_from_outside;
    let code = if from_outside { ReasonCode::ClaimedFromOutside } else { ReasonCode::NoTaxReturn };
    result.reasons.push(Reason::new(code));
    full_price(facts, one, barred, result);
}

/// Settles somebody who asks for a plan, but for no help with paying for it.
pub(super) fn settle_without_help(facts: &Facts<'_>, one: usize, result: &mut PersonResult) {
    result.reasons.push(Reason::new(ReasonCode::NoHelpAsked));
    full_price(facts, one, People::default(), result);
}

fn with_credit(facts: &Facts<'_>, found: &Found, one: usize, result: &mut PersonResult) {
    result.outcome = Outcome::PremiumTaxCredit;
    let (income, line) = found.measured.unwrap_or_default();
    result.reasons.push(Reason::new(ReasonCode::CreditEligible).with([
        (Quantity::AnnualIncome, income),
        (Quantity::TaxHouseholdSize, i64::from(found.result.size)),
        (Quantity::PovertyLine, line),
    ]));
    result.cost_sharing = cost_sharing(
        facts.federal,
        facts.case.coverage_year,
        facts.member(one).person.american_indian_or_alaska_native,
        found.measured,
        &mut result.reasons,
    );
}

fn full_price(facts: &Facts<'_>, one: usize, barred: People, result: &mut PersonResult) {
    let member = facts.member(one);
    // Nobody may sell a plan of the marketplace to somebody with Medicare.
    if member.person.medicare {
        if !result.reasons.iter().any(|reason| reason.code == ReasonCode::HasMedicare) {
            result.reasons.push(Reason::new(ReasonCode::HasMedicare));
        }
        result.outcome = Outcome::Referral;
        return;
    }
    let statuses = match facts.federal.marketplace_statuses(facts.case.coverage_starts) {
        Ok(statuses) => statuses,
        Err(missing) => return not_configured(result, missing),
    };
    match statuses.standing(member.person.immigration.status, member.age) {
        Standing::Eligible => {
            result.outcome = Outcome::FullPrice;
            result.reasons.push(Reason::new(ReasonCode::FullPricePlan).since(statuses.from));
            if member.person.american_indian_or_alaska_native {
                let (year, reasons) = (facts.case.coverage_year, &mut result.reasons);
                result.cost_sharing = cost_sharing(facts.federal, year, true, None, reasons);
            }
        }
        Standing::Undecided => {
            result.outcome = Outcome::NeedsStateDecision;
            let reason = Reason::new(ReasonCode::MarketplaceStatusUndecided);
            result.reasons.push(reason.since(statuses.from));
        }
        Standing::NotEligible | Standing::Waiting => {
            let reason = Reason::new(ReasonCode::MarketplaceStatusNotEligible);
            result.reasons.push(reason.since(statuses.from));
            result.outcome = Outcome::NotEligible;
            if barred.contains(one) {
                // Whoever lacks only the status has Medicaid in an emergency.
                result.outcome = Outcome::Referral;
                result.reasons.push(Reason::new(ReasonCode::EmergencyMedicaid));
            }
        }
    }
}
