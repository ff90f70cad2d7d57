//! Fields: label, hint, error and their ARIA, wired once for everyone.
//!
//! Inputs are uncontrolled: what is typed before WASM arrives, or while a form
//! is on its way, stays in the browser.

mod check;
mod choice;
mod date;
mod password;
mod select;
mod text;
mod wiring;

pub use check::CheckField;
pub use choice::{Choice, ChoiceField};
pub use date::DateField;
pub use password::PasswordField;
pub use select::SelectField;
pub use text::TextField;
