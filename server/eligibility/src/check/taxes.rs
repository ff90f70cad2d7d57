//! Tax plans: who files, with whom, and who claims whom.

use super::{Member, ProblemCode, Problems, people::Ids};
use crate::{
    composition::Kinship,
    input::{Household, Kin},
};
use std::fmt;

/// Sets the tax plans of the members, and makes spouses of joint filers.
pub(super) fn check(
    household: &Household,
    ids: &Ids<'_>,
    people: &mut [Member<'_>],
    mut kinship: Kinship,
    problems: &mut Problems,
) -> Kinship {
    joint(household, ids, people, &mut kinship, problems);
    claims(household, ids, people, problems);
    kinship.infer();
    kinship
}

fn joint(
    household: &Household,
    ids: &Ids<'_>,
    people: &mut [Member<'_>],
    kinship: &mut Kinship,
    problems: &mut Problems,
) {
    for (index, person) in household.people.iter().enumerate() {
        let Some(partner) = &person.tax.jointly_with else {
            continue;
        };
        let field = |f: &mut fmt::Formatter<'_>| write!(f, "people[{index}].tax.jointly_with");
        let field = fmt::from_fn(field);
        let Some(partner) = ids.find(partner, &field, problems) else {
            continue;
        };
        let taken = |one: usize, other: usize| people[one].joint.is_some_and(|has| has != other);
        let code = if partner == index {
            ProblemCode::SamePerson
        } else if taken(index, partner) || taken(partner, index) {
            ProblemCode::JointPartnerDiffers
        } else if kinship.is_other(index, partner, Kin::Spouse)
            || kinship.has_other_spouse(index, partner)
        {
            ProblemCode::JointPartnerNotSpouse
        } else if person.tax.files == Some(false)
            || household.people[partner].tax.files == Some(false)
        {
            ProblemCode::ClaimantDoesNotFile
        } else {
            kinship.set(index, partner, Kin::Spouse);
            for (one, other) in [(index, partner), (partner, index)] {
                people[one].joint = Some(other);
                people[one].files = true;
            }
            continue;
        };
        problems.add(&field, code);
    }
}

fn claims(
    household: &Household,
    ids: &Ids<'_>,
    people: &mut [Member<'_>],
    problems: &mut Problems,
) {
    for (index, person) in household.people.iter().enumerate() {
        let Some(claimant) = &person.tax.claimed_by else {
            continue;
        };
        let field = |f: &mut fmt::Formatter<'_>| write!(f, "people[{index}].tax.claimed_by");
        let field = fmt::from_fn(field);
        let Some(claimant) = ids.find(claimant, &field, problems) else {
            continue;
        };
        let code = if claimant == index {
            ProblemCode::SamePerson
        } else if people[index].joint == Some(claimant) {
            ProblemCode::ClaimedByJointFiler
        } else if person.tax.claimed_from_outside {
            ProblemCode::ClaimedTwice
        } else if household.people[claimant].tax.files == Some(false) {
            ProblemCode::ClaimantDoesNotFile
        } else {
            people[index].claimed_by = Some(claimant);
            people[claimant].claims.insert(index);
            people[claimant].files = true;
            continue;
        };
        problems.add(&field, code);
    }
    for index in 0..people.len() {
        if leads_back(people, index) {
            let field = format!("people[{index}].tax.claimed_by");
            problems.add(field, ProblemCode::CircularClaims);
        }
    }
}

/// Whether the claims upward from a person, over joint filers, reach the same person.
fn leads_back(people: &[Member<'_>], start: usize) -> bool {
    let mut at = start;
    for _ in 0..people.len() {
        let Some(claimant) = people[at].claimed_by else {
            return false;
        };
        if claimant == start || people[claimant].joint == Some(start) {
            return true;
        }
        // A joint return is claimed when one of its filers is.
        at = match people[claimant].joint {
            Some(partner) if people[claimant].claimed_by.is_none() => partner,
            _ => claimant,
        };
    }
    false
}
