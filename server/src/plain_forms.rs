//! Forms posted without WASM, to their page's own URL.
//!
//! The hidden field `__form` names the server function. It is called as a
//! browser with WASM would call it; its answer becomes a 303, or the same page
//! again with what was typed and what is wrong with it, or with what the function
//! has to say once. One mechanism for every
//! form: no page has a handler of its own.

use app::{
    FORM_FIELD,
    context::{Answered, Rejected},
    error::AppError,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode, Uri,
        header::{ACCEPT, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, SET_COOKIE},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{
    applications::FieldKey,
    validation::{Code, Invalid},
};
use server_fn::error::FromServerFnError;
use tower::ServiceExt;

/// The most that a form may send, chunked or not.
pub const MOST_BYTES: usize = 64 * 1024;

/// What the browser shows is never what somebody must keep secret.
const SECRET: [&str; 5] = ["password", "password_again", "token", "ssn", "desk_code"];

/// The JSON of a server function that has nothing to say.
const NOTHING: &[u8] = b"null";

/// Runs the form's server function through `inner`, the router of pages and
/// server functions.
pub async fn post(inner: Router, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if !is_form(&parts.headers) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let Ok(body) = to_bytes(body, MOST_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let values: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    let Some(form) =
        values.iter().find(|(name, _)| name == FORM_FIELD).map(|(_, form)| form.clone())
    else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    run(inner, parts, form, values, body).await
}

/// Calls the server function `form` with an encoded body. `values` is what the
/// page may show again.
pub async fn run(
    inner: Router,
    parts: http::request::Parts,
    form: String,
    values: Vec<(String, String)>,
    body: Bytes,
) -> Response {
    let Some(call) = server_function(&parts, &form, body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let answer = match inner.clone().oneshot(call).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    };
    if answer.headers().contains_key(LOCATION) {
        return see_other(answer.headers(), None);
    }
    // A file that was asked for: the person stays on the page.
    if answer.status().is_success() && answer.headers().contains_key(CONTENT_DISPOSITION) {
        return answer;
    }
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = to_bytes(answer.into_body(), MOST_BYTES).await.unwrap_or_default();
    if !status.is_success() {
        let error = AppError::de(body);
        let values = without_numbers_of_people(shown(values), &error);
        let rejected = Rejected { form, values, error: Some(error) };
        return show_again(inner, parts, rejected, status).await;
    }
    if body.is_empty() || &body[..] == NOTHING {
        return see_other(&headers, parts.uri.path_and_query().map(ToString::to_string));
    }
    // An answer that nobody keeps: the page shows it, once.
    let json = String::from_utf8_lossy(&body).into_owned();
    show_again(inner, parts, Answered { form, json }, status).await
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"))
}

/// The call that a browser with WASM would make.
fn server_function(parts: &http::request::Parts, form: &str, body: Bytes) -> Option<Request> {
    let known = server_fn::axum::server_fn_paths()
        .any(|(path, method)| path == form && method == Method::POST);
    if !known {
        return None;
    }
    let mut call = Request::new(Body::from(body));
    *call.method_mut() = Method::POST;
    *call.uri_mut() = form.parse::<Uri>().ok()?;
    *call.headers_mut() = parts.headers.clone();
    call.headers_mut().remove(CONTENT_LENGTH);
    call.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    *call.extensions_mut() = parts.extensions.clone();
    Some(call)
}

/// 303 to where the server function sends the person, or back to the page.
fn see_other(answer: &HeaderMap, page: Option<String>) -> Response {
    let location = answer
        .get(LOCATION)
        .cloned()
        .or_else(|| HeaderValue::from_str(&page.unwrap_or_default()).ok())
        .unwrap_or(HeaderValue::from_static("/"));
    let mut response = (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response();
    let clear = http::HeaderName::from_static("clear-site-data");
    for name in [SET_COOKIE, clear] {
        for value in answer.get_all(&name) {
            response.headers_mut().append(name.clone(), value.clone());
        }
    }
    response
}

/// Whether what is typed into an input is never shown again: by its own name, or as
/// the field of an application, `fields[p1.ssn]`.
fn is_secret(name: &str) -> bool {
    let key = name.strip_prefix("fields[").and_then(|key| key.strip_suffix(']'));
    let key = key.and_then(|key| key.parse::<FieldKey>().ok());
    SECRET.contains(&name) || key.is_some_and(|key| key.field.is_secret())
}

/// What may be shown again.
fn shown(values: Vec<(String, String)>) -> Vec<(String, String)> {
    values.into_iter().filter(|(name, _)| name != FORM_FIELD && !is_secret(name)).collect()
}

/// A Social Security number in a field that asks for something else is refused
/// and never shown.
fn without_numbers_of_people(
    mut values: Vec<(String, String)>,
    error: &AppError,
) -> Vec<(String, String)> {
    if let AppError::Invalid(Invalid(errors)) = error {
        let ssn = |code| matches!(code, Code::LooksLikeSsn | Code::SsnTyped);
        values.retain(|(name, _)| {
            !errors.iter().any(|error| error.field == *name && ssn(error.code))
        });
    }
    values
}

/// The page again with what came of the form, at its status.
pub async fn show_again(
    inner: Router,
    parts: http::request::Parts,
    outcome: impl Clone + Send + Sync + 'static,
    status: StatusCode,
) -> Response {
    let mut page = Request::new(Body::empty());
    *page.uri_mut() = parts.uri;
    *page.headers_mut() = parts.headers;
    page.headers_mut().remove(CONTENT_LENGTH);
    page.headers_mut().remove(CONTENT_TYPE);
    *page.extensions_mut() = parts.extensions;
    page.extensions_mut().insert(outcome);
    let mut response = match inner.oneshot(page).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    // The page itself may have found worse: gone, or moved on to sign-in.
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}
