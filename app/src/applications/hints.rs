//! Hints to everybody who has a draft open. They carry ids only: whoever is
//! hinted at reads again what is true.

use domain::{
    applications::{Present, StepKey},
    dates::Instant,
    ids::{AccountId, ConsumerId},
};

/// Kept by the server, in memory.
pub trait Hints: Send + Sync {
    /// Somebody is on a page of a draft; answers who else has the draft open.
    fn seen(
        &self,
        file: ConsumerId,
        who: AccountId,
        given_name: &str,
        page: StepKey,
        now: Instant,
    ) -> Vec<Present>;

    /// Something changed in a draft, or in who may open it.
    fn changed(&self, file: ConsumerId);
}
