//! Many rows into PostgreSQL: COPY in its text format, in one transaction.
//! Foreign keys and unique indexes are checked row by row as ever.

use super::bulk::{Rows, failed, strange_value};
use crate::StoreResult;
use sea_orm::{
    Value,
    sqlx::{
        self, AssertSqlSafe, ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions,
    },
};
use std::{io::Write, str::FromStr};

/// Bytes in one message.
const MESSAGE: usize = 1 << 20;

pub(super) struct Postgres {
    connection: PgConnection,
}

impl Postgres {
    pub async fn begin(url: &str) -> StoreResult<Self> {
        let options = PgConnectOptions::from_str(url)
            .map_err(failed)?
            // A long statement is no news here.
            .disable_statement_logging();
        let connection = options.connect().await.map_err(failed)?;
        let mut postgres = Self { connection };
        postgres.run("BEGIN").await?;
        // Two seedings of one database wait for each other; the second finds it full.
        postgres.run("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE").await?;
        Ok(postgres)
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
        let columns: Vec<String> = rows.columns.iter().map(|name| format!("\"{name}\"")).collect();
        // Of names of the schema.
        let copy = format!("COPY {} ({}) FROM STDIN", rows.table, columns.join(","));
        let mut copy = self.connection.copy_in_raw(&copy).await.map_err(failed)?;
        let mut message = Vec::with_capacity(2 * MESSAGE);
        for row in rows.values.chunks(rows.columns.len()) {
            for (at, value) in row.iter().enumerate() {
                if at > 0 {
                    message.push(b'\t');
                }
                if let Err(error) = push(&mut message, value) {
                    copy.abort("a value that cannot be written").await.map_err(failed)?;
                    return Err(error);
                }
            }
            message.push(b'\n');
            if message.len() > MESSAGE {
                copy.send(message.as_slice()).await.map_err(failed)?;
                message.clear();
            }
        }
        copy.send(message.as_slice()).await.map_err(failed)?;
        copy.finish().await.map(drop).map_err(failed)
    }

    pub async fn commit(&mut self) -> StoreResult<()> {
        self.run("COMMIT").await
    }

    pub async fn look(mut self) -> StoreResult<()> {
        // What PostgreSQL would do by itself within minutes.
        self.run("VACUUM (ANALYZE)").await?;
        self.connection.close().await.map_err(failed)
    }
}

/// A value in COPY's text format.
fn push(message: &mut Vec<u8>, value: &Value) -> StoreResult<()> {
    let written = match value {
        Value::Bool(Some(value)) => write!(message, "{value}"),
        Value::Int(Some(value)) => write!(message, "{value}"),
        Value::BigInt(Some(value)) => write!(message, "{value}"),
        Value::Uuid(Some(value)) => write!(message, "{value}"),
        Value::ChronoDate(Some(value)) => write!(message, "{value}"),
        Value::ChronoDateTimeUtc(Some(value)) => write!(message, "{}", value.to_rfc3339()),
        Value::String(Some(value)) => {
            push_text(message, value);
            Ok(())
        }
        Value::Bool(None)
        | Value::Int(None)
        | Value::BigInt(None)
        | Value::Uuid(None)
        | Value::ChronoDate(None)
        | Value::ChronoDateTimeUtc(None)
        | Value::String(None) => message.write_all(b"\\N"),
        _ => return Err(strange_value()),
    };
    written.map_err(|_| strange_value())
}

fn push_text(message: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'\\' => message.extend_from_slice(b"\\\\"),
            b'\t' => message.extend_from_slice(b"\\t"),
            b'\n' => message.extend_from_slice(b"\\n"),
            b'\r' => message.extend_from_slice(b"\\r"),
            byte => message.push(byte),
        }
    }
}
