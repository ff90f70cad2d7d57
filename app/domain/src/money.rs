//! Money is integer US cents. Nothing here is a float.

use crate::validation::Code;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in US cents. What people type is zero or more, but for a profit, which
/// is below zero for a loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// The largest amount a person may type: 9,999,999.99.
    pub const MOST: Self = Self(999_999_999);

    /// Reads an amount as people type it: `1,850`, `$18.50`, `2100.5`.
    ///
    /// # Errors
    /// [`Code::MoneyFormat`] for anything else, [`Code::MoneyNegative`] below
    /// zero, [`Code::MoneyTooLarge`] above [`Self::MOST`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let text: String =
            typed.chars().filter(|c| !matches!(c, '$' | ',' | '\u{a0}' | ' ')).collect();
        if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
            return Self::parse(rest).and(Err(Code::MoneyNegative));
        }
        let (dollars, cents) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if dollars.is_empty() || !digits(dollars) || !digits(cents) || cents.len() > 2 {
            return Err(Code::MoneyFormat);
        }
        if dollars.len() > 12 {
            return Err(Code::MoneyTooLarge);
        }
        let dollars: i64 = dollars.parse().map_err(|_| Code::MoneyFormat)?;
        let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| Code::MoneyFormat)?;
        let amount = Self(dollars * 100 + cents);
        if amount > Self::MOST { Err(Code::MoneyTooLarge) } else { Ok(amount) }
    }

    /// Reads a profit: as [`Self::parse`], and below zero for a loss.
    ///
    /// # Errors
    /// [`Code::MoneyFormat`] and [`Code::MoneyTooLarge`].
    pub fn parse_profit(typed: &str) -> Result<Self, Code> {
        let loss = typed.trim_start_matches(['$', ' ']).strip_prefix(['-', '\u{2212}']);
        match loss {
            // Two signs are no amount.
            Some(rest) if rest.contains(['-', '\u{2212}']) => Err(Code::MoneyFormat),
            Some(rest) => Self::parse(rest).map(|amount| Self(-amount.0)),
            None => Self::parse(typed),
        }
    }

    /// Rounded to whole dollars, halves away from zero.
    pub const fn in_whole_dollars(self) -> Self {
        Self((self.0 + 50 * self.0.signum()) / 100 * 100)
    }
}

/// `$1,850.00`, the way amounts are written in Minnesota in either language; with
/// `{:#}` in whole dollars, `$1,850`, for what is said to be about so much.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = if f.alternate() { self.in_whole_dollars() } else { *self };
        let sign = if shown.0 < 0 { "\u{2212}" } else { "" };
        let cents = shown.0.unsigned_abs();
        let dollars = (cents / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in dollars.chars().enumerate() {
            if index > 0 && (dollars.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{sign}${grouped}")?;
        if f.alternate() { Ok(()) } else { write!(f, ".{:02}", cents % 100) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, cents) in [("1,850", 185_000), ("$18.50", 1_850), ("2100.5", 210_050), ("0", 0)]
        {
            assert_eq!(Cents::parse(typed), Ok(Cents(cents)), "{typed}");
        }
    }

    #[test]
    fn what_is_not_an_amount_has_a_code() {
        for (typed, code) in [
            ("", Code::MoneyFormat),
            ("about 50", Code::MoneyFormat),
            ("1.234", Code::MoneyFormat),
            ("-5", Code::MoneyNegative),
            ("99999999", Code::MoneyTooLarge),
            ("9999999999999999999999", Code::MoneyTooLarge),
        ] {
            assert_eq!(Cents::parse(typed), Err(code), "{typed}");
        }
    }

    #[test]
    fn amounts_are_shown_with_groups() {
        assert_eq!(Cents(123_456_789).to_string(), "$1,234,567.89");
        assert_eq!(Cents(5).to_string(), "$0.05");
        assert_eq!(Cents(-120_050).to_string(), "\u{2212}$1,200.50");
    }

    #[test]
    fn about_so_much_is_said_in_whole_dollars() {
        let shown =
            [320_667, 320_649, 99_950, 49, -30, -50].map(|cents| format!("{:#}", Cents(cents)));
        assert_eq!(shown, ["$3,207", "$3,206", "$1,000", "$0", "$0", "\u{2212}$1"]);
    }

    #[test]
    fn a_profit_may_be_a_loss() {
        assert_eq!(Cents::parse_profit("-1,200.50"), Ok(Cents(-120_050)));
        assert_eq!(Cents::parse_profit("$ -5"), Ok(Cents(-500)));
        assert_eq!(Cents::parse_profit("1,200"), Ok(Cents(120_000)));
        assert_eq!(Cents::parse_profit("--5"), Err(Code::MoneyFormat));
    }
}
