//! The HTTP server of Alongside: pages, server functions, assets, jobs and the
//! command line around them.

pub mod clock;
pub mod commands;
pub mod demo;
pub mod hints;
pub mod jobs;
pub mod mail;
mod middleware;
mod plain_forms;
mod router;
pub mod serve;
mod static_files;

pub use router::{ServerOptions, router};
