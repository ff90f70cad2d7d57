//! The HTTP server of Alongside: pages, server functions, assets, jobs and the
//! command line around them.

pub mod clock;
mod middleware;
mod plain_forms;
mod router;
pub mod serve;
mod static_files;

pub use router::{ServerOptions, router};
