//! What is true about the business.
//!
//! Rules here are pure functions and state enums with named transitions. Nothing
//! in this crate does IO, reads a clock or draws a random number: the instant
//! and the random bytes enter at the door of a request and are passed down, so
//! that every rule can be tested at any moment in time. The crate compiles for
//! the server and for the browser.

pub mod accounts;
pub mod applications;
pub mod assisters;
pub mod associations;
pub mod audit;
pub mod clients;
pub mod conflict;
pub mod coverage;
pub mod dates;
pub mod ids;
pub mod lists;
pub mod money;
pub mod notices;
pub mod policy;
pub mod requests;
mod spoken;
pub mod validation;
