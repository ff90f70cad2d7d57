//! Many rows into SQLite: statements of many rows in one transaction on an
//! otherwise unused database.

use super::bulk::{Rows, failed, strange_value};
use crate::StoreResult;
use sea_orm::{
    Value,
    sqlx::{
        self, Arguments, AssertSqlSafe, ConnectOptions, Connection, SqliteConnection,
        sqlite::{SqliteArguments, SqliteConnectOptions},
    },
};
use std::str::FromStr;

/// Values of one statement: long statements are no quicker, and SQLite takes
/// 32,766 at most.
const VALUES: usize = 2_000;

/// Before the transaction. A rollback journal instead of the write-ahead log: new
/// pages then go straight to the file, and an interrupted seeding is rolled back
/// when the database is next opened, because the journal remembers how short the
/// file was. Where others have the database open, the log stays in use.
const PREPARE: [&str; 3] =
    ["PRAGMA synchronous = OFF", "PRAGMA cache_size = -262144", "PRAGMA temp_store = MEMORY"];

pub(super) struct Sqlite {
    connection: SqliteConnection,
}

impl Sqlite {
    pub async fn begin(url: &str) -> StoreResult<Self> {
        let options = SqliteConnectOptions::from_str(url)
            .map_err(failed)?
            .foreign_keys(true)
            // A long statement is no news here.
            .disable_statement_logging();
        let connection = options.connect().await.map_err(failed)?;
        let mut sqlite = Self { connection };
        for pragma in PREPARE {
            sqlite.run(pragma).await?;
        }
        // An error says that others have the database open.
        let _ = sqlx::raw_sql("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE")
            .execute(&mut sqlite.connection)
            .await;
        sqlite.run("PRAGMA busy_timeout = 5000").await?;
        sqlite.run("BEGIN IMMEDIATE").await?;
        Ok(sqlite)
    }

    async fn run(&mut self, statement: &'static str) -> StoreResult<()> {
        sqlx::raw_sql(statement).execute(&mut self.connection).await.map(drop).map_err(failed)
    }

    pub async fn number(&mut self, query: String) -> StoreResult<i64> {
        sqlx::query_scalar(AssertSqlSafe(query))
            .fetch_one(&mut self.connection)
            .await
            .map_err(failed)
    }

    pub async fn write(&mut self, rows: Rows) -> StoreResult<()> {
        let width = rows.columns.len();
        let most = (VALUES / width).max(1) * width;
        let full = insert(&rows, most / width);
        for values in rows.values.chunks(most) {
            let statement = match values.len() == most {
                true => full.clone(),
                false => insert(&rows, values.len() / width),
            };
            let mut arguments = SqliteArguments::default();
            arguments.reserve(values.len(), 0);
            for value in values {
                bind(&mut arguments, value)?;
            }
            sqlx::query_with(AssertSqlSafe(statement), arguments)
                .execute(&mut self.connection)
                .await
                .map_err(failed)?;
        }
        Ok(())
    }

    pub async fn commit(&mut self) -> StoreResult<()> {
        self.run("COMMIT").await?;
        // From here on what is written is safe, and with it what was written before.
        self.run("PRAGMA synchronous = FULL").await
    }

    pub async fn look(mut self) -> StoreResult<()> {
        self.run("PRAGMA analysis_limit = 10000; ANALYZE").await?;
        self.run("PRAGMA journal_mode = WAL").await?;
        self.connection.close().await.map_err(failed)
    }
}

fn insert(rows: &Rows, count: usize) -> String {
    let row = format!("({})", vec!["?"; rows.columns.len()].join(","));
    let columns: Vec<String> = rows.columns.iter().map(|name| format!("\"{name}\"")).collect();
    format!(
        "INSERT INTO {} ({}) VALUES {}",
        rows.table,
        columns.join(","),
        vec![row; count].join(",")
    )
}

/// Binds a value as the store binds it everywhere else.
fn bind(arguments: &mut SqliteArguments, value: &Value) -> StoreResult<()> {
    let bound = match value {
        Value::Bool(value) => arguments.add(value),
        Value::Int(value) => arguments.add(value),
        Value::BigInt(value) => arguments.add(value),
        Value::String(value) => arguments.add(value.clone()),
        Value::Uuid(value) => arguments.add(value),
        Value::ChronoDate(value) => arguments.add(value),
        Value::ChronoDateTimeUtc(value) => arguments.add(value),
        _ => return Err(strange_value()),
    };
    bound.map_err(|_| strange_value())
}
