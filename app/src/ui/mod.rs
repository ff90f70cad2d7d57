//! The kit: what every page is made of. It knows no feature.

mod alert;
mod answer;
mod autosave;
mod button;
mod details;
mod error_summary;
mod field;
mod focus;
mod form;
mod form_action;
// Only the browser asks for pages that it has not.
#[cfg(not(feature = "ssr"))]
mod from_server;
mod icon;
mod page;
mod pager;
mod phone;
mod problem;
mod shell;
mod tag;

pub use alert::{Alert, Tone};
pub use answer::{Answer, ask, ask_again, load, load_result};
pub use autosave::{Autosave, Keeping};
pub use button::{ButtonLink, ButtonStyle};
pub use details::Details;
pub use error_summary::ErrorSummary;
pub use field::{
    CheckField, CheckList, Choice, ChoiceField, DateField, FileField, LongTextField, PasswordField,
    SelectField, TextField,
};
pub use focus::{FocusHeading, mark_navigations};
pub use form::{FORM_FIELD, Form, FormContext, Hidden, Refusal, Submit};
pub use form_action::FormAction;
// Only the browser asks for pages that it has not.
#[cfg(not(feature = "ssr"))]
pub use from_server::FromServer;
pub use icon::{Icon, IconName};
pub use page::{BackLink, Page};
pub use pager::Pager;
pub use phone::{PhoneLink, Sentence};
// A bundle asks the server for what is not there.
#[cfg(feature = "ssr")]
pub use problem::NotFoundPage;
pub use problem::Problem;
pub use shell::{HELP_LINE, Shell};
pub use tag::Tag;
