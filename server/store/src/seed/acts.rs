//! Acts in the order of time. Consumers come in the order in which they
//! registered, and what each of them did later waits here for its turn: the
//! audit trail is then numbered as time went by.

use super::Act;
use domain::dates::Instant;
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct Acts {
    waiting: BTreeMap<(Instant, u64), Act>,
    taken_in: u64,
}

impl Acts {
    pub fn add(&mut self, acts: impl IntoIterator<Item = Act>) {
        for act in acts {
            self.waiting.insert((act.at, self.taken_in), act);
            self.taken_in += 1;
        }
    }

    /// Those before an instant, in order.
    pub fn take_before(&mut self, instant: Instant) -> Vec<Act> {
        let rest = self.waiting.split_off(&(instant, 0));
        std::mem::replace(&mut self.waiting, rest).into_values().collect()
    }

    pub fn take_all(&mut self) -> Vec<Act> {
        std::mem::take(&mut self.waiting).into_values().collect()
    }
}
