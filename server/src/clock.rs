//! The system's clock: the one place that reads it.

use chrono::SubsecRound;
use domain::dates::{Clock, Instant};

/// The time of the machine, to the microsecond: what both databases keep.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
    fn now(&self) -> Instant {
        chrono::Utc::now().trunc_subsecs(6)
    }
}
