//! The demonstration fills a database of its own.

use crate::browser::Site;
use axum::http::StatusCode;
use domain::{
    accounts::{DemoPerson, Password, Role, Situation},
    assisters::Standing,
    clients::ApplicationStanding,
    policy::Action,
};
use server::demo::{PASSWORD, SeedError, seed};
use store::{
    StoreError,
    accounts::sign_in,
    clients, demo, on_both_databases,
    testing::{On, World},
};

async fn people(world: &World) -> Vec<DemoPerson> {
    demo::people(&world.store, &world.anonymous()).await.expect("the people of the demonstration")
}

fn situation<'p>(people: &'p [DemoPerson], name: &str) -> &'p Situation {
    let mut found = people.iter().filter(|person| person.name == name);
    &found.next().unwrap_or_else(|| panic!("{name} is missing")).situation
}

fn with(assister: &str, standing: Standing) -> Option<(String, Standing)> {
    Some((assister.to_owned(), standing))
}

on_both_databases! {
    async fn an_empty_database_is_filled_with_people_in_every_state(world: World) {
        seed(&world.store, &world.clock).await.expect("the demonstration");
        let people = people(&world).await;
        let roles = |role: Role| people.iter().filter(|person| person.role == role).count();
        assert_eq!(
            Role::ALL.iter().map(|role| roles(*role)).collect::<Vec<_>>(),
            [30, 10, 1, 1, 1, 1]
        );

        let consumer = |name: &str| match situation(&people, name) {
            Situation::Consumer { assister, application, .. } => (assister.clone(), *application),
            other => panic!("{name} is {other:?}"),
        };
        use ApplicationStanding::{InProgress, NotStarted, Submitted};
        let rosa = || with("Rosa Delgado", Standing::MayAct);
        assert_eq!(consumer("Hodan Yusuf"), (None, NotStarted));
        assert_eq!(consumer("Carlos Mendoza"), (None, InProgress));
        assert_eq!(consumer("Anh Trần"), (None, Submitted));
        assert_eq!(consumer("Chaltu Bekele"), (rosa(), NotStarted));
        assert_eq!(consumer("Amina Warsame"), (rosa(), InProgress));
        assert_eq!(consumer("Tou Ger Vang"), (rosa(), Submitted));
        assert_eq!(
            consumer("María Elena Ortiz"),
            (with("Lucía Benavides", Standing::Lapsed), InProgress)
        );
        assert_eq!(
            consumer("Galina Petrova"),
            (with("Greta Nyberg", Standing::Suspended), InProgress)
        );

        let clients = |name: &str| match situation(&people, name) {
            Situation::Assister { clients, standing, .. } => (*clients, *standing),
            other => panic!("{name} is {other:?}"),
        };
        assert_eq!(clients("Rosa Delgado"), (12, Standing::MayAct));
        assert_eq!(clients("Kyaw Min"), (0, Standing::MayAct));
        assert_eq!(clients("Svetlana Orlova"), (0, Standing::Closed));
    }

    async fn a_second_start_leaves_everything_as_it_is(world: World) {
        seed(&world.store, &world.clock).await.expect("the demonstration");
        let rows = world.count("audit_event").await;
        world.clock.advance(chrono::Duration::days(20));
        seed(&world.store, &world.clock).await.expect("the demonstration");
        assert_eq!(world.count("audit_event").await, rows);
    }

    async fn everybody_can_sign_in_with_the_public_password(world: World) {
        seed(&world.store, &world.clock).await.expect("the demonstration");
        for name in ["amina.warsame", "rosa.delgado", "ingrid.sorensen", "fatuma.osman.2"] {
            let password = Password::new(PASSWORD);
            sign_in(&world.store, &world.anonymous(), name, &password).await.expect(name);
        }
    }

    async fn the_client_lists_are_those_that_a_rebuild_makes(world: World) {
        seed(&world.store, &world.clock).await.expect("the demonstration");
        let rows = world.count("client").await;
        let rebuilt = clients::rebuild(&world.store, &world.system()).await.expect("a rebuild");
        assert_eq!((rows, i64::try_from(rebuilt)), (24, Ok(24)));
    }

    async fn nothing_happened_in_the_future(world: World) {
        use domain::dates::Clock;
        seed(&world.store, &world.clock).await.expect("the demonstration");
        let now = world.clock.now().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false);
        for (table, column) in [
            ("audit_event", "at"),
            ("answer", "saved_at"),
            ("consent", "given_at"),
            ("alert", "created_at"),
            ("acting_session", "ended_at"),
        ] {
            let later = format!("SELECT COUNT(*) FROM {table} WHERE {column} > '{now}'");
            assert_eq!(world.number(&later).await, 0, "{table}.{column}");
        }
    }

    async fn a_database_with_other_people_is_never_touched(world: World) {
        world.consumer("Amina Warsame").insert().await;
        let refused = seed(&world.store, &world.clock).await;
        assert!(matches!(refused, Err(SeedError::Foreign)), "{refused:?}");
        let people = demo::people(&world.store, &world.anonymous()).await;
        assert!(matches!(people, Err(StoreError::NotFound)), "{people:?}");
        assert_eq!(world.count("account").await, 1);
    }

    async fn one_click_on_the_sign_in_page_is_enough(world: World) {
        seed(&world.store, &world.clock).await.expect("the demonstration");
        let site = Site::new(&world);
        let page = site.visitor().get("/en/sign-in").await;
        for said in [
            "Sign in as Rosa Delgado",
            "Navigator, Eastside Community Health Access, 12 clients",
            "Rosa Delgado can act, changed assister, application begun",
            "No assister, application not started, has no email",
            "Broker, Halvorson &amp; Daughters Insurance, certification lapsed, 1 client",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.text());
        }
        let amina = people(&world).await.into_iter().find(|person| person.name == "Amina Warsame");
        let amina = amina.expect("Amina").account.to_string();
        let mut browser = site.visitor();
        let fields = page.form(Action::DemoSignIn, &[("account", &amina)]);
        let answer = browser.post("/en/sign-in", &fields).await;
        assert_eq!(answer.location(), "/en/home");
        assert_eq!(browser.get("/en/home").await.status, StatusCode::OK);
    }

    async fn nobody_is_offered_outside_the_demonstration(world: World) {
        seed(&world.store, &world.clock).await.expect("the demonstration");
        let site = Site::with(&world, false);
        let page = site.visitor().get("/en/sign-in").await;
        assert!(!page.text().contains("Sign in as"), "{}", page.text());
        let amina = people(&world).await[0].account.to_string();
        let mut browser = site.visitor();
        let answer = browser.call(Action::DemoSignIn, &[("account", &amina)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }

    async fn somebody_who_registers_later_is_nobody_to_become(world: World) {
        seed(&world.store, &world.clock).await.expect("the demonstration");
        world.clock.advance(chrono::Duration::minutes(1));
        world.consumer("Nora Newcomer").insert().await;
        let people = people(&world).await;
        assert!(people.iter().all(|person| person.name != "Nora Newcomer"));
    }
}

/// The stories count back from the first day, also around the end of the
/// certifications, at a new year, on a leap day and when the clocks change.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demonstration_can_begin_on_any_day() {
    for first_moment in [
        "2026-10-31T17:00:00Z",
        "2026-11-01T05:30:00Z",
        "2026-11-02T06:10:00Z",
        "2027-01-01T06:00:01Z",
        "2027-03-14T09:30:00Z",
        "2028-02-29T23:00:00Z",
    ] {
        let world = World::new(On::Sqlite).await;
        world.clock.set(first_moment);
        seed(&world.store, &world.clock).await.expect(first_moment);
        let people = people(&world).await;
        let Situation::Consumer { assister, .. } = situation(&people, "María Elena Ortiz") else {
            panic!("a consumer")
        };
        assert_eq!(*assister, with("Lucía Benavides", Standing::Lapsed), "{first_moment}");
    }
}
