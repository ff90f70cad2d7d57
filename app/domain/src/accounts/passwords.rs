//! Passwords (NIST SP 800-63B-4 section 3.1.1.2): long enough, not common, not
//! made of the person's own name; no rules about kinds of characters.

use crate::{accounts::name_key, validation::Code};
use serde::{Deserialize, Serialize};
use std::{collections::HashSet, fmt};
use unicode_normalization::UnicodeNormalization;

/// A password as typed. It has no Display, and its Debug says nothing. It
/// serializes for one purpose: a browser sends it to the server with a form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    /// In normal form C, so that one keyboard's `é` is another's.
    pub fn normalized(&self) -> String {
        self.0.nfc().collect()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// Passwords that everybody tries first, folded to lower case.
pub struct Blocklist(HashSet<&'static str>);

impl Blocklist {
    /// One entry per line.
    pub fn new(lines: &'static str) -> Self {
        Self(lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect())
    }

    fn contains(&self, password: &str) -> bool {
        let folded = password.to_lowercase();
        let bare: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        self.0.contains(folded.as_str()) || self.0.contains(bare.as_str())
    }
}

/// How long a password must be.
#[derive(Clone, Copy, Debug)]
pub struct PasswordPolicy {
    pub least: usize,
    pub most: usize,
}

impl PasswordPolicy {
    /// While the password is the only factor.
    pub const ALONE: Self = Self { least: 15, most: 128 };
    /// Beside a second factor.
    pub const WITH_SECOND_FACTOR: Self = Self { least: 8, most: 128 };

    /// Checks a new password against what is known of its owner.
    ///
    /// # Errors
    /// A `Password…` code, or [`Code::Required`].
    pub fn check(
        self,
        password: &Password,
        personal: &[&str],
        blocklist: &Blocklist,
    ) -> Result<(), Code> {
        let text = password.normalized();
        let length = text.chars().count();
        if length == 0 {
            return Err(Code::Required);
        }
        if length < self.least {
            return Err(Code::PasswordTooShort);
        }
        if length > self.most {
            return Err(Code::PasswordTooLong);
        }
        if blocklist.contains(&text) || is_pattern(&text) {
            return Err(Code::PasswordCommon);
        }
        let folded = name_key(&text).replace(' ', "");
        let own = personal
            .iter()
            .map(|word| name_key(word).replace(' ', ""))
            .any(|word| word.chars().count() >= 4 && folded.contains(&word));
        if own { Err(Code::PasswordContainsName) } else { Ok(()) }
    }
}

/// One character over and over, a short piece over and over, or a run such as
/// `123456789012345`.
fn is_pattern(text: &str) -> bool {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let repeats = (1..=4).any(|period| chars.iter().skip(period).zip(&chars).all(|(a, b)| a == b));
    let step = |a: char, b: char| {
        let next = (b as i64) - (a as i64);
        next == 1 || next == -1 || (a == '9' && b == '0') || (a == '0' && b == '9')
    };
    let run = chars.windows(2).all(|pair| step(pair[0], pair[1]));
    repeats || run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str) -> Result<(), Code> {
        let blocklist = Blocklist::new("correcthorsebatterystaple\npasswordpassword");
        PasswordPolicy::ALONE.check(
            &Password::new(password),
            &["amina.w", "Amina", "Warsame"],
            &blocklist,
        )
    }

    #[test]
    fn a_long_sentence_is_a_good_password() {
        assert_eq!(check("the lake was blue that day"), Ok(()));
        assert_eq!(check("hồ nước xanh biếc hôm ấy"), Ok(()));
    }

    #[test]
    fn each_weakness_is_named() {
        for (password, code) in [
            ("", Code::Required),
            ("fourteen chars", Code::PasswordTooShort),
            ("Correct Horse Battery Staple", Code::PasswordCommon),
            ("aaaaaaaaaaaaaaaaaa", Code::PasswordCommon),
            ("abcabcabcabcabcabc", Code::PasswordCommon),
            ("123456789012345678", Code::PasswordCommon),
            ("i am Wársame of the lake", Code::PasswordContainsName),
        ] {
            assert_eq!(check(password), Err(code), "{password}");
        }
        assert_eq!(check(&"lake ".repeat(26)), Err(Code::PasswordTooLong));
    }

    #[test]
    fn debug_says_nothing() {
        assert_eq!(format!("{:?}", Password::new("the lake was blue")), "Password(..)");
    }
}
