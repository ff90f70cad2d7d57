//! Names of people, dates of birth, e-mail addresses and phone numbers as
//! people type them.

use crate::{
    dates::{CivilDate, age_on},
    validation::{Code, Invalid, ascii_digits, text},
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Younger people have no account of their own; an adult applies for them. A
/// policy value.
pub const MINIMUM_AGE: i32 = 16;

/// Nobody is older.
const MAXIMUM_AGE: i32 = 120;

/// A person's name in two parts, in any script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    pub given: String,
    pub family: String,
}

impl PersonName {
    /// The most characters of each part.
    pub const MOST: usize = 100;

    /// Reads both parts; errors are for the fields `given_name` and `family_name`.
    ///
    /// # Errors
    /// A code per part that is missing, too long or not a name.
    pub fn parse(given: &str, family: &str) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        let given = invalid.check("given_name", Self::part(given));
        let family = invalid.check("family_name", Self::part(family));
        match (given, family) {
            (Some(given), Some(family)) => Ok(Self { given, family }),
            _ => Err(invalid),
        }
    }

    /// Reads one part: letters of any script, marks, apostrophes, hyphens,
    /// periods and spaces.
    ///
    /// # Errors
    /// [`Code::NameNotAName`] for digits, symbols and the like, and those of
    /// [`text`].
    pub fn part(typed: &str) -> Result<String, Code> {
        let name = text(typed, Self::MOST)?;
        let allowed = |c: char| {
            c.is_alphabetic()
                || is_combining_mark(c)
                || matches!(
                    c,
                    ' ' | '-'
                        | '.'
                        | '\''
                        | '\u{2019}'
                        | '\u{02bc}'
                        | '\u{02bb}'
                        | '\u{b7}'
                        | '\u{200c}'
                        | '\u{200d}'
                )
        };
        if name.chars().all(allowed) && name.chars().any(char::is_alphabetic) {
            Ok(name.nfc().collect())
        } else {
            Err(Code::NameNotAName)
        }
    }

    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// A name folded for sorting and searching: lower case, without marks and
/// punctuation. `Nguyễn Thị Hạnh` becomes `nguyen thi hanh`.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'đ' | 'ð' => key.push('d'),
            'ø' => key.push('o'),
            'ł' => key.push('l'),
            'ı' => key.push('i'),
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'þ' => key.push_str("th"),
            '\'' | '\u{2019}' | '\u{02bc}' | '\u{02bb}' | '.' => {}
            c if c.is_alphanumeric() => key.push(c),
            _ => key.push(' '),
        }
    }
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a folded name, each of which a search may begin with.
pub fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name_key(name).split(' ').map(str::to_owned).collect();
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    words
}

/// An address to write to; optional, shared by families, never an identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContactEmail(String);

impl ContactEmail {
    /// RFC 5321: the longest address.
    pub const MOST: usize = 254;

    /// Reads an address. Only mail that arrives proves one; this keeps out what
    /// cannot be one.
    ///
    /// # Errors
    /// [`Code::EmailNotAnAddress`] and those of [`text`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let address = text(typed, Self::MOST)?;
        let Some((local, host)) = address.rsplit_once('@') else {
            return Err(Code::EmailNotAnAddress);
        };
        let plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.contains("..")
                && !part.chars().any(|c| {
                    c.is_whitespace()
                        || matches!(c, '@' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\')
                })
        };
        if plain(local) && plain(host) && host.contains('.') {
            Ok(Self(address))
        } else {
            Err(Code::EmailNotAnAddress)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number of the United States: ten digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads a number with any punctuation, digit script and country code.
    ///
    /// # Errors
    /// [`Code::Required`] or [`Code::PhoneNotANumber`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        if typed.trim().is_empty() {
            return Err(Code::Required);
        }
        let typed = ascii_digits(typed);
        if typed.chars().any(|c| {
            !c.is_ascii_digit() && !matches!(c, ' ' | '-' | '.' | '(' | ')' | '+' | '\u{2011}')
        }) {
            return Err(Code::PhoneNotANumber);
        }
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let number = match digits.len() {
            11 => digits.strip_prefix('1').unwrap_or_default(),
            _ => &digits,
        };
        if number.len() == 10 && !number.starts_with(['0', '1']) {
            Ok(Self(number.to_owned()))
        } else {
            Err(Code::PhoneNotANumber)
        }
    }
}

/// `651-555-0118`.
impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

/// Reads a civil date from three inputs, not in the future and not more than
/// 120 years back.
///
/// # Errors
/// [`Code::Required`] when all are empty, otherwise a `Date…` code.
pub fn parse_date(month: &str, day: &str, year: &str, today: CivilDate) -> Result<CivilDate, Code> {
    let [month, day, year] = [month, day, year].map(|part| ascii_digits(part.trim()));
    if month.is_empty() && day.is_empty() && year.is_empty() {
        return Err(Code::Required);
    }
    if ![&month, &day, &year].iter().all(|part| part.chars().all(|c| c.is_ascii_digit())) {
        return Err(Code::DateNotADate);
    }
    if year.len() != 4 {
        return Err(Code::DateYearFourDigits);
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
        return Err(Code::DateNotADate);
    };
    let date = CivilDate::from_ymd_opt(year, month, day).ok_or(Code::DateNotADate)?;
    if date > today {
        return Err(Code::DateInFuture);
    }
    if date.year() < today.year() - MAXIMUM_AGE {
        return Err(Code::DateTooLongAgo);
    }
    Ok(date)
}

/// The date of birth of somebody who opens an account.
///
/// # Errors
/// As [`parse_date`], and [`Code::TooYoungForAccount`].
pub fn parse_birth_date(
    month: &str,
    day: &str,
    year: &str,
    today: CivilDate,
) -> Result<CivilDate, Code> {
    let born = parse_date(month, day, year, today)?;
    if age_on(born, today) < MINIMUM_AGE { Err(Code::TooYoungForAccount) } else { Ok(born) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_community_are_names() {
        for name in [
            "Nguyễn Thị Hạnh",
            "Tou Ger",
            "Naw Eh Htoo",
            "D’Angelo",
            "O'Brien-Smith",
            "Ikraan",
            "ဆလာ",
            "ស្រី",
            "José Luis",
            "J.",
        ] {
            assert_eq!(PersonName::part(name), Ok(name.nfc().collect::<String>()), "{name}");
        }
        for not_a_name in ["<b>", "R2D2", "=HYPERLINK()", "🙂", "---", "a@b"] {
            assert_eq!(PersonName::part(not_a_name), Err(Code::NameNotAName), "{not_a_name}");
        }
    }

    #[test]
    fn folded_names_sort_and_search_without_marks() {
        for (name, key) in [
            ("Nguyễn Thị Hạnh", "nguyen thi hanh"),
            ("José Luis Cárdenas", "jose luis cardenas"),
            ("Đặng", "dang"),
            ("Søren O’Brien-Łuk", "soren obrien luk"),
            ("  Tou  Ger Vang", "tou ger vang"),
        ] {
            assert_eq!(name_key(name), key);
        }
        assert_eq!(name_words("Tou Ger Tou"), ["ger", "tou"]);
    }

    #[test]
    fn phone_numbers_are_forgiving() {
        for typed in ["651-555-0118", "(651) 555.0118", "+1 651 555 0118", "٦٥١٥٥٥٠١١٨"] {
            assert_eq!(
                PhoneNumber::parse(typed).map(|number| number.to_string()),
                Ok("651-555-0118".to_owned())
            );
        }
        for typed in ["555-0118", "651-555-01189", "call me", "0515550118"] {
            assert_eq!(PhoneNumber::parse(typed), Err(Code::PhoneNotANumber), "{typed}");
        }
    }

    #[test]
    fn addresses_are_checked_for_what_cannot_be_one() {
        assert!(ContactEmail::parse("rosa.d+work@example.org").is_ok());
        for typed in [
            "rosa",
            "rosa@",
            "@example.org",
            "rosa@example",
            "a b@example.org",
            "a@b..org",
            "<a>@b.org",
        ] {
            assert_eq!(ContactEmail::parse(typed), Err(Code::EmailNotAnAddress), "{typed}");
        }
    }

    #[test]
    fn dates_of_birth_say_what_is_wrong() {
        let today: CivilDate = "2026-11-23".parse().expect("a date");
        let read = |m: &str, d: &str, y: &str| parse_birth_date(m, d, y, today);
        assert_eq!(read("4", "12", "1992"), Ok("1992-04-12".parse().expect("a date")));
        assert_eq!(read("٤", "١٢", "١٩٩٢"), read("4", "12", "1992"));
        for (m, d, y, code) in [
            ("", "", "", Code::Required),
            ("4", "12", "92", Code::DateYearFourDigits),
            ("2", "30", "1992", Code::DateNotADate),
            ("April", "1", "1992", Code::DateNotADate),
            ("11", "24", "2026", Code::DateInFuture),
            ("1", "1", "1905", Code::DateTooLongAgo),
            ("11", "24", "2010", Code::TooYoungForAccount),
        ] {
            assert_eq!(read(m, d, y), Err(code), "{m} {d} {y}");
        }
        assert!(read("11", "23", "2010").is_ok(), "sixteen today");
    }
}
