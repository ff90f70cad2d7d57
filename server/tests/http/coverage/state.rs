//! A small system of the state, with the moods of a real one.

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use eligibility::{input::Household, parameters::Parameters};
use serde_json::{Value, json};
use server::coverage::{Http, HttpSettings};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};
use tokio::net::TcpListener;

/// How it behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Answers,
    /// 503 so many times, then answers.
    BusyFor(usize),
    /// Never answers.
    Hangs,
    /// Does the work, and its first answer is lost on the way.
    LosesFirstAnswer,
    AnswersNonsense,
    /// Answers about somebody else.
    AnswersAnotherQuestion,
    AnswersWithoutEnd,
}

#[derive(Default)]
struct Seen {
    requests: usize,
    bodies: Vec<String>,
    keys: Vec<Option<String>>,
    /// By idempotency key.
    answers: HashMap<String, Value>,
    determined: usize,
}

/// The system of the state, listening.
pub struct StateSystem {
    pub url: String,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Clone)]
struct Desk {
    mood: Mood,
    seen: Arc<Mutex<Seen>>,
}

impl StateSystem {
    pub async fn listening(mood: Mood) -> Self {
        let seen = Arc::default();
        let desk = Desk { mood, seen: Arc::clone(&seen) };
        let app = Router::new().route("/determine", post(determine)).with_state(desk);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/determine", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, seen }
    }

    /// An adapter that is in a hurry.
    pub fn adapter(&self) -> Http {
        let settings = HttpSettings {
            attempt: Duration::from_millis(400),
            pauses: vec![Duration::from_millis(1); 2],
            deadline: Duration::from_secs(5),
        };
        Http::new(&self.url, settings).expect("an address")
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().expect("nobody panicked")
    }

    pub fn requests(&self) -> usize {
        self.seen().requests
    }

    /// How often it did the work.
    pub fn determined(&self) -> usize {
        self.seen().determined
    }

    pub fn keys(&self) -> Vec<Option<String>> {
        self.seen().keys.clone()
    }

    pub fn bodies(&self) -> Vec<String> {
        self.seen().bodies.clone()
    }
}

async fn determine(State(desk): State<Desk>, headers: HeaderMap, body: Bytes) -> Response {
    let key = headers.get("idempotency-key").map(|key| key.to_str().expect("an id").to_owned());
    let number = {
        let mut seen = desk.seen.lock().expect("nobody panicked");
        seen.requests += 1;
        seen.bodies.push(String::from_utf8(body.to_vec()).expect("text"));
        seen.keys.push(key.clone());
        seen.requests
    };
    match desk.mood {
        Mood::BusyFor(times) if number <= times => {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        Mood::Hangs => std::future::pending().await,
        Mood::AnswersNonsense => return Json(json!({ "people": "all" })).into_response(),
        Mood::AnswersWithoutEnd => return "x".repeat(2 << 20).into_response(),
        _ => {}
    }
    let answer = answer(&desk, key, &body);
    if desk.mood == Mood::LosesFirstAnswer && number == 1 {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    match answer {
        Ok(mut answer) => {
            if desk.mood == Mood::AnswersAnotherQuestion {
                answer["id"] = json!("another");
            }
            Json(answer).into_response()
        }
        Err(problems) => (StatusCode::UNPROCESSABLE_ENTITY, Json(problems)).into_response(),
    }
}

/// The kept answer for a key, or a new one.
fn answer(desk: &Desk, key: Option<String>, body: &[u8]) -> Result<Value, Value> {
    let mut seen = desk.seen.lock().expect("nobody panicked");
    if let Some(known) = key.as_ref().and_then(|key| seen.answers.get(key)) {
        return Ok(known.clone());
    }
    let household: Household = serde_json::from_slice(body).expect("a household of the schema");
    let parameters = Parameters::shipped().expect("parameters");
    let answer = eligibility::determine(&parameters, &household)
        .map_err(|problems| json!({ "errors": problems }))?;
    let answer = serde_json::to_value(answer).expect("JSON");
    seen.determined += 1;
    if let Some(key) = key {
        seen.answers.insert(key, answer.clone());
    }
    Ok(answer)
}
