//! A page that cannot show what was asked for: what happened, what is safe and
//! what to do next.

use super::{ButtonLink, FocusHeading, Sentence};
use crate::{
    context::{self, Surroundings},
    error::AppError,
    i18n::{Texts, conflict_text, text::problems as t},
    routes,
};
use domain::conflict::Conflict;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn Problem(error: AppError) -> impl IntoView {
    // Whoever is not signed in has been sent to the sign-in page already.
    if error != AppError::Unauthenticated {
        context::set_status(error.status());
    }
    let texts = Texts::here();
    let language = texts.language();
    let (title, body) = match &error {
        AppError::NotFound => {
            (texts.text(t::NOT_FOUND_TITLE), texts.text(t::NOT_FOUND_BODY).to_owned())
        }
        AppError::Unauthenticated => {
            (texts.text(t::SIGNED_OUT_TITLE), texts.text(t::SIGNED_OUT_BODY).to_owned())
        }
        AppError::Forbidden => {
            (texts.text(t::FORBIDDEN_TITLE), texts.text(t::FORBIDDEN_BODY).to_owned())
        }
        AppError::Conflict(conflict) => {
            (texts.text(t::CONFLICT_TITLE), texts.text(conflict_text(*conflict)).to_owned())
        }
        AppError::Unavailable | AppError::Transport => {
            (texts.text(t::UNAVAILABLE_TITLE), texts.text(t::UNAVAILABLE_BODY).to_owned())
        }
        AppError::Invalid(_) | AppError::Internal { .. } => {
            (texts.text(t::INTERNAL_TITLE), texts.text(t::INTERNAL_BODY).to_owned())
        }
    };
    let reference = match &error {
        AppError::Internal { reference } if !reference.is_empty() => {
            Some(texts.fill(t::REFERENCE, &[("reference", reference)]))
        }
        _ => None,
    };
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    let (onward, label) = match (&error, viewer) {
        (AppError::Unauthenticated, _) => (routes::sign_in(language), t::GO_TO_SIGN_IN),
        // The desk itself is closed and would only say so again; the account is not.
        (
            AppError::Conflict(
                Conflict::AssisterSuspended
                | Conflict::AssisterClosed
                | Conflict::OffRoster
                | Conflict::AwaitingApproval
                | Conflict::CertificationLapsed,
            ),
            Some(_),
        ) => (routes::own_account(language), t::GO_TO_ACCOUNT),
        (_, Some(viewer)) => (routes::home(language, viewer.role), t::GO_HOME),
        (_, None) => (routes::start(language), t::GO_HOME),
    };
    view! {
        <div class="al-column al-stack">
            <Title text=title />
            <FocusHeading>{title}</FocusHeading>
            <p>{body}</p>
            {reference.map(|reference| view! { <p class="al-muted">{reference}</p> })}
            <p><Sentence text=texts.text(t::CALL) /></p>
            <div class="al-actions">
                <ButtonLink href=onward>{texts.text(label)}</ButtonLink>
            </div>
        </div>
    }
}

/// The page for a path that leads nowhere.
// A bundle asks the server for it.
#[cfg(feature = "ssr")]
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <Problem error=AppError::NotFound /> }
}
