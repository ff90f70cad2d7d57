//! Who may act for whom: associations, consent and the open file.
//!
//! A consumer finds an assister by number, reads who that is and what they may
//! do, and confirms. Each change locks the consumer's account row first, so that
//! two tabs, two devices and an assister at work come one after the other.

pub(crate) mod batches;
mod begin;
mod consent;
mod end;
pub mod file;
mod find;
mod home;
mod lookup_limit;
pub(crate) mod profile;
mod reminders;
mod view;
mod watch;

pub use begin::{Agreement, Words, confirm, fingerprint};
pub use consent::consent;
pub use end::end;
pub(crate) use end::{close, end_for_good};
pub use find::{find_assister, proposal};
pub use home::home;
pub use reminders::remind_consumers;
pub(crate) use view::current_row;
pub use view::{current, history};
pub use watch::watch_numbers;
