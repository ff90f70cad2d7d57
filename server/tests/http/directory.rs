//! Find help: from the public directory straight to the authorization.

use crate::browser::{Answer, Site};
use axum::http::StatusCode;
use domain::{
    assisters::{AccountState, AssisterKind, ReferenceNumber},
    associations::Lookups,
    policy::Action,
};
use store::{
    on_both_databases,
    testing::{PASSWORD, World},
};

/// Rosa, who speaks Spanish in Ramsey County, and Mikkel, a broker in Cook County.
async fn two(world: &World) -> ReferenceNumber {
    let rosa = world.assister("Rosa Delgado").serving("Ramsey").insert().await;
    world.assister("Mikkel Berg").npn("9480012").serving("Cook").speaking("en").insert().await;
    world.reference_number(rosa).await
}

fn confirm(number: &ReferenceNumber) -> String {
    format!("/en/assister/confirm/{}", number.as_digits())
}

/// The address of the link with these words.
fn link(page: &Answer, words: &str) -> String {
    page.body
        .split("<a ")
        .skip(1)
        .filter_map(|rest| rest.split("</a>").next())
        .find(|link| link.contains(words))
        .and_then(|link| link.split("href=\"").nth(1)?.split('"').next())
        .unwrap_or_else(|| panic!("no link {words}: {}", page.text()))
        .replace("&amp;", "&")
}

on_both_databases! {
    async fn a_visitor_reads_the_directory_and_narrows_it_by_the_url(world: World) {
        let site = Site::new(&world);
        two(&world).await;
        world.assister("Thomas Nguyen").kind(AssisterKind::Cac).insert().await;
        world.assister("Ayaan Farah").unlisted().insert().await;
        let mut visitor = site.visitor();
        let page = visitor.get("/en/find-help").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        for said in ["Rosa Delgado", "Mikkel Berg", "2 assisters", "Help is free", "without an assister",
            "Insurance companies pay brokers", "Eastside Community Health Access", "651-555-0118"] {
            assert!(page.text().contains(said), "{said}: {}", page.text());
        }
        for absent in ["Nguyen", "Farah", "rosa.delgado", "9480012"] {
            assert!(!page.body.contains(absent), "{absent}");
        }
        // Rosa says when she is there, and how it is with new clients.
        assert!(page.text().contains("Saint Paul") && page.text().contains("Takes new clients"), "{}", page.text());
        assert!(!page.text().contains("Tuesdays"));
        world.execute("UPDATE assister SET hours = 'Tuesdays, 9 to 5' WHERE npn IS NULL").await.expect("hours");
        let hours = visitor.get("/en/find-help?language=es").await;
        assert!(hours.text().contains("Tuesdays, 9 to 5"), "{}", hours.text());
        let narrow = visitor.get("/en/find-help?county=ramsey&language=es&kind=&taking=yes").await;
        assert!(narrow.text().contains("Rosa Delgado") && !narrow.text().contains("Mikkel Berg"));
        assert!(narrow.body.contains("value=\"ramsey\" selected"), "the filter stays as it was");
        let brokers = visitor.get("/en/find-help?kind=broker").await;
        assert!(brokers.text().contains("Mikkel Berg") && !brokers.text().contains("Rosa Delgado"));
        let broken = visitor.get("/en/find-help?county=Atlantis&kind=cac&after=x&taking=maybe").await;
        assert!(broken.text().contains("2 assisters"), "{}", broken.text());
    }

    async fn an_empty_list_says_what_to_try(world: World) {
        let site = Site::new(&world);
        two(&world).await;
        let mut visitor = site.visitor();
        let page = visitor.get("/en/find-help?county=lac-qui-parle&language=es").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Nobody fits all of this"), "{}", page.text());
        assert!(page.text().contains("1-800-555-0142"));
        let anywhere = link(&page, "Any county");
        assert_eq!(anywhere, "/en/find-help?language=es");
        assert!(visitor.get(&anywhere).await.text().contains("Rosa Delgado"));
    }

    async fn the_pages_of_the_list_lead_on_with_the_filter(world: World) {
        let site = Site::new(&world);
        for number in 0..21 {
            world.assister(&format!("Pat Helper{number:02}")).serving("St. Louis").insert().await;
        }
        let mut visitor = site.visitor();
        let first = visitor.get("/es/find-help?county=st-louis").await;
        assert!(first.text().contains("Helper19") && !first.text().contains("Helper20"));
        let next = link(&first, "Siguiente");
        assert!(next.starts_with("/es/find-help?county=st-louis&after="), "{next}");
        assert!(!next.contains("Helper"), "no name in the address");
        let second = visitor.get(&next).await;
        assert!(second.text().contains("Helper20") && !second.text().contains("Helper19"));
    }

    async fn a_visitor_signs_in_on_the_way_to_the_authorization(world: World) {
        let site = Site::new(&world);
        let number = two(&world).await;
        world.consumer("Amina Warsame").insert().await;
        let mut visitor = site.visitor();
        let page = visitor.get("/en/find-help").await;
        let sign_in = link(&page, "Sign in to choose Rosa Delgado");
        assert_eq!(sign_in, format!("/en/sign-in?next={}", confirm(&number)));
        let name = world.sign_in_name("Amina Warsame");
        let typed = [("sign_in_name", name.as_str()), ("password", PASSWORD)];
        let signed_in = visitor.submit(&sign_in, Action::SignIn, &typed).await;
        assert_eq!(signed_in.location(), confirm(&number));
        assert!(visitor.get(&confirm(&number)).await.text().contains("Rosa Delgado"));
        let chosen = visitor.submit(&confirm(&number), Action::ConfirmAssociation, &[("agree", "yes")]).await;
        assert_eq!(chosen.location(), "/en/assister");
    }

    async fn a_newcomer_creates_an_account_on_the_way(world: World) {
        let site = Site::new(&world);
        let number = two(&world).await;
        let mut visitor = site.visitor();
        let page = visitor.get("/en/find-help").await;
        let sign_in = visitor.get(&link(&page, "Sign in to choose Rosa Delgado")).await;
        let register = link(&sign_in, "Create an account");
        assert_eq!(register, format!("/en/register?next={}", confirm(&number)));
        let typed = [
            ("given_name", "Sahra"),
            ("family_name", "Abdi"),
            ("birth_month", "4"),
            ("birth_day", "12"),
            ("birth_year", "1992"),
            ("sign_in_name", "sahra"),
            ("password", PASSWORD),
            ("password_again", PASSWORD),
        ];
        let registered = visitor.submit(&register, Action::Register, &typed).await;
        assert_eq!(registered.location(), confirm(&number));
    }

    async fn a_consumer_goes_straight_to_the_authorization_and_nobody_else_does(world: World) {
        let site = Site::new(&world);
        let number = two(&world).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let page = site.signed_in(&world, amina).await.get("/en/find-help").await;
        assert_eq!(link(&page, "Choose Rosa Delgado"), confirm(&number));
        let desk = world.assister("Sami Haddad").insert().await;
        let page = site.signed_in(&world, desk).await.get("/en/find-help").await;
        assert!(page.text().contains("Rosa Delgado") && !page.text().contains("Choose Rosa"));
        for start in ["/en", "/en/home", "/en/assister", "/en/assister/choose"] {
            let page = site.signed_in(&world, amina).await.get(start).await;
            assert!(page.text().contains("Find an assister near you"), "{start}");
        }
    }

    async fn somebody_who_is_suspended_between_the_list_and_the_yes_is_not_chosen(world: World) {
        let site = Site::new(&world);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let number = world.reference_number(rosa).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut phone = site.signed_in(&world, amina).await;
        let page = phone.get(&confirm(&number)).await;
        let yes = page.form(Action::ConfirmAssociation, &[("agree", "yes")]);
        world.set_assister_state(rosa, AccountState::Suspended).await;
        let answer = phone.post(&confirm(&number), &yes).await;
        // The page is drawn anew, and this is no number of anybody by now.
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.text().contains("This assister cannot act for you"), "{}", answer.text());
        assert_eq!(world.count("association").await, 0);
        assert!(!phone.get("/en/find-help").await.text().contains("Rosa Delgado"));
    }

    async fn too_many_numbers_have_one_answer_right_or_wrong(world: World) {
        let site = Site::new(&world);
        let number = two(&world).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut phone = site.signed_in(&world, amina).await;
        for draw in 0..Lookups::MOST_MISSED {
            let wrong = ReferenceNumber::from_draw(899_999 - draw).to_string();
            let answer = phone.call(Action::FindAssister, &[("reference_number", &wrong)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        }
        let mut answers = Vec::new();
        for typed in [number.to_string(), ReferenceNumber::from_draw(7).to_string(), "zz".to_owned()] {
            let answer = phone
                .submit("/en/assister/choose", Action::FindAssister, &[("reference_number", &typed)])
                .await;
            assert_eq!(answer.status, StatusCode::CONFLICT);
            assert!(answer.text().contains("You typed too many numbers"), "{}", answer.text());
            answers.push(answer.text().replace(&typed, ""));
        }
        assert!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:#?}");
        let page = phone.get(&confirm(&number)).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.text().contains("You typed too many numbers") && !page.text().contains("Rosa"));
    }
}
