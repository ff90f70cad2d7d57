//! The whole server over HTTP, in process, on SQLite and on PostgreSQL: every
//! server function by every role, every form as a plain POST, wrong input, and
//! the walkthroughs of ARCHITECTURE.md.

mod authorization;
mod bad_input;
mod browser;
mod commands;
mod demo;
mod headers;
mod hints;
mod kill;
mod mail;
mod plain_forms;
mod walkthroughs;
