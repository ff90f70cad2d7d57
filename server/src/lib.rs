//! The HTTP server of Alongside: pages, server functions, assets, jobs and the
//! command line around them.

pub mod bench;
pub mod clock;
pub mod commands;
pub mod coverage;
pub mod demo;
pub mod hints;
pub mod jobs;
mod key_file;
pub mod mail;
mod middleware;
mod plain_forms;
mod router;
pub mod seed;
pub mod serve;
mod static_files;
mod uploads;

pub use router::{ServerOptions, router};
