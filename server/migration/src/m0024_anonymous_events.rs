//! What was done about a person before anybody had signed in, without everything
//! else that was ever done about them: the audit page of an assister with thousands
//! of clients would otherwise read through each mail that they were sent.

use crate::append_only::execute;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(
            manager,
            "CREATE INDEX audit_event_anonymous ON audit_event (subject_id, at, seq) \
             WHERE actor_role = 'anonymous'",
        )
        .await
    }
}
