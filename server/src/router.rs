//! The whole server as one router: what `serve` runs and what tests knock on.

use crate::{
    hints::{LiveHints, hints},
    middleware::{headers, host, identity, origin},
    plain_forms, static_files, uploads,
};
use app::{
    App, ClientBundle,
    context::{self, Services},
    document,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::IntoResponse,
    routing::{get, post},
};
use leptos::{
    nonce::use_nonce,
    prelude::{LeptosOptions, use_context},
};
use leptos_axum::{
    ResponseOptions, generate_route_list, handle_server_fns_with_context,
    render_app_async_with_context,
};
use std::{
    path::PathBuf,
    sync::{Arc, LazyLock},
    time::Duration,
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer,
};

/// What a server is made of.
#[derive(Clone)]
pub struct ServerOptions {
    pub services: Services,
    /// Trunk's folder; without it pages come without WASM.
    pub dist: Option<PathBuf>,
    pub bundle: ClientBundle,
    pub hints: Arc<LiveHints>,
}

/// Builds the router.
pub fn router(options: &ServerOptions) -> Router {
    let services = options.services.clone();
    let inner = pages_and_doors(options);
    let forms = {
        let inner = inner.clone();
        move |request: Request, next: Next| {
            let inner = inner.clone();
            async move {
                let posted =
                    request.method() == Method::POST && !request.uri().path().starts_with("/api/");
                if uploads::is_upload(&request) {
                    uploads::post(inner, request).await
                } else if posted {
                    plain_forms::post(inner, request).await
                } else {
                    next.run(request).await
                }
            }
        }
    };
    let secure = services.secure_cookies;
    let ping = services.store.clone();
    let health = get(move || {
        let store = ping.clone();
        async move {
            match store.ping().await {
                Ok(()) => (StatusCode::OK, "ok\n"),
                Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
            }
        }
    });
    let people = inner
        .layer(middleware::from_fn(forms))
        .layer(middleware::from_fn_with_state(services.clone(), identity::identify))
        .layer(middleware::from_fn(origin::own_pages_only));
    let mut router = static_files::assets(options.dist.as_deref())
        .merge(static_files::texts())
        .route("/health", health)
        .fallback_service(people);
    if services.demo {
        router = router.layer(middleware::from_fn(host::loopback_only));
    }
    router
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(15),
        ))
        .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
        .layer(middleware::from_fn(move |request: Request, next: Next| {
            headers::add(secure, request, next)
        }))
}

/// The paths of all pages. They are listed once in a process: while the list is
/// made, no resource of any page loads.
static PATHS: LazyLock<Vec<String>> =
    LazyLock::new(|| generate_route_list(App).iter().map(|page| page.path().to_owned()).collect());

/// Pages at their URLs and server functions below `/api/`.
fn pages_and_doors(options: &ServerOptions) -> Router {
    let provide = {
        let services = options.services.clone();
        move || context::provide(services.clone())
    };
    let page = {
        let (bundle, provide) = (options.bundle.clone(), provide.clone());
        let render = render_app_async_with_context(
            move || {
                provide();
                send_policy();
            },
            move || document(&bundle),
        );
        move |request: Request| render(request)
    };
    let door = move |most: usize, request: Request| {
        let provide = provide.clone();
        async move {
            // Read whole here: a body that grows too large in chunks is refused as such.
            let (parts, body) = request.into_parts();
            let Ok(body) = to_bytes(body, most).await else {
                return StatusCode::PAYLOAD_TOO_LARGE.into_response();
            };
            let request = Request::from_parts(parts, Body::from(body));
            handle_server_fns_with_context(provide, request).await.into_response()
        }
    };
    let large_door = door.clone();
    let router =
        PATHS.iter().fold(Router::new(), |router, path| router.route(path, get(page.clone())));
    let live = get(hints).with_state((options.services.clone(), options.hints.clone()));
    router
        .route(app::routes::HINTS, live)
        .route("/api/{*path}", post(move |request| door(plain_forms::MOST_BYTES, request)))
        .fallback(page)
        .layer(DefaultBodyLimit::max(plain_forms::MOST_BYTES))
        .layer(tower_http::limit::RequestBodyLimitLayer::new(plain_forms::MOST_BYTES))
        // The one door that takes more, below the layers of the others.
        .route(uploads::DOOR, post(move |request| large_door(uploads::MOST_ENCODED_BYTES, request)))
        .with_state(LeptosOptions::builder().output_name("frontend").build())
}

/// The page's policy, with the nonce that its scripts carry.
fn send_policy() {
    if let (Some(options), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce())
        && let Ok(policy) = HeaderValue::from_str(&headers::page_policy(&nonce))
    {
        let name: HeaderName = header::CONTENT_SECURITY_POLICY;
        options.insert_header(name, policy);
    }
}
