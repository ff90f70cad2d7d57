//! Roster files over HTTP: uploads as a plain form, bad input, and the way to the
//! roster.

use crate::browser::{Answer, Browser, Site};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use domain::{
    accounts::Role,
    assisters::{
        OrganizationKind,
        roster_file::{Column, MOST_FILE_BYTES},
    },
    policy::Action,
};
use server::jobs::UpkeepJob;
use std::sync::Arc;
use store::{demo, on_both_databases, testing::World};

const PAGE: &str = "/en/assisters/import";

async fn desk<'s>(site: &'s Site, world: &World) -> Browser<'s> {
    demo::create_organization(
        &world.store,
        &world.system(),
        OrganizationKind::NavigatorOrganization,
        Column::Organization.example(),
    )
    .await
    .expect("an organization");
    let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
    site.signed_in(world, ingrid).await
}

fn headings() -> String {
    Column::ALL.map(Column::heading).join(",")
}

/// A line like that of the template, with one cell in another's place.
fn line(column: Column, cell: &str) -> String {
    Column::ALL.map(|one| if one == column { cell } else { one.example() }).join(",")
}

/// The file of the template.
fn file() -> String {
    format!("{}\r\n{}\r\n", headings(), line(Column::Kind, "navigator"))
}

async fn uploads(browser: &mut Browser<'_>, bytes: &[u8]) -> Answer {
    let parts = [("roster_file", Some("roster.csv"), bytes), ("roster_text", None, &b""[..])];
    browser.upload(PAGE, &parts).await
}

async fn pastes(browser: &mut Browser<'_>, text: &str) -> Answer {
    let parts = [("roster_file", Some(""), &b""[..]), ("roster_text", None, text.as_bytes())];
    browser.upload(PAGE, &parts).await
}

async fn works(world: &World) {
    let job = UpkeepJob { store: world.store.clone(), clock: Arc::new(world.clock.clone()) };
    job.do_everything().await.expect("the work");
}

on_both_databases! {
    async fn a_file_is_uploaded_looked_through_and_taken_over(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        let page = browser.get(PAGE).await;
        assert!(page.body.contains("type=\"file\""), "{}", page.body);
        assert!(page.body.contains("formenctype=\"multipart/form-data\""));
        assert!(page.text().contains("npn_or_assister_id"));
        let checked = uploads(&mut browser, format!("\u{feff}{}", file()).as_bytes()).await;
        let path = checked.location().to_owned();
        assert!(path.starts_with("/en/assisters/import/"), "{path}");
        let preview = browser.get(&path).await.text();
        assert!(preview.contains("No errors in 1 line"), "{preview}");
        assert!(preview.contains("Nothing has been created yet"), "{preview}");
        assert!(preview.contains("Pa Houa Xiong"), "{preview}");
        let confirmed = browser.submit(&path, Action::ConfirmRosterImport, &[]).await;
        assert_eq!(confirmed.location(), path);
        let going = browser.get(&path).await;
        assert!(going.text().contains("The accounts are being created"), "{}", going.text());
        assert_eq!(going.headers["refresh"], "2", "the browser asks again by itself");
        works(&world).await;
        let done = browser.get(&path).await;
        assert!(done.text().contains("1 account was created"), "{}", done.text());
        assert!(!done.headers.contains_key("refresh"));
        let roster = browser.get("/en/assisters").await.text();
        assert!(roster.contains("Pa Houa Xiong"), "{roster}");
        let files = browser.get(PAGE).await.text();
        assert!(files.contains("Your last files") && files.contains("Created"), "{files}");
    }

    async fn pasted_lines_are_as_good_as_a_file(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        // As a spreadsheet copies cells.
        let text = file().replace("Weekdays 9 to 4,", "Weekdays,").replace(',', "\t");
        let path = pastes(&mut browser, &text).await.location().to_owned();
        let preview = browser.get(&path).await.text();
        assert!(preview.contains("No errors in 1 line"), "{preview}");
        let discarded = browser.submit(&path, Action::DiscardRosterImport, &[]).await;
        assert_eq!(discarded.location(), PAGE);
        assert!(browser.get(&path).await.text().contains("This file was put away"));
    }

    async fn wrong_lines_are_named_on_the_page_and_in_a_file(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        let text = format!(
            "{}\n{}\n{}\n",
            headings(),
            line(Column::City, "\"=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\""),
            line(Column::LoginEmail, "info@example.org"),
        );
        let path = uploads(&mut browser, text.as_bytes()).await.location().to_owned();
        let page = browser.get(&path).await;
        assert!(page.text().contains("2 lines have errors"), "{}", page.text());
        assert!(page.text().contains("Line 2cityA cell may not begin with"), "{}", page.text());
        assert!(page.text().contains("This mailbox is shared"), "{}", page.text());
        assert!(!page.body.contains("evil.example"), "what stands in the cell is not on the page");
        let errors = browser.submit(&path, Action::RosterErrors, &[]).await;
        assert_eq!(errors.status, StatusCode::OK);
        assert_eq!(errors.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert!(errors.headers[header::CONTENT_DISPOSITION].to_str().expect("a name").contains("roster-errors.csv"));
        assert!(errors.body.contains("\"'=HYPERLINK(\"\"http://evil.example\"\""), "neutralised: {}", errors.body);
        assert!(errors.body.contains("\"3\",\"login_email\",\"This mailbox is shared"), "{}", errors.body);
        let template = browser.submit(PAGE, Action::RosterTemplate, &[]).await;
        assert!(template.body.contains("\"kind\",\"given_name\""), "{}", template.body);
    }

    async fn the_template_is_a_file_without_errors(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        let template = browser.submit(PAGE, Action::RosterTemplate, &[]).await.body;
        let path = uploads(&mut browser, template.as_bytes()).await.location().to_owned();
        let preview = browser.get(&path).await.text();
        assert!(preview.contains("No errors in 1 line"), "{preview}");
    }

    async fn every_bad_file_gets_its_sentence(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        let windows = file().replace("Pa Houa", "Mu\u{f1}oz").chars().map(|c| c as u32 as u8).collect::<Vec<u8>>();
        let many = format!("{}\n{}", headings(), "x\n".repeat(100_000));
        for (bytes, sentence) in [
            (&b""[..], "Choose a file, or paste the lines of one."),
            (&windows, "cannot be read safely"),
            (b"PK\x03\x04 a workbook", "This is not a CSV file"),
            (b"kind\xC3\x28", "cannot be read safely"),
            (b"name,ssn\nAmina,123\n", "a heading that we do not know"),
            (file().replace("login_email", "city").as_bytes(), "this heading twice"),
            (headings().as_bytes(), "There is nothing below the line of headings"),
            (many.as_bytes(), "too many lines"),
        ] {
            let answer = uploads(&mut browser, bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
            assert!(answer.text().contains(sentence), "{sentence}: {}", answer.text());
        }
        let missing = uploads(&mut browser, file().replace("login_email,", "").as_bytes()).await;
        assert!(missing.body.contains("href=\"#login_email\""), "it leads to the row that explains");
        assert!(missing.body.contains("id=\"login_email\""));
        assert_eq!(world.count("roster_import").await, 0);
    }

    async fn a_hundred_thousand_rows_get_an_answer_at_once(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        let rows = format!("{}\r\n", line(Column::Kind, "navigator")).repeat(100_000);
        let text = format!("{}\r\n{rows}", headings());
        assert!(text.len() > MOST_FILE_BYTES);
        let answer = uploads(&mut browser, text.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.text().contains("This file is too large"), "{}", answer.text());
        assert_eq!(world.count("roster_import").await, 0);
    }

    async fn a_large_file_within_the_limit_is_read_whole(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        // Much that is written with three bytes, and grows again on its way.
        let rows: Vec<String> = (0..2_000)
            .map(|n| line(Column::Number, &format!("EA{n:07}")).replace("Weekdays 9 to 4", &"ຂ".repeat(80)))
            .collect();
        let text = format!("{}\n{}\n", headings(), rows.join("\n"));
        assert!((MOST_FILE_BYTES * 8 / 10..MOST_FILE_BYTES).contains(&text.len()), "{}", text.len());
        let path = uploads(&mut browser, text.as_bytes()).await.location().to_owned();
        let page = browser.get(&path).await.text();
        assert!(page.contains("2000 lines have errors"), "the same address on each: {page}");
    }

    async fn nobody_else_uploads(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let dale = world.staff("Dale Berg", Role::ArcStaff).await;
        for mut browser in [
            site.signed_in(&world, rosa).await,
            site.signed_in(&world, amina).await,
            site.signed_in(&world, dale).await,
        ] {
            let answer = uploads(&mut browser, file().as_bytes()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.text());
            assert_eq!(browser.get(PAGE).await.status, StatusCode::FORBIDDEN);
        }
        let visitor = uploads(&mut site.visitor(), file().as_bytes()).await;
        assert!(matches!(visitor.status, StatusCode::FOUND | StatusCode::UNAUTHORIZED), "{}", visitor.status);
        assert_eq!(world.count("roster_import").await, 0);
    }

    async fn a_form_from_elsewhere_or_without_sense_is_refused(world: World) {
        let site = Site::new(&world);
        let mut browser = desk(&site, &world).await;
        let request = |kind: &'static str, origin: &'static str| {
            Request::builder()
                .method(Method::POST)
                .uri(PAGE)
                .header(header::HOST, "localhost")
                .header("sec-fetch-site", origin)
                .header(header::CONTENT_TYPE, kind)
                .body(Body::from("nothing"))
                .expect("a request")
        };
        let elsewhere = site.send(request("multipart/form-data; boundary=x", "cross-site")).await;
        assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
        assert_eq!(elsewhere.body, "This form was not sent from one of our pages.\n");
        let torn = browser.upload(PAGE, &[]).await;
        assert!(torn.status.is_client_error(), "{}", torn.status);
        let elsewhere = browser.upload("/en/assisters", &[]).await;
        assert_eq!(elsewhere.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "no other page takes files");
    }
}
