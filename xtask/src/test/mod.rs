//! Everything a change must pass, step by step.

mod session;
mod summary;

use anyhow::{Result, bail, ensure};
use clap::{Args, ValueEnum};

use crate::{interrupt, progress, project::Project};

use session::Session;
use summary::{Outcome, Summary};

/// What to check.
#[derive(Args)]
pub struct Options {
    /// Run only the Rust tests whose name contains this; with --only e2e, only such journeys
    filter: Option<String>,
    /// Run only this step; may be given several times
    #[arg(long, value_name = "STEP")]
    only: Vec<Step>,
    /// Leave out the journeys in a browser
    #[arg(long)]
    skip_e2e: bool,
    /// Tell the random stories of drafts and of kills at their full length
    #[arg(long)]
    thorough: bool,
}

/// One thing to check. The order is the order of running: the quickest answers first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Is everything formatted?
    Fmt,
    /// Are the rules of ARCHITECTURE.md kept?
    Rules,
    /// Is clippy content with the server's side?
    Clippy,
    /// Is clippy content with the browser's side?
    ClippyWasm,
    /// Does the release bundle build?
    Bundle,
    /// Is the bundle small enough?
    Size,
    /// Do the Rust tests pass, on SQLite and PostgreSQL?
    Tests,
    /// Do the journeys pass in a browser?
    E2e,
}

impl Step {
    pub fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Rules => "rules",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Bundle => "bundle",
            Self::Size => "size",
            Self::Tests => "tests",
            Self::E2e => "e2e",
        }
    }

    /// The step without which this one cannot say anything.
    fn follows(self) -> Option<Self> {
        match self {
            Self::Size | Self::E2e => Some(Self::Bundle),
            _ => None,
        }
    }
}

/// Prepares all tools first, then runs every step, even after one has failed,
/// so that one run tells everything.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let steps = selected(options);
    ensure!(!steps.is_empty(), "no step is left to run");
    let mut session = progress::step("tools", || Session::prepare(project, &steps, options))?;

    let mut summary = Summary::default();
    for &step in &steps {
        if let Some(failed) = step.follows().filter(|step| summary.has_failed(*step)) {
            summary.add(step, Outcome::NotRun { failed });
            continue;
        }
        summary.time(step, || progress::step(step.name(), || session.run(step)));
        if interrupt::requested() {
            bail!("interrupted");
        }
    }
    summary.finish()
}

fn selected(options: &Options) -> Vec<Step> {
    let wanted = |step: &Step| {
        if !options.only.is_empty() {
            options.only.contains(step)
        } else if options.filter.is_some() {
            *step == Step::Tests
        } else {
            true
        }
    };
    Step::value_variants()
        .iter()
        .copied()
        .filter(wanted)
        .filter(|step| !(options.skip_e2e && *step == Step::E2e))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options { filter: None, only: Vec::new(), skip_e2e: false, thorough: false }
    }

    #[test]
    fn everything_runs_by_default() {
        assert_eq!(selected(&options()), Step::value_variants());
    }

    #[test]
    fn a_filter_is_for_the_rust_tests() {
        let filter = Some("accounts".to_owned());
        let steps = selected(&Options { filter, ..options() });
        assert_eq!(steps, [Step::Tests]);
    }

    #[test]
    fn a_filter_goes_to_the_chosen_step() {
        let filter = Some("accounts".to_owned());
        let only = vec![Step::E2e];
        let steps = selected(&Options { filter, only, ..options() });
        assert_eq!(steps, [Step::E2e]);
    }

    #[test]
    fn journeys_can_be_left_out() {
        let steps = selected(&Options { skip_e2e: true, ..options() });
        assert!(!steps.contains(&Step::E2e));
        assert!(steps.contains(&Step::Tests));
    }
}
