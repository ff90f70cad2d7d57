//! The application for coverage: a task list of seven parts, one question on a
//! page, the review, the signature, what was sent, and the way to give a draft up.
//! The same pages serve a consumer and, with the client in the URL, the assister who
//! acts for them.

pub mod api;
mod beside;
mod file;
mod hints;
// Only the server draws these pages; their sentences never reach a browser's bundle.
#[cfg(feature = "ssr")]
mod letter;
mod people;
mod privacy_warning;
mod question;
mod question_field;
mod result;
mod saved;
mod step;
mod task_list;
mod withdraw;
mod words;

pub use hints::Hints;
// Only the server draws them.
#[cfg(feature = "ssr")]
pub use letter::{CopyPage, ReviewPage, SignPage};
pub use result::ResultPage;
pub use step::StepPage;
pub use task_list::TaskListPage;
pub use withdraw::WithdrawPage;
