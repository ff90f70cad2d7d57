//! Mails leave the outbox.
//!
//! What a worker had taken when it died is due again after a while, and a mail
//! that comes twice carries the same name both times.

use super::{
    queue::{self, Queue},
    system,
};
use crate::mail::{Courier, NotHandedOver, PublicUrl, compose, token_purpose};
use domain::dates::Clock;
use std::sync::Arc;
use store::{
    Request, Store, StoreResult,
    accounts::mint_token,
    notices::outbox::{self, Claimed},
};
use tokio::{sync::watch, task::JoinHandle};

/// What the worker needs.
#[derive(Clone)]
pub struct MailJob {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub courier: Courier,
    /// The beginning of every link.
    pub public: PublicUrl,
}

/// What became of the mails that were due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    pub handed_over: usize,
    pub failed: usize,
}

impl MailJob {
    /// Starts the worker. It stops, between two mails, when `stop` becomes true or
    /// its sender is gone.
    pub fn spawn(self, stop: watch::Receiver<bool>) -> JoinHandle<()> {
        tokio::spawn(queue::work(self, stop))
    }

    /// Hands over every mail that is due.
    ///
    /// # Errors
    /// A failure of the database; a mail that cannot be handed over is none.
    pub async fn deliver_due(&self) -> StoreResult<Delivery> {
        self.deliver(|| false).await
    }

    async fn deliver(&self, stop: impl Fn() -> bool) -> StoreResult<Delivery> {
        let mut delivery = Delivery::default();
        loop {
            let mails = outbox::claim(&self.store, &self.request()).await?;
            if mails.is_empty() {
                return Ok(delivery);
            }
            for mail in mails {
                if stop() {
                    return Ok(delivery);
                }
                match self.hand_over(&mail).await? {
                    Ok(()) => {
                        outbox::delivered(&self.store, &self.request(), &mail).await?;
                        delivery.handed_over += 1;
                    }
                    Err(failed) => {
                        tracing::warn!(
                            outbox = %mail.id,
                            mail = mail.mail.code(),
                            attempt = mail.attempt,
                            error = %failed,
                            "a mail was not handed over"
                        );
                        outbox::failed(&self.store, &self.request(), &mail, failed.failure).await?;
                        delivery.failed += 1;
                    }
                }
            }
        }
    }

    /// Puts the mail into words at the last moment: only now is there a token.
    async fn hand_over(&self, mail: &Claimed) -> StoreResult<Result<(), NotHandedOver>> {
        let token = match token_purpose(&mail.mail) {
            Some(purpose) => {
                Some(mint_token(&self.store, &self.request(), mail.recipient, purpose).await?)
            }
            None => None,
        };
        let letter = compose(mail, token.as_ref(), &self.public);
        Ok(self.courier.hand_over(mail.id, letter).await)
    }

    fn request(&self) -> Request {
        system(&*self.clock)
    }
}

impl Queue for MailJob {
    const NAME: &'static str = "the outbox";

    async fn do_due(&self, stop: impl Fn() -> bool + Send + Sync) -> StoreResult<()> {
        self.deliver(stop).await.map(drop)
    }
}
