//! Applications: raw answers with a version each, reviews, and the snapshot
//! that a submission freezes.

use crate::append_only::{execute, protect};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("application")
                    .col(uuid("id").primary_key())
                    .col(uuid("consumer_id"))
                    .col(integer("coverage_year"))
                    .col(string("state"))
                    .col(timestamp_with_time_zone("started_at"))
                    .col(uuid("started_by"))
                    // Where the last of the two was, to go on there on any device.
                    .col(string_null("last_step"))
                    .col(timestamp_with_time_zone_null("saved_at"))
                    .col(uuid_null("saved_by"))
                    .col(timestamp_with_time_zone_null("submitted_at"))
                    .col(uuid_null("submitted_by"))
                    // The association under which an assister submitted.
                    .col(uuid_null("submitted_under"))
                    .foreign_key(
                        ForeignKey::create().from("application", "consumer_id").to("account", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("application", "submitted_under")
                            .to("association", "id"),
                    )
                    .check(Expr::cust("(state = 'submitted') = (submitted_at IS NOT NULL)"))
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE UNIQUE INDEX application_one_a_year ON application \
             (consumer_id, coverage_year) WHERE state <> 'withdrawn'",
        )
        .await?;
        manager
            .create_table(
                Table::create()
                    .table("answer")
                    .col(uuid("application_id"))
                    // The field's key: contact_phone, p2.given_name.
                    .col(string("field"))
                    // As typed, right or wrong.
                    .col(text("raw"))
                    .col(integer("version"))
                    .col(timestamp_with_time_zone("saved_at"))
                    .col(uuid("saved_by"))
                    .primary_key(Index::create().col("application_id").col("field"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("answer", "application_id")
                            .to("application", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("application_review")
                    .col(uuid("id").primary_key())
                    .col(uuid("application_id"))
                    // by_consumer or attested: two kinds of record that never mix.
                    .col(string("kind"))
                    // The version of the answers that were reviewed.
                    .col(big_integer("content_version"))
                    .col(timestamp_with_time_zone("reviewed_at"))
                    .col(uuid("recorded_by"))
                    .col(string("consumer_name"))
                    .col(string("assister_name"))
                    .col(string_null("channel"))
                    .col(uuid_null("association_id"))
                    .col(integer("text_version"))
                    .col(string("language"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("application_review", "application_id")
                            .to("application", "id"),
                    )
                    .check(Expr::cust("(kind = 'attested') = (channel IS NOT NULL)"))
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX application_review_by_application ON application_review \
             (application_id, reviewed_at)",
        )
        .await?;
        protect(manager, "application_review").await?;
        manager
            .create_table(
                Table::create()
                    .table("application_snapshot")
                    .col(uuid("application_id").primary_key())
                    .col(text("content"))
                    // SHA-256 of the content, hex.
                    .col(string("sha256"))
                    .col(timestamp_with_time_zone("taken_at"))
                    .col(string("signature"))
                    .col(uuid("signed_by"))
                    .col(uuid_null("review_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("application_snapshot", "application_id")
                            .to("application", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("application_snapshot", "review_id")
                            .to("application_review", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        protect(manager, "application_snapshot").await
    }
}
