//! Cross-site request forgery: a request that may change something must come
//! from our own pages. The algorithm is the one of Go's `CrossOriginProtection`:
//! the browser's `Sec-Fetch-Site` first, else `Origin` against `Host`.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

pub async fn own_pages_only(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || comes_from_own_page(request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This form was not sent from one of our pages.\n").into_response()
    }
}

fn comes_from_own_page(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else {
        // Old browsers send neither; a session's cookie then proves nothing.
        return text(header::COOKIE.as_str()).is_none();
    };
    let host = text(header::HOST.as_str()).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, origin_host)| !host.is_empty() && origin_host == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(headers: &[(&'static str, &'static str)]) -> bool {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| {
                (http::HeaderName::from_static(name), http::HeaderValue::from_static(value))
            })
            .collect();
        comes_from_own_page(&headers)
    }

    #[test]
    fn our_own_pages_are_accepted() {
        assert!(accepted(&[("sec-fetch-site", "same-origin")]));
        assert!(accepted(&[
            ("origin", "https://alongside.example"),
            ("host", "alongside.example")
        ]));
        assert!(accepted(&[("host", "alongside.example")]), "a script without cookies");
    }

    #[test]
    fn others_are_refused() {
        assert!(!accepted(&[("sec-fetch-site", "cross-site")]));
        assert!(!accepted(&[("sec-fetch-site", "same-site")]));
        assert!(!accepted(&[("origin", "null"), ("host", "alongside.example")]));
        assert!(!accepted(&[("origin", "https://evil.example"), ("host", "alongside.example")]));
        assert!(!accepted(&[("cookie", "session=x"), ("host", "alongside.example")]));
    }
}
