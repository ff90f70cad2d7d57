//! What a page and a server function find around them.
//!
//! This is one of two files where server and browser differ (the other is
//! `error.rs`).

use domain::{accounts::Role, ids::AccountId, lists::Count, validation::FieldError};
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// A form that was posted without WASM and not accepted: the page shows it
/// again, with what was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    /// The path of the server function that refused it.
    pub form: String,
    /// What was typed, by field name; never passwords or other secrets.
    pub values: Vec<(String, String)>,
    pub error: Option<AppError>,
}

impl Rejected {
    pub fn value(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    pub fn field_errors(&self) -> Vec<FieldError> {
        match &self.error {
            Some(AppError::Invalid(invalid)) => invalid.0.clone(),
            _ => Vec::new(),
        }
    }
}

/// What a server function answered to a form that was posted without WASM and that
/// leads nowhere else: the page shows it once, and it is kept nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// The path of the server function.
    pub form: String,
    /// Its answer.
    pub json: String,
}

/// Who looks at the page. It is constant for the life of a page: whatever
/// changes who is signed in loads a new page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    pub account: AccountId,
    pub role: Role,
    pub given_name: String,
    pub name: String,
}

/// What the shell around every page needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surroundings {
    pub viewer: Option<Viewer>,
    pub demo: bool,
    /// How many reports of misuse wait, for whoever answers them.
    pub open_reports: Option<Count>,
}

#[cfg(feature = "ssr")]
mod server {
    use super::{Answered, Rejected, Surroundings, Viewer};
    use crate::error::{AppError, AppResult};
    use axum::http::{
        HeaderName, StatusCode,
        header::{REFERER, SET_COOKIE},
        request::Parts,
    };
    use domain::{accounts::Language, dates::Clock, lists::Count, policy::Action};
    use leptos::prelude::{provide_context, use_context};
    use leptos_axum::ResponseOptions;
    use std::sync::Arc;
    use store::{Request, SessionToken, Store};

    /// What the server provides to every page and server function.
    #[derive(Clone)]
    pub struct Services {
        pub store: Store,
        pub clock: Arc<dyn Clock>,
        /// Whether this server runs the demonstration.
        pub demo: bool,
        /// The mails of the demonstration, newest last.
        pub mailbox: Option<Arc<dyn crate::notices::Mailbox>>,
        /// Whether cookies are sent over https only (`__Host-`).
        pub secure_cookies: bool,
        /// Who has which draft open, and the hints to those who do.
        pub hints: Arc<dyn crate::applications::Hints>,
        /// Who determines which help people get.
        pub determinations: Arc<dyn crate::coverage::Determinations>,
    }

    /// The session that came with the request, put there by the middleware.
    #[derive(Clone, Debug)]
    pub struct SignedIn {
        pub token: SessionToken,
    }

    /// How many reports of misuse wait, put there by the middleware for whoever
    /// answers them.
    #[derive(Clone, Copy, Debug)]
    pub struct OpenReports(pub Count);

    /// A session came with the request and could not be looked up: nobody knows
    /// who asks until the database answers again.
    #[derive(Clone, Copy, Debug)]
    pub struct Unidentified;

    /// Opens a door: who asks, what for, and the store to ask.
    ///
    /// # Errors
    /// The visitor is not admitted to this action; a page sends them to sign in.
    pub fn open(action: Action) -> AppResult<(Request, Store)> {
        // Missing only while the routes are listed at start-up.
        let (Some(request), Some(services)) = (use_context::<Request>(), use_context::<Services>())
        else {
            return Err(AppError::Transport);
        };
        let unidentified = use_context::<Parts>()
            .is_some_and(|parts| parts.extensions.get::<Unidentified>().is_some());
        if unidentified {
            answer_with(&AppError::Unavailable);
            return Err(AppError::Unavailable);
        }
        request.admit(action)?;
        Ok((request, services.store))
    }

    pub fn services() -> AppResult<Services> {
        use_context().ok_or(AppError::Transport)
    }

    /// Hints to whoever has the draft open that something in it changed.
    pub fn changed(request: &Request, client: Option<domain::ids::ConsumerId>) {
        if let (Some(file), Ok(services)) = (client.or(request.actor.consumer()), services()) {
            services.hints.changed(file);
        }
    }

    /// The session token of this request.
    pub fn session_token() -> Option<SessionToken> {
        use_context::<Parts>()?
            .extensions
            .get::<SignedIn>()
            .map(|signed_in| signed_in.token.clone())
    }

    /// The language of the page that is asked for.
    pub fn language() -> Option<Language> {
        use_context::<Request>().map(|request| request.language)
    }

    /// The path of the page that is asked for.
    pub fn path() -> Option<String> {
        use_context::<Parts>().map(|parts| parts.uri.path().to_owned())
    }

    /// Who looks at this page, and where.
    pub fn surroundings() -> Surroundings {
        Surroundings {
            viewer: use_context::<Parts>()
                .and_then(|parts| parts.extensions.get::<Viewer>().cloned()),
            demo: services().is_ok_and(|services| services.demo),
            open_reports: use_context::<Parts>()
                .and_then(|parts| parts.extensions.get::<OpenReports>().map(|open| open.0)),
        }
    }

    /// The form that this page shows again.
    pub fn rejected() -> Option<Rejected> {
        use_context::<Parts>()?.extensions.get::<Rejected>().cloned()
    }

    /// The answer that this page shows once.
    pub fn answered() -> Option<Answered> {
        use_context::<Parts>()?.extensions.get::<Answered>().cloned()
    }

    /// Makes what the request brought available to pages and doors: called for
    /// each page and each server function.
    pub fn provide(services: Services) {
        if let Some(request) =
            use_context::<Parts>().and_then(|parts| parts.extensions.get::<Request>().copied())
        {
            provide_context(request);
        }
        provide_context(services);
    }

    /// Gives the answer the status of the error; a visitor who is not signed in
    /// is sent to the sign-in page, unless that would lose what they typed.
    pub fn answer_with(error: &AppError) {
        set_status(error.status());
        if let (AppError::Unauthenticated, Some(request)) = (error, use_context::<Request>())
            && !keeps_the_page()
        {
            let sign_in = crate::routes::sign_in(request.language);
            let next = page_path().map_or_else(String::new, |path| format!("?next={path}"));
            leptos_axum::redirect(&format!("{sign_in}{next}"));
        }
    }

    /// A page that somebody types into asks by itself, or what was typed without
    /// WASM stands on the page that is shown again.
    fn keeps_the_page() -> bool {
        let asked = use_context::<Parts>();
        let path = asked.as_ref().and_then(|parts| parts.uri.path().strip_prefix("/api/"));
        let of_a_page =
            Action::ALL.iter().any(|action| action.keeps_the_page() && Some(action.path()) == path);
        of_a_page || rejected().is_some()
    }

    /// The page that the person is on: the one that is asked for, or the one that
    /// called a server function.
    fn page_path() -> Option<String> {
        let parts = use_context::<Parts>()?;
        let own = |path: &str| crate::routes::own_path(path).map(str::to_owned);
        own(parts.uri.path()).or_else(|| {
            let referer = parts.headers.get(REFERER)?.to_str().ok()?;
            let (_, after_scheme) = referer.split_once("://")?;
            own(&after_scheme[after_scheme.find('/')?..])
        })
    }

    pub fn set_status(status: u16) {
        if let (Some(options), Ok(status)) =
            (use_context::<ResponseOptions>(), StatusCode::from_u16(status))
        {
            options.set_status(status);
        }
    }

    /// Sends the browser the token of its new session.
    pub fn begin_session(token: &SessionToken) -> AppResult<()> {
        let cookie = session_cookie(services()?.secure_cookies, token.expose(), "");
        add_header(SET_COOKIE, &cookie);
        Ok(())
    }

    /// Takes the session's cookie and what the browser kept of its pages away.
    pub fn end_session() -> AppResult<()> {
        let cookie = session_cookie(services()?.secure_cookies, "", "; Max-Age=0");
        add_header(SET_COOKIE, &cookie);
        add_header(HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");
        Ok(())
    }

    /// The name of the session's cookie. Browsers accept `__Host-` over https
    /// only; plain http on the loopback has a plain name.
    pub const fn session_cookie_name(secure: bool) -> &'static str {
        if secure { "__Host-session" } else { "session" }
    }

    fn session_cookie(secure: bool, value: &str, end: &str) -> String {
        let name = session_cookie_name(secure);
        let secure = if secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{end}")
    }

    /// Goes on to another page.
    pub fn redirect(path: &str) {
        leptos_axum::redirect(path);
    }

    /// Adds a header to the answer.
    pub fn add_header(name: HeaderName, value: &str) {
        if let (Some(options), Ok(value)) =
            (use_context::<ResponseOptions>(), axum::http::HeaderValue::from_str(value))
        {
            options.append_header(name, value);
        }
    }
}

#[cfg(feature = "ssr")]
pub use server::{
    OpenReports, Services, SignedIn, Unidentified, add_header, answer_with, answered,
    begin_session, changed, end_session, language, open, path, provide, redirect, rejected,
    services, session_cookie_name, session_token, set_status, surroundings,
};

/// In the browser no form was posted without WASM.
#[cfg(not(feature = "ssr"))]
pub fn rejected() -> Option<Rejected> {
    None
}

/// In the browser an answer comes to the form in place.
#[cfg(not(feature = "ssr"))]
pub fn answered() -> Option<Answered> {
    None
}

/// In the browser a page has no status of its own.
#[cfg(not(feature = "ssr"))]
pub fn set_status(_: u16) {}

/// In the browser the server's answer has come with the page.
#[cfg(not(feature = "ssr"))]
pub fn surroundings() -> Surroundings {
    Surroundings::default()
}
