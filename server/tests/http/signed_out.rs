//! The session is over while somebody types: nothing takes their text away, and
//! nobody else's draft gets it.

use crate::browser::{Answer, Browser, Site};
use axum::http::{StatusCode, header};
use domain::policy::Action;
use store::{on_both_databases, testing::World};

const PAGE: &str = "/en/application/contact-address";

/// Somebody who has come to the question for the address.
async fn with_a_draft<'s>(site: &'s Site, world: &World, name: &str) -> Browser<'s> {
    let consumer = world.consumer(name).insert().await;
    let mut browser = site.signed_in(world, consumer).await;
    browser.submit("/en/application", Action::StartApplication, &[]).await.location();
    let warning = "/en/application/privacy-warning";
    browser.submit(warning, Action::SaveStep, &[("fields[privacy_read]", "1 en")]).await.location();
    browser
}

/// The form of the page, as a browser with WASM sends it.
async fn keeps(browser: &mut Browser<'_>, page: &Answer, city: &str) -> Answer {
    let fields = page.form(Action::SaveStep, &[("fields[city]", city)]);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.call(Action::SaveAnswers, &fields).await
}

fn leads_nowhere(answer: &Answer) -> bool {
    !answer.headers.contains_key(header::LOCATION)
}

on_both_databases! {
    async fn a_save_without_a_session_is_refused_in_place_and_taken_after_signing_in(world: World) {
        let site = Site::new(&world);
        let mut amina = with_a_draft(&site, &world, "Amina Warsame").await;
        let page = amina.get(PAGE).await;
        for refused in [
            keeps(&mut site.visitor(), &page, "Duluth").await,
            site.visitor().call(Action::ViewBeside, &[("step", "contact-address")]).await,
        ] {
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
            assert!(leads_nowhere(&refused), "the page would be gone, and the text with it");
        }
        assert_eq!(keeps(&mut amina, &page, "Duluth").await.status, StatusCode::OK);
        assert!(amina.get(PAGE).await.body.contains("value=\"Duluth\""));
    }

    async fn a_page_is_not_saved_for_whoever_signs_in_next(world: World) {
        let site = Site::new(&world);
        let mut amina = with_a_draft(&site, &world, "Amina Warsame").await;
        let mut nimo = with_a_draft(&site, &world, "Nimo Abdullahi").await;
        let page = amina.get(PAGE).await;
        let refused = keeps(&mut nimo, &page, "Duluth").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert!(!nimo.get(PAGE).await.body.contains("Duluth"), "Amina's text in Nimo's draft");
    }

    async fn without_a_script_the_text_is_shown_with_the_way_to_sign_in(world: World) {
        let site = Site::new(&world);
        let mut amina = with_a_draft(&site, &world, "Amina Warsame").await;
        let page = amina.get(PAGE).await;
        let fields = page.form(Action::SaveStep, &[("fields[city]", "Duluth")]);
        let shown = site.visitor().post(PAGE, &fields).await;
        assert_eq!(shown.status, StatusCode::UNAUTHORIZED);
        assert!(leads_nowhere(&shown));
        assert!(shown.text().contains("Duluth"), "{}", shown.text());
        let sign_in = format!("href=\"/en/sign-in?next={PAGE}\"");
        assert!(shown.body.contains(&sign_in), "{}", shown.body);
        // Loading the page again sends the same once more.
        amina.post(PAGE, &fields).await;
        assert!(amina.get(PAGE).await.body.contains("value=\"Duluth\""));
    }
}
