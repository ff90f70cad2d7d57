//! News about an assister for all of their clients: that files are closed for now,
//! and that the assister works for another organization.

use crate::{append_only::execute, columns::add};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("client_notice")
                    .col(uuid("id").primary_key())
                    .col(uuid("assister_id"))
                    // on_hold or moved.
                    .col(string("kind"))
                    .col(timestamp_with_time_zone("began_at"))
                    // Of a hold: when files opened again, or the account was closed.
                    // Of a move: when the next one took its place, untold.
                    .col(timestamp_with_time_zone_null("ended_at"))
                    // When every client was told.
                    .col(timestamp_with_time_zone_null("clients_told_at"))
                    // Of a hold that is over: when it was off every client's pages.
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("client_notice", "assister_id")
                            .to("assister", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for index in [
            "UNIQUE INDEX client_notice_one_hold ON client_notice (assister_id) \
             WHERE kind = 'on_hold' AND ended_at IS NULL",
            "INDEX client_notice_by_assister ON client_notice (assister_id, kind)",
            "INDEX client_notice_to_tell ON client_notice (began_at) \
             WHERE ended_at IS NULL AND clients_told_at IS NULL",
            "INDEX client_notice_to_withdraw ON client_notice (began_at) \
             WHERE ended_at IS NOT NULL AND withdrawn_at IS NULL",
        ] {
            execute(manager, &format!("CREATE {index}")).await?;
        }
        add(
            manager,
            "association",
            [
                // The last notices of either kind that the consumer was told.
                uuid_null("hold_told").to_owned(),
                uuid_null("move_told").to_owned(),
            ],
        )
        .await
    }
}
