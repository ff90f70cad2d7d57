//! Sealing single fields: AES-256-GCM, with the place of the field as associated data,
//! so that a ciphertext that is moved elsewhere does not open.

use crate::{StoreError, StoreResult};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hmac,
};
use std::{fmt, sync::Arc};

/// The first byte of what is sealed: how it was done.
const FORMAT: u8 = 1;

/// How many bytes of a tag are kept: enough to tell two numbers apart.
const TAG: usize = 8;

/// The key of sealed fields, 256 bits. It has no `Display` and shows nothing of itself.
#[derive(Clone)]
pub struct SealingKey(Arc<Keys>);

struct Keys {
    seal: LessSafeKey,
    tag: hmac::Key,
}

impl SealingKey {
    /// How long a key is, in bytes.
    pub const BYTES: usize = 32;

    /// The keys that follow from the bytes of a key file: one to seal, one to tag.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the cipher refuses the key.
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> StoreResult<Self> {
        let root = hmac::Key::new(hmac::HMAC_SHA256, bytes);
        let derived = |purpose: &[u8]| hmac::sign(&root, purpose);
        let seal = UnboundKey::new(&AES_256_GCM, derived(b"seal").as_ref())
            .map_err(|_| StoreError::Internal("the sealing key has a wrong length"))?;
        let tag = hmac::Key::new(hmac::HMAC_SHA256, derived(b"tag").as_ref());
        Ok(Self(Arc::new(Keys { seal: LessSafeKey::new(seal), tag })))
    }

    /// Seals a field of this place.
    pub(crate) fn seal(&self, context: &str, plain: &[u8]) -> StoreResult<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = crate::secrets::random_bytes();
        let mut sealed = plain.to_vec();
        self.0
            .seal
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(context.as_bytes()),
                &mut sealed,
            )
            .map_err(|_| StoreError::Internal("a field cannot be sealed"))?;
        Ok([&[FORMAT][..], &nonce, &sealed].concat())
    }

    /// Opens what was sealed for this place.
    pub(crate) fn open(&self, context: &str, sealed: &[u8]) -> StoreResult<Vec<u8>> {
        let broken = || StoreError::inconsistent("sealed field", "ciphertext");
        let rest = sealed.strip_prefix(&[FORMAT]).ok_or_else(broken)?;
        let (nonce, rest) = rest.split_at_checked(NONCE_LEN).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let mut plain = rest.to_vec();
        let length = self
            .0
            .seal
            .open_in_place(nonce, Aad::from(context.as_bytes()), &mut plain)
            .map_err(|_| broken())?
            .len();
        plain.truncate(length);
        Ok(plain)
    }

    /// Equal for equal texts of one place; it says nothing else.
    pub(crate) fn tag(&self, context: &str, plain: &str) -> String {
        let text = [context, "|", plain].concat();
        let tag = hmac::sign(&self.0.tag, text.as_bytes());
        hex::encode(tag.as_ref().get(..TAG).unwrap_or_default())
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SealingKey {
        SealingKey::from_bytes(&[byte; SealingKey::BYTES]).expect("a key")
    }

    #[test]
    fn what_is_sealed_opens_at_its_own_place_only() {
        let sealed = key(1).seal("here", b"219099999").expect("sealed");
        assert_eq!(key(1).open("here", &sealed).expect("opened"), b"219099999");
        assert!(key(1).open("there", &sealed).is_err());
        assert!(key(2).open("here", &sealed).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().expect("bytes") ^= 1;
        assert!(key(1).open("here", &changed).is_err());
        assert!(key(1).open("here", &sealed[..5]).is_err());
        assert!(!sealed.windows(9).any(|window| window == b"219099999"));
    }

    #[test]
    fn the_same_text_is_sealed_differently_each_time_and_tagged_alike() {
        let sealed = |text: &[u8]| key(1).seal("here", text).expect("sealed");
        assert_ne!(sealed(b"219099999"), sealed(b"219099999"));
        assert_eq!(key(1).tag("here", "219099999"), key(1).tag("here", "219099999"));
        assert_ne!(key(1).tag("here", "219099999"), key(1).tag("here", "219099998"));
        assert_ne!(key(1).tag("here", "219099999"), key(1).tag("there", "219099999"));
        assert_ne!(key(1).tag("here", "219099999"), key(2).tag("here", "219099999"));
    }
}
