//! The doors of this feature. Each opens the request, asks the store and says
//! where to go next.

#![expect(clippy::too_many_arguments, reason = "one argument per field of a form")]

use crate::error::AppResult;
use domain::{
    accounts::{DemoPerson, Password},
    ids::AccountId,
};
use leptos::prelude::*;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::{accounts::OneTimePurpose, policy::Action},
};

/// Begins a session; the one that the browser came with, if any, is over.
// Only the server has sessions.
#[cfg(feature = "ssr")]
async fn begin_session(
    store: &store::Store,
    request: &store::Request,
    token: &store::SessionToken,
) -> AppResult<()> {
    if let Some(old) = context::session_token() {
        store::accounts::sign_out(store, request, &old).await?;
    }
    context::begin_session(token)
}

/// Opens an account and goes where the person was, or to the consumer's home page.
#[server(endpoint = "accounts/register", prefix = "/api")]
pub async fn register(
    given_name: String,
    family_name: String,
    birth_month: String,
    birth_day: String,
    birth_year: String,
    sign_in_name: String,
    contact_email: String,
    password: Password,
    password_again: Password,
    #[server(default)] next: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::Register)?;
    let typed = store::accounts::Registration {
        given_name,
        family_name,
        birth_month,
        birth_day,
        birth_year,
        sign_in_name,
        contact_email,
        password,
        password_again,
    };
    let (_, token) = store::accounts::register(&store, &request, typed).await?;
    begin_session(&store, &request, &token).await?;
    let home = routes::consumer_home(request.language);
    context::redirect(routes::own_path(&next).unwrap_or(&home));
    Ok(())
}

/// Signs in and goes where the person was, or to their first page.
#[server(endpoint = "accounts/sign_in", prefix = "/api")]
pub async fn sign_in(
    sign_in_name: String,
    password: Password,
    #[server(default)] next: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::SignIn)?;
    let signed_in = store::accounts::sign_in(&store, &request, &sign_in_name, &password).await?;
    begin_session(&store, &request, &signed_in.token).await?;
    let home = routes::home(request.language, signed_in.role);
    context::redirect(routes::own_path(&next).unwrap_or(&home));
    Ok(())
}

/// Ends the session and clears what the browser kept of it.
#[server(endpoint = "accounts/sign_out", prefix = "/api")]
pub async fn sign_out() -> AppResult<()> {
    let (request, store) = context::open(Action::SignOut)?;
    if let Some(token) = context::session_token() {
        store::accounts::sign_out(&store, &request, &token).await?;
    }
    context::end_session()?;
    context::redirect(&routes::sign_in(request.language));
    Ok(())
}

/// The person is still there.
#[server(endpoint = "accounts/extend_session", prefix = "/api")]
pub async fn extend_session() -> AppResult<()> {
    let (request, store) = context::open(Action::ExtendSession)?;
    if let Some(token) = context::session_token() {
        store::accounts::extend(&store, &request, &token).await?;
    }
    Ok(())
}

/// Asks for a mail with a link; the answer is always the same.
#[server(endpoint = "accounts/request_reset", prefix = "/api")]
pub async fn request_reset(sign_in_name: String) -> AppResult<()> {
    let (request, store) = context::open(Action::RequestPasswordReset)?;
    store::accounts::request_reset(&store, &request, &sign_in_name).await?;
    context::redirect(&format!("{}?sent=yes", routes::forgot_password(request.language)));
    Ok(())
}

/// Whether a mailed link is good: to choose a new password, or to turn the account of
/// a new member of staff on.
#[server(endpoint = "accounts/mailed_link", prefix = "/api")]
pub async fn mailed_link(token: String, #[server(default)] activation: bool) -> AppResult<bool> {
    let (request, store) = context::open(Action::ViewMailedLink)?;
    let purpose = match activation {
        true => OneTimePurpose::StaffActivation,
        false => OneTimePurpose::PasswordReset,
    };
    let token = store::Token::received(&token);
    Ok(store::accounts::link_is_good(&store, &request, &token, purpose).await?)
}

/// Sets a new password with the token of a mailed link.
#[server(endpoint = "accounts/reset_password", prefix = "/api")]
pub async fn reset_password(
    token: String,
    password: Password,
    password_again: Password,
) -> AppResult<()> {
    let (request, store) = context::open(Action::ResetPassword)?;
    let token = store::Token::received(&token);
    store::accounts::reset_password(&store, &request, &token, &password, &password_again).await?;
    context::redirect(&format!("{}?changed=yes", routes::sign_in(request.language)));
    Ok(())
}

/// Sets a new password with the code that a service line read aloud.
#[server(endpoint = "accounts/reset_by_code", prefix = "/api")]
pub async fn reset_by_code(
    sign_in_name: String,
    desk_code: String,
    password: Password,
    password_again: Password,
) -> AppResult<()> {
    let (request, store) = context::open(Action::ResetByCode)?;
    store::accounts::reset_by_code(
        &store,
        &request,
        &sign_in_name,
        &desk_code,
        &password,
        &password_again,
    )
    .await?;
    context::redirect(&format!("{}?changed=yes", routes::sign_in(request.language)));
    Ok(())
}

/// A new member of staff chooses a password.
#[server(endpoint = "accounts/activate_staff", prefix = "/api")]
pub async fn activate_staff(
    token: String,
    password: Password,
    password_again: Password,
) -> AppResult<()> {
    let (request, store) = context::open(Action::ActivateStaff)?;
    let token = store::Token::received(&token);
    let signed_in =
        store::accounts::activate_staff(&store, &request, &token, &password, &password_again)
            .await?;
    begin_session(&store, &request, &signed_in.token).await?;
    context::redirect(&routes::home(request.language, signed_in.role));
    Ok(())
}

/// The people of the demonstration; nobody elsewhere.
#[server(endpoint = "accounts/demo_people", prefix = "/api")]
pub async fn demo_people() -> AppResult<Vec<DemoPerson>> {
    let (request, store) = context::open(Action::DemoPeople)?;
    if !context::services()?.demo {
        return Ok(Vec::new());
    }
    match store::demo::people(&store, &request).await {
        // The database is not the demonstration's.
        Err(store::StoreError::NotFound) => Ok(Vec::new()),
        people => Ok(people?),
    }
}

/// Becomes somebody of the demonstration.
#[server(endpoint = "accounts/demo_sign_in", prefix = "/api")]
pub async fn demo_sign_in(account: AccountId) -> AppResult<()> {
    let (request, store) = context::open(Action::DemoSignIn)?;
    if !context::services()?.demo {
        return Err(store::StoreError::NotFound.into());
    }
    let signed_in = store::accounts::sign_in_as(&store, &request, account).await?;
    begin_session(&store, &request, &signed_in.token).await?;
    context::redirect(&routes::home(request.language, signed_in.role));
    Ok(())
}
