//! The household of each person for Medicaid: 42 CFR 435.603(f), and its size: (b).

use super::People;
use crate::{
    answer::HouseholdRule,
    check::Case,
    input::Kin,
    parameters::{Medicaid, OtherPregnantMembers},
};

/// The household of one person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MagiHousehold {
    pub rule: HouseholdRule,
    pub members: People,
    /// The taxpayer whose return makes the household, under (f)(1) and (f)(2).
    pub taxpayer: Option<usize>,
    /// Expected children that count, the person's own and others'.
    pub expected: u32,
}

impl MagiHousehold {
    pub fn size(&self) -> u32 {
        self.members.len() + self.expected
    }
}

/// The household of everybody, by position. Who is on the return of a claimant outside of the
/// application is not known, so the person has the household of a non-filer. Whoever says that
/// they will be claimed by somebody of the household is taken for a dependent; (f)(5), for a
/// taxpayer who cannot tell whether that will be so, is not asked.
pub(crate) fn households(case: &Case<'_>, choices: &Medicaid) -> Vec<MagiHousehold> {
    let composer = Composer { case, choices };
    (0..case.people.len())
        .map(|one| {
            let (rule, members, taxpayer) = composer.household(one, case.people.len());
            let expected = composer.expected(one, members);
            MagiHousehold { rule, members, taxpayer, expected }
        })
        .collect()
}

struct Composer<'a> {
    case: &'a Case<'a>,
    choices: &'a Medicaid,
}

impl Composer<'_> {
    /// `depth` bounds the chain of claims, which the check found to have no circle.
    fn household(&self, one: usize, depth: usize) -> (HouseholdRule, People, Option<usize>) {
        let member = &self.case.people[one];
        let rule = self.rule(one);
        let (mut members, taxpayer) = match (rule, member.claimed_by) {
            (HouseholdRule::Filer, _) => {
                (self.case.filers(one).with(self.case.dependents(one)), Some(one))
            }
            (HouseholdRule::Dependent, Some(claimant)) if depth > 0 => {
                let (_, members, taxpayer) = self.household(claimant, depth - 1);
                (members, taxpayer)
            }
            _ => (self.living_relatives(one), None),
        };
        members.insert(one);
        // (f)(4): married couples who live together are in each other's household.
        members.extend(
            self.case.kinship.spouse(one).filter(|spouse| self.live_together(one, *spouse)),
        );
        (rule, members, taxpayer)
    }

    fn rule(&self, one: usize) -> HouseholdRule {
        let member = &self.case.people[one];
        let Some(claimant) = member.claimed_by else {
            return if member.files && !member.person.tax.claimed_from_outside {
                HouseholdRule::Filer
            } else {
                HouseholdRule::NonFiler
            };
        };
        let claimants = self.case.filers(claimant);
        let parents = self.case.kinship.parents(one);
        let by_spouse =
            self.case.kinship.spouse(one).is_some_and(|spouse| claimants.contains(spouse));
        if by_spouse {
            return HouseholdRule::Dependent;
        }
        let claiming_parents = parents.among(claimants);
        if claiming_parents.is_empty() {
            return HouseholdRule::ClaimedByOther;
        }
        if !self.is_child(one) {
            return HouseholdRule::Dependent;
        }
        let at_home = parents.filter(|parent| self.live_together(one, parent));
        // A child who is away from both parents, as at a school, and whom both claim together has
        // no noncustodial parent.
        let natural = |parent: usize| self.case.kinship.kin(parent, one) == Some(Kin::Parent);
        let is_claimed_by_both = claiming_parents.filter(natural).len() > 1;
        if claiming_parents.among(at_home).is_empty() && !is_claimed_by_both {
            HouseholdRule::NoncustodialParent
        } else if !at_home.without(claimants).is_empty() {
            HouseholdRule::ParentsFileApart
        } else {
            HouseholdRule::Dependent
        }
    }

    /// (f)(3), without spouse.
    fn living_relatives(&self, one: usize) -> People {
        let kinship = &self.case.kinship;
        let mut relatives = kinship.children(one).filter(|child| self.is_child(child));
        if self.is_child(one) {
            let siblings = kinship.siblings(one).filter(|sibling| self.is_child(sibling));
            relatives = relatives.with(kinship.parents(one)).with(siblings);
        }
        relatives.filter(|other| self.live_together(one, other))
    }

    /// (f)(3)(iv).
    fn is_child(&self, one: usize) -> bool {
        let member = &self.case.people[one];
        member.age < self.choices.non_filer_child_below
            || (member.person.full_time_student && member.age < self.choices.student_child_below)
    }

    fn live_together(&self, one: usize, other: usize) -> bool {
        self.case.people[one].lives_with.contains(other)
    }

    /// (b): one's own expected children always; those of other members as the state chooses.
    fn expected(&self, one: usize, members: People) -> u32 {
        let others = members.without(People::of(one)).iter();
        let others = others.map(|other| self.case.people[other].expected_children);
        let others: u32 = match self.choices.other_pregnant_members {
            OtherPregnantMembers::None => 0,
            OtherPregnantMembers::One => others.map(|children| children.min(1)).sum(),
            OtherPregnantMembers::All => others.sum(),
        };
        self.case.people[one].expected_children + others
    }
}
