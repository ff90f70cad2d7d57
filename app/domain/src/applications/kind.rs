//! What a field holds, and how a raw answer becomes a value that cannot be wrong.

use super::{AGREED, DateParts, county};
use crate::{
    dates::CivilDate,
    money::Cents,
    validation::{Code, ascii_digits, text},
};
use serde::{Deserialize, Serialize};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text of at most so many characters.
    Text {
        /// The most characters that are accepted.
        most: usize,
    },
    /// A given or family name.
    Name,
    /// A birth date, asked in three boxes (see [`DateParts`]).
    BirthDate,
    /// One of these values.
    Choice(&'static [&'static str]),
    /// An amount of dollars and cents.
    Money,
    /// A whole number.
    Number {
        /// The smallest that is accepted.
        least: u32,
        /// The largest that is accepted.
        most: u32,
    },
    /// A phone number in the United States.
    Phone,
    /// A ZIP code.
    Zip,
    /// A county of Minnesota.
    County,
    /// An e-mail address.
    Email,
    /// A box that is ticked.
    Agreement,
    /// A content version that the page sends by itself.
    Version,
}

/// A raw answer that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Text, a name, a county, an address; phone numbers as ten digits.
    Text(String),
    /// The value of a radio button.
    Choice(String),
    /// A date.
    Date(CivilDate),
    /// An amount.
    Money(Cents),
    /// A whole number.
    Number(i64),
    /// A ticked box.
    Agreed,
}

impl Kind {
    /// What to say when nothing was typed or ticked.
    pub const fn missing(self) -> Code {
        match self {
            Self::Agreement => Code::AgreementNeeded,
            Self::Version => Code::ReviewNeeded,
            _ => Code::Required,
        }
    }

    /// Reads a raw answer.
    ///
    /// # Errors
    /// [`Self::missing`] for an empty one, else the code of what is wrong.
    pub fn read(self, raw: &str, today: CivilDate) -> Result<Value, Code> {
        if raw.trim().is_empty() {
            return Err(self.missing());
        }
        match self {
            Self::Text { most } => text(raw, most).map(Value::Text),
            Self::Name => name(raw).map(Value::Text),
            Self::BirthDate => DateParts::split(raw).birth_date(today).map(Value::Date),
            Self::Choice(values) if values.contains(&raw) => Ok(Value::Choice(raw.to_owned())),
            Self::Choice(_) => Err(Code::NotAChoice),
            Self::Money => Cents::parse(ascii_digits(raw).trim()).map(Value::Money),
            Self::Number { least, most } => number(raw, least, most).map(Value::Number),
            Self::Phone => phone(raw).map(Value::Text),
            Self::Zip => zip(raw).map(Value::Text),
            Self::County => {
                county(raw).map(|name| Value::Text(name.to_owned())).ok_or(Code::CountyUnknown)
            }
            Self::Email => email(raw).map(Value::Text),
            Self::Agreement if raw == AGREED => Ok(Value::Agreed),
            Self::Agreement => Err(Code::AgreementNeeded),
            Self::Version => raw.parse().map(Value::Number).map_err(|_| Code::ReviewNeeded),
        }
    }
}

/// Names of any script, with the marks that names have.
fn name(raw: &str) -> Result<String, Code> {
    let name = text(raw, 60)?;
    let mark = |c: char| matches!(c, ' ' | '-' | '\'' | '.' | ',');
    let fits =
        name.chars().all(|c| c.is_alphabetic() || mark(c) || (!c.is_ascii() && !c.is_numeric()));
    let named = name.chars().any(char::is_alphabetic);
    if fits && named { Ok(name) } else { Err(Code::NameNotAName) }
}

fn number(raw: &str, least: u32, most: u32) -> Result<i64, Code> {
    let number: u32 = ascii_digits(raw.trim()).parse().map_err(|_| Code::NumberNotANumber)?;
    if (least..=most).contains(&number) { Ok(number.into()) } else { Err(Code::NumberNotANumber) }
}

fn phone(raw: &str) -> Result<String, Code> {
    let typed = ascii_digits(raw);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let ten = match digits.strip_prefix('1') {
        Some(rest) if digits.len() == 11 => rest,
        _ => &digits,
    };
    let mark =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "+()-.\u{2011}\u{2013}".contains(c);
    // Neither an area code nor an exchange begins with 0 or 1.
    let starts = |at: usize| ten.as_bytes().get(at).is_some_and(|digit| *digit >= b'2');
    let fits = ten.len() == 10 && starts(0) && starts(3) && typed.chars().all(mark);
    if fits { Ok(ten.to_owned()) } else { Err(Code::PhoneNotANumber) }
}

fn zip(raw: &str) -> Result<String, Code> {
    let typed = ascii_digits(raw.trim());
    let (five, four) = typed.split_once('-').unwrap_or((&typed, "0000"));
    let digits =
        |part: &str, count: usize| part.len() == count && part.chars().all(|c| c.is_ascii_digit());
    if digits(five, 5) && digits(four, 4) { Ok(typed) } else { Err(Code::ZipNotAZip) }
}

fn email(raw: &str) -> Result<String, Code> {
    let typed = text(raw, 254)?;
    let (local, host) = typed.rsplit_once('@').ok_or(Code::EmailNotAnAddress)?;
    let labels = host.split('.').all(|label| !label.is_empty());
    let fits =
        !local.is_empty() && !typed.contains([' ', ',', ';', '<', '>']) && !local.contains('@');
    if fits && labels && host.contains('.') { Ok(typed) } else { Err(Code::EmailNotAnAddress) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, raw: &str) -> Result<String, Code> {
        let today = "2026-07-01".parse().expect("a date");
        kind.read(raw, today).map(|value| match value {
            Value::Text(text) => text,
            other => format!("{other:?}"),
        })
    }

    #[test]
    fn names_of_every_language_are_names() {
        for name in ["Amina", "Xiong-Vang", "O’Connor", "Nguyễn Thị", "အောင်", "St. John, Jr."]
        {
            assert_eq!(read(Kind::Name, name), Ok(name.to_owned()));
        }
        for wrong in ["R2D2", "<script>", "--", "amina@example.org"] {
            assert_eq!(read(Kind::Name, wrong), Err(Code::NameNotAName), "{wrong}");
        }
    }

    #[test]
    fn phones_are_kept_as_ten_digits() {
        for typed in ["651-555-0118", "(651) 555-0118", "+1 651.555.0118", "٦٥١ ٥٥٥ ٠١١٨"]
        {
            assert_eq!(read(Kind::Phone, typed), Ok("6515550118".to_owned()), "{typed}");
        }
        for wrong in ["555-0118", "051-555-0118", "651-155-0118", "651-555-0118 home"] {
            assert_eq!(read(Kind::Phone, wrong), Err(Code::PhoneNotANumber), "{wrong}");
        }
    }

    #[test]
    fn the_other_kinds_have_codes_of_their_own() {
        assert_eq!(read(Kind::Zip, "55101-1234"), Ok("55101-1234".to_owned()));
        assert_eq!(read(Kind::Zip, "5510"), Err(Code::ZipNotAZip));
        assert_eq!(read(Kind::Email, "amina@example.org"), Ok("amina@example.org".to_owned()));
        assert_eq!(read(Kind::Email, "amina@example"), Err(Code::EmailNotAnAddress));
        assert_eq!(read(Kind::Email, "a@b@example.org"), Err(Code::EmailNotAnAddress));
        assert_eq!(read(Kind::Number { least: 1, most: 168 }, "169"), Err(Code::NumberNotANumber));
        assert_eq!(read(Kind::County, "Dane"), Err(Code::CountyUnknown));
        assert_eq!(read(Kind::Choice(&["a"]), "b"), Err(Code::NotAChoice));
        assert_eq!(read(Kind::Agreement, " "), Err(Code::AgreementNeeded));
        assert_eq!(read(Kind::Text { most: 3 }, "four"), Err(Code::TooLong));
    }
}
