//! Who is what to whom.

use super::{Member, ProblemCode, Problems, people::Ids};
use crate::{
    composition::Kinship,
    input::{Household, Kin},
};

const MOST: usize = 32 * 32;

pub(super) fn check(
    household: &Household,
    ids: &Ids<'_>,
    people: &mut [Member<'_>],
    problems: &mut Problems,
) -> Kinship {
    let mut kinship = Kinship::new(people.len());
    if household.relationships.len() > MOST {
        problems.add("relationships", ProblemCode::TooMany);
        return kinship;
    }
    for (index, relationship) in household.relationships.iter().enumerate() {
        let (person, of) =
            match (ids.position(&relationship.person), ids.position(&relationship.of)) {
                (Some(person), Some(of)) => (person, of),
                _ => {
                    let place = format_args!("relationships[{index}]");
                    ids.find(&relationship.person, &format_args!("{place}.person"), problems);
                    ids.find(&relationship.of, &format_args!("{place}.of"), problems);
                    continue;
                }
            };
        let code = if relationship.is == Kin::Unknown {
            ProblemCode::NotAChoice
        } else if person == of {
            ProblemCode::SamePerson
        } else if kinship.is_other(person, of, relationship.is) {
            ProblemCode::RelationshipsContradict
        } else if relationship.is == Kin::Spouse && kinship.has_other_spouse(person, of) {
            ProblemCode::MoreThanOneSpouse
        } else {
            kinship.set(person, of, relationship.is);
            continue;
        };
        problems.add(format_args!("relationships[{index}].is"), code);
    }
    generations(household, ids, people, &kinship, problems);
    kinship
}

/// A natural or adoptive parent is not younger than the child, and nobody is an own ancestor.
fn generations(
    household: &Household,
    ids: &Ids<'_>,
    people: &[Member<'_>],
    kinship: &Kinship,
    problems: &mut Problems,
) {
    let ages_known = problems.0.is_empty();
    for (index, relationship) in household.relationships.iter().enumerate() {
        let (parent, child) = match relationship.is {
            Kin::Parent => (&relationship.person, &relationship.of),
            Kin::Child => (&relationship.of, &relationship.person),
            _ => continue,
        };
        let (Some(parent), Some(child)) = (ids.position(parent), ids.position(child)) else {
            continue;
        };
        let too_young = ages_known && people[parent].age < people[child].age;
        if too_young || kinship.descends(parent, child) {
            problems.add(format_args!("relationships[{index}].is"), ProblemCode::ParentNotPossible);
        }
    }
}
