//! The service lines without JavaScript: asking to stop, verifying, deciding, and
//! consumers who call.

use crate::browser::{Answer, Site};
use axum::http::StatusCode;
use domain::{
    accounts::Role,
    ids::{AssisterAccountId, ConsumerId},
    policy::Action,
};
use store::{
    on_both_databases,
    testing::{PASSWORD, World},
};

/// What Rosa says on the telephone.
const ROSA: [(&str, &str); 7] = [
    ("assister_name", "Rosa Delgado"),
    ("assister_number", "7204415"),
    ("consumer_name", "Amina Warsame"),
    ("birth_month", "4"),
    ("birth_day", "12"),
    ("birth_year", "1992"),
    ("sign_in_name", "amina.warsame"),
];

/// Rosa, a broker, acts for Amina, who said so in her own browser.
async fn associated(world: &World, site: &Site) -> (AssisterAccountId, ConsumerId) {
    let rosa = world.assister("Rosa Delgado").npn("7204415").insert().await;
    let amina = world.consumer("Amina Warsame").insert().await;
    let number = world.reference_number(rosa).await;
    let confirm = format!("/en/assister/confirm/{}", number.as_digits());
    let mut phone = site.signed_in(world, amina).await;
    phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
    (rosa, amina)
}

/// Where the first link to a page below `path` leads.
fn link(answer: &Answer, path: &str) -> String {
    let start = format!("href=\"{path}/");
    let rest =
        answer.body.split(&start).nth(1).unwrap_or_else(|| panic!("no link: {}", answer.text()));
    format!("{path}/{}", rest.split('"').next().unwrap_or_default())
}

on_both_databases! {
    async fn an_assister_asks_follows_and_takes_back(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        let stop = format!("/en/clients/{amina}/stop");
        let client = desk.get(&format!("/en/clients/{amina}")).await;
        assert!(client.body.contains(&stop), "the client's page leads there");
        let page = desk.get(&stop).await;
        assert!(page.text().contains("No assister can end the link") && page.text().contains("Broker Line"), "{}", page.text());
        let unsaid = desk.submit(&stop, Action::FileRequest, &[("reason", "other"), ("note", " ")]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        let filed = desk.submit(&stop, Action::FileRequest, &[("reason", "client_moved"), ("note", "To Iowa")]).await;
        assert_eq!(filed.location(), "/en/my-requests");
        let own = desk.get("/en/my-requests").await;
        for said in ["Amina Warsame", "The client moved away", "To Iowa", "Waiting", "Broker Line, by November 25, 2026"] {
            assert!(own.text().contains(said), "{said}: {}", own.text());
        }
        assert!(desk.get(&stop).await.text().contains("You asked for this already"));
        desk.submit("/en/my-requests", Action::WithdrawRequest, &[]).await.location();
        assert!(desk.get("/en/my-requests").await.text().contains("Taken back"));
    }

    async fn the_line_verifies_and_ends_the_link(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        desk.submit(&format!("/en/clients/{amina}/stop"), Action::FileRequest, &[("reason", "client_moved")]).await.location();
        let patrick = world.staff("Patrick Olson", Role::BrokerLineStaff).await;
        let mut line = site.signed_in(&world, patrick).await;
        let queue = line.get("/en/requests").await;
        assert!(queue.text().contains("1 open request to end a link"), "{}", queue.text());
        let path = link(&queue, "/en/requests");
        let page = line.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("asks to stop acting for Amina W."), "{}", page.text());
        for hidden in ["Warsame", "1992", "amina.warsame", "7204415"] {
            assert!(!page.body.contains(hidden) && !queue.body.contains(hidden), "{hidden} is shown");
        }
        assert!(!page.body.contains("/api/requests/approve"), "nothing to approve yet");

        let mut typed = ROSA;
        typed[6].1 = "amina.w";
        let wrong = line.submit(&path, Action::VerifyCaller, &typed).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("Sign-in name") && wrong.text().contains("This does not match."), "{}", wrong.text());
        assert!(wrong.text().contains("These answers match: Full name, Date of birth."), "{}", wrong.text());
        assert!(wrong.body.contains("value=\"amina.w\""), "what was typed stays");
        line.submit(&path, Action::VerifyCaller, &ROSA).await.location();
        let verified = line.get(&path).await;
        assert!(verified.text().contains("The caller is verified"), "{}", verified.text());
        line.submit(&path, Action::ApproveRequest, &[]).await.location();
        assert!(line.get(&path).await.text().contains("Link ended"));
        assert!(line.get("/en/requests?view=decided").await.text().contains("Link ended"));
        assert_eq!(desk.get(&format!("/en/clients/{amina}")).await.status, StatusCode::CONFLICT);
        let told = desk.get("/en/my-requests").await;
        assert!(told.text().contains("Amina W.") && told.text().contains("Link ended"), "{}", told.text());
        let home = site.signed_in(&world, amina).await.get("/en/home").await;
        assert!(home.text().contains("Rosa"), "the consumer is told: {}", home.text());
    }

    async fn a_draft_near_its_deadline_is_looked_at_by_both_sides(world: World) {
        let site = Site::new(&world);
        world.clock.set("2026-12-10T15:00:00Z");
        let (rosa, amina) = associated(&world, &site).await;
        let mut phone = site.signed_in(&world, amina).await;
        phone.submit("/en/application", Action::StartApplication, &[]).await.location();
        world.execute("UPDATE application SET coverage_year = 2027").await.expect("next year's draft");
        let mut desk = site.signed_in(&world, rosa).await;
        let stop = format!("/en/clients/{amina}/stop");
        let warned = desk.get(&stop).await.text();
        assert!(warned.contains("Amina has an application for 2027 that is not sent"), "{warned}");
        desk.submit(&stop, Action::FileRequest, &[("reason", "client_moved")]).await.location();

        let patrick = world.staff("Patrick Olson", Role::BrokerLineStaff).await;
        let mut line = site.signed_in(&world, patrick).await;
        let path = link(&line.get("/en/requests").await, "/en/requests");
        line.submit(&path, Action::VerifyCaller, &ROSA).await.location();
        let page = line.get(&path).await;
        assert!(page.text().contains("A draft is near its deadline"), "{}", page.text());
        assert!(page.body.contains("name=\"deadline_checked\""), "a box to tick");
        let unticked = line.submit(&path, Action::ApproveRequest, &[]).await;
        assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unticked.text().contains("I checked: Amina has time to find help"), "{}", unticked.text());
        line.submit(&path, Action::ApproveRequest, &[("deadline_checked", "yes")]).await.location();
        assert!(line.get(&path).await.text().contains("Link ended"));
    }

    async fn a_line_files_for_an_assister_who_calls(world: World) {
        let site = Site::new(&world);
        let (rosa, _) = associated(&world, &site).await;
        let patrick = world.staff("Patrick Olson", Role::BrokerLineStaff).await;
        let mut line = site.signed_in(&world, patrick).await;
        let mut typed = ROSA.to_vec();
        typed.push(("reason", "client_moved"));
        let filed = line.submit("/en/calls/assister", Action::FileForCaller, &typed).await;
        let page = line.get(filed.location()).await;
        assert!(page.text().contains("asks to stop acting for Amina W."), "{}", page.text());
        assert!(page.text().contains("The caller is verified"), "{}", page.text());
        let own = site.signed_in(&world, rosa).await.get("/en/my-requests").await;
        assert!(own.text().contains("The client moved away"), "{}", own.text());
    }

    async fn a_request_is_turned_down_with_a_reason(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        desk.submit(&format!("/en/clients/{amina}/stop"), Action::FileRequest, &[("reason", "client_moved")]).await.location();
        let patrick = world.staff("Patrick Olson", Role::BrokerLineStaff).await;
        let mut line = site.signed_in(&world, patrick).await;
        let path = link(&line.get("/en/requests").await, "/en/requests");
        let unsaid = line.submit(&path, Action::RejectRequest, &[]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        line.submit(&path, Action::RejectRequest, &[("reason", "wrong_client"), ("note", "Not her")]).await.location();
        let told = desk.get("/en/my-requests").await;
        assert!(told.text().contains("It is about the wrong client. “Not her”"), "{}", told.text());
    }

    async fn the_other_line_learns_where_the_request_is(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        desk.submit(&format!("/en/clients/{amina}/stop"), Action::FileRequest, &[("reason", "client_moved")]).await.location();
        let own = desk.get("/en/my-requests").await;
        let number = own.text().split("Request D-").nth(1).expect("a number")[..9].to_owned();
        let dawit = world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let mut arc = site.signed_in(&world, dawit).await;
        assert!(arc.get("/en/requests").await.text().contains("No request is waiting."));
        let found = arc.submit("/en/requests", Action::FindRequest, &[("request_number", &format!("d {number}"))]).await;
        let path = found.location().to_owned();
        let page = arc.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("This request is with the other line: Broker Line."), "{}", page.text());
        for hidden in ["Rosa", "Amina", "moved"] {
            assert!(!page.body.contains(hidden), "{hidden} is shown");
        }
        let unknown = arc.submit("/en/requests", Action::FindRequest, &[("request_number", "D-0000-0000")]).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);

        // Strayed: the line that has it sends it on.
        world.execute("UPDATE disassociation_request SET line = 'arc'").await.expect("strayed");
        let sent = arc.submit(&path, Action::RerouteRequest, &[]).await;
        assert_eq!(sent.location(), path);
        assert!(arc.get(&path).await.text().contains("with the other line"));
    }

    async fn a_consumer_calls_and_gets_a_code(world: World) {
        let site = Site::new(&world);
        world.consumer("Amina Warsame").without_email().insert().await;
        let dawit = world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let mut arc = site.signed_in(&world, dawit).await;
        let mut typed: Vec<_> = ROSA[2..].to_vec();
        typed[4].1 = "somebody";
        let wrong = arc.submit("/en/calls", Action::VerifyConsumer, &typed).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let verified = arc.submit("/en/calls", Action::VerifyConsumer, &ROSA[2..]).await;
        let path = verified.location().to_owned();
        assert!(path.starts_with("/en/calls/") && !path.to_lowercase().contains("amina"), "{path}");
        let page = arc.get(&path).await;
        assert!(page.text().contains("Amina W. is verified") && !page.body.contains("Warsame"), "{}", page.text());
        let drawn = arc.submit(&path, Action::IssueDeskCode, &[]).await;
        assert_eq!(drawn.status, StatusCode::OK);
        assert_eq!(drawn.headers["cache-control"], "no-store");
        let code = drawn.body.split("al-number--large\">").nth(1).expect("a code")[..15].to_owned();
        assert!(!arc.get(&path).await.body.contains(&code), "it is shown once");

        let mut phone = site.visitor();
        assert!(phone.get("/en/forgot-password").await.body.contains("/en/forgot-password/code"));
        let fields = [
            ("sign_in_name", "amina.warsame"),
            ("desk_code", "000-000-000-000"),
            ("password", "a heron stands in the reeds"),
            ("password_again", "a heron stands in the reeds"),
        ];
        let refused = phone.submit("/en/forgot-password/code", Action::ResetByCode, &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
        assert!(!refused.body.contains("000-000"), "a code is not shown again");
        let mut fields = fields;
        fields[1].1 = &code;
        let reset = phone.submit("/en/forgot-password/code", Action::ResetByCode, &fields).await;
        assert_eq!(reset.location(), "/en/sign-in?changed=yes");
        let old = [("sign_in_name", "amina.warsame"), ("password", PASSWORD)];
        assert_eq!(phone.submit("/en/sign-in", Action::SignIn, &old).await.status, StatusCode::CONFLICT);
    }

    async fn a_consumer_calls_and_ends_the_link(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let dawit = world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let mut arc = site.signed_in(&world, dawit).await;
        let path = arc.submit("/en/calls", Action::VerifyConsumer, &ROSA[2..]).await.location().to_owned();
        let page = arc.get(&path).await;
        assert!(page.text().contains("Rosa Delgado, Broker"), "{}", page.text());
        let refused = arc.submit(&path, Action::IssueDeskCode, &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "the mail is the way");
        arc.submit(&path, Action::EndForCaller, &[]).await.location();
        assert!(arc.get(&path).await.text().contains("Nobody may act for this person."));
        let mut desk = site.signed_in(&world, rosa).await;
        assert_eq!(desk.get(&format!("/en/clients/{amina}")).await.status, StatusCode::CONFLICT);
        world.clock.advance(chrono::Duration::minutes(14));
        let mut arc = site.signed_in(&world, dawit).await;
        assert_eq!(arc.get(&path).await.status, StatusCode::OK);
        world.clock.advance(chrono::Duration::minutes(2));
        assert_eq!(arc.get(&path).await.status, StatusCode::CONFLICT, "verified too long ago");
    }

    async fn the_pages_of_a_line_are_for_its_staff(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let nobody = "01890000-0000-7000-8000-000000000000";
        let mut desk = site.signed_in(&world, rosa).await;
        let mut phone = site.signed_in(&world, amina).await;
        for path in ["/en/requests".to_owned(), format!("/en/requests/{nobody}"), format!("/en/calls/{nobody}")] {
            assert_eq!(desk.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(phone.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(site.visitor().get(&path).await.status, StatusCode::FOUND, "{path}");
        }
        assert_eq!(desk.get("/en/calls").await.status, StatusCode::FORBIDDEN);
        let dawit = world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let mut arc = site.signed_in(&world, dawit).await;
        assert_eq!(arc.get(&format!("/en/requests/{nobody}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(arc.get(&format!("/en/calls/{nobody}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(arc.get("/en/my-requests").await.status, StatusCode::FORBIDDEN);
        let stranger = world.consumer("Tou Ger Vang").insert().await;
        let stop = desk.get(&format!("/en/clients/{stranger}/stop")).await;
        assert_eq!(stop.status, StatusCode::NOT_FOUND);
        for page in ["/es/requests", "/es/calls"] {
            assert_eq!(arc.get(page).await.status, StatusCode::OK, "{page}");
        }
    }
}
