//! Operations of the store on real databases, SQLite and PostgreSQL.

mod accounts;
mod activation;
mod applications;
mod assisters;
mod associations;
mod audit;
mod certification;
mod clients;
mod connect;
mod coverage;
mod directory;
mod drafts;
mod earlier;
mod holds;
mod import;
mod interleavings;
mod lookup_limit;
mod organizations;
mod outbox;
mod own_account;
mod requests;
mod sealed;
mod signs;
mod withdrawals;
