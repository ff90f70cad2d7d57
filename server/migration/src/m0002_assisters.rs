//! Organizations and the assisters who work for them.

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
                    .table("organization")
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(string("name"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("assister")
                    // The account's id.
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(string_null("npn").unique_key())
                    .col(string_null("assister_id").unique_key())
                    // Seven digits; drawn once, never used again.
                    .col(string_uniq("reference_number"))
                    .col(uuid("organization_id"))
                    // What the public may see.
                    .col(string("city"))
                    .col(string_null("public_phone"))
                    .col(string_null("public_email"))
                    // Tags of spoken languages, joined by commas.
                    .col(string("languages"))
                    .col(string("state"))
                    .col(date("certified_from"))
                    // Inclusive.
                    .col(date("certified_until"))
                    .foreign_key(ForeignKey::create().from("assister", "id").to("account", "id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("assister", "organization_id")
                            .to("organization", "id"),
                    )
                    .check(Expr::cust(
                        "(kind = 'broker' AND npn IS NOT NULL AND assister_id IS NULL) \
                         OR (kind <> 'broker' AND npn IS NULL AND assister_id IS NOT NULL)",
                    ))
                    .to_owned(),
            )
            .await?;
        execute(manager, "CREATE INDEX assister_by_organization ON assister (organization_id)")
            .await
    }
}
