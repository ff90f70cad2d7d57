//! Messages on their way out and on people's own pages.

use crate::append_only::execute;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("outbox")
                    .col(uuid("id").primary_key())
                    .col(uuid("recipient_id"))
                    // The kind and ids, as JSON; no words, no tokens.
                    .col(text("mail"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("due_at"))
                    .col(integer("attempts").default(0))
                    .col(timestamp_with_time_zone_null("delivered_at"))
                    .col(timestamp_with_time_zone_null("given_up_at"))
                    .foreign_key(
                        ForeignKey::create().from("outbox", "recipient_id").to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX outbox_waiting ON outbox (due_at) \
             WHERE delivered_at IS NULL AND given_up_at IS NULL",
        )
        .await?;
        manager
            .create_table(
                Table::create()
                    .table("alert")
                    .col(uuid("id").primary_key())
                    .col(uuid("account_id"))
                    .col(text("content"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("dismissed_at"))
                    .foreign_key(
                        ForeignKey::create().from("alert", "account_id").to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX alert_open ON alert (account_id, created_at) WHERE dismissed_at IS NULL",
        )
        .await
    }
}
