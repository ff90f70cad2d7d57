//! The walkthroughs of ARCHITECTURE.md, as plain forms.

use crate::browser::Site;
use axum::http::StatusCode;
use domain::policy::Action;
use store::on_both_databases;

on_both_databases! {
    async fn a_consumer_without_javascript_authorises_an_assister(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let number = world.reference_number(rosa).await;
        let mut phone = site.signed_in(&world, amina).await;
        let found = phone
            .submit("/en/assister/choose", Action::FindAssister, &[("reference_number", &number.to_string())])
            .await;
        let confirm = found.location().to_owned();
        let page = phone.get(&confirm).await;
        assert!(page.text().contains("Rosa Delgado"), "{}", page.text());
        let said_yes = phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await;
        assert_eq!(said_yes.location(), "/en/assister");
        assert!(phone.get("/en/assister").await.text().contains("Rosa Delgado"));
        let mut desk = site.signed_in(&world, rosa).await;
        assert!(desk.get("/en/clients").await.text().contains("Amina Warsame"));
    }

    async fn the_consumer_ends_it_in_the_middle_of_a_phone_call(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let number = world.reference_number(rosa).await;
        let mut phone = site.signed_in(&world, amina).await;
        let confirm = format!("/en/assister/confirm/{}", number.as_digits());
        phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await;

        let mut desk = site.signed_in(&world, rosa).await;
        let file = format!("/en/clients/{amina}");
        let begun = desk.submit(&format!("{file}/begin"), Action::BeginActing, &[("channel", "phone")]).await;
        assert_eq!(begun.location(), format!("{file}/application"));
        desk.submit(&format!("{file}/application"), Action::StartApplication, &[]).await.location();
        for (page, typed) in [
            ("privacy-warning", vec![("fields[privacy_read]", "yes")]),
            ("financial-help", vec![("fields[financial_help]", "yes")]),
            ("contact-name", Vec::new()),
            ("contact-birth-date", Vec::new()),
        ] {
            let page = format!("{file}/application/{page}");
            desk.submit(&page, Action::SaveStep, &typed).await.location();
        }
        let address = format!("{file}/application/contact-address");
        let before = desk.get(&address).await;
        assert_eq!(before.status, StatusCode::OK, "{}", before.text());
        let saved = desk.submit(&address, Action::SaveStep, &[("fields[zip]", "55106"), ("fields[street]", "1 Lake St")]).await;
        assert_eq!(saved.status, StatusCode::UNPROCESSABLE_ENTITY, "kept although not complete");

        phone.submit("/en/assister/remove", Action::EndAssociation, &[]).await.location();
        let answers = world.count("answer").await;
        let late = desk
            .post(&address, &before.form(Action::SaveStep, &[("fields[street]", "2 Lake St")]))
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
        assert!(late.text().contains("You can no longer act for this client"), "{}", late.text());
        assert_eq!(world.count("answer").await, answers, "nothing was written");
        assert_eq!(desk.get(&format!("{file}/application")).await.status, StatusCode::CONFLICT);
        let mine = phone.get("/en/application/contact-address").await;
        assert!(mine.body.contains("1 Lake St") && mine.body.contains("55106"), "{}", mine.text());
    }
}
