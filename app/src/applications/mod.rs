//! The application for coverage: a task list of seven parts, one question on a
//! page, the review, the signature, what was sent, and the way to give a draft up. The same pages serve a
//! consumer and, with the client in the URL, the assister who acts for them.

pub mod api;
mod beside;
mod check;
mod copy;
mod file;
mod hints;
mod people;
mod privacy_warning;
mod question;
mod question_field;
mod result;
mod saved;
mod sign;
mod step;
mod summary;
mod task_list;
mod withdraw;
mod words;

pub use check::ReviewPage;
pub use copy::CopyPage;
pub use hints::Hints;
pub use result::ResultPage;
pub use sign::SignPage;
pub use step::StepPage;
pub use task_list::TaskListPage;
pub use withdraw::WithdrawPage;
