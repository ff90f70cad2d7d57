//! The service lines: requests to end an association, and callers.
//!
//! A change to a request locks the consumer's account row first, as every change
//! to an association does: a line's approval and the consumer's own end come one
//! after the other, and the second finds what the first did.

mod calls;
mod decide;
mod file;
mod file_for_caller;
mod mismatches;
mod moot;
mod on_file;
mod own;
mod queue;
mod request;
mod rows;
mod verify;

pub use calls::{call, end_for_caller, issue_code, verify_consumer};
pub use decide::{approve, reject, reroute};
pub use file::{file, stop, withdraw};
pub use file_for_caller::{TypedWish, file_for_caller};
pub(crate) use moot::moot;
pub use own::own;
pub use queue::{PAGE, find, queue};
pub(crate) use request::draft_due;
pub use request::open;
pub use verify::{TypedCaller, verify};

use crate::{Request, StoreError, StoreResult};
use domain::{
    policy::{Action, Actor},
    requests::Line,
};

/// Admits, and names the line for which the member of staff works.
fn admit_line(request: &Request, action: Action) -> StoreResult<Line> {
    request.admit(action)?;
    match request.actor {
        Actor::Person { role, .. } => Line::of_role(role).ok_or(StoreError::Forbidden),
        Actor::Anonymous | Actor::System => Err(StoreError::Forbidden),
    }
}
