//! Manage Assister: the consumer finds an assister by number, reads what they
//! may do, says yes, and can change or end it at any moment.

pub mod api;
mod assister;
mod authorization;
mod choose;
mod confirm;
mod consent;
mod history;
mod home;
mod person;
mod print;
mod remove;
mod status;

pub use assister::AssisterPage;
pub use authorization::{Authorization, Clause, Look};
pub use choose::ChoosePage;
pub use confirm::ConfirmPage;
pub use consent::ConsentPage;
pub use history::HistoryPage;
pub use home::HomePage;
pub use person::initials;
pub use person::{language_name, spoken};
pub use remove::RemovePage;
