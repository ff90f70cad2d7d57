use crate::{
    accounts::ContactEmail,
    validation::{Code, text},
};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The unique name a person signs in with: an e-mail address or a user name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInName(String);

impl SignInName {
    pub const LEAST: usize = 3;
    pub const MOST: usize = 254;

    /// Reads a name: an address, or letters, digits, `.`, `_` and `-`.
    ///
    /// # Errors
    /// [`Code::SignInNameFormat`] and those of [`text`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let name = text(typed, Self::MOST)?;
        let user_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
        let fits = if name.contains('@') { ContactEmail::parse(&name).is_ok() } else { user_name };
        if fits && name.chars().count() >= Self::LEAST {
            Ok(Self(name))
        } else {
            Err(Code::SignInNameFormat)
        }
    }

    /// Folded: two names with one key are one name.
    pub fn key(&self) -> String {
        Self::key_of(&self.0)
    }

    /// The key of whatever was typed at sign-in.
    pub fn key_of(typed: &str) -> String {
        typed.trim().nfkc().flat_map(char::to_lowercase).collect()
    }
}

impl fmt::Display for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_or_a_user_name_will_do() {
        for name in ["amina.w", "amina@example.org", "Amina_34"] {
            assert!(SignInName::parse(name).is_ok(), "{name}");
        }
        for name in ["ab", "amina warsame", "amina@", "a<b"] {
            assert_eq!(SignInName::parse(name), Err(Code::SignInNameFormat), "{name}");
        }
    }

    #[test]
    fn upper_and_lower_case_are_one_name() {
        let name = SignInName::parse("Amina@Example.org").expect("a name");
        assert_eq!(name.key(), SignInName::key_of(" amina@example.ORG "));
    }
}
