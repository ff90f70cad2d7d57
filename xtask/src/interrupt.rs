//! Ctrl-C and termination end the command in order, so that what it started is
//! stopped and removed on the way out.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// From now on an interrupt is remembered instead of ending this process.
pub fn listen() -> Result<()> {
    ctrlc::set_handler(|| REQUESTED.store(true, Ordering::Relaxed))
        .context("cannot listen for Ctrl-C")
}

/// Whether somebody wants us to stop.
pub fn requested() -> bool {
    REQUESTED.load(Ordering::Relaxed)
}
