//! The whole server over HTTP, in process, on SQLite and on PostgreSQL: every
//! server function by every role, every form as a plain POST, wrong input, and
//! the walkthroughs of ARCHITECTURE.md.

mod account;
mod activation;
mod assisters;
mod audit;
mod authorization;
mod bad_input;
mod browser;
mod certification;
mod commands;
mod coverage;
mod demo;
mod directory;
mod drafts;
mod every_change;
mod headers;
mod hints;
mod import;
mod kill;
mod mail;
mod organizations;
mod plain_forms;
mod requests;
mod seed;
mod signed_out;
mod walkthroughs;
