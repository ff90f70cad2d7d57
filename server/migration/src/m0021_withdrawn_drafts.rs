//! Drafts that were given up, and drafts that begin with an earlier application.

use crate::columns::add;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(
            manager,
            "application",
            [
                timestamp_with_time_zone_null("withdrawn_at").to_owned(),
                uuid_null("withdrawn_by").to_owned(),
                // The version of the content with which a draft begins: the last one of
                // the withdrawn draft before it.
                big_integer("first_version").default(0).to_owned(),
                // The application that was sent before, whose answers are offered.
                uuid_null("offers_from").to_owned(),
            ],
        )
        .await
    }
}
