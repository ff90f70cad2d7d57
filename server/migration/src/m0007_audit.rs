//! Who did what, for whom, when.

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
                    .table("audit_event")
                    .col(big_pk_auto("seq"))
                    .col(timestamp_with_time_zone("at"))
                    // Null: a visitor who has not signed in, or the system itself.
                    .col(uuid_null("actor_id"))
                    .col(string("actor_role"))
                    .col(uuid_null("acting_for"))
                    .col(uuid_null("association_id"))
                    .col(string_null("channel"))
                    .col(string("action"))
                    .col(uuid_null("subject_id"))
                    .col(uuid("request_id"))
                    .col(text("detail"))
                    .to_owned(),
            )
            .await?;
        for index in [
            "audit_event_by_actor ON audit_event (actor_id, seq)",
            "audit_event_by_consumer ON audit_event (acting_for, seq)",
            "audit_event_by_action ON audit_event (action, seq)",
        ] {
            execute(manager, &format!("CREATE INDEX {index}")).await?;
        }
        protect(manager, "audit_event").await
    }
}
