//! The kit: what every page is made of. It knows no feature.

mod alert;
mod button;
mod details;
mod dialog;
mod error_summary;
mod field;
mod focus;
mod form;
mod icon;
mod load;
mod page;
mod problem;
mod shell;
mod tag;

pub use alert::{Alert, Tone};
pub use button::{ButtonLink, ButtonStyle};
pub use details::Details;
pub use dialog::ConfirmDialog;
pub use error_summary::ErrorSummary;
pub use field::{CheckField, Choice, ChoiceField, DateField, PasswordField, SelectField, TextField};
pub use focus::{FocusHeading, mark_navigations};
pub use form::{FORM_FIELD, Form, FormContext, Hidden, Submit};
pub use icon::{Icon, IconName};
pub use load::load;
pub use page::{BackLink, Page};
pub use problem::{NotFoundPage, Problem};
pub use shell::{HELP_LINE, Shell};
pub use tag::Tag;
