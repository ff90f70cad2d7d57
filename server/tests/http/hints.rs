//! Two people at one draft see each other, and what the other one saves.

use crate::browser::{Browser, Site};
use app::routes::hints as stream_of;
use axum::{body::Body, http::StatusCode};
use chrono::Duration;
use domain::{
    accounts::SessionPolicy,
    dates::Clock,
    ids::{AssisterAccountId, ConsumerId},
    policy::Action,
};
use futures::StreamExt;
use store::{on_both_databases, testing::World};

const PAGE: &str = "contact-address";

/// Amina with a draft, and Rosa who works with her on the phone.
async fn two<'s>(
    site: &'s Site,
    world: &World,
) -> (ConsumerId, AssisterAccountId, Browser<'s>, Browser<'s>) {
    let rosa = world.assister("Rosa Delgado").insert().await;
    let amina = world.consumer("Amina Warsame").insert().await;
    let number = world.reference_number(rosa).await;
    let mut phone = site.signed_in(world, amina).await;
    let confirm = format!("/en/assister/confirm/{}", number.as_digits());
    phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
    let mut desk = site.signed_in(world, rosa).await;
    let begin = format!("/en/clients/{amina}/begin");
    desk.submit(&begin, Action::BeginActing, &[("channel", "phone")]).await.location();
    phone.submit("/en/application", Action::StartApplication, &[]).await.location();
    let warning = "/en/application/privacy-warning";
    phone.submit(warning, Action::SaveStep, &[("fields[privacy_read]", "1 en")]).await.location();
    (amina, rosa, phone, desk)
}

/// What comes next on a stream; nothing when it is over.
async fn next(stream: &mut axum::body::BodyDataStream) -> Option<String> {
    let chunk = stream.next().await?.expect("the stream goes on");
    Some(String::from_utf8_lossy(&chunk).into_owned())
}

async fn listen(browser: &Browser<'_>, client: Option<ConsumerId>) -> (StatusCode, Body) {
    browser.listen(&stream_of(client)).await
}

on_both_databases! {
    async fn who_is_on_the_same_page_is_seen(world: World) {
        let site = Site::new(&world);
        let (amina, _, mut phone, mut desk) = two(&site, &world).await;
        let client = amina.to_string();
        let mine = [("step", PAGE)];
        let alone = phone.call(Action::ViewBeside, &mine).await;
        assert!(alone.body.contains("\"others\":[]"), "{}", alone.body);
        let theirs = [("client", client.as_str()), ("step", PAGE)];
        desk.call(Action::ViewBeside, &theirs).await;
        let together = phone.call(Action::ViewBeside, &mine).await;
        assert!(together.body.contains("{\"given_name\":\"Rosa\",\"here\":true}"), "{}", together.body);
        // The page says so without a script, too.
        let page = phone.get(&format!("/en/application/{PAGE}")).await;
        assert!(page.text().contains("Rosa is on this page too"), "{}", page.text());
    }

    async fn a_hint_comes_when_the_other_one_saves_and_holds_nothing_else(world: World) {
        let site = Site::new(&world);
        let (amina, _, mut phone, desk) = two(&site, &world).await;
        let (status, body) = listen(&desk, Some(amina)).await;
        assert_eq!(status, StatusCode::OK);
        let mut stream = body.into_data_stream();
        let fields = [("step", PAGE), ("fields[city]", "Duluth"), ("fields[seen.city]", "0:")];
        phone.call(Action::SaveAnswers, &fields).await;
        assert_eq!(next(&mut stream).await.as_deref(), Some("data: look\n\n"));
    }

    async fn the_stream_of_an_assister_ends_with_the_association(world: World) {
        let site = Site::new(&world);
        let (amina, _, mut phone, desk) = two(&site, &world).await;
        let (_, body) = listen(&desk, Some(amina)).await;
        let mut stream = body.into_data_stream();
        phone.submit("/en/assister/remove", Action::EndAssociation, &[]).await.location();
        // A last hint, so that the page says what has happened.
        assert_eq!(next(&mut stream).await.as_deref(), Some("data: look\n\n"));
        assert_eq!(next(&mut stream).await, None);
        let again = listen(&desk, Some(amina)).await;
        assert_eq!(again.0, StatusCode::CONFLICT);
    }

    async fn nobody_listens_to_a_stranger_s_draft(world: World) {
        let site = Site::new(&world);
        let (amina, ..) = two(&site, &world).await;
        let other = world.assister("Pa Houa Xiong").insert().await;
        let desk = site.signed_in(&world, other).await;
        assert_eq!(listen(&desk, Some(amina)).await.0, StatusCode::NOT_FOUND);
        assert_eq!(listen(&site.visitor(), None).await.0, StatusCode::UNAUTHORIZED);
    }

    async fn a_page_that_looks_by_itself_keeps_no_session_alive(world: World) {
        let site = Site::new(&world);
        let (.., mut phone, _) = two(&site, &world).await;
        let idle = SessionPolicy::default().idle;
        let begin = world.clock.now();
        while world.clock.now() - begin <= idle {
            phone.call(Action::ViewBeside, &[("step", PAGE)]).await;
            world.clock.advance(Duration::minutes(2));
        }
        let over = phone.call(Action::ViewBeside, &[("step", PAGE)]).await;
        assert_eq!(over.status, StatusCode::UNAUTHORIZED, "nobody was there all the time");
    }
}
