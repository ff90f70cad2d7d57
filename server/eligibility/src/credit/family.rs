//! The coverage family: 26 CFR 1.36B-3(b)(1). Only its members are priced.

use super::TaxHousehold;
use crate::{
    answer::{PersonResult, Reason, ReasonCode},
    composition::People,
    parameters::{NotConfigured, Standing},
    programs::{Facts, OtherCoverage, is_about_coverage, other_coverage},
};

/// Those members of a return who have no other way to coverage, and those of whom this cannot be
/// said yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct CoverageFamily {
    pub members: People,
    /// The law leaves open whether their status has a credit.
    pub undecided: People,
    /// An answer about an employer's offer is missing.
    pub needing: People,
    /// A number is missing with which their offer could be compared.
    pub unmeasured: People,
    pub missing: Option<NotConfigured>,
}

impl CoverageFamily {
    pub fn open(&self) -> People {
        self.undecided.with(self.needing).with(self.unmeasured)
    }
}

/// Looks at each member whom no program before has taken.
///
/// # Errors
/// [`NotConfigured`] when no rule says which statuses may have the credit.
pub(super) fn coverage_family(
    facts: &Facts<'_>,
    tax: &TaxHousehold,
    open: People,
    results: &mut [PersonResult],
) -> Result<CoverageFamily, NotConfigured> {
    let statuses = facts.federal.credit_statuses(facts.case.coverage_starts)?;
    let mut family = CoverageFamily::default();
    for one in tax.members.among(open).iter() {
        let member = facts.member(one);
        let reasons = &mut results[one].reasons;
        let standing = statuses.standing(member.person.immigration.status, member.age);
        if matches!(standing, Standing::NotEligible | Standing::Waiting) {
            let reason = Reason::new(ReasonCode::CreditStatusNotEligible);
            reasons.push(reason.since(statuses.from));
            continue;
        }
        // The basic health program may have asked the same question with the same numbers: the
        // later answer stands alone.
        reasons.retain(|reason| !is_about_coverage(reason.code));
        let coverage = other_coverage(facts, one, reasons);
        if coverage == Ok(OtherCoverage::Yes) {
            continue;
        }
        if standing == Standing::Undecided {
            let reason = Reason::new(ReasonCode::CreditStatusUndecided).since(statuses.from);
            reasons.push(reason);
            family.undecided.insert(one);
            continue;
        }
        match coverage {
            Ok(OtherCoverage::Unknown) => family.needing.insert(one),
            Ok(_) => family.members.insert(one),
            Err(missing) => {
                family.unmeasured.insert(one);
                family.missing = Some(missing);
            }
        }
    }
    Ok(family)
}
