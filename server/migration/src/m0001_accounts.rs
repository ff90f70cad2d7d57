//! People who can sign in, their sessions and one-time tokens.

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
                    .table("account")
                    .col(uuid("id").primary_key())
                    .col(string("role"))
                    .col(string("sign_in_name"))
                    // Folded, so that Rosa@x and rosa@x are one name.
                    .col(string_uniq("sign_in_key"))
                    // Null until a staff account is activated.
                    .col(string_null("password_hash"))
                    .col(string("given_name"))
                    .col(string("family_name"))
                    .col(date_null("date_of_birth"))
                    // Optional, not unique, never an identity.
                    .col(string_null("contact_email"))
                    .col(string("language"))
                    .col(integer("failed_attempts").default(0))
                    .col(timestamp_with_time_zone_null("first_failed_at"))
                    .col(timestamp_with_time_zone_null("locked_until"))
                    .col(timestamp_with_time_zone("created_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("session")
                    // SHA-256 of the cookie's token, hex.
                    .col(string("token_hash").primary_key())
                    .col(uuid("account_id"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("last_seen_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("session", "account_id")
                            .to("account", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        execute(manager, "CREATE INDEX session_by_account ON session (account_id)").await?;
        manager
            .create_table(
                Table::create()
                    .table("one_time_token")
                    .col(string("token_hash").primary_key())
                    .col(uuid("account_id"))
                    .col(string("purpose"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("one_time_token", "account_id")
                            .to("account", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await
    }
}
