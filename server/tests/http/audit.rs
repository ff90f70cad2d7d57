//! The audit page, a consumer's own record, "This was not me" and the reports,
//! each as plain pages and forms.

use crate::browser::Site;
use axum::http::{StatusCode, header};
use domain::{
    accounts::Role,
    ids::{AssisterAccountId, ConsumerId},
    policy::Action,
};
use store::{on_both_databases, testing::World};

/// Rosa acts for Amina and has opened her file.
async fn opened(world: &World, site: &Site) -> (AssisterAccountId, ConsumerId) {
    let rosa = world.assister("Rosa Delgado").insert().await;
    let amina = world.consumer("Amina Warsame").insert().await;
    let number = world.reference_number(rosa).await;
    let confirm = format!("/en/assister/confirm/{}", number.as_digits());
    let mut phone = site.signed_in(world, amina).await;
    phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
    let mut desk = site.signed_in(world, rosa).await;
    assert_eq!(desk.get(&format!("/en/clients/{amina}")).await.status, StatusCode::OK);
    (rosa, amina)
}

/// The address of the first "This was not me" about an assister.
fn not_me(page: &str) -> String {
    let opening = page.find("<strong>Rosa Delgado").expect("her line");
    let href = page[opening..].split("href=\"").nth(1).expect("a link");
    href.split('"').next().expect("its end").to_owned()
}

on_both_databases! {
    async fn a_consumer_disowns_what_an_assister_did(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = opened(&world, &site).await;
        let mut phone = site.signed_in(&world, amina).await;
        for linked in ["/en/home", "/en/assister"] {
            assert!(phone.get(linked).await.body.contains("href=\"/en/activity\""), "{linked}");
        }
        let record = phone.get("/en/activity").await;
        let text = record.text();
        for words in [
            "Today, November 23, 2026",
            "Rosa Delgado opened your file",
            "You let Rosa Delgado act for you",
            "You signed in",
            "Who can open your file now",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let question = not_me(&record.body);
        let asked = phone.get(&question).await;
        assert!(asked.text().contains("access to your file ends at once"), "{}", asked.text());
        assert!(asked.text().contains("within two work days"));
        let told = phone.submit(&question, Action::ReportMisuse, &[]).await;
        assert_eq!(told.location(), question);
        assert!(phone.get(&question).await.text().contains("We have your report"));
        assert!(phone.get("/en/activity").await.text().contains("You told us that this was not you"));
        let mut desk = site.signed_in(&world, rosa).await;
        assert_eq!(desk.get(&format!("/en/clients/{amina}")).await.status, StatusCode::CONFLICT);
        let spanish = phone.get(&question.replace("/en/", "/es/")).await;
        assert!(spanish.text().contains("Tenemos su informe"), "{}", spanish.text());
        for nothing in ["/en/activity/not-me/0", "/en/activity/not-me/x"] {
            assert_eq!(phone.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    }

    async fn a_sign_in_that_was_not_theirs_leaves_this_session_only(world: World) {
        let site = Site::new(&world);
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut thief = site.signed_in(&world, amina).await;
        let mut phone = site.signed_in(&world, amina).await;
        let record = phone.get("/en/activity").await.body;
        let question = record.split("href=\"/en/activity/not-me/").nth(1).expect("a link");
        let question = format!("/en/activity/not-me/{}", question.split('"').next().expect("its end"));
        let asked = phone.get(&question).await.text();
        assert!(asked.contains("signed out") && asked.contains("new password"), "{asked}");
        phone.submit(&question, Action::ReportMisuse, &[]).await.location();
        assert_eq!(phone.get("/en/activity").await.status, StatusCode::OK);
        assert_eq!(thief.get("/en/home").await.status, StatusCode::FOUND);
    }

    async fn staff_calls_looks_and_closes(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = opened(&world, &site).await;
        let mut phone = site.signed_in(&world, amina).await;
        let question = not_me(&phone.get("/en/activity").await.body);
        phone.submit(&question, Action::ReportMisuse, &[]).await.location();

        let dale = world.staff("Dale Berg", Role::ResourceManager).await;
        let mut desk = site.signed_in(&world, dale).await;
        let queue = desk.get("/en/reports").await;
        assert!(queue.text().contains("Amina Warsame"), "{}", queue.text());
        assert!(desk.get("/en/assisters").await.text().contains("Reports (1 open)"), "on every page");
        let report = queue.body.split("href=\"/en/reports/").nth(1).expect("a link");
        let report = format!("/en/reports/{}", report.split('"').next().expect("its end"));
        let page = desk.get(&report).await;
        for words in ["amina.warsame@example.org", "Rosa Delgado", "What happened around it", "the one reported"] {
            assert!(page.text().contains(words), "{words}: {}", page.text());
        }
        let empty = desk.submit(&report, Action::CloseReport, &[("note", "She called <b>")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let note = empty.body.split("</textarea>").next().and_then(|page| page.split("<textarea").nth(1));
        let note = note.and_then(|area| area.split_once('>')).expect("the note").1;
        assert_eq!(note, "She called &lt;b>", "the note stays as it was");
        let typed = [("finding", "misuse_confirmed"), ("note", "She called. It was not her.")];
        assert_eq!(desk.submit(&report, Action::CloseReport, &typed).await.location(), report);
        let closed = desk.get(&report).await;
        assert!(closed.text().contains("Closed: Misuse"), "{}", closed.text());
        assert!(closed.body.contains(&format!("/en/assisters/{rosa}/change/suspended")));
        let done = desk.get("/en/reports").await.text();
        assert!(done.contains("No report is open") && !done.contains("open)"), "{done}");
        assert!(desk.get("/en/reports?state=closed").await.text().contains("Amina Warsame"));
        assert!(phone.get("/en/activity").await.text().contains("Marketplace staff (Dale B.)"));
        assert!(phone.get(&question).await.text().contains("Your report is closed"));
    }

    async fn the_trail_is_filtered_without_a_name_in_its_address(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = opened(&world, &site).await;
        let dale = world.staff("Dale Berg", Role::ResourceManager).await;
        let mut desk = site.signed_in(&world, dale).await;
        let unknown = desk.submit("/en/audit", Action::FindPerson, &[("person", "nobody"), ("sought", "actor")]).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unknown.body.contains("value=\"nobody\""), "what was typed stays");
        let typed = [("person", "rosa.delgado.work"), ("sought", "actor")];
        let found = desk.submit("/en/audit?done=client_opened", Action::FindPerson, &typed).await;
        let address = found.location().to_owned();
        assert_eq!(address, format!("/en/audit?actor={rosa}&done=client_opened"));
        let page = desk.get(&address).await;
        assert!(page.text().contains("Done by Rosa Delgado"), "{}", page.text());
        assert!(page.text().contains("Opened a client’s file") && page.text().contains("Amina Warsame"));
        let typed = [("person", "amina.warsame"), ("sought", "consumer")];
        let both = desk.submit(&address, Action::FindPerson, &typed).await;
        assert_eq!(both.location(), format!("/en/audit?actor={rosa}&consumer={amina}&done=client_opened"));
        let broken = desk.get("/es/audit?actor=Rosa&done=all&from=2026-13-40&after=x").await;
        assert_eq!(broken.status, StatusCode::OK);
        assert!(broken.text().contains("Auditoría"));
    }

    async fn the_trail_comes_as_a_file_without_formulas(world: World) {
        let site = Site::new(&world);
        opened(&world, &site).await;
        let rename = "UPDATE account SET given_name = '=1+1', family_name = 'Delgado' WHERE given_name = 'Rosa'";
        world.execute(rename).await.expect("a name that is a formula");
        let dale = world.staff("Dale Berg", Role::ResourceManager).await;
        let mut desk = site.signed_in(&world, dale).await;
        let file = desk.submit("/en/audit?done=client_opened", Action::ExportAudit, &[]).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.text());
        assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"audit-2026-11-23.csv\"");
        assert_eq!(file.headers[header::CACHE_CONTROL], "no-store");
        let lines: Vec<&str> = file.body.lines().collect();
        assert_eq!(lines.len(), 2, "the filter holds: {}", file.body);
        assert!(lines[1].contains("\"'=1+1 Delgado\""), "{}", lines[1]);
        assert!(lines[1].contains("\"client_opened\",\"Amina Warsame\""), "{}", lines[1]);
    }

    async fn these_pages_are_closed_to_everybody_else(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = opened(&world, &site).await;
        let arc = world.staff("Ida Moen", Role::ArcStaff).await;
        let mut consumer = site.signed_in(&world, amina).await;
        let mut assister = site.signed_in(&world, rosa).await;
        let mut line = site.signed_in(&world, arc).await;
        for path in ["/en/audit", "/en/reports"] {
            for browser in [&mut consumer, &mut assister, &mut line] {
                assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            assert_eq!(site.visitor().get(path).await.status, StatusCode::FOUND, "{path}");
        }
        for browser in [&mut assister, &mut line] {
            assert_eq!(browser.get("/en/activity").await.status, StatusCode::FORBIDDEN);
        }
    }
}
