//! Questions, choices and answers in words.

mod answer;
mod asked;
mod choices;
mod field;
mod help;
#[cfg(test)]
mod tests;
// Only the letter says it, which the server draws.
#[cfg(feature = "ssr")]
mod value;

pub use answer::raw;
pub use asked::{heading, lead, section, title};
pub use choices::choices;
pub use field::{agreement, hint, label};
pub use help::help;
// Only the letter says it, which the server draws.
#[cfg(feature = "ssr")]
pub use value::value;
