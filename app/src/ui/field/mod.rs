//! Fields: label, hint, error and their ARIA, wired once for everyone.
//!
//! Inputs are uncontrolled: what is typed before WASM arrives, or while a form
//! is on its way, stays in the browser.

mod check;
mod checks;
mod choice;
mod date;
mod file;
mod long_text;
mod password;
mod select;
mod text;
mod wiring;

pub use check::CheckField;
pub use checks::CheckList;
pub use choice::{Choice, ChoiceField};
pub use date::DateField;
pub use file::FileField;
pub use long_text::LongTextField;
pub use password::PasswordField;
pub use select::SelectField;
pub use text::TextField;
