//! What of that which is attested to was explained at a review.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("application_review")
                    // Codes and versions: truth.1 data_check.1. Older reviews do not
                    // say, and count no longer for an application that is not sent.
                    .add_column(string_null("explained"))
                    .to_owned(),
            )
            .await
    }
}
