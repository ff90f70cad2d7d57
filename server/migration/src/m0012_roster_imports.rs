//! Roster files on their way in: checked, looked through, then taken over whole.

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
                    .table("roster_import")
                    .col(uuid("id").primary_key())
                    .col(uuid("created_by"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(string("state"))
                    .col(integer("row_count"))
                    .col(integer("error_count"))
                    // Rows that were created: all or none.
                    .col(integer("done_count"))
                    // Brokers get their registration number at once.
                    .col(boolean("invite").default(false))
                    .col(timestamp_with_time_zone_null("finished_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("roster_import", "created_by")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX roster_import_by_state ON roster_import (state, created_at)",
        )
        .await?;
        manager
            .create_table(
                Table::create()
                    .table("roster_import_row")
                    .col(uuid("import_id"))
                    // The line of the file, from 2: the first holds the headings.
                    .col(integer("line"))
                    // The cells as typed, as JSON.
                    .col(text("cells"))
                    // Column and code of what is wrong, as JSON; null when nothing is.
                    .col(text_null("errors"))
                    .primary_key(Index::create().col("import_id").col("line"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("roster_import_row", "import_id")
                            .to("roster_import", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await
    }
}
