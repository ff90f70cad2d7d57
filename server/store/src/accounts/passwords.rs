//! Argon2id, off the async threads, as many at once as there are cores.

use crate::{Store, StoreError, StoreResult, secrets::random_bytes};
use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};
use domain::accounts::{Blocklist, Password};
use std::sync::{LazyLock, OnceLock};

/// The cost of a hash (OWASP ASVS 5.0 appendix C: Argon2id with 46 MiB and one
/// pass).
#[derive(Clone, Copy, Debug)]
pub struct PasswordHashing {
    pub memory_kib: u32,
    pub passes: u32,
}

impl Default for PasswordHashing {
    fn default() -> Self {
        Self { memory_kib: 47_104, passes: 1 }
    }
}

impl PasswordHashing {
    /// Cheap, for tests that sign in many people.
    pub const FOR_TESTING: Self = Self { memory_kib: 64, passes: 1 };

    fn argon2(self) -> StoreResult<Argon2<'static>> {
        let params = Params::new(self.memory_kib, self.passes, 1, None)
            .map_err(|_| StoreError::Internal("the cost of password hashing is out of range"))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    pub(crate) fn hash(self, password: &str) -> StoreResult<String> {
        let salt = SaltString::encode_b64(&random_bytes::<16>())
            .map_err(|_| StoreError::Internal("no salt"))?;
        self.argon2()?
            .hash_password(password.as_bytes(), &salt)
            .map(|hash| hash.to_string())
            .map_err(|_| StoreError::Internal("a password could not be hashed"))
    }
}

/// Passwords that everybody tries first.
pub(crate) static BLOCKLIST: LazyLock<Blocklist> =
    LazyLock::new(|| Blocklist::new(include_str!("../../data/common_passwords.txt")));

impl Store {
    /// Hashes a password.
    pub(crate) async fn hash_password(&self, password: &Password) -> StoreResult<String> {
        let (hashing, password) = (self.hashing, password.normalized());
        self.with_hashing_slot(move || hashing.hash(&password)).await
    }

    /// Whether the password is the one that was hashed. Without a hash the same
    /// work is done against one that nothing matches, so that an unknown name
    /// takes as long as a wrong password.
    pub(super) async fn verify_password(
        &self,
        password: &Password,
        hash: Option<String>,
    ) -> StoreResult<bool> {
        static NOBODY: OnceLock<String> = OnceLock::new();
        let (hashing, password) = (self.hashing, password.normalized());
        self.with_hashing_slot(move || {
            let known = hash.is_some();
            let hash = match hash {
                Some(hash) => hash,
                None => match NOBODY.get() {
                    Some(hash) => hash.clone(),
                    None => {
                        let drawn = hashing.hash(&hex::encode(random_bytes::<16>()))?;
                        NOBODY.get_or_init(|| drawn).clone()
                    }
                },
            };
            let hash = PasswordHash::new(&hash)
                .map_err(|_| StoreError::inconsistent("account", "password_hash"))?;
            let matches = hashing.argon2()?.verify_password(password.as_bytes(), &hash).is_ok();
            Ok(known && matches)
        })
        .await
    }

    async fn with_hashing_slot<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> StoreResult<T> + Send + 'static,
    ) -> StoreResult<T> {
        let _slot = self
            .hashing_slots
            .acquire()
            .await
            .map_err(|_| StoreError::Internal("the hashing slots are closed"))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| StoreError::Internal("the hashing thread stopped"))?
    }
}
