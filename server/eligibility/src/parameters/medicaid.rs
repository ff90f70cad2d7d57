//! A state's Medicaid.

use super::{NotConfigured, Percent, StatusRules};
use crate::input::Person;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// Choices and limits of Medicaid for groups whose income is counted by 42 CFR 435.603.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medicaid {
    /// What the state calls it.
    pub name: String,
    /// 42 CFR 435.603(d)(4).
    pub disregard_points: Percent,
    /// 42 CFR 435.603(f)(3)(iv): the age below which somebody is a child.
    pub non_filer_child_below: u32,
    /// The same for full-time students.
    pub student_child_below: u32,
    /// 42 CFR 435.603(b).
    pub other_pregnant_members: OtherPregnantMembers,
    /// 42 CFR 435.4: the age below which a child makes a parent or caretaker.
    pub dependent_child_below: u32,
    poverty_guideline_from: MonthAndDay,
    pub disregard_source: String,
    pub household_source: String,
    pub poverty_guideline_source: String,
    pub(super) groups: Vec<Group>,
    pub(super) immigration: Vec<StatusRules>,
}

/// How the expected children of somebody else in the household count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherPregnantMembers {
    None,
    One,
    All,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthAndDay {
    month: u32,
    day: u32,
}

/// One group and its income limit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub kind: GroupKind,
    /// A stable name, which reasons carry.
    pub name: String,
    /// When the limit began to hold.
    pub from: NaiveDate,
    #[serde(default)]
    pub until: Option<NaiveDate>,
    #[serde(default)]
    pub ages: Option<Ages>,
    /// In percent of the poverty line, the limit included. Without a limit of either kind, income
    /// does not matter.
    #[serde(default)]
    pub percent: Option<Percent>,
    /// In dollars a month by household size, as some states have kept it for parents from before
    /// there were poverty guidelines.
    #[serde(default)]
    pub monthly: Option<MonthlyLimit>,
    /// Only for people without other coverage.
    #[serde(default)]
    pub only_uninsured: bool,
    /// Not for people with Supplemental Security Income, for whom the state looks at disability.
    #[serde(default)]
    pub except_supplemental_security_income: bool,
    /// From when the state or the law leaves something open.
    #[serde(default)]
    pub undecided_from: Option<NaiveDate>,
    /// For whom the law itself settles it.
    #[serde(default)]
    pub undecided_except: Vec<Exempt>,
    pub source: String,
}

/// An amount for each household size.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthlyLimit {
    /// For one person, for two, and so on.
    pub(super) dollars: Vec<i64>,
    /// For each further person.
    pub(super) additional_dollars: i64,
}

impl MonthlyLimit {
    /// For a household of this size, in cents.
    fn cents(&self, size: u32) -> i64 {
        let size = usize::try_from(size.max(1)).unwrap_or(usize::MAX);
        let last = self.dollars.get(size - 1).or(self.dollars.last()).copied().unwrap_or_default();
        let more = size.saturating_sub(self.dollars.len());
        let more = i64::try_from(more).unwrap_or_default() * self.additional_dollars;
        (last + more) * 100
    }
}

/// The limit of a group for a household of some size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Of the poverty line.
    Percent(Percent),
    /// Cents a month.
    Monthly(i64),
}

impl Limit {
    /// In ten-thousandths of a cent a year, with a share of the poverty line on top.
    pub fn exactly(self, more: Percent, line: i64) -> i128 {
        let own = match self {
            Self::Percent(percent) => i128::from(percent.0) * i128::from(line),
            Self::Monthly(cents) => i128::from(cents) * 12 * 10_000,
        };
        own + i128::from(more.0) * i128::from(line)
    }
}

impl Group {
    /// None when income does not matter.
    pub fn limit(&self, size: u32) -> Option<Limit> {
        let monthly = || self.monthly.as_ref().map(|limit| Limit::Monthly(limit.cents(size)));
        self.percent.map(Limit::Percent).or_else(monthly)
    }
}

/// Who is settled where others are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exempt {
    AmericanIndianOrAlaskaNative,
    FormerFosterCare,
    BlindOrDisabled,
}

impl Exempt {
    pub(crate) fn holds(self, person: &Person) -> bool {
        match self {
            Self::AmericanIndianOrAlaskaNative => person.american_indian_or_alaska_native,
            Self::FormerFosterCare => person.former_foster_care,
            Self::BlindOrDisabled => person.blind_or_disabled,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    Newborn,
    Pregnant,
    Child,
    FormerFosterCare,
    Parent,
    Adult,
}

/// Completed years, both ends included.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    pub from: u32,
    pub to: u32,
}

impl Ages {
    pub fn contains(self, age: u32) -> bool {
        (self.from..=self.to).contains(&age)
    }
}

/// A separate health program for children, in states that have one: its limit for some ages and
/// some time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chip {
    pub name: String,
    pub from: NaiveDate,
    #[serde(default)]
    pub until: Option<NaiveDate>,
    pub ages: Ages,
    pub percent: Percent,
    pub immigration: Vec<StatusRules>,
    pub source: String,
}

impl Medicaid {
    /// The groups that exist on a day, in the order of the file.
    pub fn groups(&self, on: NaiveDate) -> impl Iterator<Item = &Group> {
        self.groups
            .iter()
            .filter(move |group| group.from <= on && group.until.is_none_or(|until| on <= until))
    }

    /// The year of the poverty guideline that holds on a day, and the day from which it does.
    pub fn poverty_year(&self, on: NaiveDate) -> (i32, NaiveDate) {
        let MonthAndDay { month, day } = self.poverty_guideline_from;
        let new = NaiveDate::from_ymd_opt(on.year(), month, day).unwrap_or(on);
        if on >= new {
            (on.year(), new)
        } else {
            let old = NaiveDate::from_ymd_opt(on.year() - 1, month, day).unwrap_or(on);
            (on.year() - 1, old)
        }
    }

    pub(super) fn calendar_is_a_date(&self) -> bool {
        let MonthAndDay { month, day } = self.poverty_guideline_from;
        // Not a leap year, so that the day exists in every year.
        NaiveDate::from_ymd_opt(2025, month, day).is_some()
    }

    /// # Errors
    /// [`NotConfigured`] before the first rule.
    pub fn statuses(&self, on: NaiveDate) -> Result<&StatusRules, NotConfigured> {
        StatusRules::on(&self.immigration, on, "medicaid.immigration")
    }
}

impl Chip {
    /// # Errors
    /// [`NotConfigured`] before the first rule.
    pub fn statuses(&self, on: NaiveDate) -> Result<&StatusRules, NotConfigured> {
        StatusRules::on(&self.immigration, on, "chip.immigration")
    }
}
