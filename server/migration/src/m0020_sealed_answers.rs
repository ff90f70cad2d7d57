//! Answers that are sealed: a Social Security number never stands among the others.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("sealed_answer")
                    .col(uuid("application_id"))
                    // The field's key: p1.ssn.
                    .col(string("field"))
                    // A byte for the format, the nonce, AES-256-GCM with the place as
                    // associated data.
                    .col(binary("ciphertext"))
                    .col(timestamp_with_time_zone("saved_at"))
                    .primary_key(Index::create().col("application_id").col("field"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("sealed_answer", "application_id")
                            .to("application", "id"),
                    )
                    .to_owned(),
            )
            .await
    }
}
