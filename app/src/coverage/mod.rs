//! What people can get: the results of an application, person by person and with their reasons,
//! and the estimate for whoever wants to know before they apply.

mod api;
mod estimate;
mod person;
mod reasons;
mod results;
mod words;

pub use api::AskEstimate;
pub use estimate::EstimatePage;
pub use reasons::sentence;
pub use results::{SentResults, SpecialEnrollment};
pub use words::{first_results, result_filter};

use domain::{coverage::DeterminationEngine, ids::ApplicationId};
use std::{future::Future, pin::Pin};

/// What the server does about determinations.
pub trait Determinations: Send + Sync {
    /// An application was sent: its result is worked out. Ends when it is there, or after a
    /// moment; the work goes on by itself.
    fn sent(&self, application: ApplicationId) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;

    /// Whoever answers.
    fn engine(&self) -> &dyn DeterminationEngine;
}
