//! Which showing of a page an answer was saved from, so that a page is never in
//! the way of its own earlier save.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [
            // Drawn for each showing; null for a button that gives one answer.
            uuid_null("saved_with"),
            // The how-manieth save of that showing.
            integer("saved_turn").default(0).take(),
        ] {
            let add = Table::alter().table("answer").add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        Ok(())
    }
}
