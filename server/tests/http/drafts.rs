//! Drafts that are given up, brought back, or begun with the answers of last year:
//! plain forms, and what somebody sees who is in the middle of typing.

use crate::{
    browser::{Browser, Site},
    plain_forms::{answer, associated},
};
use axum::http::{StatusCode, header};
use domain::{
    applications::CoverageYear,
    ids::{AssisterAccountId, ConsumerId},
    policy::Action,
};
use store::{on_both_databases, testing::World};

const PAGE: &str = "contact-address";
const TYPED: &[(&str, &str)] = &[("fields[street]", "77 Loon Court")];

/// Rosa works by phone on the draft that Amina began.
async fn at_one_draft<'s>(
    world: &World,
    site: &'s Site,
    (rosa, amina): (AssisterAccountId, ConsumerId),
) -> (Browser<'s>, Browser<'s>, String) {
    let (mut phone, mut desk) =
        (site.signed_in(world, amina).await, site.signed_in(world, rosa).await);
    phone.submit("/en/application", Action::StartApplication, &[]).await.location();
    let warning = "/en/application/privacy-warning";
    phone.submit(warning, Action::SaveStep, &[("fields[privacy_read]", "1 en")]).await.location();
    let file = format!("/en/clients/{amina}");
    desk.submit(&format!("{file}/begin"), Action::BeginActing, &[("channel", "phone")])
        .await
        .location();
    (phone, desk, file)
}

/// What a page that was open before is told when it asks again.
async fn beside(desk: &mut Browser<'_>, file: &str) -> String {
    let client = file.rsplit('/').next().expect("a client");
    let told = desk.call(Action::ViewBeside, &[("client", client), ("step", PAGE)]).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    told.body
}

/// Amina signs what she answered.
async fn sends(phone: &mut Browser<'_>) {
    let sign = phone
        .submit("/en/application/review", Action::RecordOwnReview, &[("checked", "yes")])
        .await;
    let signed = [("signature", "Amina Warsame"), ("sign_agreement", "yes")];
    let sent = phone.submit(sign.location(), Action::SubmitApplication, &signed).await;
    assert_eq!(sent.location(), "/en/application/result");
}

on_both_databases! {
    async fn a_consumer_gives_a_draft_up_and_brings_it_back(world: World) {
        let site = Site::new(&world);
        let file = associated(&world, &site).await;
        let (mut phone, _, _) = at_one_draft(&world, &site, file).await;
        let list = phone.get("/en/application").await;
        assert!(list.body.contains("href=\"/en/application/withdraw\""), "{}", list.text());
        let page = phone.get("/en/application/withdraw").await;
        for said in ["What you lose", "What stays as it is", "No, keep it", "for 14 days"] {
            assert!(page.text().contains(said), "{said}: {}", page.text());
        }
        let in_spanish = phone.get("/es/application/withdraw").await.text();
        assert!(in_spanish.contains("¿Descartar su solicitud"), "{in_spanish}");
        let done = phone.submit("/en/application/withdraw", Action::WithdrawApplication, &[]).await;
        assert_eq!(done.location(), "/en/application");
        let list = phone.get("/en/application").await.text();
        assert!(list.contains("You threw this application away") && list.contains("Start the application"), "{list}");
        let back = phone.submit("/en/application", Action::RestoreApplication, &[]).await;
        assert_eq!(back.location(), "/en/application");
        assert!(phone.get("/en/application").await.text().contains("of 7 parts done"));
    }

    async fn an_assister_gives_a_draft_up_and_the_client_is_told(world: World) {
        let site = Site::new(&world);
        let both = associated(&world, &site).await;
        let (mut phone, mut desk, file) = at_one_draft(&world, &site, both).await;
        let withdraw = format!("{file}/application/withdraw");
        assert!(desk.get(&file).await.body.contains(&format!("href=\"{withdraw}\"")));
        assert!(desk.get(&withdraw).await.text().contains("Amina is told that you did this"));
        let done = desk.submit(&withdraw, Action::WithdrawApplication, &[]).await;
        assert_eq!(done.location(), format!("{file}/application"));
        let told = desk.get(&file).await.text();
        assert!(told.contains("The draft was thrown away") && told.contains("by you"), "{told}");
        let home = phone.get("/en/home").await.text();
        assert!(home.contains("Rosa Delgado threw away your application"), "{home}");
        let activity = phone.get("/en/activity").await.text();
        assert!(activity.contains("threw away your application in progress"), "{activity}");
    }

    async fn who_is_typing_keeps_the_text_when_the_draft_is_given_up(world: World) {
        let site = Site::new(&world);
        let both = associated(&world, &site).await;
        let (mut phone, mut desk, file) = at_one_draft(&world, &site, both).await;
        let page = format!("{file}/application/{PAGE}");
        let form = desk.get(&page).await.form(Action::SaveStep, TYPED);
        phone.submit("/en/application/withdraw", Action::WithdrawApplication, &[]).await.location();
        let refused = desk.post(&page, &form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
        assert!(refused.text().contains("This application was thrown away"), "{}", refused.text());
        assert!(refused.text().contains("77 Loon Court"), "the text is there: {}", refused.text());
        let kept: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let kept = desk.call(Action::SaveAnswers, &kept).await;
        assert_eq!(kept.status, StatusCode::CONFLICT);
        assert!(kept.body.contains("application_withdrawn") && !kept.headers.contains_key(header::LOCATION));
        // Who only looks is led to where it can be seen.
        let led = desk.get(&page).await;
        assert_eq!(led.status, StatusCode::FOUND);
        assert_eq!(led.headers[header::LOCATION], format!("{file}/application"));
        assert!(beside(&mut desk, &file).await.contains("application_withdrawn"));
    }

    async fn who_is_typing_keeps_the_text_when_the_draft_is_sent(world: World) {
        let site = Site::new(&world);
        let both = associated(&world, &site).await;
        let (mut phone, mut desk, file) = at_one_draft(&world, &site, both).await;
        answer(&mut phone, "/en/application/financial-help").await;
        let page = format!("{file}/application/{PAGE}");
        let form = desk.get(&page).await.form(Action::SaveStep, TYPED);
        sends(&mut phone).await;
        let refused = desk.post(&page, &form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
        let said = refused.text();
        assert!(said.contains("This application was already sent") && said.contains("77 Loon Court"), "{said}");
        assert!(beside(&mut desk, &file).await.contains("already_submitted"));
    }

    async fn a_page_to_give_up_what_was_sent_says_so(world: World) {
        let site = Site::new(&world);
        let both = associated(&world, &site).await;
        let (mut phone, mut desk, file) = at_one_draft(&world, &site, both).await;
        answer(&mut phone, "/en/application/financial-help").await;
        let withdraw = format!("{file}/application/withdraw");
        let form = desk.get(&withdraw).await.form(Action::WithdrawApplication, &[]);
        sends(&mut phone).await;
        let refused = desk.post(&withdraw, &form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text().contains("This application was already sent"), "{}", refused.text());
        assert!(phone.get("/en/application/result").await.text().contains("The application was sent"));
    }

    async fn pressing_twice_gives_one_draft_up(world: World) {
        let site = Site::new(&world);
        let both = associated(&world, &site).await;
        let (mut phone, _, _) = at_one_draft(&world, &site, both).await;
        let form = phone.get("/en/application/withdraw").await.form(Action::WithdrawApplication, &[]);
        for _ in 0..2 {
            assert_eq!(phone.post("/en/application/withdraw", &form).await.location(), "/en/application");
        }
        let rows = "SELECT COUNT(*) FROM audit_event WHERE action = 'application_withdrawn'";
        assert_eq!(world.number(rows).await, 1);
    }

    async fn a_new_year_begins_with_the_answers_of_the_last(world: World) {
        let site = Site::new(&world);
        let both = associated(&world, &site).await;
        let (mut phone, _, _) = at_one_draft(&world, &site, both).await;
        answer(&mut phone, "/en/application/financial-help").await;
        sends(&mut phone).await;
        let before = CoverageYear::NEWEST.0 - 1;
        let goes_by = format!("UPDATE application SET coverage_year = {before}");
        world.execute(&goes_by).await.expect("a year goes by");

        let list = phone.get("/en/application").await;
        let with = format!("Start with the answers for {before}");
        assert!(list.text().contains(&with) && list.text().contains("Start empty"), "{}", list.text());
        let button = list.body.split("name=\"earlier\"").nth(1).expect("the button");
        let earlier = button.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
        let started = phone.submit("/en/application", Action::StartApplication, &[("earlier", earlier)]).await;
        let warning = started.location().to_owned();
        phone.submit(&warning, Action::SaveStep, &[("fields[privacy_read]", "1 en")]).await.location();
        let page = format!("/en/application/{PAGE}");
        let address = phone.get(&page).await;
        assert!(address.text().contains(&format!("From the last application, for {before}: please check.")), "{}", address.text());
        assert!(address.body.contains("value=\"12 Willow Crossing\""));
        let in_spanish = phone.get(&format!("/es/application/{PAGE}")).await.text();
        assert!(in_spanish.contains("por favor revise"), "{in_spanish}");
        let county = [("fields[county]", "Ramsey")];
        phone.submit(&page, Action::SaveStep, &county).await.location();
        assert!(!phone.get(&page).await.text().contains("From the last application"));
    }
}
