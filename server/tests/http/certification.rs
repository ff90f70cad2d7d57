//! Certifications over HTTP: renewals as plain forms, the upkeep of a night, and
//! the operator's command.

use crate::browser::Site;
use axum::http::StatusCode;
use domain::{
    accounts::Role,
    assisters::{AccountState, ToRecertify},
    policy::Action,
};
use server::jobs::UpkeepJob;
use std::{process::Command, sync::Arc};
use store::{on_both_databases, testing::World};

const FIRST_DAY: [(&str, &str); 4] = [
    ("certified_from_month", "11"),
    ("certified_from_day", "20"),
    ("certified_from_year", "2026"),
    ("reason", "yearly_renewal"),
];

fn upkeep(world: &World) -> UpkeepJob {
    UpkeepJob { store: world.store.clone(), clock: Arc::new(world.clock.clone()) }
}

on_both_databases! {
    async fn a_resource_manager_renews_a_certification(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").certified("2025-11-01", "2026-10-31").insert().await;
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let mut desk = site.signed_in(&world, ingrid).await;
        let path = format!("/en/assisters/{rosa}/recertify");
        let page = desk.get(&path).await.text();
        assert!(page.contains("through October 31, 2026"), "{page}");
        assert!(page.contains("One that begins before November 1, 2027 ends on October 31, 2027."), "{page}");
        let wrong = [("certified_from_month", "13"), FIRST_DAY[1], FIRST_DAY[2], FIRST_DAY[3]];
        let refused = desk.submit(&path, Action::RecertifyAssister, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("This is not a date"), "{}", refused.text());
        let renewed = desk.submit(&path, Action::RecertifyAssister, &FIRST_DAY).await;
        let after = desk.get(renewed.location()).await.text();
        assert!(after.contains("Rosa Delgado is certified through October 31, 2027"), "{after}");
        // The same form again, from a page that knows nothing of the renewal.
        let stale = [("seen", "0"), FIRST_DAY[0], FIRST_DAY[1], FIRST_DAY[2], FIRST_DAY[3]];
        let again = desk.submit(&path, Action::RecertifyAssister, &stale).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        world.set_assister_state(rosa, AccountState::Closed).await;
        let closed = desk.get(&path).await.text();
        assert!(closed.contains("closed for good"), "{closed}");
        let nobody = desk.get("/en/assisters/01890000-0000-7000-8000-000000000000/recertify").await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    }

    async fn several_are_renewed_with_a_tick_each(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").certified("2025-11-01", "2026-10-31").insert().await;
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let mut desk = site.signed_in(&world, ingrid).await;
        let one = desk.get(&format!("/en/assisters/{rosa}/recertify")).await;
        let link = one.body.split("href=\"").filter_map(|part| part.split('"').next());
        let path = link.into_iter().find(|href| href.ends_with("/recertify") && href.contains("/organizations/"));
        let path = path.expect("a link to the others").to_owned();
        let page = desk.get(&path).await.text();
        assert!(page.contains("Rosa Delgado, Navigator, Assister ID"), "{page}");
        let nobody = desk.submit(&path, Action::RecertifySeveral, &FIRST_DAY).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nobody.text().contains("Tick at least one person"), "{}", nobody.text());
        let tick = format!("chosen[{}]", ToRecertify::box_of(rosa));
        let typed = [(tick.as_str(), "yes"), FIRST_DAY[0], FIRST_DAY[1], FIRST_DAY[2], FIRST_DAY[3]];
        let renewed = desk.submit(&path, Action::RecertifySeveral, &typed).await;
        let after = desk.get(renewed.location()).await.text();
        assert!(after.contains("1 certification was renewed"), "{after}");
        assert!(after.contains("There is nothing to renew"), "{after}");
    }

    async fn the_work_of_a_night_reminds_of_the_assister_and_forgets_searches(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").certified("2025-11-01", "2030-10-31").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let number = world.reference_number(rosa).await;
        let path = format!("/en/assister/confirm/{}", number.as_digits());
        let mut phone = site.signed_in(&world, amina).await;
        phone.submit(&path, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
        let mut desk = site.signed_in(&world, rosa).await;
        desk.submit("/en/clients", Action::SearchClients, &[("client_name", "Warsame")]).await.location();
        let reminders = "SELECT COUNT(*) FROM outbox WHERE mail LIKE '%\"association_reminder\"%'";
        upkeep(&world).do_everything().await.expect("the work of a night");
        assert_eq!((world.number(reminders).await, world.count("client_search").await), (0, 1));
        world.clock.advance(chrono::Duration::days(366));
        upkeep(&world).do_everything().await.expect("the work of a night");
        assert_eq!((world.number(reminders).await, world.count("client_search").await), (1, 0));
    }

    async fn a_consumer_whose_assister_lapsed_reads_what_they_can_do(world: World) {
        let site = Site::new(&world);
        world.clock.set("2026-10-20T15:00:00Z");
        let rosa = world.assister("Rosa Delgado").certified("2025-11-01", "2026-10-31").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let number = world.reference_number(rosa).await;
        let mut browser = site.signed_in(&world, amina).await;
        let path = format!("/en/assister/confirm/{}", number.as_digits());
        browser.submit(&path, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
        world.clock.set("2026-11-01T05:00:00Z");
        let mut browser = site.signed_in(&world, amina).await;
        assert!(upkeep(&world).do_everything().await.expect("the work of a night") > 0);
        assert_eq!(upkeep(&world).do_everything().await.expect("nothing is left"), 0);
        for page in ["/en/home", "/en/assister"] {
            let text = browser.get(page).await.text();
            assert!(text.contains("Rosa Delgado cannot act for you right now"), "{page}: {text}");
            assert!(text.contains("This assister’s certification has run out.") || text.contains("certification has run out"), "{page}: {text}");
            assert!(text.contains("You can go on yourself, wait, or choose someone else."), "{page}: {text}");
        }
        let mut desk = site.signed_in(&world, rosa).await;
        let clients = desk.get("/en/clients").await;
        assert_eq!(clients.status, StatusCode::CONFLICT);
        assert!(clients.text().contains("Renew it and your clients are here again"), "{}", clients.text());
    }

    async fn an_operator_lists_and_sets_the_periods(world: World) {
        let alongside = |arguments: &[&str]| {
            let output = Command::new(env!("CARGO_BIN_EXE_alongside"))
                .args(arguments)
                .env("ALONGSIDE_DATABASE_URL", &world.url)
                .output()
                .expect("the command runs");
            let said = if output.status.success() { output.stdout } else { output.stderr };
            (output.status.success(), String::from_utf8(said).expect("text"))
        };
        let (_, listed) = alongside(&["open-enrollment", "list"]);
        assert!(listed.contains("2027: from 2026-11-01 through 2026-12-31"), "{listed}");
        let (done, said) = alongside(&["open-enrollment", "set", "2029", "2028-11-01", "2028-12-31"]);
        assert!(done && said.contains("2029: from 2028-11-01"), "{said}");
        let (done, said) = alongside(&["open-enrollment", "set", "2030", "2028-12-01", "2029-12-31"]);
        assert!(!done && said.contains("this is on record: 2029"), "{said}");
        let (done, said) = alongside(&["open-enrollment", "set", "2030", "2029-12-31", "2029-12-01"]);
        assert!(!done && said.contains("before the first"), "{said}");
        let (done, _) = alongside(&["open-enrollment", "set", "2030", "November", "2029-12-01"]);
        assert!(!done);
    }
}
