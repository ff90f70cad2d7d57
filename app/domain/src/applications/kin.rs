//! Who is what to whom. Everybody says what they are to the main contact; what
//! two others are to each other is asked where that does not follow.

use super::{Answers, Field, PersonNumber, Relationship};

/// Whether it has to be asked what somebody is to another, given what both are to
/// the main contact. Brothers and sisters follow from a common parent, and a
/// spouse's part in the contact's children from the marriage: the rules make no
/// difference between a parent and a stepparent (42 CFR 435.603(b)).
pub(super) fn has_to_be_asked(one: Relationship, other: Relationship) -> bool {
    use Relationship::{
        AuntOrUncle, Cousin, Grandparent, HalfSibling, InLaw, Parent, Sibling, Spouse,
    };
    let child_and = |other: Relationship| {
        other.is_child()
            || matches!(
                other,
                Spouse | Parent | Grandparent | Sibling | HalfSibling | AuntOrUncle | Cousin
            )
    };
    let spouse_and = |other: Relationship| {
        matches!(other, Parent | Grandparent | Sibling | HalfSibling | AuntOrUncle | Cousin | InLaw)
    };
    let follows = (one.is_child() && child_and(other))
        || (other.is_child() && child_and(one))
        || (matches!(one, Spouse) && spouse_and(other))
        || (matches!(other, Spouse) && spouse_and(one))
        || (matches!(one, Sibling) && matches!(other, Sibling));
    !follows
}

/// What `one` is to `other`, where somebody said so.
pub(super) fn relation(
    answers: &Answers,
    one: PersonNumber,
    other: PersonNumber,
) -> Option<Relationship> {
    if one == other {
        None
    } else if other.is_applicant() {
        answers.choice(Field::Relationship.of(one))
    } else if one.is_applicant() {
        relation(answers, other, one).map(Relationship::inverse)
    } else if one > other {
        answers.choice(Field::Kin.with(one, other))
    } else {
        relation(answers, other, one).map(Relationship::inverse)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn what_follows_from_the_main_contact_is_not_asked() {
        use Relationship::*;
        for (one, other) in
            [(Child, Child), (Stepchild, Child), (Child, Spouse), (Spouse, Parent), (Child, Parent)]
        {
            assert!(!has_to_be_asked(one, other), "{one:?} {other:?}");
            assert!(!has_to_be_asked(other, one), "{other:?} {one:?}");
        }
        for (one, other) in [
            (Child, DomesticPartner),
            (Parent, Parent),
            (Sibling, NieceOrNephew),
            (Grandchild, Child),
            (NotRelated, NotRelated),
            (Parent, Sibling),
        ] {
            assert!(has_to_be_asked(one, other), "{one:?} {other:?}");
            assert!(has_to_be_asked(other, one), "{other:?} {one:?}");
        }
    }

    #[test]
    fn a_relation_is_read_in_both_directions() {
        let said =
            answers("p2.relationship=child; p3.relationship=domestic_partner; p3w2.kin=parent");
        let between = |one, other| relation(&said, person(one), person(other));
        assert_eq!(between(2, 1), Some(Relationship::Child));
        assert_eq!(between(1, 2), Some(Relationship::Parent));
        assert_eq!(between(3, 2), Some(Relationship::Parent));
        assert_eq!(between(2, 3), Some(Relationship::Child));
        assert_eq!(between(4, 2), None);
    }
}
