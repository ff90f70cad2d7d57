//! A state's basic health program: 42 CFR part 600.

use super::{Ages, NotConfigured, Percent, StatusRules};
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasicHealth {
    /// What the state calls it.
    pub name: String,
    pub from: NaiveDate,
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Whose ages the program takes; by default, all.
    #[serde(default)]
    pub ages: Option<Ages>,
    /// Whose income and size are held against the limit.
    #[serde(default)]
    pub household: BasicHealthHousehold,
    /// In percent of the poverty line, the limit included.
    pub percent: Percent,
    /// Whether expected children make the family larger.
    pub count_expected_children: bool,
    pub source: String,
    pub(super) immigration: Vec<StatusRules>,
    #[serde(default)]
    pub(super) premiums: Vec<PremiumScale>,
}

/// How a family of the program is made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasicHealthHousehold {
    /// By the rules of the tax credit, as 42 CFR 600.5 has it.
    #[default]
    TaxFamily,
    /// By 42 CFR 435.603(f).
    Medicaid,
}

/// What a person pays each month.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PremiumScale {
    pub from_year: i32,
    pub to_year: i32,
    /// The numbers are not confirmed.
    pub estimated: bool,
    pub exempt_below_percent: Percent,
    pub exempt_below_age: u32,
    /// From a percent of the poverty line to below another, dollars.
    pub(super) bands: Vec<(i64, i64, i64)>,
    pub source: String,
}

impl PremiumScale {
    /// The premium in cents for income of so many whole percent of the poverty line.
    pub fn premium(&self, percent: i64) -> Option<i64> {
        self.bands
            .iter()
            .find(|(from, below, _)| (*from..*below).contains(&percent))
            .map(|(_, _, dollars)| dollars * 100)
    }
}

impl BasicHealth {
    pub fn is_open(&self, on: NaiveDate) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// # Errors
    /// [`NotConfigured`] before the first rule.
    pub fn statuses(&self, on: NaiveDate) -> Result<&StatusRules, NotConfigured> {
        StatusRules::on(&self.immigration, on, "basic_health.immigration")
    }

    /// # Errors
    /// [`NotConfigured`].
    pub fn premiums(&self, year: i32) -> Result<&PremiumScale, NotConfigured> {
        self.premiums
            .iter()
            .find(|scale| (scale.from_year..=scale.to_year).contains(&year))
            .ok_or(NotConfigured::of("basic_health.premiums", year))
    }
}
