//! The forms that the walkthroughs leave out, each as a plain POST to its own
//! page: people, reviews, signing, searching, putting away, stopping.

use crate::browser::{Browser, Site};
use axum::http::StatusCode;
use domain::{
    ids::{AssisterAccountId, ConsumerId},
    policy::Action,
};
use store::{
    on_both_databases,
    testing::{PASSWORD, World},
};

type Typed = &'static [(&'static str, &'static str)];

/// What somebody answers who lives alone and wants no help with paying.
const ANSWERS: &[(&str, Typed)] = &[
    ("privacy-warning", &[("fields[privacy_read]", "1 en")]),
    ("financial-help", &[("fields[financial_help]", "no")]),
    ("contact-name", &[]),
    ("contact-birth-date", &[]),
    (
        "contact-address",
        &[
            ("fields[street]", "12 Willow Crossing"),
            ("fields[city]", "Saint Paul"),
            ("fields[zip]", "55106"),
            ("fields[county]", "Ramsey"),
            ("fields[mail_elsewhere]", "no"),
        ],
    ),
    ("contact-reach", &[("fields[contact_by]", "letter")]),
    ("contact-language", &[("fields[language]", "en")]),
    ("household-people", &[("fields[household_others]", "no")]),
    ("person-applying-1", &[("fields[p1.applying]", "yes")]),
    ("person-citizen-1", &[("fields[p1.citizen]", "yes")]),
    ("person-ssn-1", &[("fields[p1.no_ssn]", "later")]),
    ("person-situation-1", &[("fields[p1.situation.none]", "yes")]),
];

/// What the letter says of these answers, to be read aloud and on the copy.
const LETTER: [&str; 5] = [
    "Amina is applying for health coverage for 2026 for one person: Amina.",
    "This application does not ask for help with paying for coverage.",
    "Amina lives at 12 Willow Crossing, Saint Paul, MN 55106, in Ramsey County. \
     Mail goes to the same address.",
    "Letters and calls for Amina should be in English.",
    "Amina has a Social Security number and will give it later.",
];

/// Answers page after page and ends on the first that has no answer here.
pub async fn answer(browser: &mut Browser<'_>, first: &str) -> String {
    let mut page = first.to_owned();
    for _ in 0..20 {
        let slug = page.rsplit('/').next().unwrap_or_default();
        let Some((_, typed)) = ANSWERS.iter().find(|(step, _)| *step == slug) else { break };
        let saved = browser.submit(&page, Action::SaveStep, typed).await;
        page = saved.location().to_owned();
    }
    page
}

/// Rosa acts for Amina, who said so in her own browser.
pub async fn associated(world: &World, site: &Site) -> (AssisterAccountId, ConsumerId) {
    let rosa = world.assister("Rosa Delgado").insert().await;
    let amina = world.consumer("Amina Warsame").insert().await;
    let number = world.reference_number(rosa).await;
    let confirm = format!("/en/assister/confirm/{}", number.as_digits());
    let mut phone = site.signed_in(world, amina).await;
    phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
    (rosa, amina)
}

on_both_databases! {
    async fn an_assister_reads_the_answers_aloud_and_sends_them(world: World) {
        let site = Site::new(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        let file = format!("/en/clients/{amina}");
        desk.submit(&format!("{file}/begin"), Action::BeginActing, &[("channel", "phone")]).await.location();
        let started = desk.submit(&format!("{file}/application"), Action::StartApplication, &[]).await;
        let review = answer(&mut desk, started.location()).await;
        assert_eq!(review, format!("{file}/application/review"));

        let letter = desk.get(&review).await;
        for sentence in LETTER {
            assert!(letter.text().contains(sentence), "{sentence} {}", letter.text());
        }
        for means in ["What this means: penalty of perjury", "Perjury means lying on purpose"] {
            assert!(letter.text().contains(means), "{}", letter.text());
        }
        assert!(!letter.text().contains("What this means: taxes"), "nobody asks for help with paying");
        let silent = desk.submit(&review, Action::AttestReview, &[]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was read aloud");
        let unexplained = desk.submit(&review, Action::AttestReview, &[("read_aloud", "yes")]).await;
        assert_eq!(unexplained.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was explained");
        assert_eq!(world.count("application_review").await, 0);
        let sign = desk.submit(&review, Action::AttestReview, &[("read_aloud", "yes"), ("explained", "yes")]).await.location().to_owned();
        let unnamed = desk
            .submit(&sign, Action::SubmitApplication, &[("signature", "Rosa Delgado"), ("sign_agreement", "yes")])
            .await;
        assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY, "the client was not confirmed");
        assert!(unnamed.body.contains("value=\"Rosa Delgado\""), "the signature stays");
        let sent = desk
            .submit(
                &sign,
                Action::SubmitApplication,
                &[("signature", "Rosa Delgado"), ("sign_agreement", "yes"), ("client_name_confirmed", "yes")],
            )
            .await;
        assert_eq!(sent.location(), format!("{file}/application/result"));
        assert_eq!(world.count("application_snapshot").await, 1);
        assert!(world.execute("UPDATE application_snapshot SET content = '{}'").await.is_err());
        let copy = desk.get(&format!("{file}/application/copy")).await;
        for sentence in LETTER {
            assert!(copy.text().contains(sentence), "{sentence} {}", copy.text());
        }
        for point in ["Amina gave these answers and confirmed them", "I sign as Amina’s assister, with my own name."] {
            assert!(copy.text().contains(point), "{point} {}", copy.text());
        }
        assert!(letter.body.contains("aria-label=\"Change: ") && !copy.body.contains("aria-label=\"Change: "));
        let stopped = desk.submit(&file, Action::EndActing, &[]).await;
        assert_eq!(stopped.location(), "/en/clients");
    }

    async fn people_are_added_and_removed(world: World) {
        let site = Site::new(&world);
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut browser = site.signed_in(&world, amina).await;
        let started = browser.submit("/en/application", Action::StartApplication, &[]).await;
        answer(&mut browser, started.location()).await;
        let people = "/en/application/household-people";
        let yes = browser.submit(people, Action::SaveStep, &[("fields[household_others]", "yes")]).await;
        assert_eq!(yes.location(), people, "the list opens");
        let named = browser.submit(people, Action::AddPerson, &[]).await.location().to_owned();
        assert_eq!(named, "/en/application/person-name-2");
        browser
            .submit(&named, Action::SaveStep, &[("fields[p2.given_name]", "Yusuf"), ("fields[p2.family_name]", "Warsame")])
            .await
            .location();
        assert!(browser.get(people).await.text().contains("Yusuf"));
        browser.submit(people, Action::RemovePerson, &[("person", "2")]).await.location();
        assert!(!browser.get(people).await.text().contains("Yusuf"));
    }

    async fn a_message_is_put_away(world: World) {
        let site = Site::new(&world);
        let (rosa, _) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        let list = desk.get("/en/clients").await;
        assert!(list.text().contains("is now your client"), "{}", list.text());
        let id = list.body.split("name=\"id\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let id = id.expect("the message has a button").to_owned();
        desk.submit("/en/clients", Action::DismissAlert, &[("id", &id)]).await.location();
        assert!(!desk.get("/en/clients").await.text().contains("is now your client"));
    }

    async fn a_search_holds_nothing_personal_in_its_address(world: World) {
        let site = Site::new(&world);
        let (rosa, _) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        let empty = desk.submit("/en/clients", Action::SearchClients, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let found = desk.submit("/en/clients", Action::SearchClients, &[("client_name", "warsa")]).await;
        let address = found.location().to_owned();
        assert!(!address.to_lowercase().contains("warsa"), "{address}");
        assert!(desk.get(&address).await.text().contains("Amina Warsame"));
        let nobody = desk.submit("/en/clients", Action::SearchClients, &[("client_name", "zzz")]).await;
        assert!(desk.get(nobody.location()).await.text().contains("No client fits"));
    }

    async fn signing_in_leads_back_to_where_the_person_was(world: World) {
        let site = Site::new(&world);
        world.consumer("Amina Warsame").insert().await;
        let mut browser = site.visitor();
        let sent_away = browser.get("/en/assister/history").await;
        assert_eq!(sent_away.status, StatusCode::FOUND);
        let sign_in = sent_away.headers["location"].to_str().expect("a location").to_owned();
        let typed = [("sign_in_name", "amina.warsame"), ("password", PASSWORD)];
        let signed_in = browser.submit(&sign_in, Action::SignIn, &typed).await;
        assert_eq!(signed_in.location(), "/en/assister/history");
        let out = browser.submit("/en/home", Action::SignOut, &[]).await;
        assert_eq!(out.location(), "/en/sign-in");
        assert!(out.headers.contains_key("clear-site-data"));
        assert_eq!(browser.get("/en/home").await.status, StatusCode::FOUND);
    }

    async fn signing_in_ends_the_session_that_was(world: World) {
        let site = Site::new(&world);
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut browser = site.signed_in(&world, amina).await;
        let mut copied = browser.copy();
        assert_eq!(copied.get("/en/home").await.status, StatusCode::OK);
        let typed = [("sign_in_name", "amina.warsame"), ("password", PASSWORD)];
        browser.submit("/en/sign-in", Action::SignIn, &typed).await.location();
        assert_eq!(browser.get("/en/home").await.status, StatusCode::OK);
        assert_eq!(copied.get("/en/home").await.status, StatusCode::FOUND, "the old cookie is dead");
        assert_eq!(world.count("session").await, 1);
    }
}
