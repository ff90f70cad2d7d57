//! A new assister turns the account on, as a plain form.

use crate::browser::Site;
use axum::http::StatusCode;
use domain::{assisters::AccountState, policy::Action};
use store::{on_both_databases, testing::PASSWORD};

const PAGE: &str = "/en/activate-account";

fn typed(number: &str) -> Vec<(&str, &str)> {
    vec![
        ("registration_number", number),
        ("rules_accepted", "yes"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ]
}

on_both_databases! {
    async fn a_new_assister_sees_the_number_for_clients(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").state(AccountState::Invited).insert().await;
        let number = world.registration_number(rosa).await;
        let mut phone = site.visitor();
        let page = phone.get(PAGE).await;
        assert!(page.text().contains("Never sign in as a client."), "{}", page.text());
        let mut wrong = typed(&number);
        wrong.retain(|(name, _)| *name != "rules_accepted");
        wrong.push(("sign_in_name", "rosa_d"));
        let refused = phone.submit(PAGE, Action::ActivateAssister, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Tick the box if you agree."), "{}", refused.text());
        assert!(refused.body.contains(&format!("value=\"{number}\"")), "what was typed stays");
        assert!(!refused.body.contains(PASSWORD));
        let welcome = phone.submit(PAGE, Action::ActivateAssister, &typed(&number)).await;
        assert_eq!(welcome.location(), "/en/activate-account/welcome");
        let welcome = phone.get("/en/activate-account/welcome").await;
        let reference = world.reference_number(rosa).await.to_string();
        assert!(welcome.text().contains(&reference), "{}", welcome.text());
        let clients = phone.get("/en/clients").await;
        assert!(clients.text().contains(&reference), "{}", clients.text());
        let again = site.visitor().submit(PAGE, Action::ActivateAssister, &typed(&number)).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("staff can send you a new one"), "{}", again.text());
    }

    async fn a_social_security_number_is_named_and_never_shown_again(world: World) {
        let site = Site::new(&world);
        let mut phone = site.visitor();
        let refused = phone.submit(PAGE, Action::ActivateAssister, &typed("123-45-6789")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("This looks like a Social Security number"));
        assert!(!refused.body.contains("6789"), "{}", refused.body);
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut amina = site.signed_in(&world, amina).await;
        let choose = "/en/assister/choose";
        let typed = [("reference_number", "123-45-6789")];
        let refused = amina.submit(choose, Action::FindAssister, &typed).await;
        assert!(!refused.body.contains("6789"), "nor on any other page");
    }

    async fn a_session_of_somebody_else_ends_when_an_account_is_turned_on(world: World) {
        let site = Site::new(&world);
        let amina = world.consumer("Amina Warsame").insert().await;
        let rosa = world.assister("Rosa Delgado").state(AccountState::Invited).insert().await;
        let number = world.registration_number(rosa).await;
        let mut shared = site.signed_in(&world, amina).await;
        let mut before = shared.copy();
        shared.submit(PAGE, Action::ActivateAssister, &typed(&number)).await.location();
        assert_eq!(before.get("/en/home").await.status, StatusCode::FOUND);
        assert_eq!(shared.get("/en/home").await.status, StatusCode::FORBIDDEN);
    }
}
