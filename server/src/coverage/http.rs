//! A system of the state, asked over HTTP.
//!
//! `POST <url>` with a household as in `server/eligibility/schema/household.schema.json`; the
//! answer is a determination as in `determination.schema.json`. The header `idempotency-key` holds
//! the id of the application: asked again, the system answers the same. 422 says that the
//! household is wrong; everything else that is not 200 is tried again, with pauses, until the
//! deadline. Whoever asked then knows nothing and waits.

mod connection;

use super::{answer, household};
use connection::{Endpoint, Failed};
use domain::coverage::{Asked, Determination, DeterminationEngine, EngineAnswer, EngineError};
use std::{str::FromStr, time::Duration};

/// The state's system.
#[derive(Clone)]
pub struct Http {
    endpoint: Endpoint,
    settings: HttpSettings,
}

/// How patient we are with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpSettings {
    /// For one attempt.
    pub attempt: Duration,
    /// The pauses between attempts; there is one attempt more than pauses.
    pub pauses: Vec<Duration>,
    /// For everything together.
    pub deadline: Duration,
}

impl Default for HttpSettings {
    /// Less than a page may take, so that an estimate still gets its page.
    fn default() -> Self {
        Self {
            attempt: Duration::from_secs(4),
            pauses: [200, 800, 2_000].map(Duration::from_millis).to_vec(),
            deadline: Duration::from_secs(10),
        }
    }
}

/// The text is no address of an engine that may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the address of the engine begins with https://, or with http:// on this machine: households \
     would travel in the open"
)]
pub struct NotAnEngine;

impl FromStr for Http {
    type Err = NotAnEngine;

    fn from_str(url: &str) -> Result<Self, NotAnEngine> {
        Self::new(url, HttpSettings::default())
    }
}

impl Http {
    /// # Errors
    /// [`NotAnEngine`].
    pub fn new(url: &str, settings: HttpSettings) -> Result<Self, NotAnEngine> {
        Ok(Self { endpoint: Endpoint::parse(url).ok_or(NotAnEngine)?, settings })
    }

    async fn ask(&self, asked: &Asked) -> Result<Determination, EngineError> {
        let household = household::of(asked);
        let body = serde_json::to_vec(&household).map_err(|_| EngineError::Refused)?;
        let key = asked.application().map(|application| application.to_string());
        let attempts = self.attempts(&body, key.as_deref());
        let bytes = tokio::time::timeout(self.settings.deadline, attempts)
            .await
            .unwrap_or(Err(EngineError::TimedOut))?;
        let found: eligibility::answer::Determination =
            serde_json::from_slice(&bytes).map_err(|_| {
                // The text of the error could repeat what was answered.
                tracing::error!("the engine of the state answered what is no determination");
                EngineError::Unreadable
            })?;
        if found.id != household.id {
            tracing::error!("the engine of the state answered another question");
            return Err(EngineError::Unreadable);
        }
        answer::read(asked, &found)
    }

    async fn attempts(&self, body: &[u8], key: Option<&str>) -> Result<Vec<u8>, EngineError> {
        let mut pauses = self.settings.pauses.iter();
        loop {
            let attempt = self.endpoint.post(body, key);
            let failed = match tokio::time::timeout(self.settings.attempt, attempt).await {
                Ok(Ok(bytes)) => return Ok(bytes),
                Ok(Err(Failed::Refused)) => return Err(EngineError::Refused),
                Ok(Err(Failed::TooLong)) => return Err(EngineError::Unreadable),
                Ok(Err(Failed::Now)) => EngineError::Unavailable,
                Err(_) => EngineError::TimedOut,
            };
            match pauses.next() {
                Some(pause) => tokio::time::sleep(*pause).await,
                None => return Err(failed),
            }
        }
    }
}

impl DeterminationEngine for Http {
    fn determine<'a>(&'a self, asked: &'a Asked) -> EngineAnswer<'a> {
        Box::pin(self.ask(asked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn households_do_not_travel_in_the_open() {
        for good in [
            "https://engine.example.gov/determine",
            "https://engine.example.gov:8443",
            "http://127.0.0.1:9000/determine",
            "http://localhost/determine",
            "http://[::1]:9000/",
        ] {
            assert!(good.parse::<Http>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "engine.example.gov",
            "/determine",
            "http://engine.example.gov/determine",
            "http://localhost.example.gov/",
            "ftp://localhost/",
            "https://user:secret@engine.example.gov/",
        ] {
            assert!(bad.parse::<Http>().is_err(), "{bad}");
        }
    }
}
