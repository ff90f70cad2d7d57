use super::CommandError;
use clap::Args;
use eligibility::parameters::Parameters;
use std::{fmt::Display, fs, path::PathBuf};

/// Which numbers and choices the engine uses beside those of this repository.
#[derive(Debug, Default, Args)]
pub struct ParameterFiles {
    /// A file of parameters that replaces the one for the same state, adds a state, or replaces
    /// the federal one; may be given several times
    #[arg(long, env = "ALONGSIDE_PARAMETERS", value_name = "FILE", value_delimiter = ',')]
    parameters: Vec<PathBuf>,
}

impl ParameterFiles {
    /// Reads them all.
    ///
    /// # Errors
    /// [`CommandError`] for a file that cannot be read or is wrong, with the place.
    pub(super) fn read(&self) -> Result<Parameters, CommandError> {
        let refused = |error: &dyn Display| CommandError::Refused(error.to_string());
        let mut parameters = Parameters::shipped().map_err(|error| refused(&error))?;
        for path in &self.parameters {
            let text = fs::read_to_string(path)
                .map_err(|source| CommandError::Io { what: path.display().to_string(), source })?;
            parameters = parameters
                .read(&text)
                .map_err(|error| refused(&format_args!("{}: {error}", path.display())))?;
        }
        Ok(parameters)
    }
}
