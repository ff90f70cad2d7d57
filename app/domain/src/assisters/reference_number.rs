use crate::validation::{Code, ascii_digits};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The seven digits that an assister gives to consumers: the first is 1 to 9,
/// the last a check digit (Damm), so that one wrong digit or two swapped
/// neighbours are noticed at once. Drawn at random, never used again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReferenceNumber(String);

/// H. M. Damm's totally anti-symmetric quasigroup of order 10.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The check digit of a string of ASCII digits; 0 when it already carries one.
fn damm(digits: &str) -> u8 {
    digits.bytes().fold(0, |row, digit| DAMM[usize::from(row)][usize::from(digit - b'0')])
}

impl ReferenceNumber {
    /// How many there are: six free digits, the first not zero.
    pub const COUNT: u32 = 900_000;

    /// The number for a uniform draw of 0 to [`Self::COUNT`] - 1; a larger draw
    /// wraps.
    pub fn from_draw(draw: u32) -> Self {
        let body = (100_000 + draw % Self::COUNT).to_string();
        let check = damm(&body);
        Self(format!("{body}{check}"))
    }

    /// Reads a number as people type it: with spaces, dashes or dots, with `#`
    /// or `No.` before it, in any script of digits.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::ReferenceNumberFormat`] or
    /// [`Code::ReferenceNumberCheckDigit`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let typed = ascii_digits(typed.trim());
        let typed = ["#", "No.", "no.", "No", "no"]
            .iter()
            .find_map(|prefix| typed.strip_prefix(prefix))
            .unwrap_or(&typed);
        let digits: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{2010}'..='\u{2015}'))
            .collect();
        if digits.is_empty() {
            return Err(Code::Required);
        }
        let seven = digits.len() == 7 && digits.bytes().all(|c| c.is_ascii_digit());
        if !seven || digits.starts_with('0') {
            return Err(Code::ReferenceNumberFormat);
        }
        if damm(&digits) == 0 { Ok(Self(digits)) } else { Err(Code::ReferenceNumberCheckDigit) }
    }

    /// The seven digits without a space, for storage and URLs.
    pub fn as_digits(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ReferenceNumber {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|code| code.as_str().to_owned())
    }
}

impl From<ReferenceNumber> for String {
    fn from(number: ReferenceNumber) -> Self {
        number.0
    }
}

/// `481 7203`.
impl fmt::Display for ReferenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", &self.0[..3], &self.0[3..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_check_digit_of_a_published_example() {
        assert_eq!(damm("572"), 4);
        assert_eq!(damm("5724"), 0);
    }

    #[test]
    fn typed_numbers_are_forgiven_their_looks() {
        let number = ReferenceNumber::from_draw(381_720);
        let digits = number.as_digits();
        let (head, tail) = digits.split_at(3);
        let arabic: String =
            digits.chars().filter_map(|c| char::from_u32(0x0660 + c.to_digit(10)?)).collect();
        for typed in [
            digits.to_owned(),
            format!(" {head} {tail} "),
            format!("{head}-{tail}"),
            format!("#{digits}"),
            format!("No. {digits}"),
            arabic,
        ] {
            assert_eq!(ReferenceNumber::parse(&typed), Ok(number.clone()), "{typed}");
        }
        assert_eq!(number.to_string(), format!("{head} {tail}"));
    }

    proptest! {
        #[test]
        fn every_draw_reads_back(draw in 0..ReferenceNumber::COUNT) {
            let number = ReferenceNumber::from_draw(draw);
            prop_assert_eq!(ReferenceNumber::parse(number.as_digits()), Ok(number));
        }

        #[test]
        fn one_wrong_digit_is_noticed(draw in 0..ReferenceNumber::COUNT, at in 1usize..7, by in 1u8..10) {
            let mut digits = ReferenceNumber::from_draw(draw).as_digits().as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let typed = String::from_utf8(digits).expect("digits");
            prop_assert_eq!(ReferenceNumber::parse(&typed), Err(Code::ReferenceNumberCheckDigit));
        }

        #[test]
        fn swapped_neighbours_are_noticed(draw in 0..ReferenceNumber::COUNT, at in 1usize..6) {
            let mut digits = ReferenceNumber::from_draw(draw).as_digits().as_bytes().to_vec();
            prop_assume!(digits[at] != digits[at + 1]);
            digits.swap(at, at + 1);
            let typed = String::from_utf8(digits).expect("digits");
            prop_assert_eq!(ReferenceNumber::parse(&typed), Err(Code::ReferenceNumberCheckDigit));
        }
    }
}
