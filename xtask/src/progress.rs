//! Says what is being done and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Announces the work, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {what}");
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "done" } else { "failed" };
    println!("    {outcome} after {}", seconds(start.elapsed()));
    result
}

/// "75.3 s"
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
