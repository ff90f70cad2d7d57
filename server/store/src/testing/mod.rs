//! Real databases and builders that insert real rows, for tests of this crate
//! and of the server.
//!
//! A test starts from one line ([`World::new`]) and runs on SQLite and on
//! PostgreSQL ([`crate::on_both_databases!`]). Each has a database of its own.

mod builders;
mod clock;
mod databases;

pub use builders::{AssisterBuilder, ConsumerBuilder, PASSWORD};
pub use clock::TestClock;
pub use databases::{On, World};

/// Makes a test on SQLite and one on PostgreSQL out of one async function that
/// takes a [`World`]:
///
/// ```text
/// on_both_databases! {
///     async fn a_consumer_has_one_assister(world: World) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn story($world: $crate::testing::World) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                story($crate::testing::World::new($crate::testing::On::Sqlite).await).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                story($crate::testing::World::new($crate::testing::On::Postgres).await).await;
            }
        }
    )+};
}
