//! What people are told: messages on their own pages, and mails.

mod alerts;
pub mod api;
mod letter;
mod mailbox;

pub use alerts::AlertList;
pub use letter::{Letter, Mailbox};
pub use mailbox::MailboxPage;
