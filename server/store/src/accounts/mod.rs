//! People and sign-in: registration, sessions, passwords, one-time tokens.

pub(crate) mod desk_reset;
pub(crate) mod names;
pub(crate) mod new_account;
pub(crate) mod one_time_tokens;
pub(crate) mod passwords;
mod registration;
mod reset;
pub(crate) mod sessions;
mod sign_in;
mod staff;

pub use desk_reset::reset_by_code;
pub use passwords::PasswordHashing;
pub use registration::{Registration, register};
pub use reset::{link_is_good, mint_token, request_reset, reset_password};
pub use sessions::{SessionOwner, extend, session, session_unattended};
pub use sign_in::{SignedIn, sign_in, sign_in_as, sign_out};
pub use staff::{NewStaff, activate_staff, create_staff};

use crate::{StoreError, StoreResult, entities::account};
use domain::accounts::{Language, Role};

/// The role of a row, or a loud inconsistency.
pub(crate) fn role(row: &account::Model) -> StoreResult<Role> {
    Role::parse(&row.role).ok_or_else(|| StoreError::inconsistent("account", "role"))
}

/// The language that a person reads; an unknown one is English.
pub(crate) fn language(row: &account::Model) -> Language {
    Language::parse(&row.language).unwrap_or_default()
}

pub(crate) fn full_name(row: &account::Model) -> String {
    format!("{} {}", row.given_name, row.family_name)
}
