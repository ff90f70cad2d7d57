//! The engine at its boundary: a household in, a determination out.

mod another_state;
mod asking;
mod basic_health;
mod check_values;
mod composition;
mod credit;
mod income;
mod medicaid;
mod parameters;
mod problems;
mod properties;
mod random;
mod recompute;
mod schema;
