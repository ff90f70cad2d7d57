//! Values that are read even when they make no sense, so that the check can name their field.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A civil date, or something that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Option<NaiveDate>);

/// Cents, or something that is no whole number of cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount(pub Option<i64>);

/// A small whole number, or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole(pub Option<i64>);

impl From<NaiveDate> for Day {
    fn from(day: NaiveDate) -> Self {
        Self(Some(day))
    }
}

impl From<i64> for Amount {
    fn from(cents: i64) -> Self {
        Self(Some(cents))
    }
}

impl From<i64> for Whole {
    fn from(number: i64) -> Self {
        Self(Some(number))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DayVisitor)
    }
}

struct DayVisitor;

impl de::Visitor<'_> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
        let is_plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        Ok(Day(if is_plain { text.parse().ok() } else { None }))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Day, E> {
        Ok(Day(None))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Day, E> {
        Ok(Day(None))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Day, E> {
        Ok(Day(None))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Day, E> {
        Ok(Day(None))
    }
}

/// Reads whole numbers; everything else that stands alone is `None`.
struct NumberVisitor;

impl de::Visitor<'_> for NumberVisitor {
    type Value = Option<i64>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Option<i64>, E> {
        Ok(i64::try_from(number).ok())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Option<i64>, E> {
        Ok(Some(number))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Option<i64>, E> {
        Ok(None)
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<Option<i64>, E> {
        Ok(None)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Option<i64>, E> {
        Ok(None)
    }
}

macro_rules! number {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(NumberVisitor).map(Self)
            }
        }
    )+};
}

number!(Amount, Whole);
