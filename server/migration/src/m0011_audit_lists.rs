//! Indexes behind the audit page and a consumer's own record. Both show the
//! newest first, by instant and then by `seq`, so that a filter by time and the
//! order are one range of one index.

use crate::append_only::execute;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // They ordered by `seq` alone.
        for index in ["audit_event_by_actor", "audit_event_by_consumer", "audit_event_by_action"] {
            execute(manager, &format!("DROP INDEX {index}")).await?;
        }
        for index in [
            "audit_event_by_actor ON audit_event (actor_id, at, seq)",
            "audit_event_by_actor_and_action ON audit_event (actor_id, action, at, seq)",
            "audit_event_by_consumer ON audit_event (acting_for, at, seq)",
            "audit_event_by_subject ON audit_event (subject_id, at, seq)",
            "audit_event_by_action ON audit_event (action, at, seq)",
            "audit_event_by_time ON audit_event (at, seq)",
            // Looking a person up by what they gave as their address.
            "account_by_email ON account (LOWER(contact_email)) WHERE contact_email IS NOT NULL",
        ] {
            execute(manager, &format!("CREATE INDEX {index}")).await?;
        }
        Ok(())
    }
}
