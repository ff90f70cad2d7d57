//! The walkthroughs of ARCHITECTURE.md, as plain forms.

use crate::browser::Site;
use axum::http::StatusCode;
use domain::{assisters::AccountState, policy::Action};
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
            ("privacy-warning", vec![("fields[privacy_read]", "1 en")]),
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

    async fn a_suspension_or_a_lapse_closes_the_file_on_the_next_request(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").certified("2026-11-01", "2026-11-23").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let number = world.reference_number(rosa).await;
        let confirm = format!("/en/assister/confirm/{}", number.as_digits());
        let mut phone = site.signed_in(&world, amina).await;
        phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
        let mut desk = site.signed_in(&world, rosa).await;
        let file = format!("/en/clients/{amina}");
        desk.submit(&format!("{file}/begin"), Action::BeginActing, &[("channel", "phone")]).await;
        desk.submit(&format!("{file}/application"), Action::StartApplication, &[]).await.location();
        let warning = format!("{file}/application/privacy-warning");
        let open = desk.get(&warning).await.form(Action::SaveStep, &[("fields[privacy_read]", "1 en")]);

        world.set_assister_state(rosa, AccountState::Suspended).await;
        let suspended = desk.post(&warning, &open).await;
        assert_eq!(suspended.status, StatusCode::CONFLICT);
        assert!(suspended.text().contains("on hold"), "{}", suspended.text());
        world.set_assister_state(rosa, AccountState::Active).await;
        assert_eq!(desk.get(&warning).await.status, StatusCode::OK, "reactivated, all is as it was");

        // One second before midnight in St. Paul, and midnight. Every page is an act.
        world.clock.set("2026-11-24T05:59:59Z");
        let mut desk = site.signed_in(&world, rosa).await;
        assert_eq!(desk.get(&warning).await.status, StatusCode::OK);
        world.clock.set("2026-11-24T06:00:00Z");
        let lapsed = desk.post(&warning, &open).await;
        assert_eq!(lapsed.status, StatusCode::CONFLICT);
        assert!(lapsed.text().contains("certification is not in force"), "{}", lapsed.text());
        assert_eq!(world.count("answer").await, 0, "nothing was written");
    }

    async fn two_tabs_with_two_clients_never_cross(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let number = world.reference_number(rosa).await;
        let confirm = format!("/en/assister/confirm/{}", number.as_digits());
        let mut desk = site.signed_in(&world, rosa).await;
        let mut pages = Vec::new();
        for name in ["Amina Warsame", "Tou Ger Vang"] {
            let client = world.consumer(name).insert().await;
            let mut phone = site.signed_in(&world, client).await;
            phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
            let file = format!("/en/clients/{client}");
            desk.submit(&format!("{file}/begin"), Action::BeginActing, &[("channel", "phone")]).await;
            desk.submit(&format!("{file}/application"), Action::StartApplication, &[]).await.location();
            let page = format!("{file}/application/contact-name");
            for (step, typed) in [
                ("privacy-warning", vec![("fields[privacy_read]", "1 en")]),
                ("financial-help", vec![("fields[financial_help]", "yes")]),
            ] {
                let step = format!("{file}/application/{step}");
                desk.submit(&step, Action::SaveStep, &typed).await.location();
            }
            pages.push((page, phone));
        }
        // Both tabs are open before either is saved, and saved in the other order.
        let mut open = Vec::new();
        for (page, _) in &pages {
            let given = if open.is_empty() { "First" } else { "Second" };
            let form = desk.get(page).await.form(Action::SaveStep, &[("fields[p1.given_name]", given)]);
            open.push((page.clone(), form));
        }
        for (page, form) in open.iter().rev() {
            desk.post(page, form).await.location();
        }
        for ((_, phone), given) in pages.iter_mut().zip(["First", "Second"]) {
            let mine = phone.get("/en/application/contact-name").await;
            assert!(mine.body.contains(&format!("value=\"{given}\"")), "{}", mine.text());
        }
    }
}
