//! The small pages of staff: the marketplace's roster of assisters, and the
//! first page of an agency administrator.

mod agency;
pub mod api;
mod roster;

pub use agency::AgencyPage;
pub use roster::RosterPage;
