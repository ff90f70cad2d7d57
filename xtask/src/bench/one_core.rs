//! Measurements on one core.
//!
//! SQLite's driver answers from a thread of its own, PostgreSQL from a process for
//! each connection. Whether those and the one that asks share a core is up to the
//! scheduler and lasts for minutes, and waking another core can cost more than the
//! query: a page of the same list took 0.7 or 1.4 ms.

use anyhow::Result;

/// While this lives, the thread that made it and the programs that it starts stay on
/// one core. Only Linux can be told so; elsewhere nothing changes.
pub struct OneCore {
    #[cfg(target_os = "linux")]
    before: rustix::thread::CpuSet,
}

#[cfg(target_os = "linux")]
impl OneCore {
    /// # Errors
    /// When the system refuses.
    pub fn take() -> Result<Self> {
        use anyhow::Context;
        use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

        let before = sched_getaffinity(None).context("which cores may be used is not known")?;
        let last = (0..CpuSet::MAX_CPU).rev().find(|core| before.is_set(*core));
        let mut one = CpuSet::new();
        one.set(last.context("there is no core")?);
        sched_setaffinity(None, &one).context("cannot stay on one core")?;
        Ok(Self { before })
    }
}

#[cfg(target_os = "linux")]
impl Drop for OneCore {
    fn drop(&mut self) {
        // It was allowed before.
        let _ = rustix::thread::sched_setaffinity(None, &self.before);
    }
}

#[cfg(not(target_os = "linux"))]
impl OneCore {
    pub fn take() -> Result<Self> {
        Ok(Self {})
    }
}
