//! Operations of the store on real databases, SQLite and PostgreSQL.

mod accounts;
mod outbox;
