//! Opening a database: SQLite built in, PostgreSQL by its URL.

use crate::{
    SealingKey, StoreError, StoreResult, accounts::PasswordHashing, assisters::import::Progress,
};
use migration::MigratorTrait;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// Which database stands behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// How a store is opened.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// `sqlite://data/alongside.db?mode=rwc` or `postgres://user@host/name`.
    pub url: String,
    /// Connections that read at once; writers are one on SQLite.
    pub connections: u32,
    pub hashing: PasswordHashing,
    /// How long a request waits for a connection before it answers "unavailable".
    pub patience: Duration,
    /// Seals single answers; without it none can be saved.
    pub sealing: Option<SealingKey>,
}

impl StoreOptions {
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            connections: 10,
            hashing: PasswordHashing::default(),
            patience: Duration::from_secs(3),
            sealing: None,
        }
    }
}

/// The database and what belongs to it. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    backend: Backend,
    pub(crate) hashing: PasswordHashing,
    /// As many password hashes at once as there are cores: each takes 46 MiB.
    pub(crate) hashing_slots: Arc<Semaphore>,
    /// How far roster files are that this server takes over.
    pub(crate) import_progress: Progress,
    pub(crate) sealing: Option<SealingKey>,
}

impl Store {
    /// Connects and brings the schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] or [`StoreError::Database`].
    pub async fn open(options: &StoreOptions) -> StoreResult<Self> {
        let store = Self::connect(options).await?;
        migration::Migrator::up(&store.writer, None).await?;
        // Whoever writes at length may be in the way; the upkeep asks again.
        if let Err(error) = store.keep_statistics().await {
            tracing::warn!(%error, "no new statistics at the start");
        }
        Ok(store)
    }

    /// Has SQLite count a sample of the tables that have no statistics yet, or that
    /// became ten times as large since: without them it chooses other indexes than the
    /// ones that are meant. PostgreSQL does so by itself. Connections that are open may
    /// learn of new statistics only when the pool renews them, twice an hour.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] or [`StoreError::Database`].
    pub async fn keep_statistics(&self) -> StoreResult<()> {
        if self.backend == Backend::Sqlite {
            // All tables (0x10000), analysed (0x02) by a sample (0x10). Not when a
            // connection opens: it takes the write lock, for which a reader would wait.
            let pragma = "PRAGMA optimize = 0x10012";
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, pragma, []);
            self.writer.execute_raw(statement).await?;
        }
        Ok(())
    }

    /// Connects without touching the schema.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn connect(options: &StoreOptions) -> StoreResult<Self> {
        let backend =
            if options.url.starts_with("sqlite:") { Backend::Sqlite } else { Backend::Postgres };
        let (writer, reader) = match backend {
            Backend::Sqlite => (
                Database::connect(sqlite(options, 1)).await?,
                Database::connect(sqlite(options, options.connections)).await?,
            ),
            Backend::Postgres => {
                let pool = Database::connect(postgres(options)).await?;
                (pool.clone(), pool)
            }
        };
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Ok(Self {
            reader,
            writer,
            backend,
            hashing: options.hashing,
            hashing_slots: Arc::new(Semaphore::new(cores)),
            import_progress: Progress::default(),
            sealing: options.sealing.clone(),
        })
    }

    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// For queries outside a transaction.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// All connections, to measure what goes over them.
    pub(crate) fn connections(&mut self) -> [&mut DatabaseConnection; 2] {
        [&mut self.reader, &mut self.writer]
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it does not.
    pub async fn ping(&self) -> StoreResult<()> {
        self.reader.ping().await.map_err(StoreError::Unavailable)
    }

    /// Closes the connections: what a stopped database looks like from here.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn close(self) -> StoreResult<()> {
        if self.backend == Backend::Sqlite {
            self.writer.close().await?;
        }
        self.reader.close().await?;
        Ok(())
    }
}

fn sqlite(options: &StoreOptions, connections: u32) -> ConnectOptions {
    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    let mut connect = shared(options, connections);
    connect.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            // 32 MiB for each connection in place of 2: enough for the inner pages of
            // every index of a large database.
            .pragma("cache_size", "-32768")
            // What a query sets aside (a list of ids, a sort) stays in memory: quicker,
            // and nothing of it is ever in a file that nobody looks after.
            .pragma("temp_store", "MEMORY")
            .create_if_missing(true)
    });
    connect
}

fn postgres(options: &StoreOptions) -> ConnectOptions {
    let mut connect = shared(options, options.connections);
    connect.map_sqlx_postgres_opts(|postgres| {
        postgres.options([("statement_timeout", "10s"), ("lock_timeout", "5s")])
    });
    connect
}

fn shared(options: &StoreOptions, connections: u32) -> ConnectOptions {
    let mut connect = ConnectOptions::new(&options.url);
    connect
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(options.patience)
        .connect_timeout(options.patience)
        // Statements may carry what people typed.
        .sqlx_logging(false);
    connect
}
