//! The demonstration signs anybody in with one click, so it answers on the
//! loopback only: a foreign Host header (DNS rebinding) is refused.

use axum::{
    extract::Request,
    http::{StatusCode, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};

pub async fn loopback_only(request: Request, next: Next) -> Response {
    let named = request
        .uri()
        .host()
        .map(str::to_owned)
        .or_else(|| {
            let host = request.headers().get(header::HOST)?.to_str().ok()?;
            Some(host.parse::<Authority>().ok()?.host().to_owned())
        })
        .unwrap_or_default();
    if is_loopback(&named) {
        next.run(request).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "The demonstration answers on this machine only.\n")
            .into_response()
    }
}

fn is_loopback(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]" | "::1")
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_answered() {
        assert!(is_loopback("127.0.0.1") && is_loopback("localhost") && is_loopback("[::1]"));
        for foreign in
            ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.2"]
        {
            assert!(!is_loopback(foreign), "{foreign}");
        }
    }
}
