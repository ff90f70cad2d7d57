//! Who asks, in which language, when: reads the clock and the session once and
//! hands both down with the request.

use app::{
    context::{OpenReports, Services, SignedIn, Unidentified, Viewer, session_cookie_name},
    routes,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    accounts::Language,
    ids::RequestId,
    lists::Count,
    policy::{Action, Actor},
};
use store::SessionToken;
use uuid::Uuid;

pub async fn identify(
    State(services): State<Services>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    if path == "/" {
        let language = accepted(request.headers());
        return Redirect::to(&routes::start(language)).into_response();
    }
    if routes::language_of(&path).is_none() && !path.starts_with("/api/") {
        // No page is outside of a language: the page that says so is in one.
        *request.uri_mut() = Uri::from_static("/en/-");
    }
    let now = services.clock.now();
    let token = session_token(request.headers(), services.secure_cookies);
    let owner = match &token {
        None => Ok(None),
        Some(token) if routes::is_unattended(&path) => {
            store::accounts::session_unattended(&services.store, token, now).await
        }
        Some(token) => store::accounts::session(&services.store, token, now).await,
    };
    let owner = owner.unwrap_or_else(|error| {
        tracing::warn!(error = %error, "a session could not be read");
        request.extensions_mut().insert(Unidentified);
        None
    });
    let language = routes::language_of(&path)
        .or_else(|| referring_language(request.headers()))
        .or(owner.as_ref().map(|owner| owner.language))
        .unwrap_or_else(|| accepted(request.headers()));
    let id = RequestId(Uuid::now_v7());
    let actor = owner.as_ref().map_or(Actor::Anonymous, |owner| owner.actor);
    let asks = store::Request { id, actor, now, language };
    let reports =
        if path.starts_with("/api/") { None } else { open_reports(&services, &asks).await };
    let extensions = request.extensions_mut();
    extensions.insert(asks);
    if let Some(reports) = reports {
        extensions.insert(OpenReports(reports));
    }
    if let (Some(owner), Some(token)) = (owner, token) {
        if let Actor::Person { account, role } = owner.actor {
            extensions.insert(Viewer {
                account,
                role,
                given_name: owner.given_name,
                name: owner.name,
            });
        }
        extensions.insert(SignedIn { token });
    }
    next.run(request).await
}

/// How many reports of misuse wait, for the tab of whoever answers them. The page is
/// no worse without it.
async fn open_reports(services: &Services, asks: &store::Request) -> Option<Count> {
    if !Action::ListReports.admits(asks.actor.visitor()) {
        return None;
    }
    let open = store::audit::open_reports(&services.store, asks).await;
    open.inspect_err(|error| tracing::warn!(error = %error, "the reports were not counted")).ok()
}

fn session_token(headers: &HeaderMap, secure: bool) -> Option<SessionToken> {
    let name = session_cookie_name(secure);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(cookie::Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| SessionToken::received(cookie.value()))
}

/// A server function is called from a page; the page has the language.
fn referring_language(headers: &HeaderMap) -> Option<Language> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, after_scheme) = referer.split_once("://")?;
    let (_, path) = after_scheme.split_once('/')?;
    routes::language_of(path)
}

fn accepted(headers: &HeaderMap) -> Language {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::accepted(header.unwrap_or_default())
}
