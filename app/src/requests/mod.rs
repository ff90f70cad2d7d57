//! The service lines: an assister asks to stop acting for a client and follows
//! the request; a line's staff verify the caller and decide, and serve consumers
//! who call.

pub mod api;
mod call;
mod caller_fields;
mod calls;
mod decide;
mod file_for_caller;
mod history;
mod own;
mod queue;
mod request;
mod stop;
mod verify;
mod words;

pub use call::CallPage;
pub use calls::CallsPage;
pub use file_for_caller::FileForCallerPage;
pub use own::OwnRequestsPage;
pub use queue::QueuePage;
pub use request::RequestPage;
pub use stop::StopPage;
