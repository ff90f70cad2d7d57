//! Databases full of made-up people, and the measurement of lists in them.

use domain::{
    accounts::{Language, Role},
    clients::ListQuery,
    dates::CivilDate,
    ids::RequestId,
    lists::Count,
    policy::Actor,
    requests::Stated,
};
use server::{
    bench::{self, Pair, Site},
    seed::{Known, SAME_IN_EVERY_SIZE, Sizes, SyntheticError, seed},
};
use std::process::Command;
use store::{
    Request, Store, StoreOptions,
    assisters::directory,
    clients, on_both_databases, requests,
    seed::Seeding,
    testing::{On, World},
};
use uuid::Uuid;

fn day() -> CivilDate {
    bench::DAY.parse().expect("a date")
}

fn sizes(consumers: usize, assisters: usize) -> Sizes {
    Sizes { seed: bench::SEED, day: day(), consumers, assisters }
}

async fn fill(world: &World, sizes: Sizes) {
    seed(&StoreOptions::new(&world.url), sizes, None).await.expect("made-up people");
}

/// What the client lists show, in words.
async fn client_lists(world: &World) -> [Vec<String>; 3] {
    let lists = "SELECT c.name || '|' || c.name_key || '|' || h.sign_in_key || '|' \
        || p.sign_in_key || '|' || CAST(c.date_of_birth AS TEXT) || '|' || c.application || '|' \
        || CAST(c.associated_since AS TEXT) || '|' || COALESCE(CAST(c.submitted_at AS TEXT), '') \
        || '|' || CAST(c.submitted_sort AS TEXT) || c.first_results || c.first_outcomes \
        FROM client c JOIN account h ON h.id = c.assister_id \
        JOIN account p ON p.id = c.consumer_id ORDER BY p.sign_in_key";
    let words = "SELECT h.sign_in_key || '|' || p.sign_in_key || '|' || w.word AS found \
        FROM client_name_word w JOIN client c ON c.association_id = w.association_id \
        JOIN account h ON h.id = w.assister_id JOIN account p ON p.id = c.consumer_id \
        ORDER BY found";
    let counts = "SELECT h.sign_in_key || '|' || CAST(n.clients AS TEXT) FROM client_count n \
        JOIN account h ON h.id = n.assister_id WHERE n.clients > 0 ORDER BY h.sign_in_key";
    [world.texts(lists).await, world.texts(words).await, world.texts(counts).await]
}

/// The public directory, in words.
async fn listed(world: &World) -> Vec<String> {
    world
        .texts(
            "SELECT d.county || '|' || d.language || '|' || d.name_key || '|' || a.sign_in_key \
             AS found FROM directory_entry d JOIN account a ON a.id = d.assister_id ORDER BY found",
        )
        .await
}

/// Who was made up and what they did, without ids and instants.
async fn stories(world: &World) -> Vec<String> {
    let mut told = Vec::new();
    for query in [
        "SELECT sign_in_key || '|' || role || '|' || given_name || '|' || family_name || '|' \
         || COALESCE(CAST(date_of_birth AS TEXT), '') || '|' || language AS found \
         FROM account",
        "SELECT reference_number || '|' || name_key || '|' || state || '|' || counties || '|' \
         || languages || '|' || CAST(certified_until AS TEXT) AS found FROM assister",
        "SELECT number || '|' || line || '|' || state || '|' || reason || '|' \
         || CAST(due_on AS TEXT) AS found FROM disassociation_request",
        "SELECT content FROM application_snapshot",
        "SELECT action || '|' || actor_role || '|' || detail AS found FROM audit_event \
         WHERE action <> 'synthetic_people_seeded'",
    ] {
        // Each database has its own order of texts.
        let mut found = world.texts(query).await;
        found.sort();
        told.extend(found);
    }
    told
}

fn alongside(world: &World, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_alongside"))
        .args(arguments)
        .env("ALONGSIDE_DATABASE_URL", &world.url)
        .output()
        .expect("the command runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).expect("text"))
}

on_both_databases! {
    async fn people_come_with_everything_that_hangs_on_them(world: World) {
        fill(&world, sizes(300, 24)).await;
        let number = async |query: &str| world.number(query).await;
        assert_eq!(number("SELECT COUNT(*) FROM account WHERE role = 'consumer'").await, 300);
        assert_eq!(world.count("assister").await, 24);
        let current = "SELECT COUNT(*) FROM association WHERE ended_at IS NULL";
        assert_eq!(number(current).await, 240);
        let consumers = "SELECT COUNT(DISTINCT consumer_id) FROM association WHERE ended_at IS NULL";
        assert_eq!(number(consumers).await, 240, "one assister at a time");
        assert_eq!(world.count("client").await, 240);
        assert_eq!(world.count("consent").await, world.count("association").await);
        let ended = number("SELECT COUNT(*) FROM association WHERE ended_at IS NOT NULL").await;
        assert!(ended > 0);
        assert_eq!(world.count("consent_revocation").await, ended);
        for state in ["in_progress", "submitted", "withdrawn"] {
            let some = format!("SELECT COUNT(*) FROM application WHERE state = '{state}'");
            assert!(number(&some).await > 0, "{state}");
        }
        let sent = number("SELECT COUNT(*) FROM application WHERE state = 'submitted'").await;
        assert_eq!(world.count("application_snapshot").await, sent);
        assert_eq!(world.count("application_review").await, sent);
        for line in ["arc", "broker_line"] {
            let waits = format!(
                "SELECT COUNT(*) FROM disassociation_request \
                 WHERE line = '{line}' AND state = 'submitted'"
            );
            assert!(number(&waits).await > 0, "{line}");
        }
        assert!(world.count("audit_event").await > 900, "about three for each consumer");
        assert_eq!(world.count("alert").await + world.count("outbox").await, 0, "nobody is told");
        let with_password = "SELECT COUNT(*) FROM account WHERE password_hash IS NOT NULL";
        assert_eq!(number(with_password).await, 0, "nobody can sign in");
        let backwards = "SELECT COUNT(*) FROM audit_event a JOIN audit_event b \
            ON b.seq = a.seq + 1 WHERE b.at < a.at";
        assert_eq!(number(backwards).await, 0, "numbered as time went by");
    }

    async fn what_is_derived_is_what_a_rebuild_makes(world: World) {
        fill(&world, sizes(300, 24)).await;
        let before = (client_lists(&world).await, listed(&world).await);
        assert_eq!(before.0[0].len(), 240);
        assert!(!before.0[2].is_empty());
        assert!(!before.1.is_empty());
        clients::rebuild(&world.store, &world.system()).await.expect("rebuilt");
        directory::rebuild(&world.store, &world.system()).await.expect("rebuilt");
        assert_eq!((client_lists(&world).await, listed(&world).await), before);
    }

    async fn the_same_seed_makes_the_same_people_on_either_database(world: World) {
        let (again, other) = (World::new(On::Sqlite).await, World::new(On::Sqlite).await);
        fill(&world, sizes(100, 12)).await;
        fill(&again, sizes(100, 12)).await;
        fill(&other, Sizes { seed: 2, ..sizes(100, 12) }).await;
        let told = stories(&world).await;
        assert_eq!(told, stories(&again).await);
        assert_ne!(told, stories(&other).await);
    }

    async fn nobody_is_put_among_other_people(world: World) {
        world.consumer("Amina Warsame").insert().await;
        let refused = seed(&StoreOptions::new(&world.url), sizes(10, 3), None).await;
        assert!(matches!(refused, Err(SyntheticError::NotEmpty)), "{refused:?}");
        assert_eq!(world.count("account").await, 1);
    }

    async fn a_seeding_that_does_not_end_leaves_nobody(world: World) {
        let options = StoreOptions::new(&world.url);
        let begin = async || Seeding::begin(&options, &world.system(), None).await.expect("a try");
        drop(begin().await.expect("an empty database"));
        assert!(begin().await.is_some(), "it is as empty as before");
    }

    async fn every_list_answers_in_a_database_of_made_up_people(world: World) {
        let (consumers, assisters) = (800, 24);
        fill(&world, sizes(consumers, assisters)).await;
        let known = Known::of(sizes(consumers, assisters)).expect("the people");
        let request = Request {
            id: RequestId(Uuid::now_v7()),
            actor: Actor::Person { account: known.same_in_every_size.into(), role: Role::Assister },
            now: known.now,
            language: Language::En,
        };
        let list = clients::list(&world.store, &request, ListQuery::default()).await;
        let same = u64::try_from(SAME_IN_EVERY_SIZE).expect("a number");
        assert_eq!(list.expect("a list").count, Count::Exactly(same));
        let site = Site { url: world.url.clone(), consumers, assisters };
        let pair = Pair { small: site.clone(), large: site };
        let mut told = Vec::new();
        bench::measure(&pair, "", 1, |row| told.push(row.clone())).await.expect("a measurement");
        let empty: Vec<_> = told.iter().filter(|row| row.rows[0] == 0).map(|row| &row.name).collect();
        assert!(empty.is_empty(), "{empty:?}");
    }

    async fn somebody_made_up_can_prove_by_telephone_who_they_are(world: World) {
        fill(&world, sizes(200, 12)).await;
        let people = world
            .texts(
                "SELECT c.given_name || ' ' || c.family_name || '|' \
                 || CAST(c.date_of_birth AS TEXT) || '|' || s.raw || '|' || z.raw || '|' || t.raw \
                 AS found FROM account c JOIN application a ON a.consumer_id = c.id \
                 JOIN answer s ON s.application_id = a.id AND s.field = 'street' \
                 JOIN answer z ON z.application_id = a.id AND z.field = 'zip' \
                 JOIN answer t ON t.application_id = a.id AND t.field = 'contact_phone' \
                 WHERE a.state <> 'withdrawn' ORDER BY found",
            )
            .await;
        let person: Vec<&str> = people.first().expect("somebody").split('|').collect();
        let [name, born, street, zip, phone] = person[..] else { panic!("{person:?}") };
        let [year, month, day] = born.split('-').collect::<Vec<_>>()[..] else { panic!("{born}") };
        let known = Known::of(sizes(800, 12)).expect("the people");
        let request = Request {
            actor: Actor::Person { account: known.arc, role: Role::ArcStaff },
            now: known.now,
            ..world.system()
        };
        let stated = Stated {
            consumer_name: name.to_owned(),
            birth_month: month.to_owned(),
            birth_day: day.to_owned(),
            birth_year: year.to_owned(),
            contact_phone: phone.to_owned(),
            street: street.to_owned(),
            zip: zip.to_owned(),
            ..Stated::default()
        };
        let verified = requests::verify_consumer(&world.store, &request, &stated).await;
        assert!(verified.is_ok(), "{verified:?}");
        let elsewhere = Stated {
            contact_phone: String::new(),
            street: "1 Nowhere Road".to_owned(),
            ..stated
        };
        let refused = requests::verify_consumer(&world.store, &request, &elsewhere).await;
        assert!(refused.is_err(), "{refused:?}");
    }

    async fn an_operator_fills_a_database_once(world: World) {
        let ask = ["seed", "--consumers", "40", "--assisters", "6", "--seed", "3"];
        let (done, said) = alongside(&world, &ask);
        assert!(done && said.contains("40 consumers and 6 assisters"), "{said}");
        for step in ["the end of the audit trail", "keeping everything", "look at its rows"] {
            assert!(said.contains(step), "{step}: {said}");
        }
        let (again, said) = alongside(&world, &ask);
        assert!(!again && said.contains("name an empty one"), "{said}");
        assert_eq!(world.count("assister").await, 6);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_nobody_has_open_is_filled_without_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}/new.db?mode=rwc", folder.path().display());
    let options = StoreOptions::new(&url);
    seed(&options, sizes(50, 6), None).await.expect("made-up people");
    let store = Store::open(&options).await.expect("the database opens as ever");
    assert!(folder.path().join("new.db-wal").exists(), "with its log");
    store.close().await.expect("closed");
}
