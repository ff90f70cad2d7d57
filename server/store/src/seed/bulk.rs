//! Many rows at once, on either database, over a connection of its own: nothing
//! else goes on in the database, and one transaction holds everything.

use super::{postgres::Postgres, sqlite::Sqlite};
use crate::{StoreError, StoreResult};
use sea_orm::{
    DbErr, EntityName, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyTrait, RuntimeErr,
    Value, sqlx,
};
use std::sync::Arc;

pub(super) enum Bulk {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Rows of one table, one value after the other.
pub(super) struct Rows {
    pub table: &'static str,
    pub columns: Vec<&'static str>,
    pub values: Vec<Value>,
}

impl Bulk {
    pub async fn begin(url: &str) -> StoreResult<Self> {
        Ok(match url.starts_with("sqlite:") {
            true => Self::Sqlite(Sqlite::begin(url).await?),
            false => Self::Postgres(Postgres::begin(url).await?),
        })
    }

    /// Whether none of the tables has a row.
    pub async fn is_empty_of(&mut self, tables: &[&'static str]) -> StoreResult<bool> {
        for table in tables {
            // Of constants.
            let query = format!("SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT 1) AS found");
            let rows = match self {
                Self::Sqlite(sqlite) => sqlite.number(query).await?,
                Self::Postgres(postgres) => postgres.number(query).await?,
            };
            if rows > 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Writes the rows. What the database counts itself is left to it.
    pub async fn write<M: ModelTrait>(&mut self, rows: Vec<M>) -> StoreResult<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let counted = <M::Entity as EntityTrait>::PrimaryKey::auto_increment();
        let keys: Vec<&str> =
            <M::Entity as EntityTrait>::PrimaryKey::iter().map(|key| key.as_str()).collect();
        let columns: Vec<_> = <M::Entity as EntityTrait>::Column::iter()
            .filter(|column| !counted || !keys.contains(&column.as_str()))
            .collect();
        let mut values = Vec::with_capacity(rows.len() * columns.len());
        for row in &rows {
            values.extend(columns.iter().map(|column| row.get(*column)));
        }
        let rows = Rows {
            table: M::Entity::default().table_name(),
            columns: columns.iter().map(IdenStatic::as_str).collect(),
            values,
        };
        match self {
            Self::Sqlite(sqlite) => sqlite.write(rows).await,
            Self::Postgres(postgres) => postgres.write(rows).await,
        }
    }

    pub async fn commit(&mut self) -> StoreResult<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.commit().await,
            Self::Postgres(postgres) => postgres.commit().await,
        }
    }

    /// Lets the database look at its new rows, and closes the connection.
    pub async fn look(self) -> StoreResult<()> {
        match self {
            Self::Sqlite(sqlite) => sqlite.look().await,
            Self::Postgres(postgres) => postgres.look().await,
        }
    }
}

pub(super) fn failed(error: sqlx::Error) -> StoreError {
    DbErr::Exec(RuntimeErr::SqlxError(Arc::new(error))).into()
}

pub(super) fn strange_value() -> StoreError {
    StoreError::Internal("a column has values that seeding does not know")
}
