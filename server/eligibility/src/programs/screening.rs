//! Medicaid on a basis that needs more than income: age, disability, long-term care. It is not
//! decided here; the county looks at it (42 CFR 435.911(c)(2)).

use super::Facts;
use crate::answer::{Reason, ReasonCode};

/// Whether another office should look, with the reasons.
pub(crate) fn screen(facts: &Facts<'_>, one: usize, reasons: &mut Vec<Reason>) -> bool {
    let member = facts.member(one);
    let before = reasons.len();
    for (applies, code) in [
        (member.age >= facts.federal.thresholds.aged_from, ReasonCode::ScreenAge),
        (member.person.medicare, ReasonCode::ScreenMedicare),
        (
            member.person.blind_or_disabled || member.person.has_supplemental_security_income(),
            ReasonCode::ScreenDisability,
        ),
        (member.person.long_term_care, ReasonCode::ScreenLongTermCare),
    ] {
        if applies {
            reasons.push(Reason::new(code));
        }
    }
    reasons.len() > before
}
