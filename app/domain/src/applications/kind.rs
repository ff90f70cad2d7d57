//! What a field holds, and how a raw answer becomes a value that cannot be wrong.

use super::{AGREED, DateParts, DateRange, NONE, PersonNumber, Reading, SealedNumber, county};
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
    /// A date, asked in three boxes (see [`DateParts`]).
    Date(DateRange),
    /// One of these values.
    Choice(&'static [&'static str]),
    /// Any of these values, in their order, or [`NONE`] alone.
    Several(&'static [&'static str]),
    /// Somebody on the application, or nobody.
    Person {
        /// Or somebody who is not on the application.
        outside: bool,
    },
    /// Any of the people on the application, or nobody.
    People,
    /// An amount of dollars and cents.
    Money,
    /// The same, below zero for a loss.
    Profit,
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
    /// The postal code of a state.
    State,
    /// An e-mail address.
    Email,
    /// A Social Security number, sealed before it is stored.
    Ssn,
    /// A box that is ticked.
    Agreement,
    /// A box that says which text was read, in which language (see [`Reading`]).
    Reading,
    /// A content version that the page sends by itself.
    Version,
}

/// A raw answer that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text, a name, a county, an address; phone numbers as ten digits.
    Text(String),
    /// The value of a radio button; a person by number.
    Choice(String),
    /// The values of the boxes that are ticked; nothing for none of them.
    Several(Vec<String>),
    /// A date.
    Date(CivilDate),
    /// An amount.
    Money(Cents),
    /// A whole number.
    Number(i64),
    /// The last four digits of a number that is kept sealed.
    Masked(String),
    /// A ticked box.
    Agreed,
    /// Which text was read.
    Read(Reading),
}

/// The raw answer that means somebody who is not on the application.
pub const OUTSIDE: &str = "outside";

impl Kind {
    /// What to say when nothing was typed or ticked.
    pub const fn missing(self) -> Code {
        match self {
            Self::Agreement | Self::Reading => Code::AgreementNeeded,
            Self::Version => Code::ReviewNeeded,
            Self::Choice(_)
            | Self::Several(_)
            | Self::Person { .. }
            | Self::People
            | Self::County => Code::ChoiceNeeded,
            Self::Date(_) => Code::DateNeeded,
            Self::Money | Self::Profit => Code::MoneyNeeded,
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
            Self::Date(range) => DateParts::split(raw).within(range, today).map(Value::Date),
            Self::Choice(values) if values.contains(&raw) => Ok(Value::Choice(raw.to_owned())),
            Self::Choice(_) => Err(Code::NotAChoice),
            Self::Several(values) => several(raw, |one| values.contains(&one)),
            Self::Person { outside } => {
                let fits = raw == NONE || (outside && raw == OUTSIDE) || is_person(raw);
                if fits { Ok(Value::Choice(raw.to_owned())) } else { Err(Code::NotAChoice) }
            }
            Self::People => several(raw, |one| one == NONE || is_person(one)),
            Self::Money => Cents::parse(ascii_digits(raw).trim()).map(Value::Money),
            Self::Profit => Cents::parse_profit(ascii_digits(raw).trim()).map(Value::Money),
            Self::Number { least, most } => number(raw, least, most).map(Value::Number),
            Self::Phone => phone(raw).map(Value::Text),
            Self::Zip => zip(raw).map(Value::Text),
            Self::County => {
                county(raw).map(|name| Value::Text(name.to_owned())).ok_or(Code::CountyUnknown)
            }
            Self::State => state(raw).map(Value::Text),
            Self::Email => email(raw).map(Value::Text),
            Self::Ssn => SealedNumber::read(raw).map(Value::Masked),
            Self::Agreement if raw == AGREED => Ok(Value::Agreed),
            Self::Agreement => Err(Code::AgreementNeeded),
            Self::Reading => raw.parse().map(Value::Read),
            Self::Version => raw.parse().map(Value::Number).map_err(|_| Code::ReviewNeeded),
        }
    }
}

fn is_person(raw: &str) -> bool {
    raw.parse().ok().and_then(PersonNumber::new).is_some_and(|person| person.to_string() == raw)
}

/// Boxes that are ticked: one that says "none of these" stands alone.
fn several(raw: &str, offered: impl Fn(&str) -> bool) -> Result<Value, Code> {
    let ticked: Vec<&str> = raw.split(' ').collect();
    if !ticked.iter().all(|one| offered(one)) {
        return Err(Code::NotAChoice);
    }
    match ticked.as_slice() {
        [NONE] => Ok(Value::Several(Vec::new())),
        ticked if ticked.contains(&NONE) => Err(Code::NoneAndOthers),
        ticked => Ok(Value::Several(ticked.iter().map(|one| (*one).to_owned()).collect())),
    }
}

/// States, the District of Columbia and the territories, as mail knows them.
const STATES: [&str; 56] = [
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA",
    "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM",
    "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA",
    "WV", "WI", "WY", "AS", "GU", "MP", "PR", "VI",
];

fn state(raw: &str) -> Result<String, Code> {
    let typed = raw.trim().to_ascii_uppercase();
    if STATES.contains(&typed.as_str()) { Ok(typed) } else { Err(Code::StateUnknown) }
}

/// Names of any script, with the marks that names have. A word that mixes letters
/// that look alike in two scripts reads as one name and is another.
fn name(raw: &str) -> Result<String, Code> {
    let name = text(raw, 60)?;
    let mark = |c: char| matches!(c, ' ' | '-' | '\'' | '.' | ',');
    let fits = name.chars().all(|c| {
        c.is_alphabetic() || mark(c) || (!c.is_ascii() && !c.is_numeric() && !is_symbol(c))
    });
    if !fits || !name.chars().any(char::is_alphabetic) {
        return Err(Code::NameNotAName);
    }
    let latin = |c: char| c.is_alphabetic() && c < '\u{250}';
    let alike = |c: char| ('\u{370}'..'\u{530}').contains(&c);
    let mixed = name.split([' ', '-']).any(|word| word.contains(latin) && word.contains(alike));
    if mixed { Err(Code::NameMixedScripts) } else { Ok(name) }
}

/// Symbols, pictures and invisible marks that turn the direction of text. Some
/// scripts join letters with U+200C and U+200D.
fn is_symbol(c: char) -> bool {
    let kept = ['\u{200C}', '\u{200D}', '\u{2010}', '\u{2011}', '\u{2018}', '\u{2019}'];
    let blocks = ['\u{2000}'..='\u{2BFF}', '\u{E000}'..='\u{F8FF}', '\u{FFF0}'..='\u{FFFF}'];
    !kept.contains(&c)
        && (blocks.iter().any(|block| block.contains(&c))
            || ('\u{1F000}'..).contains(&c) && !c.is_alphabetic())
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
    fn a_name_that_only_looks_like_one_is_refused() {
        // The first letter of the second word is Cyrillic.
        assert_eq!(read(Kind::Name, "Amina \u{412}arsame"), Err(Code::NameMixedScripts));
        assert_eq!(read(Kind::Name, "Наталья Иванова"), Ok("Наталья Иванова".to_owned()));
        for wrong in ["Amina \u{202E}emasraW", "Amina ☃", "Amina 😀", "\u{E000}"] {
            assert_eq!(read(Kind::Name, wrong), Err(Code::NameNotAName), "{wrong}");
        }
    }

    #[test]
    fn none_of_these_stands_alone() {
        let boxes = Kind::Several(&["job", "rental", "none"]);
        let several = |ticked: &[&str]| {
            Ok(format!("{:?}", Value::Several(ticked.iter().map(|s| (*s).to_owned()).collect())))
        };
        assert_eq!(read(boxes, "job rental"), several(&["job", "rental"]));
        assert_eq!(read(boxes, "none"), several(&[]));
        assert_eq!(read(boxes, "job none"), Err(Code::NoneAndOthers));
        assert_eq!(read(boxes, "job  rental"), Err(Code::NotAChoice));
        assert_eq!(read(boxes, "gold"), Err(Code::NotAChoice));
        assert_eq!(read(Kind::People, "1 3"), several(&["1", "3"]));
        assert_eq!(read(Kind::People, "01"), Err(Code::NotAChoice));
        assert_eq!(read(Kind::Person { outside: false }, "outside"), Err(Code::NotAChoice));
        assert_eq!(read(Kind::Person { outside: true }, "100"), Err(Code::NotAChoice));
    }

    #[test]
    fn a_loss_is_an_amount_below_zero() {
        assert_eq!(
            read(Kind::Profit, "-1,200"),
            Ok(format!("{:?}", Value::Money(Cents(-120_000))))
        );
        assert_eq!(read(Kind::Money, "-1,200"), Err(Code::MoneyNegative));
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
