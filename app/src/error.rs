//! What a page learns when something did not happen: coarse, and by code.
//!
//! An error never carries what a person typed nor what the database said. The
//! server half converts and logs once.

use domain::{conflict::Conflict, validation::Invalid};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

pub type AppResult<T> = Result<T, AppError>;

/// Why a server function did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("unauthenticated")]
    Unauthenticated,
    #[error("forbidden")]
    Forbidden,
    /// It does not exist, or this person may not know that it does.
    #[error("not found")]
    NotFound,
    #[error("conflict")]
    Conflict(Conflict),
    #[error("invalid")]
    Invalid(Invalid),
    /// The database is away for a moment; what was saved is safe.
    #[error("unavailable")]
    Unavailable,
    /// Ours to mend; the reference finds the log line.
    #[error("internal {reference}")]
    Internal { reference: String },
    /// The network, or a body that is not what a form sends.
    #[error("transport")]
    Transport,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_error: ServerFnErrorErr) -> Self {
        #[cfg(feature = "ssr")]
        server::say_whose_fault(&_error);
        Self::Transport
    }
}

impl AppError {
    /// The HTTP status of a page or an answer that ends this way.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict(_) => 409,
            Self::Invalid(_) => 422,
            Self::Unavailable => 503,
            Self::Internal { .. } => 500,
            Self::Transport => 400,
        }
    }
}

#[cfg(feature = "ssr")]
mod server {
    use super::AppError;
    use leptos::{prelude::use_context, server_fn::error::ServerFnErrorErr};
    use store::StoreError;

    /// A call that is not what a form sends ends at 400, and not as our failure.
    pub(super) fn say_whose_fault(error: &ServerFnErrorErr) {
        use ServerFnErrorErr::{Args, Deserialization, MissingArg, UnsupportedRequestMethod};
        if let Args(_) | Deserialization(_) | MissingArg(_) | UnsupportedRequestMethod(_) = error {
            crate::context::answer_with(&AppError::Transport);
        } else {
            tracing::error!(%error, "a server function did not answer");
        }
    }

    impl From<StoreError> for AppError {
        /// Logs what is ours to know and keeps it from the answer.
        fn from(error: StoreError) -> Self {
            let error = match error {
                StoreError::Unauthenticated => Self::Unauthenticated,
                StoreError::Forbidden => Self::Forbidden,
                StoreError::NotFound => Self::NotFound,
                StoreError::Conflict(conflict) => Self::Conflict(conflict),
                StoreError::Invalid(invalid) => Self::Invalid(invalid),
                StoreError::Unavailable(source) => {
                    tracing::warn!(error = %source, "the database is unavailable");
                    Self::Unavailable
                }
                error => {
                    let reference = use_context::<store::Request>()
                        .map_or_else(String::new, |request| request.id.to_string());
                    tracing::error!(reference, error = ?error, "an operation failed");
                    Self::Internal { reference }
                }
            };
            crate::context::answer_with(&error);
            error
        }
    }
}
