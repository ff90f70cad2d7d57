//! Random tokens and what of them is stored: a hash, never the token.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{accounts::DeskCode, assisters::RegistrationNumber};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use std::fmt;

/// A random 256-bit token: a session's cookie or the secret part of a mailed
/// link. It has no Display and no Serialize; [`Self::expose`] is the one way out.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// The token of a session.
pub type SessionToken = Token;

impl Token {
    /// Draws a token from the operating system.
    pub(crate) fn draw() -> Self {
        Self(URL_SAFE_NO_PAD.encode(random_bytes::<32>()))
    }

    /// Draws the registration number of an assister's account.
    pub(crate) fn draw_registration_number() -> Self {
        Self(RegistrationNumber::from_draw(u64::from_le_bytes(random_bytes())).expose())
    }

    /// A registration number that somebody typed, in whatever spelling.
    pub fn registration_number(number: &RegistrationNumber) -> Self {
        Self(number.expose())
    }

    /// Draws the code that a service line reads to a caller.
    pub(crate) fn draw_desk_code() -> Self {
        Self::desk_code(&DeskCode::from_draw(u64::from_le_bytes(random_bytes())))
    }

    /// A code that somebody typed, in whatever spelling.
    pub(crate) fn desk_code(code: &DeskCode) -> Self {
        Self(code.expose())
    }

    /// A token that came back in a cookie or a link.
    pub fn received(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The token itself, for the cookie or the link.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// SHA-256, hex: what the database keeps.
    pub(crate) fn hash(&self) -> String {
        sha256_hex(self.0.as_bytes())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Random bytes from the operating system.
pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Cannot fail: without the system's random source nothing here may go on.
    OsRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
