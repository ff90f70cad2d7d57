//! Work that no request waits for. A worker may die at any moment: what is still
//! to do is read from the database, and two servers at once do nothing twice.

pub mod determination;
pub mod mail;
mod queue;
pub mod upkeep;

pub use determination::{DeterminationJob, Determined};
pub use mail::{Delivery, MailJob};
pub use upkeep::UpkeepJob;

use domain::{accounts::Language, dates::Clock, ids::RequestId, policy::Actor};
use store::Request;
use uuid::Uuid;

/// A request of the software itself, now.
fn system(clock: &dyn Clock) -> Request {
    Request {
        id: RequestId(Uuid::now_v7()),
        actor: Actor::System,
        now: clock.now(),
        language: Language::En,
    }
}
