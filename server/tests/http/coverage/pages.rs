//! What people see after an application was sent.

use super::state::{Mood, StateSystem};
use crate::browser::{Browser, Site};
use chrono::Duration;
use domain::{
    applications::{Explained, StepKey, Typed},
    coverage::DeterminationEngine,
    ids::ConsumerId,
    policy::Action,
};
use server::jobs::{DeterminationJob, Determined};
use std::sync::Arc;
use store::{applications, on_both_databases, testing::World};

/// What Amina answers; she lives alone and is paid by the hour.
const ALONE: &[(&str, &str)] = &[
    ("privacy_read", "1 en"),
    ("financial_help", "yes"),
    ("street", "1200 Payne Ave"),
    ("city", "Saint Paul"),
    ("zip", "55130"),
    ("county", "Ramsey"),
    ("mail_elsewhere", "no"),
    ("contact_by", "phone"),
    ("contact_phone", "(651) 555-0118"),
    ("language", "so"),
    ("household_others", "no"),
    ("p1.applying", "yes"),
    ("p1.citizen", "yes"),
    ("p1.no_ssn", "later"),
    ("p1.situation", "none"),
    ("p1.claimed_by", "none"),
    ("p1.files", "yes"),
    ("p1.income_sources", "job"),
    ("p1j1.employer", "Metro Bakery"),
    ("p1j1.pay_often", "hour"),
    ("p1j1.pay_hours", "32"),
    ("p1j1.more_jobs", "no"),
    ("p1.deductions", "none"),
    ("p1.year_right", "yes"),
    ("p1.job_offer", "none"),
    ("p1.other_coverage", "none"),
];

/// Amina answers everything, says that it is right, and sends it on the page.
async fn amina_sends(world: &World, site: &Site) -> ConsumerId {
    amina_sends_paid(world, site, "18.50").await
}

/// The same with so much an hour.
async fn amina_sends_paid(world: &World, site: &Site, hourly: &str) -> ConsumerId {
    let amina = world.consumer("Amina Warsame").insert().await;
    let request = world.as_consumer(amina);
    applications::start(&world.store, &request, None).await.expect("a draft");
    let mut page: StepKey = "privacy-warning".parse().expect("a page");
    while page.to_string() != "review" {
        let shown = applications::step(&world.store, &request, None, page).await;
        let shown = shown.expect("the file is open").expect("the page is open");
        let typed = shown.fields.iter().map(|field| {
            let name = field.key.to_string();
            let pay = ("p1j1.pay_amount", hourly);
            let mut answers = std::iter::once(&pay).chain(ALONE);
            let known = answers.find(|(known, _)| *known == name);
            let raw = known.map_or(field.shown.clone(), |(_, raw)| (*raw).to_owned());
            Typed { key: field.key, raw, seen: field.stored.clone() }
        });
        let typed: Vec<Typed> = typed.collect();
        let next = applications::save_step(&world.store, &request, None, page, typed).await;
        page = next.unwrap_or_else(|error| panic!("{page}: {error:?}"));
    }
    let answers = applications::check_answers(&world.store, &request, None).await;
    let version = answers.expect("the answers").expect("a draft").version;
    let explained = Explained::now(true);
    applications::record_review(&world.store, &request, version, &explained)
        .await
        .expect("a review");
    let mut phone = site.signed_in(world, amina).await;
    let signed = [("signature", "Amina Warsame"), ("sign_agreement", "yes")];
    let sent = phone.submit("/en/application/sign", Action::SubmitApplication, &signed).await;
    assert_eq!(sent.location(), "/en/application/result");
    amina
}

async fn rosa_helps<'s>(world: &World, site: &'s Site, amina: ConsumerId) -> Browser<'s> {
    let rosa = world.assister("Rosa Delgado").insert().await;
    let number = world.reference_number(rosa).await;
    let mut phone = site.signed_in(world, amina).await;
    let confirm = format!("/en/assister/confirm/{}", number.as_digits());
    phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
    site.signed_in(world, rosa).await
}

fn job(world: &World, engine: Arc<dyn DeterminationEngine>) -> DeterminationJob {
    DeterminationJob { store: world.store.clone(), clock: Arc::new(world.clock.clone()), engine }
}

on_both_databases! {
    async fn the_result_is_there_when_the_next_page_opens(world: World) {
        let site = Site::new(&world);
        let amina = amina_sends(&world, &site).await;
        let page = site.signed_in(&world, amina).await.get("/en/application/result").await;
        let text = page.text();
        for said in [
            "Amina can get MinnesotaCare.",
            "about $71 a month",
            "The coverage can start on December 1, 2026",
            "We check what you told us.",
            "Why?",
            "Your household’s income for the year is $30,784.00. That is within the limit.",
            "First result, November 23, 2026",
            "This is a demonstration. It opens coverage for 2026",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("determination") && !text.contains("APTC"), "{text}");
    }

    async fn the_assister_sees_the_first_result_with_its_age_and_its_limit(world: World) {
        let site = Site::new(&world);
        let amina = amina_sends(&world, &site).await;
        let mut desk = rosa_helps(&world, &site, amina).await;
        let list = desk.get("/en/clients").await.text();
        assert!(list.contains("Amina: MinnesotaCare"), "{list}");
        assert!(list.contains("First result, November 23, 2026"), "{list}");
        let file = desk.get(&format!("/en/clients/{amina}")).await.text();
        assert!(file.contains("Amina: MinnesotaCare. First result, November 23, 2026. Later changes are not shown here."), "{file}");
        let result = desk.get(&format!("/en/clients/{amina}/application/result")).await.text();
        assert!(result.contains("First result, November 23, 2026. Later changes are not shown here."), "{result}");
        let waiting = desk.get("/en/clients?result=waiting").await.text();
        assert!(waiting.contains("No client fits"), "{waiting}");
        let found = desk.get("/en/clients?result=basic_health").await.text();
        assert!(found.contains("Amina Warsame"), "{found}");
    }

    async fn the_day_to_pick_a_plan_is_told_until_it_is_over(world: World) {
        let site = Site::new(&world);
        let amina = amina_sends_paid(&world, &site, "35.00").await;
        let read = async |path| site.signed_in(&world, amina).await.get(path).await.text();
        let (home, result) = (read("/en/home").await, read("/en/application/result").await);
        assert!(home.contains("It is here") && home.contains("By November 30, 2026"), "{home}");
        assert!(result.contains("Pick a plan by November 30, 2026."), "{result}");
        world.clock.advance(Duration::days(8));
        let (home, result) = (read("/en/home").await, read("/en/application/result").await);
        assert!(home.contains("Your result says what to do") && !home.contains("November 30"), "{home}");
        let over = "The last day to pick a plan for a start on December 1, 2026 was November 30, 2026.";
        assert!(result.contains(over) && !result.contains("Pick a plan by"), "{result}");
    }

    async fn whoever_waits_reads_that_it_is_no_denial(world: World) {
        let state = StateSystem::listening(Mood::Hangs).await;
        let site = Site::with_engine(&world, Arc::new(state.adapter()));
        let amina = amina_sends(&world, &site).await;
        let page = site.signed_in(&world, amina).await.get("/en/application/result").await.text();
        assert!(page.contains("We are still working on it"), "{page}");
        assert!(page.contains("It is not a no."), "{page}");
        assert!(!page.contains("cannot get coverage"), "{page}");
        let home = site.signed_in(&world, amina).await.get("/en/home").await.text();
        assert!(home.contains("See where your application is") && !home.contains("It is here"), "{home}");
    }

    async fn the_worker_gets_the_result_when_the_state_answers_again(world: World) {
        let state = StateSystem::listening(Mood::BusyFor(3)).await;
        let site = Site::with_engine(&world, Arc::new(state.adapter()));
        let amina = amina_sends(&world, &site).await;
        let work = job(&world, Arc::new(state.adapter()));
        assert_eq!(work.determine_due().await.expect("a look"), Determined::default(), "not due yet");
        world.clock.advance(Duration::seconds(15));
        let done = Determined { whole: 1, ..Determined::default() };
        assert_eq!(work.determine_due().await.expect("a look"), done);
        let page = site.signed_in(&world, amina).await.get("/en/application/result").await.text();
        assert!(page.contains("Amina can get MinnesotaCare."), "{page}");
        assert_eq!(state.determined(), 1);
    }

    async fn two_workers_determine_an_application_once(world: World) {
        let state = StateSystem::listening(Mood::BusyFor(3)).await;
        let site = Site::with_engine(&world, Arc::new(state.adapter()));
        amina_sends(&world, &site).await;
        world.clock.advance(Duration::seconds(15));
        let (one, other) = (job(&world, Arc::new(state.adapter())), job(&world, Arc::new(state.adapter())));
        let (one, other) = tokio::join!(one.determine_due(), other.determine_due());
        let whole = one.expect("a look").whole + other.expect("a look").whole;
        assert_eq!((whole, world.count("determination").await), (1, 1));
    }
}
