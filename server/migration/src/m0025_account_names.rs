//! What people are called, without their accounts: a page of a list names up to a
//! hundred people, and each of them lies on a page of the table of their own.

use crate::append_only::execute;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, "CREATE INDEX account_names ON account (id, given_name, family_name)")
            .await
    }
}
