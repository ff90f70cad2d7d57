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
pub mod assister_change;
pub mod assister_name_word;
pub mod association;
pub mod audit_event;
pub mod caller_verification;
pub mod certification_notice;
pub mod client;
pub mod client_name_word;
pub mod client_search;
pub mod consent;
pub mod consent_revocation;
pub mod directory_entry;
pub mod disassociation_request;
pub mod disassociation_request_event;
pub mod misuse_report;
pub mod number_lookup;
pub mod one_time_token;
pub mod open_enrollment;
pub mod organization;
pub mod organization_administrator;
pub mod outbox;
pub mod roster_entry;
pub mod roster_import;
pub mod roster_import_row;
pub mod rules_of_behavior_acceptance;
pub mod session;
pub mod site;
