//! The pages of Alongside: rendered on the server, hydrated in the browser.
//!
//! A feature is a folder: `api.rs` holds its doors (server functions), every
//! other file one page. `ui` is the kit, `i18n` the texts, `routes` the URLs.

// Views nest deeply; the compiler's default is too small for them.
#![recursion_limit = "256"]

pub mod accounts;
pub mod applications;
pub mod assisters;
pub mod associations;
pub mod audit;
mod call;
pub mod clients;
pub mod context;
pub mod coverage;
pub mod error;
pub mod i18n;
pub mod notices;
// The bundle asks the server for these pages.
#[cfg(feature = "ssr")]
mod pages;
pub mod requests;
pub mod routes;
mod shell;
mod ui;

pub use shell::App;
// The document around the pages is drawn on the server only.
#[cfg(feature = "ssr")]
pub use shell::{ClientBundle, document};
pub use ui::{FORM_FIELD, HELP_LINE};
