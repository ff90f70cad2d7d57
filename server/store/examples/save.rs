//! What it costs to keep a field as it is left, beside what the database asks
//! for one row: `cargo xtask bench save`.

#![expect(clippy::print_stdout, reason = "a measurement is told on standard output")]

use domain::{
    applications::{Seen, StepKey, Typed},
    ids::ConsumerId,
};
use std::time::{Duration, Instant};
use store::{
    applications::{save_answers, save_step, start},
    testing::{On, World},
};

/// Saves that are measured, after as many that are not.
const SAVES: i32 = 1_000;

#[tokio::main]
async fn main() {
    println!(
        "{:<12} {:>12} {:>12} {:>12} {:>12} {:>8}",
        "database", "save p50", "save p95", "insert p50", "insert p95", "p95"
    );
    for (name, on) in [("SQLite", On::Sqlite), ("PostgreSQL", On::Postgres)] {
        let world = World::new(on).await;
        world
            .execute("CREATE TABLE one_row (id BIGINT PRIMARY KEY, what VARCHAR(200))")
            .await
            .expect("a table");
        let consumer = draft(&world).await;
        let (mut saves, mut inserts) = (Vec::new(), Vec::new());
        // Turn by turn, so that whatever else the machine does hits both.
        for turn in 0..SAVES * 2 {
            let (save, insert) = (save(&world, consumer, turn).await, insert(&world, turn).await);
            if turn >= SAVES {
                saves.push(save);
                inserts.push(insert);
            }
        }
        let [save50, save95] = percentiles(saves);
        let [insert50, insert95] = percentiles(inserts);
        let ratio = save95.as_nanos() * 10 / insert95.as_nanos().max(1);
        println!(
            "{name:<12} {:>12} {:>12} {:>12} {:>12} {:>7}x",
            micros(save50),
            micros(save95),
            micros(insert50),
            micros(insert95),
            format!("{}.{}", ratio / 10, ratio % 10)
        );
    }
}

/// A consumer who has read the warning.
async fn draft(world: &World) -> ConsumerId {
    let consumer = world.consumer("Amina Warsame").insert().await;
    let request = world.as_consumer(consumer);
    start(&world.store, &request, None).await.expect("a draft");
    let typed = typed("privacy_read", "1 en", 0, "");
    let page: StepKey = "privacy-warning".parse().expect("a page");
    save_step(&world.store, &request, None, page, typed).await.expect("it is read");
    consumer
}

fn typed(field: &str, raw: &str, version: i32, seen: &str) -> Vec<Typed> {
    let key = field.parse().expect("a field");
    vec![Typed { key, raw: raw.to_owned(), seen: Seen { version, raw: seen.to_owned() } }]
}

/// One field, left with another text: access, merge, row, projection, audit.
async fn save(world: &World, consumer: ConsumerId, turn: i32) -> Duration {
    let request = world.as_consumer(consumer);
    let page: StepKey = "contact-address".parse().expect("a page");
    let before = if turn == 0 { String::new() } else { format!("{turn} Loon Court") };
    let typed = typed("street", &format!("{} Loon Court", turn + 1), turn, &before);
    let begin = Instant::now();
    let kept = save_answers(&world.store, &request, None, page, typed).await.expect("kept");
    let spent = begin.elapsed();
    assert!(kept.clashes.is_empty(), "nobody else is at work");
    spent
}

/// One row in a transaction of its own.
async fn insert(world: &World, turn: i32) -> Duration {
    let begin = Instant::now();
    world
        .execute(&format!("INSERT INTO one_row (id, what) VALUES ({turn}, '{turn} Loon Court')"))
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
