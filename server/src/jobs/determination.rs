//! Applications that were sent get their results.
//!
//! The engine is asked outside of any transaction. Whoever sent an application waits a moment for
//! it; what takes longer, or fails, is done by the worker, with pauses that grow.

use super::{
    queue::{self, Queue},
    system,
};
use app::coverage::Determinations;
use domain::{
    coverage::{Asked, DeterminationEngine, EngineError, Subject},
    dates::Clock,
    ids::ApplicationId,
};
use futures::future::join_all;
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};
use store::{
    Request, Store, StoreResult,
    coverage::{self, Kept, Waiting},
};
use tokio::{sync::watch, task::JoinHandle};

/// How long somebody who has just sent an application waits for its result.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the worker needs.
#[derive(Clone)]
pub struct DeterminationJob {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub engine: Arc<dyn DeterminationEngine>,
}

/// What became of the applications that were due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Determined {
    /// Everybody has a result.
    pub whole: usize,
    /// Somebody waits on, for a number that is not configured.
    pub partly: usize,
    /// The engine did not answer.
    pub failed: usize,
}

impl DeterminationJob {
    /// Starts the worker. It stops, between two batches, when `stop` becomes true
    /// or its sender is gone.
    pub fn spawn(self, stop: watch::Receiver<bool>) -> JoinHandle<()> {
        tokio::spawn(queue::work(self, stop))
    }

    /// Determines every application that is due.
    ///
    /// # Errors
    /// A failure of the database; an engine that does not answer is none.
    pub async fn determine_due(&self) -> StoreResult<Determined> {
        self.determine(None, || false).await
    }

    async fn determine(
        &self,
        one: Option<ApplicationId>,
        stop: impl Fn() -> bool,
    ) -> StoreResult<Determined> {
        let mut determined = Determined::default();
        while !stop() {
            let waiting = coverage::claim(&self.store, &self.request(), one).await?;
            if waiting.is_empty() {
                break;
            }
            // Together: one that the engine thinks about for long holds up no other.
            for done in join_all(waiting.iter().map(|one| self.ask(one))).await {
                match done? {
                    Some(Kept::Whole | Kept::TooLate) => determined.whole += 1,
                    Some(Kept::Partly) => determined.partly += 1,
                    None => determined.failed += 1,
                }
            }
        }
        Ok(determined)
    }

    async fn ask(&self, waiting: &Waiting) -> StoreResult<Option<Kept>> {
        ask(&self.store, &self.request(), &*self.engine, waiting, || self.request()).await
    }

    fn request(&self) -> Request {
        system(&*self.clock)
    }
}

impl Queue for DeterminationJob {
    const NAME: &'static str = "applications without a result";

    async fn do_due(&self, stop: impl Fn() -> bool + Send + Sync) -> StoreResult<()> {
        self.determine(None, stop).await.map(drop)
    }
}

/// Asks the engine about one application and keeps what it answers.
///
/// # Errors
/// A failure of the database.
pub async fn ask(
    store: &Store,
    request: &Request,
    engine: &dyn DeterminationEngine,
    waiting: &Waiting,
    then: impl Fn() -> Request,
) -> StoreResult<Option<Kept>> {
    let asked = Asked {
        subject: Subject::Application {
            application: waiting.application,
            snapshot: Box::new(waiting.snapshot.clone()),
        },
        determined_on: request.today(),
    };
    match engine.determine(&asked).await {
        Ok(answer) => coverage::keep(store, &then(), waiting, &answer).await.map(Some),
        Err(error) => {
            say(waiting, error);
            coverage::not_answered(store, &then(), waiting, error).await?;
            Ok(None)
        }
    }
}

fn say(waiting: &Waiting, error: EngineError) {
    tracing::warn!(
        application = %waiting.application,
        attempt = waiting.attempt,
        error = %error,
        "an application could not be determined; it waits"
    );
}

impl Determinations for DeterminationJob {
    fn sent(&self, application: ApplicationId) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            let job = self.clone();
            // The work goes on when nobody waits for it any more.
            let work =
                tokio::spawn(async move { job.determine(Some(application), || false).await });
            if let Ok(Ok(Err(error))) = tokio::time::timeout(PATIENCE, work).await {
                tracing::error!(error = %error, "an application that was sent waits for the worker");
            }
        })
    }

    fn engine(&self) -> &dyn DeterminationEngine {
        &*self.engine
    }
}
