//! The audit trail as people read it: the whole of it for staff, a consumer's own
//! record, and what becomes of "This was not me".

mod event_page;
mod export;
mod not_me;
mod person;
mod record;
mod report;
mod reports;
mod rows;
mod trail;

pub use export::{Export, export};
pub use not_me::{not_me, view_act};
pub use person::find_person;
pub use record::record;
pub use report::{close_report, report};
pub use reports::{open_reports, reports};
pub use trail::trail;
