//! An assister's own account over HTTP, the way to turn one on, and an organization
//! that is closed: each form as a plain POST to its own page.

use crate::browser::Site;
use axum::http::StatusCode;
use domain::{
    accounts::Role,
    assisters::{AccountState, OrganizationKind},
    policy::Action,
};
use server::jobs::UpkeepJob;
use std::sync::Arc;
use store::on_both_databases;

on_both_databases! {
    async fn a_suspended_assister_finds_number_and_news_under_my_account(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let number = world.reference_number(rosa).await.to_string();
        let mut desk = site.signed_in(&world, rosa).await;
        let open = desk.get("/en/account").await;
        assert_eq!(open.status, StatusCode::OK);
        assert!(open.text().contains(&number) && open.text().contains("Eastside Community"), "{}", open.text());
        assert!(!open.text().contains("closed to you today"));
        assert!(open.text().contains("Give this number to people"), "{}", open.text());
        world.set_assister_state(rosa, AccountState::Suspended).await;
        let closed = desk.get("/en/clients").await;
        assert_eq!(closed.status, StatusCode::CONFLICT);
        assert!(closed.body.contains("href=\"/en/account\""), "a way to what still works");
        let account = desk.get("/en/account").await;
        assert_eq!(account.status, StatusCode::OK);
        assert!(account.text().contains(&number) && account.text().contains("closed to you today"));
        assert!(account.text().contains("Nobody can choose you with this number"), "{}", account.text());
        world.set_assister_state(rosa, AccountState::Active).await;
        world.set_certified_until(rosa, "2026-11-22").await;
        let upkeep = UpkeepJob { store: world.store.clone(), clock: Arc::new(world.clock.clone()) };
        upkeep.do_everything().await.expect("the work of a night");
        let lapsed = desk.get("/es/account").await;
        assert!(lapsed.text().contains("Su certificación ha terminado"), "{}", lapsed.text());
        // The message is put away without a script.
        let button = lapsed.body.split("name=\"id\" value=\"").nth(1).expect("a button");
        let id = button.split('"').next().expect("an id").to_owned();
        desk.submit("/es/account", Action::DismissAlert, &[("id", &id)]).await.location();
        let quiet = desk.get("/es/account").await.text();
        assert!(!quiet.contains("Su certificación ha terminado"), "{quiet}");
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut phone = site.signed_in(&world, amina).await;
        assert_eq!(phone.get("/en/account").await.status, StatusCode::FORBIDDEN);
    }

    async fn new_rules_are_read_and_accepted(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").state(AccountState::Invited).insert().await;
        world.set_assister_state(rosa, AccountState::Active).await;
        let mut desk = site.signed_in(&world, rosa).await;
        for page in ["/en/clients", "/en/account"] {
            let asked = desk.get(page).await;
            assert!(asked.body.contains("href=\"/en/account/rules\""), "{page}");
        }
        let unticked = desk.submit("/en/account/rules", Action::AcceptRules, &[]).await;
        assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
        let ticked = [("rules_accepted", "yes")];
        let accepted = desk.submit("/en/account/rules", Action::AcceptRules, &ticked).await;
        assert_eq!(accepted.location(), "/en/account");
        assert!(!desk.get("/en/clients").await.body.contains("/en/account/rules"));
        let rules = desk.get("/en/account/rules").await.text();
        assert!(rules.contains("You accepted these rules on November 23, 2026"), "{rules}");
    }

    async fn a_new_assister_finds_the_page_for_the_registration_number(world: World) {
        let site = Site::new(&world);
        let mut visitor = site.visitor();
        for page in ["/en/sign-in", "/en/register", "/es/sign-in", "/es/register"] {
            let link = format!("href=\"{}/activate-account\"", &page[..3]);
            assert!(visitor.get(page).await.body.contains(&link), "{page}");
        }
    }

    async fn an_organization_is_closed_with_a_reason_and_a_tick(world: World) {
        let site = Site::new(&world);
        let hub = world.organization(OrganizationKind::NavigatorOrganization, "Aurora Hub").await;
        let rosa = world.assister("Rosa Delgado").working_for(hub).insert().await;
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let mut desk = site.signed_in(&world, ingrid).await;
        let page = format!("/en/organizations/{hub}");
        let close = format!("{page}/close");
        assert!(desk.get(&page).await.body.contains(&format!("href=\"{close}\"")));
        let asks = desk.get(&close).await.text();
        assert!(asks.contains("Accounts that will be closed: 1."), "{asks}");
        let unsure = [("reason", "at_organization_request")];
        let unsure = desk.submit(&close, Action::CloseOrganization, &unsure).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sure = [("reason", "at_organization_request"), ("close_confirmed", "yes")];
        let closed = desk.submit(&close, Action::CloseOrganization, &sure).await;
        assert_eq!(closed.location(), page);
        let shown = desk.get(&page).await.text();
        assert!(shown.contains("Closed for good on November 23, 2026"), "{shown}");
        assert!(shown.contains("Accounts still to close: 1."), "{shown}");
        let upkeep = UpkeepJob { store: world.store.clone(), clock: Arc::new(world.clock.clone()) };
        assert!(upkeep.do_everything().await.expect("the work") > 0);
        let shown = desk.get(&page).await.text();
        assert!(shown.contains("Every account is closed"), "{shown}");
        let account = desk.get(&format!("/en/assisters/{rosa}")).await.text();
        assert!(account.contains("The organization was closed"), "{account}");
        assert_eq!(desk.get(&close).await.status, StatusCode::CONFLICT);
    }

    async fn a_line_files_for_an_assister_who_calls(world: World) {
        let site = Site::new(&world);
        let dawit = world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let mut arc = site.signed_in(&world, dawit).await;
        for page in ["/en/requests", "/en/calls"] {
            assert!(arc.get(page).await.body.contains("href=\"/en/calls/assister\""), "{page}");
        }
        let empty = arc.submit("/en/calls/assister", Action::FileForCaller, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let mut desk = site.signed_in(&world, rosa).await;
        assert_eq!(desk.get("/en/calls/assister").await.status, StatusCode::FORBIDDEN);
    }
}
