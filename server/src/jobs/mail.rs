//! Mails leave the outbox.
//!
//! What a worker had taken when it died is due again after a while, and a mail
//! that comes twice carries the same name both times.

use super::system;
use crate::mail::{Courier, NotHandedOver, PublicUrl, compose, token_purpose};
use domain::dates::Clock;
use std::{sync::Arc, time::Duration};
use store::{
    Request, Store, StoreResult,
    accounts::mint_token,
    notices::outbox::{self, Claimed},
};
use tokio::{sync::watch, task::JoinHandle, time::MissedTickBehavior};

/// How often the outbox is looked at.
pub const EVERY: Duration = Duration::from_secs(1);

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
        tokio::spawn(self.work(stop))
    }

    async fn work(self, mut stop: watch::Receiver<bool>) {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut in_trouble = false;
        loop {
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                _ = ticks.tick() => {}
            }
            match self.deliver(|| *stop.borrow()).await {
                Ok(_) if in_trouble => {
                    tracing::info!("the outbox can be read again");
                    in_trouble = false;
                }
                Ok(_) => {}
                // Said once, not every second.
                Err(_) if in_trouble => {}
                Err(error) => {
                    tracing::error!(error = %error, "the outbox cannot be read; mails wait");
                    in_trouble = true;
                }
            }
        }
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
