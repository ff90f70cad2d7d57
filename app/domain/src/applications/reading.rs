//! Which text somebody read, and in which language: `1 en`. A new version of the
//! text is another text, so that it has to be read again.

use crate::{accounts::Language, associations::PRIVACY_WARNING_VERSION, validation::Code};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The privacy warning as it was on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub version: i32,
    pub language: Language,
}

impl Reading {
    /// The warning as it is in force, in a language.
    pub const fn of_now(language: Language) -> Self {
        Self { version: PRIVACY_WARNING_VERSION, language }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.version, self.language.tag())
    }
}

/// Only the version in force is an answer.
impl FromStr for Reading {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        let read = text.split_once(' ').and_then(|(version, language)| {
            Some((version.parse().ok()?, Language::parse(language)?))
        });
        match read {
            Some((PRIVACY_WARNING_VERSION, language)) => Ok(Self::of_now(language)),
            _ => Err(Code::AgreementNeeded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_has_to_be_read_again() {
        let read = Reading::of_now(Language::Es);
        assert_eq!(read.to_string().parse(), Ok(read));
        let old = Reading { version: PRIVACY_WARNING_VERSION - 1, ..read };
        for wrong in [old.to_string(), "yes".to_owned(), "1".to_owned(), "1 xx".to_owned()] {
            assert_eq!(wrong.parse::<Reading>(), Err(Code::AgreementNeeded), "{wrong}");
        }
    }
}
