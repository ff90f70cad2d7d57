//! What is attested to with the signature, and which of it was explained before.
//! The review keeps the codes and versions (45 CFR 155.220(j)(2)(ii)); the
//! sentences live in the texts.

use crate::validation::Code;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// One thing that the consumer attests to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Attestation {
    /// The answers are true, under penalty of perjury (28 USC 1746).
    Truth,
    /// The answers may be compared with other records (45 CFR 155.320).
    DataCheck,
    /// Changes are reported within 30 days (45 CFR 155.330(b)).
    Changes,
    /// A tax return is filed and compared with the help in advance
    /// (45 CFR 155.310(d)(2)(ii)).
    Taxes,
    /// Rights and responsibilities are known: no discrimination, an appeal
    /// (45 CFR 155.120, 155.505).
    Rights,
}

impl Attestation {
    /// Every one, in the order in which it is read.
    pub const ALL: [Self; 5] =
        [Self::Truth, Self::DataCheck, Self::Changes, Self::Taxes, Self::Rights];

    /// The stable name that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Truth => "truth",
            Self::DataCheck => "data_check",
            Self::Changes => "changes",
            Self::Taxes => "taxes",
            Self::Rights => "rights",
        }
    }

    /// The version of its sentence and explanation. New words mean a new number.
    pub const fn version(self) -> i32 {
        1
    }

    /// What an application attests to: taxes only where help with paying is sought.
    pub fn of(looks_for_help: bool) -> Vec<Self> {
        let asked = |one: &Self| looks_for_help || *one != Self::Taxes;
        Self::ALL.into_iter().filter(asked).collect()
    }
}

/// What was explained, by code and version: `truth.1 data_check.1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained(Vec<(Attestation, i32)>);

impl Explained {
    /// What an application attests to, in the words in force.
    pub fn now(looks_for_help: bool) -> Self {
        let now = |one: Attestation| (one, one.version());
        Self(Attestation::of(looks_for_help).into_iter().map(now).collect())
    }
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (one, version)) in self.0.iter().enumerate() {
            let between = if index == 0 { "" } else { " " };
            write!(f, "{between}{}.{version}", one.code())?;
        }
        Ok(())
    }
}

/// Reads what was stored, in this version or an older one.
impl FromStr for Explained {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        let one = |text: &str| {
            let (code, version) = text.split_once('.')?;
            let one = Attestation::ALL.into_iter().find(|one| one.code() == code)?;
            Some((one, version.parse().ok()?))
        };
        let all: Option<Vec<_>> = text.split(' ').map(one).collect();
        all.map(Self).ok_or(Code::AgreementNeeded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taxes_are_attested_where_help_is_sought() {
        assert!(Attestation::of(true).contains(&Attestation::Taxes));
        assert!(!Attestation::of(false).contains(&Attestation::Taxes));
    }

    #[test]
    fn what_was_explained_is_kept_by_code_and_version() {
        let now = Explained::now(true);
        assert_eq!(now.to_string(), "truth.1 data_check.1 changes.1 taxes.1 rights.1");
        assert_eq!(now.to_string().parse(), Ok(now));
        assert_ne!("truth.2".parse::<Explained>(), "truth.1".parse());
        for wrong in ["", "truth", "truth.x", "wealth.1", "truth.1  rights.1"] {
            assert_eq!(wrong.parse::<Explained>(), Err(Code::AgreementNeeded), "{wrong}");
        }
    }
}
