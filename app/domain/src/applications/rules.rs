//! Rules that look beyond one field.

use super::{Field, FieldKey, Journey, Named, PersonNumber, Relationship, Step, StepKey, YesNo};
use crate::validation::Code;

/// A wrong field.
type Wrong = (FieldKey, Code);

impl Journey<'_> {
    /// What is wrong with a page whose fields are right one by one.
    pub(super) fn rules(&self, key: StepKey) -> Vec<Wrong> {
        let person = key.subject();
        let wrong = match key.step {
            Step::HouseholdPeople => self.somebody_is_listed(),
            Step::PersonApplying => self.somebody_applies(person),
            Step::PersonRelationship => self.relationship(person, PersonNumber::APPLICANT),
            Step::PersonKin => {
                let people = self.facts.people.iter();
                return people.filter_map(|other| self.kin(person, *other)).collect();
            }
            Step::TaxClaimed => self.claim(person),
            Step::Review => self.is_reviewed(),
            _ => None,
        };
        wrong.into_iter().collect()
    }

    fn somebody_is_listed(&self) -> Option<Wrong> {
        let others = Field::HouseholdOthers.key();
        (self.facts.yes(others) && !self.facts.has_others()).then_some((others, Code::NobodyListed))
    }

    /// Said to the last person who is asked, when all others said no.
    fn somebody_applies(&self, person: PersonNumber) -> Option<Wrong> {
        let last = self.facts.people.last() == Some(&person);
        let declines = |person: &PersonNumber| self.facts.no(Field::Applying.of(*person));
        (last && self.facts.people.iter().all(declines))
            .then(|| (Field::Applying.of(person), Code::NobodyApplies))
    }

    fn kin(&self, person: PersonNumber, other: PersonNumber) -> Option<Wrong> {
        self.facts.kin_is_open(person, other).then(|| self.relationship(person, other)).flatten()
    }

    /// One husband or wife, and parents who are older than their children.
    fn relationship(&self, one: PersonNumber, other: PersonNumber) -> Option<Wrong> {
        let key = match other.is_applicant() {
            true => Field::Relationship.of(one),
            false => Field::Kin.with(one, other),
        };
        let relation = self.facts.relation(one, other)?;
        let marries = relation == Relationship::Spouse;
        if marries
            && [one, other].into_iter().any(|person| self.has_earlier_spouse(person, one, other))
        {
            return Some((key, Code::MoreThanOneSpouse));
        }
        let older = |parent: PersonNumber, child: PersonNumber| {
            let ages = self.facts.age(parent).zip(self.facts.age(child));
            ages.is_none_or(|(parent, child)| parent > child)
        };
        let fits = match relation {
            Relationship::Parent | Relationship::Grandparent => older(one, other),
            Relationship::Child | Relationship::Grandchild => older(other, one),
            _ => true,
        };
        (!fits).then_some((key, Code::ParentNotOlder))
    }

    /// Whether a person is married to somebody else by an earlier answer.
    fn has_earlier_spouse(
        &self,
        person: PersonNumber,
        one: PersonNumber,
        other: PersonNumber,
    ) -> bool {
        let earlier = self.facts.people.iter().filter(|third| **third < one);
        earlier.copied().any(|third| {
            third != one
                && third != other
                && third != person
                && self.facts.relation(third, person) == Some(Relationship::Spouse)
        })
    }

    /// Whoever claims somebody files a return, and is claimed by nobody whom they claim.
    fn claim(&self, person: PersonNumber) -> Option<Wrong> {
        let key = Field::ClaimedBy.of(person);
        let Named::Person(claimant) = self.claimant(person)? else { return None };
        let in_circle = |mut by: PersonNumber| {
            for _ in &self.facts.people {
                if by == person {
                    return true;
                }
                match self.claimant(by) {
                    Some(Named::Person(next)) => by = next,
                    _ => return false,
                }
            }
            true
        };
        // The first of a circle is right until the others are answered.
        let later = claimant > person;
        if !later && in_circle(claimant) {
            return Some((key, Code::ClaimsInCircle));
        }
        let files = self.answers.choice(Field::Files.of(claimant));
        let claimed = self.facts.is_claimed(claimant);
        let files_none = files == Some(YesNo::No) && !claimed;
        (files_none && !self.facts.files_jointly(claimant))
            .then_some((key, Code::ClaimantDoesNotFile))
    }

    fn claimant(&self, person: PersonNumber) -> Option<Named> {
        if self.facts.files_jointly(person) {
            return None;
        }
        let raw = self.answers.raw(Field::ClaimedBy.of(person));
        Some(Named::Person(PersonNumber::new(raw.parse().ok()?)?))
    }

    fn is_reviewed(&self) -> Option<Wrong> {
        let key = Field::CheckedVersion.key();
        let checked = self.answers.raw(key);
        (checked != self.answers.content_version().0.to_string())
            .then_some((key, Code::ReviewNeeded))
    }
}
