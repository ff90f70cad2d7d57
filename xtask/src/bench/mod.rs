//! Measurements that have a bar.

mod databases;
mod determine;
mod lists;
mod one_core;
mod save;

use anyhow::Result;
use clap::Subcommand;

use crate::project::Project;

/// What to measure.
#[derive(Subcommand)]
pub enum Bench {
    /// The speed of the determination engine
    Determine,
    /// A page of each list at 10,000 and at 1,000,000 consumers; fails where it costs too much more
    Lists(lists::Options),
    /// What it costs to keep one field of a draft
    Save,
}

pub fn run(project: &Project, bench: &Bench) -> Result<()> {
    match bench {
        Bench::Determine => determine::run(project),
        Bench::Lists(options) => lists::run(project, options),
        Bench::Save => save::run(project),
    }
}
