//! Who is what to whom, both ways, with what follows from it.

use super::People;
use crate::input::Kin;

/// A table of relationships, by positions.
#[derive(Debug)]
pub(crate) struct Kinship {
    number: usize,
    /// What the row is to the column.
    table: Vec<Option<Kin>>,
    parents: Vec<People>,
    siblings: Vec<People>,
}

impl Kinship {
    pub fn new(number: usize) -> Self {
        Self {
            number,
            table: vec![None; number * number],
            parents: vec![People::default(); number],
            siblings: vec![People::default(); number],
        }
    }

    /// What one is to the other, if it was said.
    pub fn kin(&self, one: usize, other: usize) -> Option<Kin> {
        self.table[one * self.number + other]
    }

    pub fn is_other(&self, one: usize, other: usize, kin: Kin) -> bool {
        self.kin(one, other).is_some_and(|known| known != kin)
    }

    pub fn set(&mut self, one: usize, other: usize, kin: Kin) {
        self.table[one * self.number + other] = Some(kin);
        self.table[other * self.number + one] = Some(kin.inverse());
    }

    pub fn spouse(&self, one: usize) -> Option<usize> {
        (0..self.number).find(|other| self.kin(one, *other) == Some(Kin::Spouse))
    }

    /// Whether one of the two is married to a third.
    pub fn has_other_spouse(&self, one: usize, other: usize) -> bool {
        self.spouse(one).is_some_and(|spouse| spouse != other)
            || self.spouse(other).is_some_and(|spouse| spouse != one)
    }

    /// Whether a natural or adoptive line leads from the person up to the ancestor.
    pub fn descends(&self, person: usize, ancestor: usize) -> bool {
        let above = |one: usize| {
            People::first(self.number).filter(|other| self.kin(other, one) == Some(Kin::Parent))
        };
        let mut line = above(person);
        for _ in 0..self.number {
            if line.contains(ancestor) {
                return true;
            }
            line = line.iter().fold(line, |line, one| line.with(above(one)));
        }
        false
    }

    /// Works out what was not said: the spouse of a parent is a step parent, and children of one
    /// parent are siblings. What was said about two people is never changed.
    pub fn infer(&mut self) {
        let everybody = People::first(self.number);
        for one in 0..self.number {
            let said = everybody.filter(|other| self.kin(other, one).is_some_and(Kin::is_parent));
            let mut parents = said;
            for parent in said.iter() {
                let step = self.spouse(parent);
                parents.extend(step.filter(|step| *step != one && self.kin(*step, one).is_none()));
            }
            self.parents[one] = parents;
        }
        for one in 0..self.number {
            let siblings = everybody.filter(|other| match self.kin(other, one) {
                Some(kin) => kin.is_sibling(),
                None => other != one && !self.parents[one].among(self.parents[other]).is_empty(),
            });
            self.siblings[one] = siblings;
        }
    }

    /// Natural, adoptive and step parents.
    pub fn parents(&self, one: usize) -> People {
        self.parents[one]
    }

    /// Natural, adoptive and step children.
    pub fn children(&self, one: usize) -> People {
        People::first(self.number).filter(|other| self.parents[other].contains(one))
    }

    /// Whether somebody may be a child's caretaker by 42 CFR 435.4: by what was said about the two
    /// or, when nothing was, as the parent or sibling of a parent or a sibling of the child.
    pub fn may_be_caretaker(&self, one: usize, child: usize) -> bool {
        self.kin(one, child).map_or_else(
            || {
                let of_parent = |parent: usize| {
                    self.parents[parent].contains(one) || self.siblings[parent].contains(one)
                };
                self.siblings[child].contains(one) || self.parents[child].iter().any(of_parent)
            },
            Kin::may_be_caretaker,
        )
    }

    pub fn siblings(&self, one: usize) -> People {
        self.siblings[one]
    }
}
