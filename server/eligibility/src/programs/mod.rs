//! The programs, each with its own question, and what they all look at.

mod basic_health;
mod caretaker;
mod chip;
mod facts;
mod gap;
mod medicaid;
mod other_coverage;
mod screening;

pub(crate) use basic_health::basic_health;
pub(crate) use chip::chip;
pub(crate) use facts::{Facts, Finding, is_at_least, line_share};
pub(crate) use medicaid::medicaid;
pub(crate) use other_coverage::{OtherCoverage, is_about_coverage, other_coverage};
pub(crate) use screening::screen;
