use crate::validation::Code;
use std::fmt;

/// The one-time number that activates an assister's account:
/// `R-XXXX-XXXX-XXXX` in Crockford's base 32, 60 random bits. It is a secret
/// until it is used: no Display, and Debug says nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistrationNumber(String);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl RegistrationNumber {
    /// The number for 60 random bits (the low ones of the draw).
    pub fn from_draw(draw: u64) -> Self {
        let body: String = (0..12)
            .map(|place| char::from(ALPHABET[usize::from((draw >> (place * 5)) as u8 & 31)]))
            .collect();
        Self(body)
    }

    /// Reads a number with or without dashes, in either case, with `O` for 0 and
    /// `I` or `L` for 1.
    ///
    /// # Errors
    /// [`Code::Required`] or [`Code::NumberNotANumber`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let bare: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if bare.is_empty() {
            return Err(Code::Required);
        }
        let body = match bare.len() {
            13 => bare.strip_prefix('R').ok_or(Code::NumberNotANumber)?,
            _ => &bare,
        };
        let read: Option<String> = body
            .chars()
            .map(|c| match c {
                'O' => Some('0'),
                'I' | 'L' => Some('1'),
                c if c.is_ascii() && ALPHABET.contains(&(c as u8)) => Some(c),
                _ => None,
            })
            .collect();
        read.filter(|read| read.len() == 12).map(Self).ok_or(Code::NumberNotANumber)
    }

    /// The number as it stands in the letter.
    pub fn expose(&self) -> String {
        format!("R-{}-{}-{}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

impl fmt::Debug for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RegistrationNumber(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_stands_in_the_letter_reads_back(draw: u64) {
            let number = RegistrationNumber::from_draw(draw);
            let shown = number.expose();
            prop_assert_eq!(RegistrationNumber::parse(&shown), Ok(number.clone()));
            let spoken = shown.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
            prop_assert_eq!(RegistrationNumber::parse(&spoken), Ok(number));
        }
    }

    #[test]
    fn other_numbers_are_not_taken_for_one() {
        for typed in ["4817203", "R-1234", "X-1234-5678-9012", "R-UUUU-1234-5678"] {
            assert_eq!(RegistrationNumber::parse(typed), Err(Code::NumberNotANumber), "{typed}");
        }
    }
}
