//! How far the take-over of a file is. It is one transaction, so nobody outside
//! sees its rows; the server that works on it knows the number.

use domain::ids::RosterImportId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

#[derive(Clone, Default)]
pub(crate) struct Progress(Arc<Mutex<HashMap<RosterImportId, u32>>>);

impl Progress {
    pub fn of(&self, id: RosterImportId) -> Option<u32> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).copied()
    }

    /// Counts the work on a file; over when the answer is dropped.
    pub(super) fn begin(&self, id: RosterImportId) -> Counting<'_> {
        Counting { progress: self, id }
    }
}

pub(super) struct Counting<'p> {
    progress: &'p Progress,
    id: RosterImportId,
}

impl Counting<'_> {
    pub fn at(&self, done: usize) {
        let done = u32::try_from(done).unwrap_or(u32::MAX);
        let mut all = self.progress.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(self.id, done);
    }
}

impl Drop for Counting<'_> {
    fn drop(&mut self) {
        self.progress.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
