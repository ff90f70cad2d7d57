//! Percentages, exactly.

use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;

/// Hundredths of a percent: 9.96 percent is 996.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Percent(pub i64);

impl Percent {
    /// Whole percent.
    pub const fn whole(percent: i64) -> Self {
        Self(percent * 100)
    }

    /// This share of an amount in cents, the rest of a cent cut off.
    pub const fn of(self, cents: i64) -> i64 {
        cents * self.0 / 10_000
    }

    /// Reads `278`, `8.5` or `9.96`.
    fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
        };
        if !digits(whole, 4) || !digits(part, 2) {
            return None;
        }
        let hundredths: i64 = format!("{part:0<2}").parse().ok()?;
        Some(Self(whole.parse::<i64>().ok()? * 100 + hundredths))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = Percent;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a percentage as text, such as \"9.96\", or a whole number")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Percent, E> {
                Percent::parse(text)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }

            fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Percent, E> {
                if (0..=9999).contains(&whole) {
                    Ok(Percent::whole(whole))
                } else {
                    Err(E::invalid_value(de::Unexpected::Signed(whole), &self))
                }
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::Percent;

    #[test]
    fn a_percentage_is_read_exactly() {
        for (text, hundredths) in [("9.96", 996), ("8.5", 850), ("0", 0), ("278", 27_800)] {
            assert_eq!(Percent::parse(text), Some(Percent(hundredths)), "{text}");
        }
        for text in ["", ".5", "5.", "1.234", "-1", "12345", "1e3", "5 %"] {
            assert_eq!(Percent::parse(text), None, "{text}");
        }
        assert_eq!(Percent(877).to_string(), "8.77%");
    }
}
