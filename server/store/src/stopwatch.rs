//! How long the database took to answer the questions of an operation, for
//! measurements. What an operation writes (its audit row) is not counted.

use crate::Store;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

/// Adds up the time of the queries of one store.
#[derive(Clone, Debug, Default)]
pub struct Stopwatch {
    nanos: Arc<AtomicU64>,
    queries: Arc<AtomicU64>,
}

impl Stopwatch {
    /// From here on every query of this store, and of its later clones, counts.
    pub fn on(store: &mut Store) -> Self {
        let watch = Self::default();
        for connection in store.connections() {
            let watch = watch.clone();
            connection.set_metric_callback(move |info| {
                if info.statement.sql.starts_with("SELECT") {
                    let nanos = u64::try_from(info.elapsed.as_nanos()).unwrap_or(u64::MAX);
                    watch.nanos.fetch_add(nanos, Relaxed);
                    watch.queries.fetch_add(1, Relaxed);
                }
            });
        }
        watch
    }

    /// The time since it was last asked, and the number of queries.
    pub fn lap(&self) -> (Duration, u64) {
        let nanos = self.nanos.swap(0, Relaxed);
        (Duration::from_nanos(nanos), self.queries.swap(0, Relaxed))
    }
}
