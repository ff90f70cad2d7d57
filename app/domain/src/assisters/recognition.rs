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

/// Reads a registration number, or says which other number was typed in its
/// place. An NPN of seven digits may have the shape of a reference number; either
/// way it is not the one that is asked for.
///
/// # Errors
/// [`Code::Required`], [`Code::RegistrationNumberFormat`] or the code of the other
/// number.
pub fn recognise_registration(typed: &str) -> Result<RegistrationNumber, Code> {
    let other = match RegistrationNumber::parse(typed) {
        Ok(number) => return Ok(number),
        Err(Code::Required) => return Err(Code::Required),
        // It begins like one and is cut short.
        Err(_) if typed.trim_start().to_ascii_uppercase().starts_with("R-") => {
            return Err(Code::RegistrationNumberFormat);
        }
        Err(_) => recognise(typed),
    };
    Err(match other {
        Recognised::Reference(_) | Recognised::Not(Code::ReferenceNumberCheckDigit) => {
            Code::ReferenceNumberTyped
        }
        Recognised::Not(Code::LooksLikeSsn) => Code::SsnTyped,
        Recognised::Not(Code::LooksLikeAssisterId) => Code::AssisterIdTyped,
        Recognised::Not(Code::LooksLikeNpn) => Code::NpnTyped,
        Recognised::Not(Code::LooksLikePhone) => Code::PhoneTyped,
        Recognised::Not(_) => Code::RegistrationNumberFormat,
    })
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
    fn a_number_in_place_of_the_registration_number_is_named() {
        let reference = ReferenceNumber::from_draw(381_720).to_string();
        for (typed, code) in [
            ("", Code::Required),
            (reference.as_str(), Code::ReferenceNumberTyped),
            ("4817203", Code::ReferenceNumberTyped),
            ("123-45-6789", Code::SsnTyped),
            ("123456789", Code::SsnTyped),
            ("EA4180277", Code::AssisterIdTyped),
            ("18834027", Code::NpnTyped),
            ("651-555-0118", Code::PhoneTyped),
            ("R-1234-5678", Code::RegistrationNumberFormat),
            ("Rosa Delgado", Code::RegistrationNumberFormat),
        ] {
            assert_eq!(recognise_registration(typed), Err(code), "{typed}");
        }
        for typed in ["R-1234-5678-9ABC", "r 1234 5678 9abc", "123456789abc"] {
            assert!(recognise_registration(typed).is_ok(), "{typed}");
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
