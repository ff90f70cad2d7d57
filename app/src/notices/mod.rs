//! What people are told: messages on their own pages, and mails.

pub mod api;
mod letter;
mod mailbox;

pub use letter::{Letter, Mailbox};
pub use mailbox::MailboxPage;
