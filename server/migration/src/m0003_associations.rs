//! Associations, the consent behind each and its end.

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
                    .table("association")
                    .col(uuid("id").primary_key())
                    .col(uuid("consumer_id"))
                    .col(uuid("assister_id"))
                    .col(timestamp_with_time_zone("started_at"))
                    .col(timestamp_with_time_zone_null("ended_at"))
                    .col(string_null("end_reason"))
                    .col(uuid_null("ended_by"))
                    .foreign_key(
                        ForeignKey::create().from("association", "consumer_id").to("account", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("association", "assister_id")
                            .to("assister", "id"),
                    )
                    .check(Expr::cust("(ended_at IS NULL) = (end_reason IS NULL)"))
                    .check(Expr::cust("ended_at IS NULL OR ended_at >= started_at"))
                    .to_owned(),
            )
            .await?;
        // The rule of the whole product: one assister at a time.
        execute(
            manager,
            "CREATE UNIQUE INDEX association_one_current ON association (consumer_id) \
             WHERE ended_at IS NULL",
        )
        .await?;
        execute(
            manager,
            "CREATE INDEX association_by_consumer ON association (consumer_id, started_at)",
        )
        .await?;
        execute(
            manager,
            "CREATE INDEX association_by_assister ON association (assister_id, consumer_id) \
             WHERE ended_at IS NULL",
        )
        .await?;
        manager
            .create_table(
                Table::create()
                    .table("consent")
                    .col(uuid("id").primary_key())
                    .col(uuid_uniq("association_id"))
                    .col(uuid("consumer_id"))
                    .col(uuid("assister_id"))
                    .col(timestamp_with_time_zone("given_at"))
                    .col(boolean("scope_apply"))
                    .col(boolean("scope_enroll"))
                    .col(boolean("scope_maintain"))
                    .col(boolean("scope_learn_status"))
                    .col(string("purpose"))
                    .col(string("duration"))
                    .col(integer("text_version"))
                    .col(integer("privacy_warning_version"))
                    .col(string("language"))
                    // The text as it was shown, so that it can be proved ten years later.
                    .col(text("shown_text"))
                    .col(string("consumer_name"))
                    .col(string("assister_name"))
                    .col(string("assister_kind"))
                    .col(string("organization_name"))
                    .col(string("reference_number"))
                    .col(string("how_to_rescind"))
                    .col(string("method"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("consent", "association_id")
                            .to("association", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        protect(manager, "consent").await?;
        manager
            .create_table(
                Table::create()
                    .table("consent_revocation")
                    .col(uuid("consent_id").primary_key())
                    .col(timestamp_with_time_zone("revoked_at"))
                    .col(uuid("revoked_by"))
                    .col(string("reason"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("consent_revocation", "consent_id")
                            .to("consent", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        protect(manager, "consent_revocation").await
    }
}
