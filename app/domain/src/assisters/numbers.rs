//! The licence-like numbers of assisters.

use crate::{
    assisters::AssisterKind,
    validation::{Code, ascii_digits},
};
use std::fmt;

/// A National Producer Number: 1 to 10 digits, brokers only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Npn(String);

impl Npn {
    /// # Errors
    /// [`Code::Required`] or [`Code::NumberNotANumber`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let digits = bare(typed);
        match digits.len() {
            0 => Err(Code::Required),
            1..=10 if digits.chars().all(|c| c.is_ascii_digit()) => Ok(Self(digits)),
            _ => Err(Code::NumberNotANumber),
        }
    }
}

/// The nine letters and digits of a navigator or CAC.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AssisterId(String);

impl AssisterId {
    /// # Errors
    /// [`Code::Required`] or [`Code::NumberNotANumber`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let id = bare(typed).to_ascii_uppercase();
        match id.len() {
            0 => Err(Code::Required),
            9 if id.chars().all(|c| c.is_ascii_alphanumeric()) => Ok(Self(id)),
            _ => Err(Code::NumberNotANumber),
        }
    }
}

fn bare(typed: &str) -> String {
    ascii_digits(typed).chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

impl fmt::Display for Npn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for AssisterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number by which the marketplace knows an assister.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    Npn(Npn),
    AssisterId(AssisterId),
}

impl Credential {
    /// Reads the number that goes with a kind.
    ///
    /// # Errors
    /// As [`Npn::parse`] and [`AssisterId::parse`].
    pub fn parse(kind: AssisterKind, typed: &str) -> Result<Self, Code> {
        match kind {
            AssisterKind::Broker => Npn::parse(typed).map(Self::Npn),
            AssisterKind::Navigator | AssisterKind::Cac => {
                AssisterId::parse(typed).map(Self::AssisterId)
            }
        }
    }
}
