//! Mails leave the house: put into words, handed to a mail server or, in the
//! demonstration, to a mailbox in memory.

mod compose;
mod mailbox;
mod public_url;
mod smtp;

pub use compose::compose;
pub(crate) use compose::token_purpose;
pub use mailbox::DemoMailbox;
pub use public_url::{NotAPublicUrl, PublicUrl};
pub use smtp::{Smtp, SmtpSettingsError};

use app::notices::Letter;
use domain::ids::OutboxId;
use std::sync::Arc;
use store::notices::outbox::Failure;

/// Who carries the mails.
#[derive(Clone)]
pub enum Courier {
    /// A mail server.
    Smtp(Arc<Smtp>),
    /// The mailbox page of the demonstration.
    Mailbox(Arc<DemoMailbox>),
}

/// A mail that was not handed over. It holds no address and nothing of what the
/// mail server answered but the code: answers repeat the address.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the mail was not handed over: {what}")]
pub struct NotHandedOver {
    pub failure: Failure,
    pub what: String,
}

impl Courier {
    /// Hands a letter over. The id names it, so that a mail server can notice
    /// one that comes twice.
    ///
    /// # Errors
    /// [`NotHandedOver`], for now or for good.
    pub async fn hand_over(&self, id: OutboxId, letter: Letter) -> Result<(), NotHandedOver> {
        match self {
            Self::Smtp(smtp) => smtp.send(id, &letter).await,
            Self::Mailbox(mailbox) => {
                mailbox.put(letter);
                Ok(())
            }
        }
    }
}
