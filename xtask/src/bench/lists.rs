//! Fills a small and a large database of each kind, and lets the server's own
//! measurement read every list in both.

use std::process::Command;

use anyhow::{Result, bail, ensure};
use clap::{Args, ValueEnum};

use super::{
    databases::{Databases, Kind},
    one_core::OneCore,
};
use crate::{
    interrupt, process, progress,
    project::{Profile, Project},
};

/// What to compare.
#[derive(Args)]
pub struct Options {
    /// How many consumers the small and the large database have
    #[arg(long, value_delimiter = ',', num_args = 1, default_values_t = [10_000, 1_000_000])]
    consumers: Vec<u32>,
    /// On which database
    #[arg(long, value_enum, default_value = "both")]
    database: Which,
    /// How often each page is read in each database
    #[arg(long, default_value_t = 101)]
    rounds: u32,
    /// Measure the lists whose names begin with this, such as "queue"
    #[arg(long, default_value = "")]
    only: String,
    /// Measure an unoptimised server: quick to build, and no measure of anything but itself
    #[arg(long)]
    debug: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    Sqlite,
    Postgres,
    Both,
}

impl Which {
    fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Sqlite => &[Kind::Sqlite],
            Self::Postgres => &[Kind::Postgres],
            Self::Both => &[Kind::Sqlite, Kind::Postgres],
        }
    }
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let &[small, large] = options.consumers.as_slice() else {
        bail!("--consumers takes two numbers, such as 10000,1000000");
    };
    let profile = Profile::from_release(!options.debug);
    build(project, profile)?;

    // As many for both, so that the roster and the directory are of one length.
    let assisters = large.div_ceil(300).max(120);
    let filled = |kind| -> Result<(Databases, String, String)> {
        let mut databases = Databases::open(project, kind)?;
        let mut url = |consumers| databases.filled(project, profile, consumers, assisters);
        let (small_url, large_url) = (url(small)?, url(large)?);
        Ok((databases, small_url, large_url))
    };
    let mut missed = Vec::new();
    for &kind in options.database.kinds() {
        // Filled by all cores; the server that is measured starts on the one core.
        drop(filled(kind)?);
        let here = OneCore::take()?;
        let (_running, small_url, large_url) = filled(kind)?;

        println!("==> {}: {small} and {large} consumers, {assisters} assisters", kind.name());
        let mut bench = Command::new(project.server(profile));
        bench
            .arg("bench-lists")
            .args(["--small", &small.to_string(), "--small-url", &small_url])
            .args(["--large", &large.to_string(), "--large-url", &large_url])
            .args(["--assisters", &assisters.to_string()])
            .args(["--rounds", &options.rounds.to_string()])
            .args(["--only", &options.only]);
        // The other kind is measured in any case.
        let outcome = process::run(&mut bench);
        drop(here);
        ensure!(!interrupt::requested(), "interrupted");
        if outcome.is_err() {
            missed.push(kind.name());
        }
    }
    ensure!(missed.is_empty(), "the lists are not fast enough on {}", missed.join(" and "));
    Ok(())
}

fn build(project: &Project, profile: Profile) -> Result<()> {
    progress::step(&format!("server, {}", profile.name()), || {
        let mut cargo = project.command("cargo");
        cargo.args(["build", "--locked", "--package", "server"]);
        if profile == Profile::Release {
            cargo.arg("--release");
        }
        process::run(&mut cargo)
    })
}
