//! Which number is this? People type the wrong one; the page says which it
//! looks like.

use super::{ReferenceNumber, RegistrationNumber};
use crate::validation::{Code, ascii_digits};

/// What was typed into the reference number's field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    Reference(ReferenceNumber),
    /// Not a reference number; the code says what is wrong or what it looks like.
    Not(Code),
}

/// Recognises a number by its shape. A seven-digit NPN has the shape of a
/// reference number; only a look-up can tell ([`Code::LooksLikeNpn`]).
pub fn recognise(typed: &str) -> Recognised {
    let code = match ReferenceNumber::parse(typed) {
        Ok(number) => return Recognised::Reference(number),
        Err(Code::ReferenceNumberFormat) => look(typed),
        Err(code) => code,
    };
    Recognised::Not(code)
}

fn look(typed: &str) -> Code {
    let typed = ascii_digits(typed.trim());
    if typed.len() > 64 {
        return Code::ReferenceNumberFormat;
    }
    let starts_with_r = typed.starts_with(['R', 'r']);
    if starts_with_r && RegistrationNumber::parse(&typed).is_ok() {
        return Code::LooksLikeRegistrationNumber;
    }
    let groups: Vec<usize> = typed.split(['-', ' ']).map(str::len).collect();
    let bare: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = bare.bytes().all(|c| c.is_ascii_digit());
    match (bare.len(), digits) {
        (9, true) if groups == [3, 2, 4] => Code::LooksLikeSsn,
        (9, true) => Code::LooksLikeSsn,
        (9, false) => Code::LooksLikeAssisterId,
        (10, true) if typed.len() > 10 => Code::LooksLikePhone,
        (8 | 10, true) => Code::LooksLikeNpn,
        _ => Code::ReferenceNumberFormat,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_numbers_are_named() {
        for (typed, code) in [
            ("", Code::Required),
            ("123", Code::ReferenceNumberFormat),
            ("A12B34C56", Code::LooksLikeAssisterId),
            ("123-45-6789", Code::LooksLikeSsn),
            ("123456789", Code::LooksLikeSsn),
            ("1234567890", Code::LooksLikeNpn),
            ("12345678", Code::LooksLikeNpn),
            ("651-555-0118", Code::LooksLikePhone),
            ("r-1234-5678-9abc", Code::LooksLikeRegistrationNumber),
            ("Rosa Delgado", Code::ReferenceNumberFormat),
            ("0123456", Code::ReferenceNumberFormat),
        ] {
            assert_eq!(recognise(typed), Recognised::Not(code), "{typed}");
        }
    }

    #[test]
    fn a_slip_of_one_digit_is_said_at_once() {
        let number = ReferenceNumber::from_draw(4);
        let last = number.as_digits().as_bytes()[6];
        let slip = format!("{}{}", &number.as_digits()[..6], (last - b'0' + 1) % 10);
        assert_eq!(recognise(&slip), Recognised::Not(Code::ReferenceNumberCheckDigit));
    }
}
