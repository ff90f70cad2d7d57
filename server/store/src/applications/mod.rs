//! The application for coverage: drafts that two people fill in, reviews, and
//! what was sent.
//!
//! Every operation takes the `client` whose file is meant, or none for one's
//! own. Reading a client's file leaves an access event before it answers.

mod beside;
pub(crate) mod draft;
mod household;
mod overview;
mod question;
pub(crate) mod review;
mod save;
mod sealed;
mod sent;
mod start;
mod submit;

pub use beside::{newest, watch};
pub use household::{add_person, remove_person};
pub use overview::overview;
pub use question::{check_answers, step};
pub use review::{ReadAloud, attest_review, record_review};
pub use save::{save_answers, save_step};
pub use sealed::sealed_number;
pub use sent::submitted;
pub use start::start;
pub use submit::{Signature, submit};
