//! Operations of the store on real databases, SQLite and PostgreSQL.

mod accounts;
mod activation;
mod applications;
mod assisters;
mod associations;
mod audit;
mod certification;
mod clients;
mod directory;
mod drafts;
mod import;
mod lookup_limit;
mod organizations;
mod outbox;
mod requests;
