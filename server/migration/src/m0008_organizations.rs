//! Organizations with their sites, administrators and rosters.

use crate::{
    append_only::execute,
    columns::{add, compare_bytes},
};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(
            manager,
            "organization",
            [
                // Folded; compared byte by byte on both databases.
                string("name_key").default("").to_owned(),
                string("city").default("").to_owned(),
                string_null("phone").to_owned(),
                // Who answers for the privacy of clients' data.
                string("privacy_contact_name").default("").to_owned(),
                string("privacy_contact_email").default("").to_owned(),
            ],
        )
        .await?;
        compare_bytes(manager, &[("organization", "name_key")]).await?;
        execute(manager, "UPDATE organization SET name_key = lower(name)").await?;
        execute(manager, "CREATE INDEX organization_by_name ON organization (name_key, id)")
            .await?;
        execute(manager, "CREATE INDEX organization_by_kind ON organization (kind, name_key, id)")
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("site")
                    .col(uuid("id").primary_key())
                    .col(uuid("organization_id"))
                    .col(string("name"))
                    .col(string("street"))
                    .col(string("city"))
                    .col(string("zip"))
                    .col(string("county"))
                    .col(string_null("phone"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("site", "organization_id")
                            .to("organization", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(manager, "CREATE INDEX site_by_organization ON site (organization_id, id)").await?;
        manager
            .create_table(
                Table::create()
                    .table("organization_administrator")
                    .col(uuid("account_id").primary_key())
                    .col(uuid("organization_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("organization_administrator", "account_id")
                            .to("account", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("organization_administrator", "organization_id")
                            .to("organization", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        execute(
            manager,
            "CREATE INDEX organization_administrator_by_organization \
             ON organization_administrator (organization_id)",
        )
        .await?;
        manager
            .create_table(
                Table::create()
                    .table("roster_entry")
                    .col(uuid("id").primary_key())
                    .col(uuid("organization_id"))
                    .col(uuid("assister_id"))
                    .col(date("from_date"))
                    // Inclusive; null while it goes on.
                    .col(date_null("until_date"))
                    // Portal access, approved by the agency administrator
                    // (navigators and CACs).
                    .col(timestamp_with_time_zone_null("approved_at"))
                    .col(uuid_null("approved_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("roster_entry", "organization_id")
                            .to("organization", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("roster_entry", "assister_id")
                            .to("assister", "id"),
                    )
                    .check(Expr::cust("until_date IS NULL OR until_date >= from_date"))
                    .check(Expr::cust("(approved_at IS NULL) = (approved_by IS NULL)"))
                    .to_owned(),
            )
            .await?;
        // A person works for one organization at a time.
        execute(
            manager,
            "CREATE UNIQUE INDEX roster_entry_one_current ON roster_entry (assister_id) \
             WHERE until_date IS NULL",
        )
        .await?;
        execute(
            manager,
            "CREATE INDEX roster_entry_by_organization ON roster_entry \
             (organization_id, from_date, id)",
        )
        .await?;
        execute(
            manager,
            "INSERT INTO roster_entry (id, organization_id, assister_id, from_date) \
             SELECT id, organization_id, id, certified_from FROM assister",
        )
        .await
    }
}
