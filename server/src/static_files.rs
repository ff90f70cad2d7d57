//! The browser bundle and the texts: names that carry a hash never change and
//! are kept for a year; everything else is asked for again.

use app::i18n::{texts_json, texts_path};
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::accounts::Language;
use std::path::Path;
use tower_http::services::ServeDir;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const SHORTLY: HeaderValue = HeaderValue::from_static("public, max-age=300, must-revalidate");

/// `/assets/…` from Trunk's folder, pre-compressed; without a folder, none.
pub fn assets(dist: Option<&Path>) -> Router {
    let Some(dist) = dist else { return Router::new() };
    let files = ServeDir::new(dist)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    Router::new().nest_service("/assets", files).layer(middleware::from_fn(keep))
}

async fn keep(request: Request, next: Next) -> Response {
    let hashed = has_hash(request.uri().path());
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let value = if hashed { FOREVER } else { SHORTLY };
        response.headers_mut().insert(header::CACHE_CONTROL, value);
    }
    response
}

/// Trunk puts 16 hex digits before the ending, or before `_bg`.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '.', '_'])
        .any(|part| part.len() >= 15 && part.bytes().all(|c| c.is_ascii_hexdigit()))
}

/// The texts of each language, and robots.txt.
pub fn texts() -> Router {
    let router = Router::new().route(
        "/robots.txt",
        get(|| async { ([(header::CACHE_CONTROL, SHORTLY)], "User-agent: *\nDisallow: /\n") }),
    );
    Language::ALL.iter().fold(router, |router, language| {
        let body = texts_json(*language);
        router.route(
            &texts_path(*language),
            get(move || async move {
                (
                    [
                        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
                        (header::CACHE_CONTROL, FOREVER),
                    ],
                    body.clone(),
                )
                    .into_response()
            }),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::has_hash;

    #[test]
    fn only_names_with_a_hash_are_kept_forever() {
        assert!(has_hash("/assets/frontend-1234567890abcdef.js"));
        assert!(has_hash("/assets/frontend-1234567890abcdef_bg.wasm"));
        assert!(!has_hash("/assets/public/favicon.svg"));
        assert!(!has_hash("/assets/index.html"));
    }
}
