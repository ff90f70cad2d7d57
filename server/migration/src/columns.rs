//! Columns added to a table of an earlier step.

use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

/// Adds columns one by one: SQLite takes one at a time.
pub async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: impl IntoIterator<Item = ColumnDef>,
) -> Result<(), DbErr> {
    for mut column in columns {
        manager.alter_table(Table::alter().table(table).add_column(&mut column).to_owned()).await?;
    }
    Ok(())
}

/// Makes a text column compare byte by byte on PostgreSQL, too, as SQLite does.
pub async fn compare_bytes(
    manager: &SchemaManager<'_>,
    columns: &[(&str, &str)],
) -> Result<(), DbErr> {
    if manager.get_database_backend() != DatabaseBackend::Postgres {
        return Ok(());
    }
    for (table, column) in columns {
        crate::append_only::execute(
            manager,
            &format!("ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar COLLATE \"C\""),
        )
        .await?;
    }
    Ok(())
}
