//! One file per table, private to the store: rows become domain values before
//! they leave it.

pub mod account;
pub mod acting_session;
pub mod alert;
pub mod answer;
pub mod application;
pub mod application_review;
pub mod application_snapshot;
pub mod assister;
pub mod association;
pub mod audit_event;
pub mod client;
pub mod client_name_word;
pub mod client_search;
pub mod consent;
pub mod consent_revocation;
pub mod one_time_token;
pub mod organization;
pub mod outbox;
pub mod session;
