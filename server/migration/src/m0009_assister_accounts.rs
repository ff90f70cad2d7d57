//! What a resource manager keeps of an assister: the public listing, the
//! history of the account, certification notices and the enrollment calendar.

use crate::{
    append_only::{execute, protect},
    columns::{add, compare_bytes},
};
use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The open enrollment periods that are published: 45 CFR 155.410(e), and the
/// marketplace's own dates for 2026.
const OPEN_ENROLLMENTS: [(i32, &str, &str); 3] = [
    (2026, "2025-11-01", "2026-01-15"),
    (2027, "2026-11-01", "2026-12-31"),
    (2028, "2027-11-01", "2027-12-31"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(
            manager,
            "assister",
            [
                // Family name first, folded; compared byte by byte.
                string("name_key").default("").to_owned(),
                string_null("hours").to_owned(),
                // Counties of Minnesota, joined by commas.
                text("counties").default("").to_owned(),
                boolean("taking_new_clients").default(true).to_owned(),
                boolean("listed").default(false).to_owned(),
                // The last day on the roster; null while the entry goes on.
                date_null("rostered_until").to_owned(),
            ],
        )
        .await?;
        compare_bytes(manager, &[("assister", "name_key")]).await?;
        execute(
            manager,
            "UPDATE assister SET name_key = (SELECT lower(family_name || ' ' || given_name) \
             FROM account WHERE account.id = assister.id)",
        )
        .await?;
        for index in [
            "assister_by_name ON assister (name_key, id)",
            "assister_by_kind ON assister (kind, name_key, id)",
            "assister_by_state ON assister (state, name_key, id)",
            "assister_by_organization_name ON assister (organization_id, name_key, id)",
            "assister_by_certification ON assister (certified_until, id)",
            "assister_by_state_certification ON assister \
             (state, certified_until, name_key, id)",
        ] {
            execute(manager, &format!("CREATE INDEX {index}")).await?;
        }
        // Staff looks assisters up by address; of the other accounts nobody does.
        execute(
            manager,
            "CREATE INDEX account_by_assister_address ON account (lower(contact_email)) \
             WHERE role = 'assister'",
        )
        .await?;
        execute(manager, "DROP INDEX assister_by_organization").await?;
        manager
            .create_table(
                Table::create()
                    .table("assister_name_word")
                    .col(string("word"))
                    .col(uuid("assister_id"))
                    .primary_key(Index::create().col("word").col("assister_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("assister_name_word", "assister_id")
                            .to("assister", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX assister_name_word_by_assister ON assister_name_word (assister_id)",
        )
        .await?;
        // The public directory: a row for each county and language of a listed
        // assister, and for "any" ('') of either, so that every combination of
        // the two filters is one range of the key.
        manager
            .create_table(
                Table::create()
                    .table("directory_entry")
                    .col(string("county"))
                    .col(string("language"))
                    .col(string("name_key"))
                    .col(uuid("assister_id"))
                    .primary_key(
                        Index::create()
                            .col("county")
                            .col("language")
                            .col("name_key")
                            .col("assister_id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("directory_entry", "assister_id")
                            .to("assister", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX directory_entry_by_assister ON directory_entry (assister_id)",
        )
        .await?;
        compare_bytes(manager, &[("assister_name_word", "word"), ("directory_entry", "name_key")])
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("assister_change")
                    .col(uuid("id").primary_key())
                    .col(uuid("assister_id"))
                    .col(timestamp_with_time_zone("at"))
                    // Null: the software itself.
                    .col(uuid_null("changed_by"))
                    .col(string("change"))
                    .col(string_null("reason"))
                    .col(text_null("note"))
                    .col(string_null("from_state"))
                    .col(string_null("to_state"))
                    // Of a closure: how many clients the assister had then.
                    .col(integer_null("clients"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("assister_change", "assister_id")
                            .to("assister", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX assister_change_by_assister ON assister_change (assister_id, at)",
        )
        .await?;
        protect(manager, "assister_change").await?;
        manager
            .create_table(
                Table::create()
                    .table("rules_of_behavior_acceptance")
                    .col(uuid("assister_id"))
                    .col(integer("text_version"))
                    .col(string("language"))
                    .col(timestamp_with_time_zone("accepted_at"))
                    .primary_key(Index::create().col("assister_id").col("text_version"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("rules_of_behavior_acceptance", "assister_id")
                            .to("assister", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        protect(manager, "rules_of_behavior_acceptance").await?;
        // Wrong registration numbers, whoever typed them: one row.
        manager
            .create_table(
                Table::create()
                    .table("activation_tries")
                    .col(integer("id").primary_key())
                    // Seconds since 1970.
                    .col(big_integer("since"))
                    .col(integer("missed"))
                    .check(Expr::cust("id = 1"))
                    .to_owned(),
            )
            .await?;
        execute(manager, "INSERT INTO activation_tries (id, since, missed) VALUES (1, 0, 0)")
            .await?;
        // What an assister was told about the end of a certification: a row each,
        // so that nobody is told twice.
        manager
            .create_table(
                Table::create()
                    .table("certification_notice")
                    .col(uuid("assister_id"))
                    .col(date("certified_until"))
                    .col(string("kind"))
                    .col(timestamp_with_time_zone("told_at"))
                    // Lapses: when every client was told, too.
                    .col(timestamp_with_time_zone_null("clients_told_at"))
                    // Lapses: when, after a new certification, that message was
                    // taken off the pages of every client.
                    .col(timestamp_with_time_zone_null("withdrawn_at"))
                    .primary_key(
                        Index::create().col("assister_id").col("certified_until").col("kind"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("certification_notice", "assister_id")
                            .to("assister", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("open_enrollment")
                    .col(integer("coverage_year").primary_key())
                    .col(date("begins_on"))
                    // Inclusive.
                    .col(date("ends_on"))
                    .check(Expr::cust("ends_on >= begins_on"))
                    .to_owned(),
            )
            .await?;
        for (year, begins, ends) in OPEN_ENROLLMENTS {
            execute(
                manager,
                &format!(
                    "INSERT INTO open_enrollment (coverage_year, begins_on, ends_on) \
                     VALUES ({year}, '{begins}', '{ends}')"
                ),
            )
            .await?;
        }
        add(
            manager,
            "association",
            [
                // When the consumer is next reminded who may act for them.
                date_null("remind_on").to_owned(),
                // The lapse of certification that the consumer was told about.
                date_null("lapse_told").to_owned(),
            ],
        )
        .await?;
        let a_year_later = match manager.get_database_backend() {
            DatabaseBackend::Sqlite => "date(started_at, '+1 year')",
            _ => "(started_at + interval '1 year')::date",
        };
        execute(manager, &format!("UPDATE association SET remind_on = {a_year_later}")).await?;
        execute(
            manager,
            "CREATE INDEX association_to_remind ON association (remind_on) \
             WHERE ended_at IS NULL",
        )
        .await
    }
}
