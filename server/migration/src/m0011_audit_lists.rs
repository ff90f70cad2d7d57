//! Indexes behind the audit page and a consumer's own record.

use crate::append_only::execute;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in [
            "audit_event_by_subject ON audit_event (subject_id, seq)",
            "audit_event_by_time ON audit_event (at, seq)",
        ] {
            execute(manager, &format!("CREATE INDEX {index}")).await?;
        }
        Ok(())
    }
}
