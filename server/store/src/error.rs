//! What can go wrong in an operation, by situation.

use domain::{conflict::Conflict, validation::Invalid};
use sea_orm::{DbErr, RuntimeErr, SqlErr};

pub type StoreResult<T> = Result<T, StoreError>;

/// Why an operation did not happen. Nothing in here holds what a person typed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nobody is signed in.
    #[error("not signed in")]
    Unauthenticated,
    /// The role may not do this at all.
    #[error("not allowed for this role")]
    Forbidden,
    /// It does not exist, or the person may not know that it does.
    #[error("not found")]
    NotFound,
    /// The world is no longer as the page showed it.
    #[error("conflict: {0:?}")]
    Conflict(Conflict),
    /// Fields that were not accepted.
    #[error("invalid input")]
    Invalid(Invalid),
    /// The database cannot be reached or is overloaded; trying again may help.
    #[error("database unavailable")]
    Unavailable(#[source] DbErr),
    /// A row that makes no sense.
    #[error("inconsistent row in {table}: {what}")]
    Inconsistent { table: &'static str, what: String },
    #[error("database error")]
    Database(#[source] DbErr),
    #[error("{0}")]
    Internal(&'static str),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let unreachable = match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
            DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)) => {
                is_unreachable(e)
            }
            _ => false,
        };
        if unreachable { Self::Unavailable(error) } else { Self::Database(error) }
    }
}

fn is_unreachable(error: &sea_orm::sqlx::Error) -> bool {
    use sea_orm::sqlx::Error;
    match error {
        Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => true,
        // 57P01…57P03: shut down, crash, cannot connect now; 5: SQLITE_BUSY; 13: SQLITE_FULL.
        Error::Database(e) => e.code().is_some_and(|code| {
            matches!(&*code, "57P01" | "57P02" | "57P03" | "53300" | "5" | "13" | "53100")
        }),
        _ => false,
    }
}

impl From<Conflict> for StoreError {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

impl From<Invalid> for StoreError {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl StoreError {
    /// A row that cannot be read as a domain value.
    pub(crate) fn inconsistent(table: &'static str, what: impl ToString) -> Self {
        Self::Inconsistent { table, what: what.to_string() }
    }
}

/// Whether a write met a unique index.
pub(crate) fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
