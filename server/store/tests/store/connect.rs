//! How a database is opened.

use store::testing::{On, World};

/// The flags come from the folder's settings for Cargo: who builds from elsewhere, or
/// with flags of their own, gets another SQLite and slower lists.
#[tokio::test]
async fn sqlite_is_built_with_a_page_cache_for_each_connection() {
    let world = World::new(On::Sqlite).await;
    let built = world.texts("SELECT compile_options FROM pragma_compile_options").await;
    assert!(built.contains(&"DEFAULT_PCACHE_INITSZ=512".to_owned()), "{built:?}");
    assert!(!built.contains(&"ENABLE_MEMORY_MANAGEMENT".to_owned()), "{built:?}");
}

/// Asking for the write lock when it opens, a reader would wait for a roster file of two
/// thousand lines, and give up.
#[tokio::test]
async fn whoever_opens_a_connection_does_not_wait_for_whoever_writes() {
    let world = World::new(On::Sqlite).await;
    world.execute("BEGIN IMMEDIATE").await.expect("a write that goes on");
    world.another_store().await.ping().await.expect("a reader that opens");
    world.execute("ROLLBACK").await.expect("the end of the write");
}
