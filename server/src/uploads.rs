//! A file from a person's computer, posted by a plain form.
//!
//! It becomes the text of a field and then goes the way of every plain form: the
//! same server function, the same page again with what is wrong.

use crate::plain_forms;
use app::{FORM_FIELD, assisters::import_api::CheckRoster, context::Rejected, error::AppError};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{FromRequest, Multipart, Request},
    http::{
        HeaderValue, Method, StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use domain::{
    assisters::roster_file::{MOST_FILE_BYTES, decode},
    policy::Action,
    validation::{Code, Invalid},
};
use futures::StreamExt;
use server_fn::ServerFn;

/// The server function of the form with a file: the one that takes much text.
pub const DOOR: &str = CheckRoster::PATH;

/// The most that a form with a file may send: the file, and what is around it.
const MOST_BYTES: usize = MOST_FILE_BYTES + 64 * 1024;

/// What is too large is read up to here and thrown away, so that the browser
/// comes to hear the answer.
const MOST_THROWN_AWAY: usize = 64 * 1024 * 1024;

/// The most that a file weighs as the text of a field: three bytes for each.
pub const MOST_ENCODED_BYTES: usize = 3 * MOST_FILE_BYTES + 1024;

/// The fields of the form: a file, or the lines of one.
const FILE: &str = "roster_file";
const TEXT: &str = "roster_text";

/// Whether a request is a form with a file, on the page that has one.
pub fn is_upload(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    request.method() == Method::POST
        && request.uri().path().ends_with("/assisters/import")
        && kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// Runs the form through `inner`, the router of pages and server functions.
pub async fn post(inner: Router, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    if let Err(refused) = admitted(&parts) {
        // Nothing is read; the page says why.
        return plain_forms::show_again(inner, parts, (), refused).await;
    }
    let Some(body) = read(body).await else {
        return refuse(inner, parts, FILE, Code::FileTooLarge, String::new()).await;
    };
    let Some((file, text)) = fields(&parts, body).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let pasted = String::from_utf8_lossy(&text).into_owned();
    let (field, bytes) = if file.is_empty() { (TEXT, &text) } else { (FILE, &file) };
    match decode(bytes) {
        Err(Code::FileNeeded) => refuse(inner, parts, FILE, Code::FileNeeded, pasted).await,
        Err(code) => refuse(inner, parts, field, code, pasted).await,
        Ok(content) => {
            let values = vec![(TEXT.to_owned(), content)];
            let body =
                form_urlencoded::Serializer::new(String::new()).extend_pairs(&values).finish();
            let urlencoded = HeaderValue::from_static("application/x-www-form-urlencoded");
            parts.headers.insert(CONTENT_TYPE, urlencoded);
            // What is shown again is what was pasted, not the file.
            let shown = vec![(TEXT.to_owned(), if field == TEXT { pasted } else { String::new() })];
            plain_forms::run(inner, parts, DOOR.to_owned(), shown, body.into()).await
        }
    }
}

/// The role is asked before a byte is read; the server function asks it again.
fn admitted(parts: &Parts) -> Result<(), StatusCode> {
    let request = parts.extensions.get::<store::Request>();
    match request.map(|request| request.admit(Action::CheckRoster)) {
        Some(Ok(())) => Ok(()),
        Some(Err(store::StoreError::Unauthenticated)) | None => Err(StatusCode::UNAUTHORIZED),
        Some(Err(_)) => Err(StatusCode::FORBIDDEN),
    }
}

/// The whole body; none when it is too large.
async fn read(body: Body) -> Option<Bytes> {
    let (mut stream, mut whole, mut size) = (body.into_data_stream(), Vec::new(), 0_usize);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.ok()?;
        size = size.saturating_add(chunk.len());
        if size > MOST_THROWN_AWAY {
            return None;
        }
        if size <= MOST_BYTES {
            whole.extend_from_slice(&chunk);
        } else {
            whole = Vec::new();
        }
    }
    (size <= MOST_BYTES).then(|| whole.into())
}

/// The file and the text of the form.
async fn fields(parts: &Parts, body: Bytes) -> Option<(Bytes, Bytes)> {
    let mut request = Request::new(Body::from(body));
    request.headers_mut().insert(CONTENT_TYPE, parts.headers.get(CONTENT_TYPE)?.clone());
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    let (mut file, mut text) = (Bytes::new(), Bytes::new());
    while let Some(field) = form.next_field().await.ok()? {
        match field.name() {
            Some(FILE) => file = field.bytes().await.ok()?,
            Some(TEXT) => text = field.bytes().await.ok()?,
            _ => {}
        }
    }
    Some((file, text))
}

/// The page again with what is wrong.
async fn refuse(
    inner: Router,
    mut parts: Parts,
    field: &str,
    code: Code,
    pasted: String,
) -> Response {
    parts.headers.remove(CONTENT_LENGTH);
    let rejected = Rejected {
        form: DOOR.to_owned(),
        values: vec![(FORM_FIELD.to_owned(), DOOR.to_owned()), (TEXT.to_owned(), pasted)],
        error: Some(AppError::Invalid(Invalid::field(field, code))),
    };
    let status = match code {
        Code::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    plain_forms::show_again(inner, parts, rejected, status).await
}
