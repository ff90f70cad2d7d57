//! What the parameters do not say.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A number or choice that no parameter file holds. It is an answer of its own: a missing
/// number is never replaced by another year's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The name of the table in the parameter file, such as `applicable_percentage`.
    pub what: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

/// [`Missing`], on its way through the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} is not configured{}", .year.map(|year| format!(" for {year}")).unwrap_or_default())]
pub struct NotConfigured {
    pub what: &'static str,
    pub year: Option<i32>,
}

impl NotConfigured {
    pub(crate) const fn of(what: &'static str, year: i32) -> Self {
        Self { what, year: Some(year) }
    }
}

impl From<NotConfigured> for Missing {
    fn from(NotConfigured { what, year }: NotConfigured) -> Self {
        Self { what: Cow::Borrowed(what), year }
    }
}
