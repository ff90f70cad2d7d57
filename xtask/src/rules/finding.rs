//! A place that breaks a rule.

use std::fmt;

/// What was found where, and what belongs there instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// From the root of the checkout, with forward slashes.
    pub path: String,
    /// Counted from one.
    pub line: usize,
    pub found: String,
    pub instead: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, found, instead } = self;
        write!(f, "{path}:{line}: {found}\n    instead: {instead}")
    }
}
