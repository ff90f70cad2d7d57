//! What a day brings: certifications end, years are over, closed accounts let go
//! of their clients, roster files are taken over, and what was kept for a while
//! is forgotten.
//!
//! Each duty works in batches, every one a small transaction, until nothing is
//! left of it. Nobody's access waits for any of this.

use super::system;
use domain::dates::Clock;
use std::{sync::Arc, time::Duration};
use store::{Request, Store, StoreResult, assisters, associations, clients};
use tokio::{sync::watch, task::JoinHandle, time::MissedTickBehavior};

/// How often somebody may wait for an answer.
pub const SOON: Duration = Duration::from_secs(1);

/// How many of these looks lie between two looks at everything: a minute.
const EVERYTHING: u32 = 60;

/// One kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// A confirmed roster file comes onto the roster.
    TakeOverRoster,
    TellAssisters,
    TellClients,
    WithdrawLapses,
    EndOfClosed,
    RemindConsumers,
    ForgetRosters,
    ForgetSearches,
}

impl Duty {
    /// In the order of their urgency.
    pub const ALL: [Self; 8] = [
        Self::TakeOverRoster,
        Self::TellAssisters,
        Self::TellClients,
        Self::WithdrawLapses,
        Self::EndOfClosed,
        Self::RemindConsumers,
        Self::ForgetRosters,
        Self::ForgetSearches,
    ];

    /// One batch; answers how much was done, none when nothing is left to do.
    async fn batch(self, store: &Store, request: &Request) -> StoreResult<usize> {
        match self {
            Self::TakeOverRoster => assisters::import::take_over_roster(store, request).await,
            Self::TellAssisters => assisters::tell_assisters(store, request).await,
            Self::TellClients => assisters::tell_clients(store, request).await,
            Self::WithdrawLapses => assisters::withdraw_lapses(store, request).await,
            Self::EndOfClosed => assisters::end_some_of_closed(store, request).await,
            Self::RemindConsumers => associations::remind_consumers(store, request).await,
            Self::ForgetRosters => assisters::import::forget_rosters(store, request).await,
            Self::ForgetSearches => clients::forget_searches(store, request).await,
        }
    }
}

/// What the worker needs.
#[derive(Clone)]
pub struct UpkeepJob {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
}

impl UpkeepJob {
    /// Starts the worker. It stops, between two batches, when `stop` becomes true
    /// or its sender is gone.
    pub fn spawn(self, stop: watch::Receiver<bool>) -> JoinHandle<()> {
        tokio::spawn(self.work(stop))
    }

    async fn work(self, mut stop: watch::Receiver<bool>) {
        let mut ticks = tokio::time::interval(SOON);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut troubles = Troubles::default();
        for tick in 0_u32.. {
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                _ = ticks.tick() => {}
            }
            let duties: &[Duty] =
                if tick % EVERYTHING == 0 { &Duty::ALL } else { &[Duty::TakeOverRoster] };
            for duty in duties {
                let done = self.fulfil(*duty, || *stop.borrow()).await;
                troubles.note(*duty, done);
            }
        }
    }

    /// Does everything that is due; answers how much was done.
    ///
    /// # Errors
    /// A failure of the database. The other duties are done nevertheless.
    pub async fn do_everything(&self) -> StoreResult<usize> {
        let (mut done, mut failed) = (0, None);
        for duty in Duty::ALL {
            match self.fulfil(duty, || false).await {
                Ok(more) => done += more,
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(done), Err)
    }

    async fn fulfil(&self, duty: Duty, stop: impl Fn() -> bool) -> StoreResult<usize> {
        let mut done = 0;
        while !stop() {
            let more = duty.batch(&self.store, &system(&*self.clock)).await?;
            if more == 0 {
                break;
            }
            done += more;
            // Whoever waits for the database comes in between two batches.
            tokio::task::yield_now().await;
        }
        Ok(done)
    }
}

/// The duties that failed when they were last tried: said once, not every time.
#[derive(Default)]
struct Troubles(Vec<Duty>);

impl Troubles {
    fn note(&mut self, duty: Duty, done: StoreResult<usize>) {
        let before = self.0.contains(&duty);
        match done {
            Ok(_) if before => {
                tracing::info!(?duty, "the work goes on");
                self.0.retain(|one| *one != duty);
            }
            Err(error) if !before => {
                tracing::error!(?duty, error = %error, "the work stands still; it is tried again");
                self.0.push(duty);
            }
            Ok(done) if done > 0 => tracing::info!(?duty, done, "work that was due is done"),
            Ok(_) | Err(_) => {}
        }
    }
}
