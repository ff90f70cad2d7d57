//! The table at the end of a run.

use std::{
    fmt,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use super::Step;
use crate::progress::seconds;

/// How a step ended.
#[derive(Debug)]
pub enum Outcome {
    Passed(Duration),
    Failed(Duration),
    /// Another step failed, and this one needs what that would have made.
    NotRun {
        failed: Step,
    },
}

/// How all steps ended.
#[derive(Debug, Default)]
pub struct Summary(Vec<(Step, Outcome)>);

impl Summary {
    /// Runs a step and remembers how long it took; prints its error.
    pub fn time(&mut self, step: Step, work: impl FnOnce() -> Result<()>) {
        let start = Instant::now();
        let result = work();
        let duration = start.elapsed();
        self.add(
            step,
            match result {
                Ok(()) => Outcome::Passed(duration),
                Err(error) => {
                    println!("{} failed: {error:#}", step.name());
                    Outcome::Failed(duration)
                }
            },
        );
    }

    pub fn add(&mut self, step: Step, outcome: Outcome) {
        self.0.push((step, outcome));
    }

    pub fn has_failed(&self, step: Step) -> bool {
        self.0
            .iter()
            .any(|(other, outcome)| *other == step && matches!(outcome, Outcome::Failed(_)))
    }

    /// Prints the table; fails unless every step has passed.
    pub fn finish(&self) -> Result<()> {
        println!("\n{self}");
        let missed: Vec<&str> = self
            .0
            .iter()
            .filter(|(_, outcome)| !matches!(outcome, Outcome::Passed(_)))
            .map(|(step, _)| step.name())
            .collect();
        ensure!(missed.is_empty(), "not passed: {}", missed.join(", "));
        Ok(())
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (step, outcome) in &self.0 {
            write!(f, "{:<12} ", step.name())?;
            match outcome {
                Outcome::Passed(time) => writeln!(f, "passed  {:>9}", seconds(*time))?,
                Outcome::Failed(time) => writeln!(f, "FAILED  {:>9}", seconds(*time))?,
                Outcome::NotRun { failed } => {
                    writeln!(f, "NOT RUN, because {} failed", failed.name())?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_did_not_run_has_not_passed() {
        let mut summary = Summary::default();
        summary.add(Step::Fmt, Outcome::Passed(Duration::ZERO));
        assert!(summary.finish().is_ok());
        summary.add(Step::Size, Outcome::NotRun { failed: Step::Bundle });
        assert_eq!(summary.finish().unwrap_err().to_string(), "not passed: size");
    }

    #[test]
    fn a_failure_is_remembered_and_the_next_step_runs() {
        let mut summary = Summary::default();
        summary.time(Step::Fmt, || anyhow::bail!("planted"));
        summary.time(Step::Rules, || Ok(()));
        assert!(summary.has_failed(Step::Fmt));
        assert!(!summary.has_failed(Step::Rules));
        assert!(summary.to_string().contains("fmt          FAILED"));
    }
}
