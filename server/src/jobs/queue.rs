//! Queues in the database, and the worker that looks at one of them.

use std::{future::Future, time::Duration};
use store::StoreResult;
use tokio::{sync::watch, time::MissedTickBehavior};

/// How often a queue is looked at.
const EVERY: Duration = Duration::from_secs(1);

/// Something in the database that waits for a worker.
pub(super) trait Queue: Send + Sync {
    /// What waits, as the log names it.
    const NAME: &'static str;

    /// Does what is due, until nothing is or `stop` says true.
    fn do_due(
        &self,
        stop: impl Fn() -> bool + Send + Sync,
    ) -> impl Future<Output = StoreResult<()>> + Send;
}

/// Does what is due until `stop` becomes true or its sender is gone.
pub(super) async fn work<Q: Queue>(queue: Q, mut stop: watch::Receiver<bool>) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut in_trouble = false;
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            _ = ticks.tick() => {}
        }
        let done = queue.do_due(|| *stop.borrow()).await;
        in_trouble = say(Q::NAME, &done, in_trouble);
    }
}

/// Says once, not every second, that a queue cannot be read; answers whether it
/// could not be read now.
fn say(queue: &str, done: &StoreResult<()>, in_trouble: bool) -> bool {
    match done {
        Ok(()) if in_trouble => tracing::info!(queue, "the work goes on"),
        Err(error) if !in_trouble => {
            tracing::error!(queue, %error, "the queue cannot be read; it waits");
        }
        Ok(()) | Err(_) => {}
    }
    done.is_err()
}
