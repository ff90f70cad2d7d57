//! The doors of a new assister: turning the account on, and the first page after.

use crate::error::AppResult;
use domain::{
    accounts::Password,
    assisters::{OwnAccount, Welcome},
};
use leptos::prelude::*;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::policy::Action,
    store::assisters::activation::{self, Activation},
};

/// Turns the account on with the registration number, and signs in.
#[server(endpoint = "assisters/activate", prefix = "/api")]
pub async fn activate_assister(
    registration_number: String,
    text_version: i32,
    #[server(default)] rules_accepted: String,
    sign_in_name: String,
    password: Password,
    password_again: Password,
) -> AppResult<()> {
    let (request, store) = context::open(Action::ActivateAssister)?;
    let typed = Activation {
        registration_number,
        text_version,
        rules_accepted: !rules_accepted.is_empty(),
        sign_in_name,
        password,
        password_again,
    };
    let signed_in = activation::activate(&store, &request, &typed).await?;
    // The session that the browser came with, if any, is over.
    if let Some(old) = context::session_token() {
        store::accounts::sign_out(&store, &request, &old).await?;
    }
    context::begin_session(&signed_in.token)?;
    context::redirect(&routes::welcome(request.language));
    Ok(())
}

/// The number that a new assister gives to clients.
#[server(endpoint = "assisters/welcome", prefix = "/api")]
pub async fn view_welcome() -> AppResult<Welcome> {
    let (request, store) = context::open(Action::ViewWelcome)?;
    Ok(activation::welcome(&store, &request).await?)
}

/// An assister's own account, whether or not files are open today.
#[server(endpoint = "assisters/own_account", prefix = "/api")]
pub async fn view_own_account() -> AppResult<OwnAccount> {
    let (request, store) = context::open(Action::ViewOwnAccount)?;
    Ok(store::assisters::own_account(&store, &request).await?)
}

/// Accepts the rules of behavior that the page showed.
#[server(endpoint = "assisters/accept_rules", prefix = "/api")]
pub async fn accept_rules(
    text_version: i32,
    #[server(default)] rules_accepted: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::AcceptRules)?;
    let accepted = !rules_accepted.is_empty();
    store::assisters::accept_rules(&store, &request, text_version, accepted).await?;
    context::redirect(&routes::own_account(request.language));
    Ok(())
}
