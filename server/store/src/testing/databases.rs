use super::TestClock;
use crate::{Request, SealingKey, Store, StoreOptions, accounts::PasswordHashing};
use domain::{
    accounts::{Language, Role},
    applications::FieldKey,
    dates::Clock,
    ids::{AccountId, ApplicationId, AssisterAccountId, ConsumerId, RequestId},
    policy::Actor,
};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// The server of the throw-away PostgreSQL; `cargo xtask test` starts one.
const POSTGRES: &str = "ALONGSIDE_TEST_POSTGRES";

/// On which database a test runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// A database with nobody in it, and a clock.
pub struct World {
    pub store: Store,
    pub clock: TestClock,
    pub url: String,
    // The folder lives as long as the world.
    _folder: Option<TempDir>,
}

impl World {
    /// Makes a database and brings its schema up to date.
    ///
    /// # Panics
    /// When PostgreSQL is asked for and not there: a test never skips silently.
    pub async fn new(on: On) -> Self {
        let (url, folder) = match on {
            On::Sqlite => {
                let folder = TempDir::new().expect("a temporary folder");
                (format!("sqlite://{}/test.db?mode=rwc", folder.path().display()), Some(folder))
            }
            On::Postgres => (postgres_database().await, None),
        };
        let store = Store::open(&options(&url)).await.expect("a database with its schema");
        Self { store, clock: TestClock::new(), url, _folder: folder }
    }

    /// A second store on the same database, as another instance would have.
    pub async fn another_store(&self) -> Store {
        Store::connect(&options(&self.url)).await.expect("a second connection")
    }

    /// A request of nobody in particular, now.
    pub fn anonymous(&self) -> Request {
        self.request(Actor::Anonymous)
    }

    /// A request of the software itself, now.
    pub fn system(&self) -> Request {
        self.request(Actor::System)
    }

    pub fn as_consumer(&self, consumer: ConsumerId) -> Request {
        self.request(Actor::Person { account: consumer.into(), role: Role::Consumer })
    }

    pub fn as_assister(&self, assister: AssisterAccountId) -> Request {
        self.request(Actor::Person { account: assister.into(), role: Role::Assister })
    }

    pub fn as_staff(&self, account: AccountId, role: Role) -> Request {
        self.request(Actor::Person { account, role })
    }

    fn request(&self, actor: Actor) -> Request {
        Request {
            id: RequestId(Uuid::now_v7()),
            actor,
            now: self.clock.now(),
            language: Language::En,
        }
    }

    /// What the draft of this application keeps of a number that is typed there.
    ///
    /// # Panics
    /// When the store has no key.
    pub fn sealed(&self, application: ApplicationId, key: FieldKey, typed: &str) -> String {
        let sealed = crate::applications::sealed(&self.store, application.0, key, typed);
        sealed.expect("the store has a key").0.to_string()
    }

    /// The connection, for a look at rows and for planting faults.
    pub fn connection(&self) -> &DatabaseConnection {
        self.store.writer()
    }

    /// How many rows a table has.
    ///
    /// # Panics
    /// When the table does not exist.
    pub async fn count(&self, table: &str) -> i64 {
        self.number(&format!("SELECT COUNT(*) FROM {table}")).await
    }

    /// The one number that a query answers.
    ///
    /// # Panics
    /// When it answers something else.
    pub async fn number(&self, query: &str) -> i64 {
        let backend = self.connection().get_database_backend();
        let statement = sea_orm::Statement::from_sql_and_values(backend, query, []);
        self.connection()
            .query_one_raw(statement)
            .await
            .expect("the query")
            .expect("a row")
            .try_get_by_index(0)
            .expect("a number")
    }

    /// The texts in the first column of the rows that a query answers.
    ///
    /// # Panics
    /// When it answers something else.
    pub async fn texts(&self, query: &str) -> Vec<String> {
        let backend = self.connection().get_database_backend();
        let statement = sea_orm::Statement::from_sql_and_values(backend, query, []);
        let rows = self.connection().query_all_raw(statement).await.expect("the query");
        rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
    }

    /// Runs a statement as it is.
    ///
    /// # Errors
    /// What the database says.
    #[expect(clippy::disallowed_methods, reason = "statements of tests are written by tests")]
    pub async fn execute(&self, statement: &str) -> Result<(), sea_orm::DbErr> {
        self.connection().execute_unprepared(statement).await.map(drop)
    }
}

fn options(url: &str) -> StoreOptions {
    StoreOptions {
        hashing: PasswordHashing::FOR_TESTING,
        connections: 4,
        patience: Duration::from_secs(20),
        sealing: Some(SealingKey::from_bytes(&[7; SealingKey::BYTES]).expect("a key")),
        ..StoreOptions::new(url)
    }
}

/// A new database on the throw-away server.
#[expect(clippy::disallowed_methods, reason = "CREATE DATABASE has no values to bind")]
async fn postgres_database() -> String {
    let server = std::env::var(POSTGRES).unwrap_or_else(|_| {
        panic!("{POSTGRES} is not set: `cargo xtask test` starts a PostgreSQL for the tests")
    });
    let name = format!("t{}", Uuid::now_v7().simple());
    let admin = Database::connect(&server).await.expect("the PostgreSQL for tests");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a new database");
    admin.close().await.expect("the connection closes");
    let (base, _) = server.rsplit_once('/').expect("a database URL with a name");
    format!("{base}/{name}")
}
