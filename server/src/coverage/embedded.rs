//! The engine of this repository, in this process.

use super::{answer, household};
use domain::coverage::{Asked, DeterminationEngine, EngineAnswer, EngineError};
use eligibility::parameters::{ParameterError, Parameters};

/// The engine with its parameters.
#[derive(Clone, Debug)]
pub struct Embedded {
    parameters: Parameters,
}

impl Embedded {
    pub const fn new(parameters: Parameters) -> Self {
        Self { parameters }
    }

    /// With the numbers and choices of this repository.
    ///
    /// # Errors
    /// [`ParameterError`], which the tests of the engine rule out.
    pub fn shipped() -> Result<Self, ParameterError> {
        Parameters::shipped().map(Self::new)
    }

    /// Answers at once.
    ///
    /// # Errors
    /// [`EngineError::Refused`] for a household that makes no sense.
    pub fn answer(&self, asked: &Asked) -> Result<domain::coverage::Determination, EngineError> {
        let household = household::of(asked);
        let determination =
            eligibility::determine(&self.parameters, &household).map_err(|problems| {
                // Fields and codes only: nothing of what was answered.
                tracing::error!(?problems, "the engine does not accept a household");
                EngineError::Refused
            })?;
        answer::read(asked, &determination)
    }
}

impl DeterminationEngine for Embedded {
    fn determine<'a>(&'a self, asked: &'a Asked) -> EngineAnswer<'a> {
        Box::pin(std::future::ready(self.answer(asked)))
    }
}
