//! The marketplace's roster of assisters.

mod roster;

pub use roster::roster;
