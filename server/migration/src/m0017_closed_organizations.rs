//! Organizations that are closed for good: when, by whom and why.

use crate::{append_only::execute, columns::add};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(
            manager,
            "organization",
            [
                timestamp_with_time_zone_null("closed_at").to_owned(),
                uuid_null("closed_by").to_owned(),
                string_null("close_reason").to_owned(),
                text_null("close_note").to_owned(),
            ],
        )
        .await?;
        // Few among many: the job asks for them every minute.
        execute(
            manager,
            "CREATE INDEX organization_closed ON organization (id) WHERE closed_at IS NOT NULL",
        )
        .await
    }
}
