//! What a day brings: certifications and holds begin and end, years are over, closed accounts let go
//! of their clients, roster files are taken over, and what was kept for a while
//! is forgotten.
//!
//! Each duty works in batches, every one a small transaction, and the duties take
//! turns: on the night on which all certifications end, somebody who confirms a
//! roster file waits for a few batches, not for a hundred thousand mails. Nobody's
//! access waits for any of this.

use super::system;
use domain::dates::Clock;
use std::{collections::HashMap, sync::Arc, time::Duration};
use store::{Request, Store, StoreResult, assisters, associations, clients};
use tokio::{sync::watch, task::JoinHandle, time::MissedTickBehavior};

/// How often somebody may wait for an answer.
pub const SOON: Duration = Duration::from_secs(1);

/// How many of these looks lie between two looks at everything: a minute.
const EVERYTHING: u32 = 60;

/// One kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duty {
    /// A confirmed roster file comes onto the roster.
    TakeOverRoster,
    TellAssisters,
    TellClients,
    WithdrawLapses,
    /// Which assisters may not act for now, and which may again.
    NoteHolds,
    TellNews,
    WithdrawHolds,
    /// The accounts of a closed organization.
    CloseAccounts,
    EndOfClosed,
    RemindConsumers,
    WatchNumbers,
    ForgetRosters,
    ForgetSearches,
    /// What the planner of queries knows of the size of tables.
    KeepStatistics,
}

impl Duty {
    /// In the order of their urgency.
    pub const ALL: [Self; 14] = [
        Self::TakeOverRoster,
        Self::TellAssisters,
        Self::TellClients,
        Self::WithdrawLapses,
        Self::NoteHolds,
        Self::TellNews,
        Self::WithdrawHolds,
        Self::CloseAccounts,
        Self::EndOfClosed,
        Self::RemindConsumers,
        Self::WatchNumbers,
        Self::ForgetRosters,
        Self::ForgetSearches,
        Self::KeepStatistics,
    ];

    /// Somebody looks at a page and waits for it.
    const SOON: Self = Self::TakeOverRoster;

    /// One batch; answers how much was done, none when nothing is left to do.
    async fn batch(self, store: &Store, request: &Request) -> StoreResult<usize> {
        match self {
            Self::TakeOverRoster => assisters::import::take_over_roster(store, request).await,
            Self::TellAssisters => assisters::tell_assisters(store, request).await,
            Self::TellClients => assisters::tell_clients(store, request).await,
            Self::WithdrawLapses => assisters::withdraw_lapses(store, request).await,
            Self::NoteHolds => assisters::note_holds(store, request).await,
            Self::TellNews => assisters::tell_news(store, request).await,
            Self::WithdrawHolds => assisters::withdraw_holds(store, request).await,
            Self::CloseAccounts => {
                assisters::closing_organizations::close_accounts_of_closed(store, request).await
            }
            Self::EndOfClosed => assisters::end_some_of_closed(store, request).await,
            Self::RemindConsumers => associations::remind_consumers(store, request).await,
            Self::WatchNumbers => associations::watch_numbers(store, request).await,
            Self::ForgetRosters => assisters::import::forget_rosters(store, request).await,
            Self::ForgetSearches => clients::forget_searches(store, request).await,
            // Nothing is left of it after once.
            Self::KeepStatistics => store.keep_statistics().await.map(|()| 0),
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
            let duties: &[Duty] = if tick % EVERYTHING == 0 { &Duty::ALL } else { &[Duty::SOON] };
            self.fulfil(duties, || *stop.borrow(), |duty, done| troubles.note(duty, done)).await;
        }
    }

    /// Does everything that is due; answers how much was done.
    ///
    /// # Errors
    /// A failure of the database. The other duties are done nevertheless.
    pub async fn do_everything(&self) -> StoreResult<usize> {
        let mut outcome = Ok(0);
        let tell = |_, done: StoreResult<usize>| match (done, &mut outcome) {
            (Ok(more), Ok(all)) => *all += more,
            (Err(error), Ok(_)) => outcome = Err(error),
            (_, Err(_)) => {}
        };
        self.fulfil(&Duty::ALL, || false, tell).await;
        outcome
    }

    /// Does what is due of these duties, a batch of each in turn, and tells of each
    /// what was done.
    async fn fulfil(
        &self,
        duties: &[Duty],
        stop: impl Fn() -> bool,
        mut tell: impl FnMut(Duty, StoreResult<usize>),
    ) {
        let mut done = HashMap::new();
        let mut round = duties.to_vec();
        while !round.is_empty() {
            let mut left = Vec::new();
            for duty in round {
                if stop() {
                    return;
                }
                let all: &mut usize = done.entry(duty).or_default();
                match duty.batch(&self.store, &system(&*self.clock)).await {
                    Ok(0) => tell(duty, Ok(std::mem::take(all))),
                    Ok(more) => {
                        *all += more;
                        left.push(duty);
                    }
                    Err(error) => tell(duty, Err(error)),
                }
                // Whoever waits for the database comes in between two batches.
                tokio::task::yield_now().await;
            }
            round = next_round(left);
        }
    }
}

/// Who has a turn next: the duties of which something is left, and while there is
/// one, also what somebody waits for and may have asked for meanwhile.
fn next_round(left: Vec<Duty>) -> Vec<Duty> {
    let soon = (!left.is_empty() && !left.contains(&Duty::SOON)).then_some(Duty::SOON);
    soon.into_iter().chain(left).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roster_file_has_a_turn_while_the_other_work_goes_on() {
        let night = vec![Duty::TellClients, Duty::EndOfClosed];
        assert_eq!(next_round(night), [Duty::TakeOverRoster, Duty::TellClients, Duty::EndOfClosed]);
        let both = vec![Duty::TakeOverRoster, Duty::TellClients];
        assert_eq!(next_round(both.clone()), both);
    }

    #[test]
    fn every_duty_has_a_turn() {
        let places = Duty::ALL.map(|duty| duty as usize);
        assert_eq!(places, std::array::from_fn(|place| place));
        assert_eq!(Duty::ALL.last(), Some(&Duty::KeepStatistics));
    }

    #[test]
    fn the_work_ends_when_nothing_is_left_of_it() {
        assert_eq!(next_round(Vec::new()), []);
    }
}
