//! What the engine answered, person by person, and which applications still wait for it.

use crate::{
    append_only::{execute, protect},
    columns::add,
};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("determination")
                    .col(uuid("id").primary_key())
                    .col(uuid("application_id"))
                    // The place of the person on the application.
                    .col(integer("person"))
                    .col(string("outcome"))
                    // In cents.
                    .col(big_integer_null("premium_monthly"))
                    .col(big_integer_null("credit_monthly"))
                    // Everything, with reasons and the numbers used, as JSON.
                    .col(text("content"))
                    .col(timestamp_with_time_zone("determined_at"))
                    .col(string("federal_parameters"))
                    .col(string("state_parameters"))
                    // The first one of a person; it is what an assister may learn.
                    .col(boolean("is_initial"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("determination", "application_id")
                            .to("application", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for statement in [
            "CREATE UNIQUE INDEX determination_initial ON determination (application_id, person) \
             WHERE is_initial",
            "CREATE INDEX determination_by_application ON determination (application_id, person, \
             determined_at)",
        ] {
            execute(manager, statement).await?;
        }
        protect(manager, "determination").await?;
        // Written with the submission: from that moment on somebody waits.
        manager
            .create_table(
                Table::create()
                    .table("determination_work")
                    .col(uuid("application_id").primary_key())
                    .col(timestamp_with_time_zone("due_at"))
                    .col(integer("attempts").default(0))
                    // The code of what went wrong last.
                    .col(string_null("trouble"))
                    .col(timestamp_with_time_zone_null("done_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("determination_work", "application_id")
                            .to("application", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for statement in [
            "CREATE INDEX determination_work_due ON determination_work (due_at) \
             WHERE done_at IS NULL",
            // Whoever was sent before there was an engine waits, too.
            "INSERT INTO determination_work (application_id, due_at, attempts) \
             SELECT id, submitted_at, 0 FROM application WHERE submitted_at IS NOT NULL",
        ] {
            execute(manager, statement).await?;
        }
        add(
            manager,
            "client",
            [
                // First names and outcomes of the people, as JSON; empty before there are any.
                text("first_results").default("").to_owned(),
                // Their outcomes and `waiting`, each between commas, for the filter.
                string("first_outcomes").default(",").to_owned(),
            ],
        )
        .await?;
        execute(
            manager,
            "UPDATE client SET first_outcomes = ',waiting,' WHERE application = 'submitted'",
        )
        .await
    }
}
