//! Social Security numbers. What is typed is checked and sealed before it is
//! stored; what remains in an answer says whether it was right, its last four
//! digits, and a tag that tells two numbers apart.

use crate::validation::{Code, ascii_digits};
use std::fmt;

/// A number as it is sealed: it has neither `Debug` nor `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct Ssn(String);

impl Ssn {
    /// Reads nine digits with or without hyphens and spaces.
    ///
    /// # Errors
    /// [`Code::SsnFormat`] for anything else, and for numbers that are never given:
    /// 000, 666 and 900 to 999 at the beginning, 00 in the middle, 0000 at the end
    /// (20 CFR 422.103; SSA, "Social Security number randomization").
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let typed = ascii_digits(typed);
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let mark = |c: char| {
            c.is_ascii_digit() || c.is_whitespace() || "-\u{2010}\u{2011}\u{2013}".contains(c)
        };
        let shaped = digits.len() == 9 && typed.chars().all(mark);
        let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default();
        let given = !matches!(part(0..3), "000" | "666")
            && !part(0..1).starts_with('9')
            && part(3..5) != "00"
            && part(5..9) != "0000";
        if shaped && given { Ok(Self(digits)) } else { Err(Code::SsnFormat) }
    }

    /// The digits, to be sealed or compared.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The last four digits, which people know a number by.
    pub fn last_four(&self) -> &str {
        self.0.get(5..).unwrap_or_default()
    }
}

/// What stands in a draft instead of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealedNumber {
    /// A number that may be one.
    Right {
        last_four: String,
        /// Equal for equal numbers of one field, and says nothing else.
        tag: String,
    },
    /// Something else was typed. It is not kept.
    Wrong { tag: String },
}

impl SealedNumber {
    /// The last four digits of what stands in a draft.
    ///
    /// # Errors
    /// [`Code::SsnFormat`] for what was not a number.
    pub fn read(raw: &str) -> Result<String, Code> {
        match Self::parse(raw) {
            Some(Self::Right { last_four, .. }) => Ok(last_four),
            _ => Err(Code::SsnFormat),
        }
    }

    /// What stands in a draft.
    pub fn parse(raw: &str) -> Option<Self> {
        let (state, rest) = raw.split_once(':')?;
        let (last_four, tag) = rest.split_once(':')?;
        let tag = tag.to_owned();
        match state {
            "ok" if last_four.len() == 4 => {
                Some(Self::Right { last_four: last_four.to_owned(), tag })
            }
            "wrong" if last_four.is_empty() => Some(Self::Wrong { tag }),
            _ => None,
        }
    }
}

impl fmt::Display for SealedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Right { last_four, tag } => write!(f, "ok:{last_four}:{tag}"),
            Self::Wrong { tag } => write!(f, "wrong::{tag}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for typed in ["219-09-9999", "219099999", " 219 09 9999 ", "٢١٩-٠٩-٩٩٩٩"] {
            assert_eq!(
                Ssn::parse(typed).map(|ssn| ssn.expose().to_owned()),
                Ok("219099999".into())
            );
        }
        let refused = ["219-09-999", "000-12-3456", "666-12-3456", "912-34-5678", "219-00-9999"];
        for wrong in refused.into_iter().chain(["219-09-0000", "219-09-9999x", ""]) {
            assert!(Ssn::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_draft_knows_the_last_four_digits() {
        let right = SealedNumber::Right { last_four: "9999".to_owned(), tag: "a1b2".to_owned() };
        let wrong = SealedNumber::Wrong { tag: "c3d4".to_owned() };
        for sealed in [&right, &wrong] {
            assert_eq!(SealedNumber::parse(&sealed.to_string()).as_ref(), Some(sealed));
        }
        assert_eq!(SealedNumber::read(&right.to_string()), Ok("9999".to_owned()));
        assert_eq!(SealedNumber::read(&wrong.to_string()), Err(Code::SsnFormat));
        assert_eq!(SealedNumber::read("219-09-9999"), Err(Code::SsnFormat));
    }
}
