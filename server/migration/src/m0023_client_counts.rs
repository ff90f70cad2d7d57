//! How many clients each assister has, kept ready for lists of assisters.

use crate::append_only::execute;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Derived from association, in the transaction that changes it: a page of the
        // roster would otherwise count the clients of everybody on it. A server of
        // before does not count: stop it first, or run `clients rebuild` afterwards.
        manager
            .create_table(
                Table::create()
                    .table("client_count")
                    .col(uuid("assister_id").primary_key())
                    .col(big_integer("clients"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("client_count", "assister_id")
                            .to("assister", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "INSERT INTO client_count (assister_id, clients) SELECT assister_id, COUNT(*) \
             FROM association WHERE ended_at IS NULL GROUP BY assister_id",
        )
        .await
    }
}
