//! Questions, choices and answers in words.

mod answer;
mod asked;
mod choices;
mod field;
mod help;
#[cfg(test)]
mod tests;

pub use answer::{raw, value};
pub use asked::{heading, lead, section, title};
pub use choices::choices;
pub use field::{agreement, hint, label};
pub use help::help;
