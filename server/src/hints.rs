//! Who has which draft open, and the streams of hints to them, in the memory of
//! this process. A hint says "look again" and nothing else. Where several servers
//! run, a page still looks each quarter of a minute.

use app::{
    applications::Hints,
    context::{Services, Unidentified},
};
use axum::{
    Extension,
    extract::{Query, State},
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{
    applications::{Presence, Present, StepKey},
    dates::Instant,
    ids::{AccountId, ConsumerId},
};
use futures::stream;
use serde::Deserialize;
use std::{
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::{Request, StoreError, applications::watch};
use tokio::{
    sync::broadcast::{self, error::RecvError},
    time::{Instant as Moment, timeout_at},
};

/// How long a stream lives before the browser asks for another one: whoever is
/// signed out by then gets none.
const LIFE: Duration = Duration::from_secs(600);

/// Hints that a slow stream may fall behind.
const BACKLOG: usize = 256;

/// The hints of this process.
pub struct LiveHints {
    presence: Mutex<Presence>,
    changes: broadcast::Sender<ConsumerId>,
}

impl Default for LiveHints {
    fn default() -> Self {
        Self { presence: Mutex::default(), changes: broadcast::channel(BACKLOG).0 }
    }
}

impl Hints for LiveHints {
    fn seen(
        &self,
        file: ConsumerId,
        who: AccountId,
        given_name: &str,
        page: StepKey,
        now: Instant,
    ) -> Vec<Present> {
        let mut presence = self.presence.lock().unwrap_or_else(PoisonError::into_inner);
        let news = presence.seen(file, who, given_name, page, now);
        let others = presence.others(file, who, page);
        drop(presence);
        if news {
            self.changed(file);
        }
        others
    }

    fn changed(&self, file: ConsumerId) {
        // Nobody listens: then nobody has to know.
        let _ = self.changes.send(file);
    }
}

/// Whose draft.
#[derive(Debug, Deserialize)]
pub struct About {
    client: Option<ConsumerId>,
}

/// A stream of one person's hints.
struct Listening {
    services: Services,
    request: Request,
    client: Option<ConsumerId>,
    file: ConsumerId,
    changes: broadcast::Receiver<ConsumerId>,
    until: Moment,
    over: bool,
}

/// Streams hints about a draft to somebody who may open it.
pub async fn hints(
    State((services, live)): State<(Services, Arc<LiveHints>)>,
    Extension(request): Extension<Request>,
    unidentified: Option<Extension<Unidentified>>,
    Query(about): Query<About>,
) -> Response {
    if unidentified.is_some() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let changes = live.changes.subscribe();
    let file = match watch(&services.store, &request, about.client).await {
        Ok(file) => file,
        Err(error) => return refusal(&error).into_response(),
    };
    let until = Moment::now() + LIFE;
    let client = about.client;
    let listening = Listening { services, request, client, file, changes, until, over: false };
    Sse::new(stream::unfold(listening, next)).keep_alive(KeepAlive::default()).into_response()
}

const fn refusal(error: &StoreError) -> StatusCode {
    match error {
        StoreError::Unauthenticated => StatusCode::UNAUTHORIZED,
        StoreError::Forbidden => StatusCode::FORBIDDEN,
        StoreError::NotFound => StatusCode::NOT_FOUND,
        StoreError::Conflict(_) => StatusCode::CONFLICT,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The next hint. Who may no longer open the file gets a last one, so that the
/// page says so, and the stream ends.
async fn next(mut listening: Listening) -> Option<(Result<Event, Infallible>, Listening)> {
    while !listening.over {
        match timeout_at(listening.until, listening.changes.recv()).await {
            Ok(Ok(file)) if file != listening.file => {}
            // Whoever fell behind looks again.
            Ok(Ok(_) | Err(RecvError::Lagged(_))) => {
                let Listening { services, request, client, .. } = &listening;
                let request = Request { now: services.clock.now(), ..*request };
                listening.over = watch(&services.store, &request, *client).await.is_err();
                return Some((Ok(Event::default().data("look")), listening));
            }
            Ok(Err(RecvError::Closed)) | Err(_) => return None,
        }
    }
    None
}
