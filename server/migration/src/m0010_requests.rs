//! The service lines: disassociation requests, callers who were verified, and
//! reports of misuse.

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
                    .table("disassociation_request")
                    .col(uuid("id").primary_key())
                    // The short name for the telephone, without dashes.
                    .col(string("number").unique_key())
                    .col(uuid("association_id"))
                    .col(uuid("consumer_id"))
                    .col(uuid("assister_id"))
                    // arc or broker_line.
                    .col(string("line"))
                    .col(string("reason"))
                    .col(text("note"))
                    .col(string("state"))
                    .col(timestamp_with_time_zone("submitted_at"))
                    .col(date("due_on"))
                    .col(timestamp_with_time_zone_null("decided_at"))
                    .col(uuid_null("decided_by"))
                    .col(string_null("decision_reason"))
                    .col(text_null("decision_note"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("disassociation_request", "association_id")
                            .to("association", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for index in [
            "UNIQUE INDEX disassociation_request_one_open ON disassociation_request \
             (association_id) WHERE state IN ('submitted', 'verified')",
            "INDEX disassociation_request_queue ON disassociation_request \
             (line, state, due_on, id)",
            "INDEX disassociation_request_by_assister ON disassociation_request \
             (assister_id, id)",
        ] {
            execute(manager, &format!("CREATE {index}")).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("disassociation_request_event")
                    .col(uuid("id").primary_key())
                    .col(uuid("request_id"))
                    .col(timestamp_with_time_zone("at"))
                    .col(uuid_null("actor_id"))
                    .col(string("what"))
                    .col(string_null("detail"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("disassociation_request_event", "request_id")
                            .to("disassociation_request", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX disassociation_request_event_by_request \
             ON disassociation_request_event (request_id, at, id)",
        )
        .await?;
        protect(manager, "disassociation_request_event").await?;
        manager
            .create_table(
                Table::create()
                    .table("caller_verification")
                    .col(uuid("id").primary_key())
                    .col(uuid("verified_by"))
                    .col(timestamp_with_time_zone("verified_at"))
                    // assister or consumer.
                    .col(string("caller"))
                    .col(uuid("consumer_id"))
                    .col(uuid_null("assister_id"))
                    .col(uuid_null("request_id"))
                    // Which identifiers matched, joined by commas; never their values.
                    .col(string("identifiers"))
                    .col(boolean("consumer_on_the_line"))
                    .to_owned(),
            )
            .await?;
        for index in [
            "caller_verification_by_request ON caller_verification (request_id, verified_at)",
            "caller_verification_by_staff ON caller_verification (verified_by, verified_at)",
            "account_by_birth ON account (date_of_birth) WHERE date_of_birth IS NOT NULL",
        ] {
            execute(manager, &format!("CREATE INDEX {index}")).await?;
        }
        protect(manager, "caller_verification").await?;
        // What a caller said and what was on file did not fit: too many of them
        // close the verification to the member of staff for a while.
        manager
            .create_table(
                Table::create()
                    .table("caller_mismatch")
                    .col(uuid("id").primary_key())
                    .col(uuid("staff_id"))
                    // Null: a consumer who called.
                    .col(uuid_null("request_id"))
                    .col(timestamp_with_time_zone("at"))
                    .to_owned(),
            )
            .await?;
        execute(manager, "CREATE INDEX caller_mismatch_by_staff ON caller_mismatch (staff_id, at)")
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("misuse_report")
                    .col(uuid("id").primary_key())
                    .col(uuid("consumer_id"))
                    // The act that the consumer did not want.
                    .col(big_integer("event_seq"))
                    .col(uuid_null("association_id"))
                    .col(uuid_null("assister_id"))
                    .col(timestamp_with_time_zone("reported_at"))
                    .col(string("state"))
                    .col(timestamp_with_time_zone_null("closed_at"))
                    .col(uuid_null("closed_by"))
                    .col(string_null("finding"))
                    .col(text_null("note"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("misuse_report", "consumer_id")
                            .to("account", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX misuse_report_queue ON misuse_report (state, reported_at, id)",
        )
        .await?;
        execute(
            manager,
            "CREATE UNIQUE INDEX misuse_report_once ON misuse_report (consumer_id, event_seq)",
        )
        .await?;
        // Looking assisters up by number: how often somebody tried and missed lately.
        manager
            .create_table(
                Table::create()
                    .table("number_lookup")
                    .col(uuid("account_id").primary_key())
                    .col(timestamp_with_time_zone("since"))
                    .col(integer("tries"))
                    .col(integer("missed"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("number_lookup", "account_id")
                            .to("account", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await
    }
}
