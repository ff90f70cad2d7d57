//! People who can sign in: names, passwords, sessions and lock-out.

mod demonstration;
mod desk_code;
mod language;
mod lockout;
mod names;
mod passwords;
mod role;
mod sessions;
mod sign_in_name;

pub use demonstration::{DemoPerson, Situation};
pub use desk_code::DeskCode;
pub use language::Language;
pub use lockout::{Failures, LockoutPolicy};
pub use names::{
    ContactEmail, MINIMUM_AGE, PersonName, PhoneNumber, name_key, name_words, parse_birth_date,
    parse_date,
};
pub use passwords::{Blocklist, Password, PasswordPolicy};
pub use role::Role;
pub use sessions::{OneTimePurpose, SessionPolicy, SessionState};
pub use sign_in_name::SignInName;
