//! What it costs to keep a field as it is left, beside what the database asks
//! for one row: `cargo xtask bench save`.

#![expect(clippy::print_stdout, reason = "a measurement is told on standard output")]

use domain::{
    applications::{Field, Kind, PersonNumber, STEPS, Seen, Step, StepKey, Typed},
    ids::ConsumerId,
};
use std::time::{Duration, Instant};
use store::{
    applications::{add_person, save_answers, save_step, start, step},
    testing::{On, World},
};

/// Saves that are measured, after as many that are not.
const SAVES: i32 = 1_000;

#[tokio::main]
async fn main() {
    println!(
        "{:<12} {:>8} {:>12} {:>12} {:>12} {:>12} {:>8}",
        "database", "answers", "save p50", "save p95", "insert p50", "insert p95", "p95"
    );
    for (name, on) in [("SQLite", On::Sqlite), ("PostgreSQL", On::Postgres)] {
        let world = World::new(on).await;
        world
            .execute("CREATE TABLE one_row (id BIGINT PRIMARY KEY, what VARCHAR(200))")
            .await
            .expect("a table");
        let alone = draft(&world, "Amina Warsame").await;
        measure(name, &world, alone).await;
        let family = draft(&world, "Tou Ger Vang").await;
        fill(&world, family).await;
        measure(name, &world, family).await;
    }
}

/// Saves one field of a draft again and again, and prints what that costs.
async fn measure(name: &str, world: &World, consumer: ConsumerId) {
    let answers = answers(world, consumer).await;
    let (mut saves, mut inserts) = (Vec::new(), Vec::new());
    // Turn by turn, so that whatever else the machine does hits both.
    for turn in 0..SAVES * 2 {
        let (save, insert) = (save(world, consumer, turn).await, insert(world).await);
        if turn >= SAVES {
            saves.push(save);
            inserts.push(insert);
        }
    }
    let [save50, save95] = percentiles(saves);
    let [insert50, insert95] = percentiles(inserts);
    let ratio = save95.as_nanos() * 10 / insert95.as_nanos().max(1);
    println!(
        "{name:<12} {answers:>8} {:>12} {:>12} {:>12} {:>12} {:>7}x",
        micros(save50),
        micros(save95),
        micros(insert50),
        micros(insert95),
        format!("{}.{}", ratio / 10, ratio % 10)
    );
}

/// A consumer who has read the warning.
async fn draft(world: &World, name: &str) -> ConsumerId {
    let consumer = world.consumer(name).insert().await;
    let request = world.as_consumer(consumer);
    start(&world.store, &request, None).await.expect("a draft");
    let typed = typed("privacy_read", "1 en", 0, "");
    let page: StepKey = "privacy-warning".parse().expect("a page");
    save_step(&world.store, &request, None, page, typed).await.expect("it is read");
    consumer
}

/// Four people who have everything that is asked about, on every page that this
/// opens.
async fn fill(world: &World, consumer: ConsumerId) {
    let request = world.as_consumer(consumer);
    let people = (1..=4).map(|number| PersonNumber::new(number).expect("a number"));
    let people: Vec<PersonNumber> = people.collect();
    let others = Field::HouseholdOthers.key();
    let yes = typed(&others.to_string(), "yes", 0, "");
    save_answers(&world.store, &request, None, others.step(), yes).await.expect("kept");
    for person in people.iter().skip(1) {
        add_person(&world.store, &request, None, *person).await.expect("there is room");
    }
    // Some pages open with the answers of later ones.
    for _ in 0..2 {
        let asks = |step: Step| step > Step::PrivacyWarning && step < Step::Review;
        let questions = STEPS.iter().filter(|info| asks(info.step));
        for (info, person) in questions.flat_map(|info| people.iter().map(move |one| (info, one))) {
            let key = StepKey::new(info.step, *person);
            let Ok(Some(page)) = step(&world.store, &request, None, key).await else { continue };
            let kept = page.fields.into_iter().filter(|field| field.key.field.is_kept());
            let typed = kept.map(|field| Typed {
                raw: some_text(field.key.field.kind()),
                key: field.key,
                seen: field.stored,
            });
            let typed: Vec<Typed> = typed.collect();
            save_answers(&world.store, &request, None, key, typed).await.expect("kept");
        }
    }
}

/// Something that may stand in a field.
fn some_text(kind: Kind) -> String {
    match kind {
        Kind::Choice(values) => values.first().copied().unwrap_or_default().to_owned(),
        Kind::Several(values) => values.join(" "),
        Kind::Date(_) => "3/14/1990".to_owned(),
        Kind::Ssn => "219-09-9999".to_owned(),
        Kind::Agreement | Kind::Reading => "yes".to_owned(),
        Kind::Zip => "55130".to_owned(),
        Kind::State => "MN".to_owned(),
        Kind::County => "Ramsey".to_owned(),
        Kind::Phone => "651 555 0123".to_owned(),
        Kind::Email => "amina@example.org".to_owned(),
        Kind::Money | Kind::Profit | Kind::Number { .. } | Kind::Version => "7".to_owned(),
        Kind::Person { .. } | Kind::People => "1".to_owned(),
        Kind::Text { .. } | Kind::Name => "Loon".to_owned(),
    }
}

/// How many answers a draft has.
async fn answers(world: &World, consumer: ConsumerId) -> i64 {
    let request = world.as_consumer(consumer);
    let draft = start(&world.store, &request, None).await.expect("the draft").to_string();
    let id =
        if world.url.starts_with("sqlite") { format!("x'{draft}'") } else { format!("'{draft}'") };
    world.number(&format!("SELECT COUNT(*) FROM answer WHERE application_id = {id}")).await
}

fn typed(field: &str, raw: &str, version: i32, seen: &str) -> Vec<Typed> {
    let key = field.parse().expect("a field");
    vec![Typed { key, raw: raw.to_owned(), seen: Seen { version, raw: seen.to_owned() } }]
}

/// One field, left with another text: access, merge, row, projection, audit.
async fn save(world: &World, consumer: ConsumerId, turn: i32) -> Duration {
    let request = world.as_consumer(consumer);
    let key = Field::Street.key();
    let page = key.step();
    let shown = step(&world.store, &request, None, page).await.expect("a look").expect("a page");
    let seen = shown.fields.into_iter().find(|field| field.key == key).expect("a field").stored;
    let typed = vec![Typed { key, raw: format!("{turn} Loon Court"), seen }];
    let begin = Instant::now();
    let kept = save_answers(&world.store, &request, None, page, typed).await.expect("kept");
    let spent = begin.elapsed();
    assert!(kept.clashes.is_empty(), "nobody else is at work");
    spent
}

/// One row in a transaction of its own.
async fn insert(world: &World) -> Duration {
    let next = world.number("SELECT COUNT(*) FROM one_row").await;
    let begin = Instant::now();
    world
        .execute(&format!("INSERT INTO one_row (id, what) VALUES ({next}, '{next} Loon Court')"))
        .await
        .expect("a row");
    begin.elapsed()
}

fn percentiles(mut times: Vec<Duration>) -> [Duration; 2] {
    times.sort_unstable();
    [50, 95].map(|percent| times[times.len() * percent / 100])
}

fn micros(time: Duration) -> String {
    format!("{} µs", time.as_micros())
}
