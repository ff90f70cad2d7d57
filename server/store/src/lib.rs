//! The only crate that names SeaORM.
//!
//! An operation takes the [`Request`] (who asks, when), loads what the rule
//! needs inside one transaction, lets `domain` decide, writes the rows, the
//! audit row and the messages, and commits. Entities stay private; rows become
//! domain values or a loud [`StoreError::Inconsistent`].

pub mod accounts;
pub mod applications;
pub mod assisters;
pub mod associations;
pub mod audit;
pub mod clients;
mod connect;
mod counts;
pub mod coverage;
pub mod demo;
mod entities;
mod error;
pub mod notices;
mod pages;
mod plans;
mod request;
pub mod requests;
mod sealing;
mod secrets;
pub mod seed;
mod stopwatch;
#[cfg(feature = "testing")]
pub mod testing;
mod transaction;

pub use connect::{Backend, Store, StoreOptions};
pub use error::{StoreError, StoreResult};
pub use request::Request;
pub use sealing::SealingKey;
pub use secrets::{SessionToken, Token};
pub use stopwatch::Stopwatch;
