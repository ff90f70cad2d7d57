//! Tables whose rows are evidence: the database itself refuses to change or
//! remove them.

use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

/// Makes every UPDATE and DELETE on `table` fail.
pub async fn protect(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let statements = match manager.get_database_backend() {
        DatabaseBackend::Sqlite => ["UPDATE", "DELETE"]
            .map(|verb| {
                format!(
                    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} \
                     BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
            })
            .to_vec(),
        _ => vec![
            format!(
                "CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
            ),
            format!(
                "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} \
                 FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
            ),
        ],
    };
    for statement in statements {
        execute(manager, &statement).await?;
    }
    Ok(())
}

/// Runs a statement that the schema builder cannot write (a trigger, a partial
/// index). It is a constant of this crate, never built from input.
#[expect(clippy::disallowed_methods, reason = "schema statements have no values to bind")]
pub async fn execute(manager: &SchemaManager<'_>, statement: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(statement).await.map(drop)
}
