//! The initial determination: who of a household gets which help to pay for health coverage,
//! with every number that led there.
//!
//! [`determine`] is a pure function of a [`Household`](input::Household), which identifies
//! nobody, and of dated [`Parameters`](parameters::Parameters). Numbers and choices of a state
//! live in `parameters/*.toml`, each with its source; the code holds only the rules. What a file
//! does not configure is answered with "not configured", what the law or the state leaves open
//! with "needs a decision by the state", and neither is ever a denial.
//!
//! Amounts are integer cents and percentages are hundredths of a percent. Comparisons multiply
//! out instead of dividing, so that nothing is rounded before it is compared.

pub mod answer;
mod benchmark;
mod check;
mod composition;
mod credit;
mod determine;
mod income;
pub mod input;
pub mod parameters;
mod programs;

pub use benchmark::{Ask, BenchmarkPremium, Illustrative, Premium, Priced};
pub use check::{MOST_PEOPLE, Problem, ProblemCode, Problems};
pub use determine::{determine, determine_with};
