use crate::{
    spoken::{bare, letters, read},
    validation::Code,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The short name of a request for the telephone: `D-7KM2-9QXV`, eight letters and
/// digits without those that sound or look alike (Crockford's base 32). It names
/// the request and opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestNumber(String);

/// Letters and digits of a number.
const LENGTH: usize = 8;

impl RequestNumber {
    /// The number for 40 random bits (the low ones of the draw).
    pub fn from_draw(draw: u64) -> Self {
        Self(letters(draw, LENGTH))
    }

    /// Reads a number with or without `D` and dashes, in either case.
    ///
    /// # Errors
    /// [`Code::Required`] or [`Code::RequestNumberUnknown`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let bare = bare(typed);
        if bare.is_empty() {
            return Err(Code::Required);
        }
        let body = match bare.len() {
            9 => bare.strip_prefix('D').unwrap_or_default(),
            _ => &bare,
        };
        read(body, LENGTH).map(Self).ok_or(Code::RequestNumberUnknown)
    }

    /// The letters alone, as they are stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.0.split_at(self.0.len().min(4));
        write!(f, "D-{first}-{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_read_aloud_reads_back(draw: u64) {
            let number = RequestNumber::from_draw(draw);
            prop_assert_eq!(RequestNumber::parse(&number.to_string()), Ok(number.clone()));
            let spoken = number.as_str().to_lowercase().replace('1', "l");
            prop_assert_eq!(RequestNumber::parse(&spoken), Ok(number));
        }
    }

    #[test]
    fn other_things_are_no_number() {
        assert_eq!(RequestNumber::parse(" "), Err(Code::Required));
        for typed in ["4817", "D-UUUU-UUUU", "X12345678", "Amina"] {
            assert_eq!(RequestNumber::parse(typed), Err(Code::RequestNumberUnknown), "{typed}");
        }
    }
}
