use crate::{
    spoken::{bare, letters, read},
    validation::Code,
};
use std::fmt;

/// The one-time code that a service line reads to a verified caller without an
/// address: `7KM-2QX-9TV-4HB` in Crockford's base 32, 60 random bits in groups
/// that can be said and heard. It is a secret until it is used: no Display, and
/// Debug says nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct DeskCode(String);

/// Letters and digits of a code.
const LENGTH: usize = 12;

impl DeskCode {
    /// The code for 60 random bits (the low ones of the draw).
    pub fn from_draw(draw: u64) -> Self {
        Self(letters(draw, LENGTH))
    }

    /// Reads a code with or without dashes, in either case, with `O` for 0 and
    /// `I` or `L` for 1.
    ///
    /// # Errors
    /// [`Code::Required`] or [`Code::DeskCodeFormat`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let bare = bare(typed);
        if bare.is_empty() {
            return Err(Code::Required);
        }
        read(&bare, LENGTH).map(Self).ok_or(Code::DeskCodeFormat)
    }

    /// The code as it is read aloud.
    pub fn expose(&self) -> String {
        format!("{}-{}-{}-{}", &self.0[..3], &self.0[3..6], &self.0[6..9], &self.0[9..])
    }
}

impl fmt::Debug for DeskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeskCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_read_aloud_reads_back(draw: u64) {
            let code = DeskCode::from_draw(draw);
            let spoken = code.expose().to_lowercase().replace('1', "l").replace('-', " ");
            prop_assert_eq!(DeskCode::parse(&spoken), Ok(code));
        }
    }

    #[test]
    fn other_things_are_no_code() {
        assert_eq!(DeskCode::parse(""), Err(Code::Required));
        for typed in ["7KM-2QX-9TV", "7KM-2QX-9TV-4HU", "four seven"] {
            assert_eq!(DeskCode::parse(typed), Err(Code::DeskCodeFormat), "{typed}");
        }
    }
}
