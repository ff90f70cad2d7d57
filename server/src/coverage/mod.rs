//! Who determines: the engine in this process, or a system of the state, behind the same port.

mod answer;
mod embedded;
mod household;
mod http;

pub use embedded::Embedded;
pub use http::{Http, HttpSettings, NotAnEngine};
