//! What a state chooses.

use super::{BasicHealth, BenchmarkTable, Chip, Medicaid, NotConfigured, Rating};
use chrono::NaiveDate;
use serde::Deserialize;

/// The file of a state.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    pub version: String,
    /// The postal code.
    pub state: String,
    pub name: String,
    /// Which poverty guideline holds here.
    pub poverty_region: String,
    pub medicaid: Medicaid,
    #[serde(default)]
    pub(super) chip: Vec<Chip>,
    #[serde(default)]
    pub basic_health: Option<BasicHealth>,
    pub rating: Rating,
    #[serde(default)]
    pub(super) benchmark: Vec<BenchmarkTable>,
}

impl State {
    /// The children's program for an age on a day.
    pub fn chip(&self, age: u32, on: NaiveDate) -> Option<&Chip> {
        self.chip.iter().find(|chip| {
            chip.ages.contains(age) && chip.from <= on && chip.until.is_none_or(|until| on <= until)
        })
    }

    /// # Errors
    /// [`NotConfigured`].
    pub fn benchmark(&self, year: i32) -> Result<&BenchmarkTable, NotConfigured> {
        self.benchmark
            .iter()
            .find(|table| table.year == year)
            .ok_or(NotConfigured::of("benchmark", year))
    }
}
