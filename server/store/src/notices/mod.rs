//! What people are told: messages on their own pages and mails on their way
//! out.

mod alerts;
pub mod outbox;

pub(crate) use alerts::withdraw;
pub use alerts::{alerts, dismiss};
