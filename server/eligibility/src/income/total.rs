//! The income of a household: 42 CFR 435.603(d).

use super::{Filings, Magi};
use crate::{
    answer::HouseholdRule,
    check::Case,
    composition::{MagiHousehold, People},
    parameters::NotConfigured,
};
use chrono::Datelike;

/// Whose income counts in a household, and the sum of it, in cents. A sum below zero is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub people: People,
    pub monthly_times_12: i64,
    pub annual: i64,
}

/// Adds up the household of one person.
///
/// # Errors
/// [`NotConfigured`] when it matters who must file and the thresholds are missing.
pub(crate) fn counted(
    case: &Case<'_>,
    households: &[MagiHousehold],
    one: usize,
    incomes: &[Magi],
    filings: &Filings<'_>,
) -> Result<Counted, NotConfigured> {
    let mut people = People::default();
    for member in households[one].members.iter() {
        let may_be_left_out = is_child_of_a_household(case, households, member)
            || is_claimed_by_the_taxpayer(case, households, one, member);
        if !may_be_left_out || filings.required(member, case.determined_on.year())? {
            people.insert(member);
        }
    }
    let sum = |part: fn(&Magi) -> i64| {
        people.iter().map(|member| part(&incomes[member])).sum::<i64>().max(0)
    };
    Ok(Counted {
        people,
        monthly_times_12: sum(|magi| magi.monthly_times_12),
        annual: sum(|magi| magi.annual),
    })
}

/// (d)(2)(i): in the household of a natural, adoptive or step parent. A child who has a parent in
/// their own household, but is not in the parent's, is not meant by these words: the child of a
/// filer whom somebody else claims counts their own pay.
fn is_child_of_a_household(case: &Case<'_>, households: &[MagiHousehold], member: usize) -> bool {
    case.kinship.parents(member).iter().any(|parent| households[parent].members.contains(member))
}

/// (d)(2)(ii): claimed by somebody other than spouse or parent; left out of the household that
/// the claimant's return makes, and of no other.
fn is_claimed_by_the_taxpayer(
    case: &Case<'_>,
    households: &[MagiHousehold],
    owner: usize,
    member: usize,
) -> bool {
    let Some(claimant) = case.people[member].claimed_by else {
        return false;
    };
    let claimants = case.filers(claimant);
    let is_of_the_return = claimants.contains(owner)
        || households[owner].taxpayer.is_some_and(|taxpayer| claimants.contains(taxpayer));
    owner != member && is_of_the_return && households[member].rule == HouseholdRule::ClaimedByOther
}
