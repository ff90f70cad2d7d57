//! The schema, step by step. Steps are hand-written, ordered and never import
//! entities: an entity speaks of today, a migration of the day it was written.
//!
//! Every step runs on SQLite and on PostgreSQL.

use sea_orm_migration::prelude::*;

mod append_only;
mod columns;
mod m0001_accounts;
mod m0002_assisters;
mod m0003_associations;
mod m0004_applications;
mod m0005_clients;
mod m0006_notices;
mod m0007_audit;
mod m0008_organizations;
mod m0009_assister_accounts;
mod m0010_requests;
mod m0011_audit_lists;
mod m0012_roster_imports;
mod m0013_determination;
mod m0014_page_views;
mod m0015_portal_approval;
mod m0016_client_notices;
mod m0017_closed_organizations;
mod m0018_number_misses;
mod m0020_sealed_answers;
mod m0021_withdrawn_drafts;
mod m0022_explained_attestations;
mod m0023_client_counts;
mod m0024_anonymous_events;
mod m0025_account_names;

pub use sea_orm_migration::MigratorTrait;

/// All steps in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_accounts::Migration),
            Box::new(m0002_assisters::Migration),
            Box::new(m0003_associations::Migration),
            Box::new(m0004_applications::Migration),
            Box::new(m0005_clients::Migration),
            Box::new(m0006_notices::Migration),
            Box::new(m0007_audit::Migration),
            Box::new(m0008_organizations::Migration),
            Box::new(m0009_assister_accounts::Migration),
            Box::new(m0010_requests::Migration),
            Box::new(m0011_audit_lists::Migration),
            Box::new(m0012_roster_imports::Migration),
            Box::new(m0013_determination::Migration),
            Box::new(m0014_page_views::Migration),
            Box::new(m0015_portal_approval::Migration),
            Box::new(m0016_client_notices::Migration),
            Box::new(m0017_closed_organizations::Migration),
            Box::new(m0018_number_misses::Migration),
            Box::new(m0020_sealed_answers::Migration),
            Box::new(m0021_withdrawn_drafts::Migration),
            Box::new(m0022_explained_attestations::Migration),
            Box::new(m0023_client_counts::Migration),
            Box::new(m0024_anonymous_events::Migration),
            Box::new(m0025_account_names::Migration),
        ]
    }
}
