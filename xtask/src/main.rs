//! The project's chores: `cargo xtask --help`.
//!
//! Every command first checks its tools and installs the missing ones, so a
//! fresh clone needs only rustup, Node and a C compiler.

#![expect(clippy::print_stdout, reason = "a command line tool talks on standard output")]

mod bench;
mod bundle;
mod dev;
mod fingerprint;
mod interrupt;
mod postgres;
mod process;
mod progress;
mod project;
mod rules;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::project::{Profile, Project};

/// Prepares, runs and tests Alongside.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
#[command(after_help = "Environment:
  ALONGSIDE_TOOLS  where trunk and wasm-bindgen are installed (default: .tools)
  CHROMIUM         the browser for the end-to-end tests (default: found on PATH)")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds what has changed and serves the portal
    Run {
        /// Build the server and the browser bundle optimised
        #[arg(long)]
        release: bool,
        #[command(flatten)]
        options: serve::Options,
    },
    /// Like `run`, and builds and restarts whenever a source file changes
    Dev {
        #[command(flatten)]
        options: serve::Options,
    },
    /// Checks everything a change must pass: format, rules, lints, tests, journeys in a browser
    Test(test::Options),
    /// Checks the rules of ARCHITECTURE.md that no compiler knows
    Rules,
    /// Builds the release bundle and prints what a browser downloads
    Size,
    /// Measures what has a bar, on this machine
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Installs the tools that building and serving need, and nothing else
    Tools,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    interrupt::listen()?;
    let project = Project::locate()?;
    match command {
        Command::Run { release, options } => {
            serve::run(&project, Profile::from_release(release), &options)
        }
        Command::Dev { options } => dev::run(&project, &options),
        Command::Test(options) => test::run(&project, &options),
        Command::Rules => rules::run(&project),
        Command::Bench(bench) => bench::run(&project, &bench),
        Command::Size => {
            tools::prepare_build(&project)?;
            bundle::ensure(&project, Profile::Release)?;
            bundle::size::report(&project.dist())
        }
        Command::Tools => tools::prepare_build(&project),
    }
}
