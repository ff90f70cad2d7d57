use domain::{accounts::Language, dates::Instant};
use serde::{Deserialize, Serialize};

/// A mail as its recipient reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// When what it tells about happened.
    pub at: Instant,
    /// The contact address.
    pub to: String,
    /// What the letter is written in.
    pub language: Language,
    pub subject: String,
    /// Plain text: paragraphs with an empty line between them, a link on a line
    /// of its own.
    pub body: String,
}

/// The mails of the demonstration.
pub trait Mailbox: Send + Sync {
    /// All that are kept, in the order in which they were handed over.
    fn letters(&self) -> Vec<Letter>;
}
