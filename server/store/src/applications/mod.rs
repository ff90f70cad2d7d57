//! The application for coverage: drafts that two people fill in, reviews, and
//! what was sent.
//!
//! Every operation takes the `client` whose file is meant, or none for one's
//! own. Reading a client's file leaves an access event before it answers.

mod beside;
pub(crate) mod draft;
mod earlier;
mod household;
mod overview;
mod question;
pub(crate) mod review;
mod save;
mod sealed;
mod sent;
mod start;
mod submit;
pub(crate) mod withdraw;

pub use beside::{newest, watch};
pub use household::{add_person, remove_person};
pub use overview::overview;
pub use question::{check_answers, step};
pub use review::{ReadAloud, attest_review, record_review};
pub use save::{save_answers, save_step};
#[cfg(feature = "testing")]
pub(crate) use sealed::sealed;
pub use sealed::{key_fits, sealed_number};
pub use sent::submitted;
pub use start::{start, start_with};
pub use submit::{Signature, submit};
pub use withdraw::{restore, withdraw};
