//! The assister's desk: the projection behind the client list, acting sessions
//! and stored searches.

use crate::append_only::execute;
use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One row per current association, with everything that a row of the
        // list shows and sorts by; kept in the transaction of its sources.
        manager
            .create_table(
                Table::create()
                    .table("client")
                    .col(uuid("association_id").primary_key())
                    .col(uuid("assister_id"))
                    .col(uuid_uniq("consumer_id"))
                    .col(string("name"))
                    // Folded; compared byte by byte on both databases.
                    .col(string("name_key"))
                    .col(date("date_of_birth"))
                    .col(timestamp_with_time_zone("associated_since"))
                    .col(string("application"))
                    .col(timestamp_with_time_zone_null("submitted_at"))
                    // submitted_at, or the epoch: so that one index serves the sort.
                    .col(timestamp_with_time_zone("submitted_sort"))
                    .col(boolean("enrolled").default(false))
                    .foreign_key(
                        ForeignKey::create()
                            .from("client", "association_id")
                            .to("association", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        // A word of a name each, for prefix search on any part of it.
        manager
            .create_table(
                Table::create()
                    .table("client_name_word")
                    .col(uuid("assister_id"))
                    .col(string("word"))
                    .col(uuid("association_id"))
                    .primary_key(
                        Index::create().col("assister_id").col("word").col("association_id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("client_name_word", "association_id")
                            .to("client", "association_id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            for (table, column) in [("client", "name_key"), ("client_name_word", "word")] {
                execute(
                    manager,
                    &format!(
                        "ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar COLLATE \"C\""
                    ),
                )
                .await?;
            }
        }
        for index in [
            "client_by_name ON client (assister_id, name_key, association_id)",
            "client_by_since ON client (assister_id, associated_since, association_id)",
            "client_by_submitted ON client (assister_id, submitted_sort, association_id)",
            "client_by_birth ON client (assister_id, date_of_birth, name_key, association_id)",
            "client_by_state ON client (assister_id, application, name_key, association_id)",
            "client_name_word_by_association ON client_name_word (association_id)",
        ] {
            execute(manager, &format!("CREATE INDEX {index}")).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("acting_session")
                    .col(uuid("id").primary_key())
                    .col(uuid("association_id"))
                    .col(uuid("assister_id"))
                    .col(uuid("consumer_id"))
                    .col(string("channel"))
                    .col(timestamp_with_time_zone("began_at"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("acting_session", "association_id")
                            .to("association", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE UNIQUE INDEX acting_session_one_open ON acting_session (association_id) \
             WHERE ended_at IS NULL",
        )
        .await?;
        manager
            .create_table(
                Table::create()
                    .table("client_search")
                    .col(uuid("id").primary_key())
                    .col(uuid("account_id"))
                    .col(text("criteria"))
                    .col(timestamp_with_time_zone("created_at"))
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX client_search_by_account ON client_search (account_id, created_at)",
        )
        .await
    }
}
