//! Parents and caretaker relatives: 42 CFR 435.4, 435.110.

use super::Facts;
use crate::composition::People;

/// Whether a person, or the spouse at home, is the parent or caretaker of a child at home.
pub(super) fn has_child(facts: &Facts<'_>, one: usize) -> bool {
    let spouse = facts.case.kinship.spouse(one);
    let spouse = spouse.filter(|spouse| facts.member(one).lives_with.contains(*spouse));
    cares(facts, one) || spouse.is_some_and(|spouse| cares(facts, spouse))
}

fn cares(facts: &Facts<'_>, one: usize) -> bool {
    let member = facts.member(one);
    let below = facts.state.medicaid.dependent_child_below;
    let children = member.lives_with.without(People::of(one));
    children.filter(|child| facts.member(child).age < below).iter().any(|child| {
        let is_parent = facts.case.kinship.parents(child).contains(one);
        let answers_for = member.cares_for.contains(child) || member.claims.contains(child);
        is_parent || (answers_for && facts.case.kinship.may_be_caretaker(one, child))
    })
}
