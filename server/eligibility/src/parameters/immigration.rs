//! Which immigration status opens which program, from a date on.

use super::NotConfigured;
use crate::input::ImmigrationStatus;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// What holds from a date until the next entry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusRules {
    pub from: NaiveDate,
    #[serde(default)]
    pub(super) eligible: Vec<ImmigrationStatus>,
    /// Once the status is five years old.
    #[serde(default)]
    pub(super) after_five_years: Vec<ImmigrationStatus>,
    /// Without waiting, in the groups named.
    #[serde(default)]
    pub(super) lawfully_residing: Vec<ImmigrationStatus>,
    #[serde(default)]
    pub(super) lawfully_residing_groups: Vec<String>,
    /// For the sake of an unborn child, in the groups named.
    #[serde(default)]
    pub(super) unborn_child: Vec<ImmigrationStatus>,
    #[serde(default)]
    pub(super) unborn_child_groups: Vec<String>,
    /// Only below an age.
    #[serde(default)]
    pub(super) children: Vec<ImmigrationStatus>,
    #[serde(default)]
    pub(super) children_below: u32,
    /// What the law or the state leaves open.
    #[serde(default)]
    pub(super) undecided: Vec<ImmigrationStatus>,
    pub source: String,
}

/// What a status is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Eligible,
    /// The five years are not over.
    Waiting,
    NotEligible,
    /// The state has to decide.
    Undecided,
}

impl StatusRules {
    pub(super) fn on<'a>(
        rules: &'a [Self],
        day: NaiveDate,
        what: &'static str,
    ) -> Result<&'a Self, NotConfigured> {
        rules.iter().rfind(|rule| rule.from <= day).ok_or(NotConfigured::of(what, day.year()))
    }

    /// The standing of somebody of this age for a program without groups.
    pub fn standing(&self, status: ImmigrationStatus, age: u32) -> Standing {
        let as_child = age < self.children_below && self.children.contains(&status);
        if self.eligible.contains(&status) || as_child {
            Standing::Eligible
        } else if self.undecided.contains(&status) {
            Standing::Undecided
        } else {
            Standing::NotEligible
        }
    }

    /// The standing in a Medicaid group. `waited` says whether five years are over.
    pub fn standing_in_group(
        &self,
        status: ImmigrationStatus,
        age: u32,
        group: &str,
        waited: bool,
    ) -> Standing {
        let names = |groups: &[String]| groups.iter().any(|name| name == group);
        let waits = self.after_five_years.contains(&status);
        if self.eligible.contains(&status)
            || (waits && waited)
            || (self.lawfully_residing.contains(&status) && names(&self.lawfully_residing_groups))
            || (self.unborn_child.contains(&status) && names(&self.unborn_child_groups))
        {
            Standing::Eligible
        } else if waits {
            Standing::Waiting
        } else {
            self.standing(status, age)
        }
    }
}
