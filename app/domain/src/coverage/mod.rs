//! Who gets which help to pay for coverage: the question, the port to whoever answers it, and
//! the answer with every reason and number behind it.
//!
//! The engine is somebody else's affair: embedded in the server, or a system of the state. An
//! answer is evidence; the first one for a person is the initial determination and never
//! changes. An engine that does not answer is no answer: the person waits, and nobody reads a
//! denial out of it.

mod asked;
mod determination;
mod estimate;
mod kept;
mod port;
mod reason;

pub use asked::{Asked, Subject};
pub use determination::{
    CostSharing, Credit, Determination, Finding, Missing, Outcome, PersonResult, Versions,
};
pub use estimate::{
    Estimate, EstimatePerson, EstimateTyped, Estimated, GROWN_UP, MOST_ESTIMATED, Period, age_field,
};
pub use kept::{FirstResult, FirstResults, KeptResult, ResultFilter, Results, retry_after};
pub use port::{DeterminationEngine, EngineAnswer, EngineError};
pub use reason::{Quantity, Reason, ReasonCode, Shown};
