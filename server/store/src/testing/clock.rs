use chrono::Duration;
use domain::dates::{Clock, Instant};
use std::sync::{Arc, Mutex};

/// A clock that a test moves.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<Instant>>);

impl TestClock {
    /// Monday, November 23, 2026, 9:00 in St. Paul.
    pub fn new() -> Self {
        Self::at("2026-11-23T15:00:00Z")
    }

    /// An RFC 3339 instant.
    pub fn at(instant: &str) -> Self {
        Self(Arc::new(Mutex::new(instant.parse().expect("an instant"))))
    }

    pub fn set(&self, instant: &str) {
        *self.0.lock().expect("the clock") = instant.parse().expect("an instant");
    }

    pub fn advance(&self, by: Duration) {
        *self.0.lock().expect("the clock") += by;
    }
}

impl Default for TestClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        *self.0.lock().expect("the clock")
    }
}
