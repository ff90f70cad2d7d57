//! One file per table, private to the store: rows become domain values before
//! they leave it.

pub mod account;
pub mod session;
pub mod one_time_token;
pub mod organization;
pub mod assister;
pub mod association;
pub mod consent;
pub mod consent_revocation;
pub mod application;
pub mod answer;
pub mod application_review;
pub mod application_snapshot;
pub mod client;
pub mod client_name_word;
pub mod acting_session;
pub mod client_search;
pub mod outbox;
pub mod alert;
pub mod audit_event;
