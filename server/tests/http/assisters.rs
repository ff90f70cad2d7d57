//! The resource manager's pages, each form as a plain POST to its own page.

use crate::browser::{Answer, Browser, Site};
use axum::http::StatusCode;
use domain::{
    accounts::Role,
    assisters::{AccountState, OrganizationKind},
    ids::{AssisterAccountId, ConsumerId, OrganizationId},
    policy::Action,
};
use store::{demo, on_both_databases, testing::World};

async fn desk<'s>(world: &World, site: &'s Site, role: Role) -> Browser<'s> {
    let ingrid = world.staff("Ingrid Sorensen", role).await;
    site.signed_in(world, ingrid).await
}

async fn organization(world: &World, kind: OrganizationKind, name: &str) -> OrganizationId {
    demo::create_organization(&world.store, &world.system(), kind, name).await.expect("a row")
}

/// Everything that the form of a broker asks for.
fn broker(organization: &str) -> Vec<(&str, &str)> {
    vec![
        ("organization", organization),
        ("account[given_name]", "Lucía"),
        ("account[family_name]", "Benavides"),
        ("account[login_email]", "lucia@example.org"),
        ("account[credential]", "18834027"),
        ("account[public_phone]", "507-555-0173"),
        ("account[city]", "Worthington"),
        ("languages[es]", "yes"),
        ("counties[lac-qui-parle]", "yes"),
        ("counties[nobles]", "yes"),
        ("certified_from_month", "11"),
        ("certified_from_day", "20"),
        ("certified_from_year", "2026"),
    ]
}

async fn associated(world: &World, site: &Site, rosa: AssisterAccountId) -> ConsumerId {
    let amina = world.consumer("Amina Warsame").insert().await;
    let number = world.reference_number(rosa).await;
    let confirm = format!("/en/assister/confirm/{}", number.as_digits());
    let mut phone = site.signed_in(world, amina).await;
    phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
    amina
}

fn has(answer: &Answer, words: &str) {
    let text = answer.text();
    assert!(text.contains(words), "{words}: {text}");
}

on_both_databases! {
    async fn a_broker_is_created_from_a_plain_form(world: World) {
        let site = Site::new(&world);
        let mut desk = desk(&world, &site, Role::ResourceManager).await;
        let start = desk.get("/en/assisters/new").await;
        has(&start, "What kind of assister is it?");
        has(&desk.get("/en/assisters/new?kind=broker").await, "There is no organization of this kind yet");
        let agency = organization(&world, OrganizationKind::BrokerAgency, "Ruta Sur Seguros").await.to_string();
        let page = "/en/assisters/new?kind=broker";
        has(&desk.get(page).await, "From today it is October 31, 2027");

        let mut typed = broker(&agency);
        typed[3].1 = "info@agency.example";
        typed[4].1 = "EA-4180312";
        let refused = desk.submit(page, Action::CreateAssister, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        has(&refused, "This mailbox is shared by several people");
        has(&refused, "An NPN has 1 to 10 digits");
        for kept in ["info@agency.example", "EA-4180312", "Worthington", "Lucía"] {
            assert!(refused.body.contains(&format!("value=\"{kept}\"")), "{kept} stays on the page");
        }
        let nobles = refused.body.split("<input").find(|input| input.contains("counties[nobles]"));
        assert!(nobles.is_some_and(|input| input.contains("checked")), "ticked boxes stay ticked");

        let created = desk.submit(page, Action::CreateAssister, &broker(&agency)).await;
        let account = desk.get(created.location()).await;
        assert_eq!(account.status, StatusCode::OK);
        for words in ["Lucía Benavides", "18834027", "Lac qui Parle, Nobles", "Spanish", "Invited, not active yet"] {
            has(&account, words);
        }
        assert!(!account.body.split("</title>").next().unwrap_or_default().contains("Benavides"), "no name in the title");

        let again = created.location().to_owned();
        let refused = desk.submit(&again, Action::InviteAssister, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
        let invited = desk.submit(&again, Action::InviteAssister, &[("reason", "mail_not_received")]).await;
        has(&desk.get(invited.location()).await, "New registration number sent");
    }

    async fn an_account_is_edited_suspended_and_closed(world: World) {
        let site = Site::new(&world);
        let mut desk = desk(&world, &site, Role::ResourceManager).await;
        let rosa = world.assister("Rosa Delgado").insert().await;
        associated(&world, &site, rosa).await;
        let page = format!("/en/assisters/{rosa}");
        let edit = format!("{page}/edit");
        let wrong = desk.submit(&edit, Action::EditAssister, &[("account[city]", ""), ("account[hours]", "Always")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text());
        assert!(wrong.body.contains("value=\"Always\""), "what was typed stays");
        let edited = desk
            .submit(&edit, Action::EditAssister, &[("account[city]", "Duluth"), ("reason", "new_details")])
            .await;
        assert_eq!(edited.location(), page);
        has(&desk.get(&page).await, "Duluth");

        let suspend = format!("{page}/change/suspended");
        let open = desk.get(&suspend).await;
        let refused = desk.submit(&suspend, Action::ChangeAccountState, &[("note", "Call first")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"Call first\""));
        let because = [("reason", "complaint_looked_into")];
        assert_eq!(desk.submit(&suspend, Action::ChangeAccountState, &because).await.location(), page);
        has(&desk.get(&page).await, "A complaint is being looked into");
        let stale = desk.post(&suspend, &open.form(Action::ChangeAccountState, &because)).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        has(&stale, "Somebody else changed this account since you opened the page");

        let close = format!("{page}/change/closed");
        has(&desk.get(&close).await, "1 client is affected");
        let closed = desk.submit(&close, Action::ChangeAccountState, &[("reason", "decertified")]).await;
        has(&desk.get(closed.location()).await, "0 of 1 ended");
        store::assisters::end_some_of_closed(&world.store, &world.system()).await.expect("a batch");
        has(&desk.get(&page).await, "All 1 links to clients have ended");
        assert_eq!(desk.get(&edit).await.status, StatusCode::CONFLICT);
        assert_eq!(desk.get(&close).await.status, StatusCode::CONFLICT);
    }

    async fn a_suspended_assister_at_work_gets_a_clear_answer(world: World) {
        let site = Site::new(&world);
        let mut ingrid = desk(&world, &site, Role::ResourceManager).await;
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = associated(&world, &site, rosa).await;
        let mut desk = site.signed_in(&world, rosa).await;
        let file = format!("/en/clients/{amina}");
        desk.submit(&format!("{file}/begin"), Action::BeginActing, &[("channel", "phone")]).await.location();
        let started = desk.submit(&format!("{file}/application"), Action::StartApplication, &[]).await;
        let step = started.location().to_owned();
        let form = desk.get(&step).await.form(Action::SaveStep, &[("fields[privacy_read]", "1 en")]);
        let suspend = format!("/en/assisters/{rosa}/change/suspended");
        ingrid.submit(&suspend, Action::ChangeAccountState, &[("reason", "on_leave")]).await.location();

        let sent = desk.post(&step, &form).await;
        assert_eq!(sent.status, StatusCode::CONFLICT, "{}", sent.text());
        has(&sent, "Your assister account is on hold");
        has(&sent, "You can copy it from here");
        assert_eq!(world.count("answer").await, 0, "nothing was written");
        assert_eq!(world.count("application").await, 1, "the draft is there");
        let mut again = site.signed_in(&world, rosa).await;
        for page in [step.as_str(), "/en/clients"] {
            let page = again.get(page).await;
            assert_eq!(page.status, StatusCode::CONFLICT);
            has(&page, "Your assister account is on hold");
        }
        let refused = again.post(&step, &form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        has(&refused, "Nothing saved is lost");
    }

    async fn a_closed_assister_reads_that_the_account_is_closed(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").state(AccountState::Closed).insert().await;
        let mut desk = site.signed_in(&world, rosa).await;
        let page = desk.get("/en/clients").await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        has(&page, "Your assister account is closed");
    }

    async fn the_roster_is_searched_and_filtered(world: World) {
        let site = Site::new(&world);
        let mut desk = desk(&world, &site, Role::ArcStaff).await;
        has(&desk.get("/en/assisters").await, "No assisters yet");
        world.assister("Rosa Delgado").insert().await;
        world.assister("Sami Haddad").certified("2025-11-01", "2026-10-31").insert().await;
        let list = desk.get("/en/assisters").await;
        has(&list, "2 assisters");
        has(&list, "1 lapsed, access stopped");
        assert!(!list.text().contains("Create account"), "the line only reads");
        let found = desk.submit("/en/assisters", Action::SearchAssisters, &[("assister_query", "delg")]).await;
        let url = found.location().to_owned();
        assert!(url.starts_with("/en/assisters?search=") && !url.contains("delg"), "{url}");
        let found = desk.get(&url).await;
        has(&found, "1 assister,");
        assert!(!found.text().contains("Haddad"));
        let refused = desk.submit("/en/assisters", Action::SearchAssisters, &[("assister_query", "x")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let lapsed = desk.get("/es/assisters?ends=lapsed").await;
        has(&lapsed, "Sami Haddad");
        assert!(!lapsed.text().contains("Delgado"));
        has(&desk.get("/en/assisters?state=suspended&ends=lapsed").await, "Nobody fits");
        assert_eq!(desk.get("/en/assisters?state=nothing&after=Nguyen").await.status, StatusCode::OK);
    }

    async fn the_service_lines_look_and_change_nothing(world: World) {
        let site = Site::new(&world);
        let mut line = desk(&world, &site, Role::BrokerLineStaff).await;
        let rosa = world.assister("Rosa Delgado").insert().await;
        let page = format!("/en/assisters/{rosa}");
        let account = line.get(&page).await;
        has(&account, "Rosa Delgado");
        assert!(!account.text().contains("Suspend account"));
        for path in [format!("{page}/edit"), format!("{page}/change/closed")] {
            assert_eq!(line.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(line.get("/en/assisters/new?kind=broker").await.status, StatusCode::FORBIDDEN);
        let mut own = site.signed_in(&world, rosa).await;
        assert_eq!(own.get(&page).await.status, StatusCode::FORBIDDEN);
        for path in ["/en/assisters/nobody", "/en/assisters/01890000-0000-7000-8000-000000000000"] {
            assert_eq!(line.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
