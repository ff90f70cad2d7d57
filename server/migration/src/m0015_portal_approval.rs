//! Portal access as the newest roster entry says, on the assister's own row.

use crate::{append_only::execute, columns::add};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(
            manager,
            "assister",
            [
                // By the administrator of the newest entry's organization; brokers
                // need no approval and have it from the beginning.
                boolean("portal_approved").default(false).to_owned(),
            ],
        )
        .await?;
        execute(
            manager,
            "UPDATE assister SET portal_approved = (kind = 'broker' OR EXISTS \
             (SELECT 1 FROM roster_entry AS entry WHERE entry.assister_id = assister.id \
              AND entry.approved_at IS NOT NULL AND NOT EXISTS \
              (SELECT 1 FROM roster_entry AS later WHERE later.assister_id = entry.assister_id \
               AND (later.from_date > entry.from_date \
                    OR (later.from_date = entry.from_date AND later.id > entry.id)))))",
        )
        .await?;
        // Who waits for an administrator: few among many.
        execute(
            manager,
            "CREATE INDEX assister_waiting ON assister (organization_id, name_key, id) \
             WHERE portal_approved = false",
        )
        .await
    }
}
