//! Forms posted without WASM, to their page's own URL.
//!
//! The hidden field `__form` names the server function. It is called as a
//! browser with WASM would call it; its answer becomes a 303, or the same page
//! again with what was typed and what is wrong with it. One mechanism for every
//! form: no page has a handler of its own.

use app::{FORM_FIELD, context::Rejected, error::AppError};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode, Uri,
        header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, SET_COOKIE},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use server_fn::error::FromServerFnError;
use tower::ServiceExt;

/// The most that a form may send, chunked or not.
pub const MOST_BYTES: usize = 64 * 1024;

/// What the browser shows is never what somebody must keep secret.
const SECRET: [&str; 4] = ["password", "password_again", "token", "ssn"];

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
    if answer.status().is_success() {
        return see_other(answer.headers(), parts.uri.path_and_query().map(ToString::to_string));
    }
    let status = answer.status();
    let error = to_bytes(answer.into_body(), MOST_BYTES).await.unwrap_or_default();
    show_again(
        inner,
        parts,
        Rejected { form, values: shown(values), error: Some(AppError::de(error)) },
        status,
    )
    .await
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

/// What may be shown again.
fn shown(values: Vec<(String, String)>) -> Vec<(String, String)> {
    values
        .into_iter()
        .filter(|(name, _)| name != FORM_FIELD && !SECRET.contains(&name.as_str()))
        .collect()
}

/// The page again, at the status of the refusal.
async fn show_again(
    inner: Router,
    parts: http::request::Parts,
    rejected: Rejected,
    status: StatusCode,
) -> Response {
    let mut page = Request::new(Body::empty());
    *page.uri_mut() = parts.uri;
    *page.headers_mut() = parts.headers;
    page.headers_mut().remove(CONTENT_LENGTH);
    page.headers_mut().remove(CONTENT_TYPE);
    *page.extensions_mut() = parts.extensions;
    page.extensions_mut().insert(rejected);
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
