//! The audit trail: the whole of it for staff, a consumer's own record, and what
//! becomes of "This was not me".

mod activity;
mod activity_words;
pub mod api;
mod asked;
// Only the server writes files.
#[cfg(feature = "ssr")]
mod csv_file;
mod find;
mod not_me;
mod report;
mod report_close;
mod reports;
mod trail;
mod trail_table;
mod words;

pub use activity::ActivityPage;
pub use not_me::NotMePage;
pub use report::ReportPage;
pub use reports::ReportsPage;
pub use trail::AuditPage;
