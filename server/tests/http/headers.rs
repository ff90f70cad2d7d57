//! Headers on every answer, whatever its status.

use crate::browser::Site;
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use store::on_both_databases;

on_both_databases! {
    async fn every_answer_carries_the_headers(world: World) {
        let site = Site::new(&world);
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut browser = site.signed_in(&world, amina).await;
        let mut statuses = Vec::new();
        for path in ["/en/sign-in", "/en/nowhere", "/en/home", "/health", "/robots.txt", "/", "/en/clients"] {
            let answer = browser.get(path).await;
            statuses.push(answer.status);
            for name in ["content-security-policy", "cache-control", "cross-origin-opener-policy"] {
                assert!(answer.headers.contains_key(name), "{path} has no {name}");
            }
            assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
            assert_eq!(answer.headers["referrer-policy"], "same-origin", "{path}");
            let policy = answer.headers["content-security-policy"].to_str().expect("a policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}");
        }
        assert!(statuses.contains(&StatusCode::OK) && statuses.contains(&StatusCode::NOT_FOUND));
        assert!(statuses.contains(&StatusCode::FORBIDDEN), "a consumer on the desk");
    }

    async fn a_page_is_kept_by_nobody_and_its_nonce_is_its_own(world: World) {
        let site = Site::new(&world);
        let mut browser = site.visitor();
        let first = browser.get("/en/sign-in").await;
        let second = browser.get("/en/sign-in").await;
        assert_eq!(first.headers[header::CACHE_CONTROL], "no-store");
        assert_ne!(first.headers["content-security-policy"], second.headers["content-security-policy"]);
    }

    async fn a_form_from_another_site_is_refused(world: World) {
        let site = Site::new(&world);
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
        ] {
            for path in ["/en/sign-in", "/api/accounts/sign_in"] {
                let request = Request::builder()
                    .method(Method::POST)
                    .uri(path)
                    .header(header::HOST, "localhost")
                    .header(name, value)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from("__form=%2Fapi%2Faccounts%2Fsign_in"))
                    .expect("a request");
                assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN, "{name}: {value} {path}");
            }
        }
    }

    async fn the_demonstration_refuses_a_foreign_host(world: World) {
        let site = Site::new(&world);
        let request = Request::builder()
            .uri("/en/sign-in")
            .header(header::HOST, "portal.example")
            .body(Body::empty())
            .expect("a request");
        assert_eq!(site.send(request).await.status, StatusCode::MISDIRECTED_REQUEST);
    }

    async fn texts_are_kept_and_name_their_language(world: World) {
        let site = Site::new(&world);
        let page = site.visitor().get("/es/sign-in").await;
        let path = page.body.split("data-texts=\"").nth(1).expect("a file of texts");
        let path = path.split('"').next().expect("its path");
        let texts = site.visitor().get(path).await;
        assert_eq!(texts.status, StatusCode::OK);
        assert!(texts.headers[header::CACHE_CONTROL].to_str().expect("a value").contains("immutable"));
        assert!(texts.body.contains("Iniciar sesión") && !texts.body.contains("Create an account"));
        assert!(page.body.contains("<html lang=\"es\""));
    }
}
