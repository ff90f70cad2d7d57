//! Operations of the store on real databases, SQLite and PostgreSQL.

mod accounts;
mod applications;
mod associations;
mod clients;
mod drafts;
mod outbox;
