//! Measurements of what has a bar. Machines differ and are busy: each prints a
//! ratio of two things that ran side by side.

mod save;

use anyhow::Result;
use clap::Subcommand;

use crate::project::Project;

#[derive(Subcommand)]
pub enum Bench {
    /// Keeping a field of a draft, beside one insert of the same database
    Save,
}

pub fn run(project: &Project, bench: &Bench) -> Result<()> {
    match bench {
        Bench::Save => save::run(project),
    }
}
