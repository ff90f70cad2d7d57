//! What a state chooses.

use super::{BasicHealth, BenchmarkTable, Chip, Medicaid, NotConfigured, Rating};
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
    pub chip: Option<Chip>,
    #[serde(default)]
    pub basic_health: Option<BasicHealth>,
    pub rating: Rating,
    #[serde(default)]
    pub(super) benchmark: Vec<BenchmarkTable>,
}

impl State {
    /// # Errors
    /// [`NotConfigured`].
    pub fn benchmark(&self, year: i32) -> Result<&BenchmarkTable, NotConfigured> {
        self.benchmark
            .iter()
            .find(|table| table.year == year)
            .ok_or(NotConfigured::of("benchmark", year))
    }
}
