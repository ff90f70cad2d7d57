//! Wrong reference numbers of all accounts together, within the last hour.

use crate::append_only::execute;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(
            manager,
            "CREATE INDEX number_lookup_missed ON number_lookup (since) WHERE missed > 0",
        )
        .await
    }
}
