//! Dated numbers and choices, each with its source.
//!
//! A file is either `kind = "federal"` or `kind = "state"`. [`Parameters::shipped`] holds the
//! files of this repository; [`Parameters::read`] adds an operator's, which replaces the
//! federal file or the state of the same code. Nothing is carried from one year to the next:
//! whoever looks for a number that is not there gets [`NotConfigured`].

mod basic_health;
mod check;
mod federal;
mod immigration;
mod medicaid;
mod missing;
mod percent;
mod rating;
mod state;

pub use basic_health::{BasicHealth, BasicHealthHousehold, PremiumScale};
pub use check::ParameterError;
pub use federal::{
    Applicable, Band, CostSharing, EmployerAffordability, Federal, Filing, IncomeRules, Poverty,
    PovertyPercentage, Silver, Thresholds,
};
pub use immigration::{Standing, StatusRules};
pub use medicaid::{
    Ages, Chip, Exempt, Group, GroupKind, Limit, Medicaid, MonthlyLimit, OtherPregnantMembers,
};
pub use missing::{Missing, NotConfigured};
pub use percent::Percent;
pub use rating::{AgeCurve, BenchmarkTable, Rating};
pub use state::State;

use serde::Deserialize;

/// Everything that the engine looks up.
#[derive(Clone, Debug)]
pub struct Parameters {
    pub federal: Federal,
    states: Vec<State>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum File {
    Federal(Box<Federal>),
    State(Box<State>),
}

impl Parameters {
    /// The numbers and choices of this repository.
    ///
    /// # Errors
    /// [`ParameterError`], which the tests of this crate rule out.
    pub fn shipped() -> Result<Self, ParameterError> {
        let federal = include_str!("../../parameters/federal.toml");
        let minnesota = include_str!("../../parameters/minnesota.toml");
        Self::new(federal)?.read(minnesota)
    }

    /// Starts with a federal file.
    ///
    /// # Errors
    /// [`ParameterError`].
    pub fn new(federal: &str) -> Result<Self, ParameterError> {
        match parse(federal)? {
            File::Federal(federal) => Ok(Self { federal: *federal, states: Vec::new() }),
            File::State(_) => Err(ParameterError::wrong("kind", "the first file is federal")),
        }
    }

    /// Adds a file, or replaces the one for the same place.
    ///
    /// # Errors
    /// [`ParameterError`] with the place and what is wrong there.
    pub fn read(mut self, text: &str) -> Result<Self, ParameterError> {
        match parse(text)? {
            File::Federal(federal) => self.federal = *federal,
            File::State(state) => {
                self.states.retain(|known| known.state != state.state);
                self.states.push(*state);
            }
        }
        Ok(self)
    }

    /// The parameters of a state.
    ///
    /// # Errors
    /// [`NotConfigured`] when there is no file for it.
    pub fn state(&self, code: &str) -> Result<&State, NotConfigured> {
        self.states
            .iter()
            .find(|state| state.state == code)
            .ok_or(NotConfigured { what: "state", year: None })
    }

    /// Every state with a file.
    pub fn states(&self) -> &[State] {
        &self.states
    }
}

fn parse(text: &str) -> Result<File, ParameterError> {
    let file: File = toml::from_str(text)?;
    match &file {
        File::Federal(federal) => federal.check()?,
        File::State(state) => state.check()?,
    }
    Ok(file)
}
