//! Wrong input: a summary at 422 with the typed text kept, and clear statuses
//! for everything else. Never a 500 with internals.

use crate::browser::Site;
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use domain::policy::Action;
use store::on_both_databases;

fn registration<'a>() -> Vec<(&'a str, &'a str)> {
    vec![
        ("given_name", "Amina"),
        ("family_name", "Warsame"),
        ("birth_month", "4"),
        ("birth_day", "12"),
        ("birth_year", "1992"),
        ("sign_in_name", "amina.w"),
        ("contact_email", ""),
        ("password", "the lake was blue that day"),
        ("password_again", "the lake was blue that day"),
    ]
}

fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = registration();
    fields.retain(|(name, _)| *name != field);
    fields.push((field, value));
    fields
}

on_both_databases! {
    async fn a_refused_form_keeps_what_was_typed_but_no_password(world: World) {
        let site = Site::new(&world);
        let typed = with("birth_year", "92");
        let answer = site.visitor().submit("/en/register", Action::Register, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("<title>Error: Create an account"), "{}", answer.body);
        assert!(answer.text().contains("There is a problem"));
        assert!(answer.text().contains("Date of birth: The year needs 4 digits, like 1992."));
        for kept in ["value=\"Amina\"", "value=\"92\"", "value=\"amina.w\""] {
            assert!(answer.body.contains(kept), "{kept}");
        }
        assert!(!answer.body.contains("the lake was blue"), "a password came back");
    }

    async fn markup_in_a_field_stays_text(world: World) {
        let site = Site::new(&world);
        for hostile in ["</script><script>alert(1)</script>", "\"><svg onload=alert(1)>", "{{7*7}}", "' OR 1=1 --"] {
            let answer =
                site.visitor().submit("/en/register", Action::Register, &with("given_name", hostile)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{hostile}");
            assert!(!answer.body.contains("<script>alert") && !answer.body.contains("<svg onload"), "{hostile}");
        }
    }

    async fn every_length_and_script_of_text_gets_an_answer(world: World) {
        let site = Site::new(&world);
        let long = "a".repeat(20_000);
        for value in [long.as_str(), "\u{0}", "\u{202e}Amina", "\u{2028}", "🙂", "\t\n"] {
            for field in ["given_name", "sign_in_name", "contact_email", "birth_year"] {
                let answer =
                    site.visitor().submit("/en/register", Action::Register, &with(field, value)).await;
                let expected = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER];
                assert!(expected.contains(&answer.status), "{field} {value:.10}: {}", answer.status);
            }
        }
    }

    async fn a_body_that_is_too_large_is_refused_whole_or_in_chunks(world: World) {
        let site = Site::new(&world);
        let huge = format!("__form=%2Fapi%2Faccounts%2Fsign_in&sign_in_name={}", "a".repeat(70_000));
        for path in ["/en/sign-in", "/api/accounts/sign_in"] {
            let chunks: Vec<Result<Vec<u8>, std::io::Error>> =
                huge.as_bytes().chunks(1_000).map(|chunk| Ok(chunk.to_vec())).collect();
            for body in [Body::from(huge.clone()), Body::from_stream(futures::stream::iter(chunks))] {
                let request = Request::builder()
                    .method(Method::POST)
                    .uri(path)
                    .header(header::HOST, "localhost")
                    .header("sec-fetch-site", "same-origin")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(body)
                    .expect("a request");
                let status = site.send(request).await.status;
                assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
            }
        }
    }

    async fn a_form_that_no_page_has_is_refused(world: World) {
        let site = Site::new(&world);
        let mut browser = site.visitor();
        for form in ["", "/api/nothing", "/en/sign-in", "../../etc/passwd"] {
            let fields = [("__form".to_owned(), form.to_owned())];
            assert_eq!(browser.post("/en/sign-in", &fields).await.status, StatusCode::BAD_REQUEST, "{form}");
        }
        assert_eq!(browser.post("/en/sign-in", &[]).await.status, StatusCode::BAD_REQUEST);
    }

    async fn unknown_pages_and_languages_answer_not_found(world: World) {
        let site = Site::new(&world);
        for path in ["/en/nowhere", "/xx/sign-in", "/wp-login.php", "/en/assister/consent/nonsense"] {
            let answer = site.visitor().get(path).await;
            let expected = [StatusCode::NOT_FOUND, StatusCode::FOUND];
            assert!(expected.contains(&answer.status), "{path}: {}", answer.status);
        }
    }

    async fn a_stopped_database_answers_that_the_answers_are_safe(world: World) {
        let site = Site::new(&world);
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut browser = site.signed_in(&world, amina).await;
        world.store.clone().close().await.expect("the database stops");
        let health = browser.get("/health").await;
        assert_eq!(health.status, StatusCode::SERVICE_UNAVAILABLE);
        let home = browser.get("/en/home").await;
        assert_eq!(home.status, StatusCode::SERVICE_UNAVAILABLE, "{}", home.text());
        assert!(home.text().contains("Your saved answers are safe"), "{}", home.text());
        let sign_in = browser
            .post(
                "/en/sign-in",
                &[
                    ("__form".to_owned(), "/api/accounts/sign_in".to_owned()),
                    ("sign_in_name".to_owned(), "amina.warsame".to_owned()),
                    ("password".to_owned(), "the lake was blue that day".to_owned()),
                ],
            )
            .await;
        assert_eq!(sign_in.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(sign_in.body.contains("value=\"amina.warsame\""), "what was typed is still there: {}", sign_in.text());
    }
}
