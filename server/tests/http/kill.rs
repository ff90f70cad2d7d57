//! The server dies in the middle of the work: `kill -9` at random moments.
//! Whatever it acknowledged is there when it comes back, and nothing is there
//! by half or twice.

use axum::http::{Method, Request, header};
use domain::{
    applications::{Explained, Question, StepKey, Typed},
    dates::Clock,
    ids::ConsumerId,
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use server::clock::SystemClock;
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};
use store::{applications, on_both_databases, testing::World};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// How often the server is killed; a longer run says how often in this variable.
const KILLS: &str = "ALONGSIDE_KILLS";

/// What somebody who lives alone answers.
const ALONE: &[(&str, &str)] = &[
    ("privacy_read", "1 en"),
    ("financial_help", "no"),
    ("street", "1200 Payne Ave"),
    ("city", "Saint Paul"),
    ("zip", "55130"),
    ("county", "Ramsey"),
    ("mail_elsewhere", "no"),
    ("contact_by", "letter"),
    ("language", "so"),
    ("household_others", "no"),
    ("p1.applying", "yes"),
    ("p1.citizen", "yes"),
    ("p1.no_ssn", "later"),
    ("p1.situation", "none"),
];

/// A server process on a world's database.
struct Process {
    child: Child,
    address: String,
    _assets: TempDir,
}

impl Process {
    fn start(world: &World) -> Self {
        // Any bundle will do.
        let assets = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(assets.path().join("desk")).expect("a folder");
        for index in ["index.html", "desk/index.html"] {
            std::fs::write(assets.path().join(index), "<link rel=\"stylesheet\">").expect("a file");
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_alongside"))
            .args(["serve", "--port", "0", "--assets"])
            .arg(assets.path())
            .env("ALONGSIDE_DATABASE_URL", &world.url)
            .env("ALONGSIDE_KEY_FILE", concat!(env!("CARGO_TARGET_TMPDIR"), "/alongside.key"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let line = out.lines().map_while(Result::ok).find(|line| line.starts_with("listening on "));
        let line = line.expect("it says where it listens");
        let address = line.trim_start_matches("listening on http://").to_owned();
        Self { child, address, _assets: assets }
    }

    fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it is gone");
    }
}

/// Somebody's browser: one connection per request, over the network.
#[derive(Clone)]
struct Browser {
    address: String,
    cookie: String,
}

impl Browser {
    async fn of(world: &World, process: &Process, consumer: ConsumerId) -> Self {
        let token = world.session_of(consumer.into()).await;
        Self { address: process.address.clone(), cookie: format!("session={}", token.expose()) }
    }

    /// Whether the server acknowledged; none when it died before it answered.
    async fn call(&self, function: &str, fields: &[(&str, &str)]) -> Option<bool> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("/api/applications/{function}"))
            .header(header::HOST, &self.address)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, body.len())
            .header(header::COOKIE, &self.cookie)
            .header(header::CONNECTION, "close")
            .body(body)
            .expect("a request");
        let mut head = format!("POST {} HTTP/1.1\r\n", request.uri());
        for (name, value) in request.headers() {
            head.push_str(&format!("{name}: {}\r\n", value.to_str().expect("text")));
        }
        let mut connection = TcpStream::connect(&self.address).await.ok()?;
        let sent = format!("{head}\r\n{}", request.body());
        connection.write_all(sent.as_bytes()).await.ok()?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await.ok()?;
        let status = answer.split(' ').nth(1)?;
        assert!(matches!(status, "200" | "302" | "303"), "{function}: {answer}");
        // Only an answer that came whole is an acknowledgement.
        answer.contains("\r\n\r\n").then_some(true)
    }
}

/// One who types into one field and saves, again and again.
struct Writer {
    consumer: ConsumerId,
    version: i64,
    raw: String,
}

impl Writer {
    /// Saves until the server is gone; answers what was sent last and whether it
    /// was acknowledged, with the acknowledged state.
    async fn write(&mut self, browser: Browser) -> Option<String> {
        loop {
            let next = format!("{} Loon Court", self.version + 1);
            let seen = format!("{}:{}", self.version, self.raw);
            let fields = [
                ("step", "contact-address"),
                ("fields[street]", next.as_str()),
                ("fields[seen.street]", seen.as_str()),
            ];
            match browser.call("save_answers", &fields).await {
                Some(_) => {
                    self.version += 1;
                    self.raw = next;
                }
                None => return Some(next),
            }
        }
    }

    /// What is stored is what was acknowledged last, or what was sent after it.
    async fn check(&mut self, world: &World, on_its_way: Option<String>) {
        let page = sees(world, self.consumer, "contact-address").await;
        let street = &page.fields[0].stored;
        let (version, raw) = (i64::from(street.version), street.raw.clone());
        let kept = (version, raw.as_str()) == (self.version, self.raw.as_str());
        let later = version == self.version + 1 && Some(&raw) == on_its_way.as_ref();
        assert!(kept || later, "acknowledged {} {:?}, stored {street}", self.version, self.raw);
        (self.version, self.raw) = (version, raw);
        // A change and its audit row are there together.
        let events = world
            .number(&format!(
                "SELECT COUNT(*) FROM audit_event JOIN application \
                 ON audit_event.subject_id = application.id \
                 WHERE action = 'answers_saved' AND detail LIKE '%street%' AND {}",
                of(world, self.consumer)
            ))
            .await;
        assert_eq!(events, self.version, "each version has one audit row");
    }
}

/// The row of a consumer, as either database writes ids.
fn of(world: &World, consumer: ConsumerId) -> String {
    let hex = consumer.to_string();
    if world.url.starts_with("sqlite") {
        format!("application.consumer_id = x'{hex}'")
    } else {
        format!("application.consumer_id = '{hex}'")
    }
}

async fn sees(world: &World, consumer: ConsumerId, page: &str) -> Question {
    let request = world.as_consumer(consumer);
    let page: StepKey = page.parse().expect("a page");
    let question = applications::step(&world.store, &request, None, page).await;
    question.expect("the file is open").expect("the page is open")
}

/// A consumer with a draft, answered up to a page.
async fn draft(world: &World, name: &str, until: &str) -> ConsumerId {
    let consumer = world.consumer(name).insert().await;
    let request = world.as_consumer(consumer);
    applications::start(&world.store, &request, None).await.expect("a draft");
    let mut page: StepKey = "privacy-warning".parse().expect("a page");
    while page.to_string() != until {
        let shown = sees(world, consumer, &page.to_string()).await;
        let typed = shown.fields.iter().map(|field| {
            let key = field.key.to_string();
            let answer = ALONE.iter().find(|(name, _)| *name == key);
            let raw = answer.map_or(field.shown.clone(), |(_, raw)| (*raw).to_owned());
            Typed { key: field.key, raw, seen: field.stored.clone() }
        });
        let typed: Vec<Typed> = typed.collect();
        let next = applications::save_step(&world.store, &request, None, page, typed).await;
        page = next.expect("the page is right");
    }
    consumer
}

/// Somebody reviews and sends a whole application; whether that was acknowledged.
async fn send(browser: Browser, version: String, name: String) -> bool {
    // Nobody looks for help with paying.
    let explained = Explained::now(false).to_string();
    let review =
        [("shown", version.as_str()), ("checked", "yes"), ("attestations", explained.as_str())];
    if browser.call("record_review", &review).await.is_none() {
        return false;
    }
    let sign =
        [("shown", version.as_str()), ("signature", name.as_str()), ("sign_agreement", "yes")];
    // Twice, as an impatient person does.
    let once = browser.call("submit", &sign).await.is_some();
    browser.call("submit", &sign).await;
    once
}

/// Sent as a whole and once, or not at all.
async fn is_sent(world: &World, consumer: ConsumerId) -> bool {
    let mine = of(world, consumer);
    let count = |from: &str| {
        let query = format!("SELECT COUNT(*) FROM {from} AND {mine}");
        async move { world.number(&query).await }
    };
    let sent = count("application WHERE state = 'submitted'").await;
    let frozen = count(
        "application_snapshot JOIN application \
         ON application_snapshot.application_id = application.id WHERE 1 = 1",
    )
    .await;
    let events = count(
        "audit_event JOIN application ON audit_event.subject_id = application.id \
         WHERE action = 'application_submitted'",
    )
    .await;
    let mails = count(
        "outbox JOIN application ON outbox.recipient_id = application.consumer_id \
         WHERE mail LIKE '%application_submitted%'",
    )
    .await;
    assert_eq!([sent, frozen, events, mails], [sent; 4], "half a submission");
    assert!(sent <= 1, "sent twice");
    sent == 1
}

/// PostgreSQL outlives the server: what it was told to commit, it still commits.
async fn settled(world: &World) {
    if world.url.starts_with("sqlite") {
        return;
    }
    let at_work = "SELECT COUNT(*) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'";
    while world.number(at_work).await > 0 {
        tokio::task::yield_now().await;
    }
}

/// A name for each kill: names have letters only.
fn name(kill: usize) -> String {
    let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
    format!("Comfort Doe{}{}", letter(kill / 26), letter(kill))
}

fn kills() -> usize {
    std::env::var(KILLS).ok().and_then(|kills| kills.parse().ok()).unwrap_or(4)
}

on_both_databases! {
    async fn what_was_acknowledged_survives_a_kill(world: World) {
        let seed: u64 = rand::random();
        eprintln!("seed {seed}");
        let mut random = StdRng::seed_from_u64(seed);
        // The server reads the machine's clock.
        world.clock.set(&SystemClock.now().to_rfc3339());
        let world = Arc::new(world);
        let mut writers = Vec::new();
        for name in ["Nimo Abdullahi", "Tou Ger Vang", "Rosa Maria Salas"] {
            let consumer = draft(&world, name, "contact-address").await;
            writers.push(Writer { consumer, version: 0, raw: String::new() });
        }
        let mut submissions = 0;
        for kill in 0..kills() {
            let name = name(kill);
            let sender = draft(&world, &name, "review").await;
            let request = world.as_consumer(sender);
            let answers = applications::check_answers(&world.store, &request, None).await;
            let version = answers.expect("the answers").expect("a draft").version.0.to_string();

            let process = Process::start(&world);
            // Everybody is signed in before the first of them writes.
            let sending = Browser::of(&world, &process, sender).await;
            let mut ready = Vec::new();
            for writer in writers.drain(..) {
                ready.push((Browser::of(&world, &process, writer.consumer).await, writer));
            }
            let sending = tokio::spawn(send(sending, version, name));
            let mut writing = Vec::new();
            for (browser, mut writer) in ready {
                writing.push(tokio::spawn(async move {
                    let on_its_way = writer.write(browser).await;
                    (writer, on_its_way)
                }));
            }
            // The moment is the story, not a wait for something to happen.
            tokio::time::sleep(Duration::from_millis(random.random_range(5..250))).await;
            process.kill();
            settled(&world).await;

            for task in writing {
                let (mut writer, on_its_way) = task.await.expect("the writer ends");
                writer.check(&world, on_its_way).await;
                writers.push(writer);
            }
            let said = sending.await.expect("the sender ends");
            let sent = is_sent(&world, sender).await;
            assert!(sent || !said, "kill {kill}, seed {seed}: an acknowledged submission is gone");
            submissions += usize::from(sent);
        }
        let saved: i64 = writers.iter().map(|writer| writer.version).sum();
        assert!(saved > 0, "the server was killed before it did anything");
        if std::env::var_os(KILLS).is_some() {
            // A run that was asked for says what it did, also when all is well.
            let database = if world.url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
            writeln!(
                std::io::stderr(),
                "{database}: {} kills, {saved} saves and {submissions} submissions stored, \
                 seed {seed}",
                kills()
            )
            .expect("a line");
        }
    }
}
