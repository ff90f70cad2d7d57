//! Texts by key, one language at a time.
//!
//! `build.rs` turns `texts/<language>/<feature>.toml` into one constant per text.
//! The server holds every language; the browser bundle holds none and fetches
//! its own before it hydrates, so a language costs another reader nothing. Texts of
//! what only the server draws (the letter of the answers, mails) do not travel.

mod codes;
mod dates;

pub use codes::{conflict_text, field_text};
pub use dates::{date, date_and_time, time_of_day};

use domain::accounts::Language;
use std::sync::OnceLock;

/// The name of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub(crate) usize);

/// The texts by feature.
pub mod text {
    pub use super::Text;
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// The texts that a browser fetched: those of its own language.
static FETCHED: OnceLock<(Language, Vec<String>)> = OnceLock::new();

/// Keeps what the browser fetched; called once, before hydration.
pub fn keep_fetched(language: Language, texts: Vec<String>) {
    let _ = FETCHED.set((language, texts));
}

/// The texts in the language of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts(Language);

impl Texts {
    /// The texts of the page that is asked for.
    // The server knows the language from the URL, the browser from what it fetched.
    #[cfg(feature = "ssr")]
    pub fn here() -> Self {
        Self(crate::context::language().unwrap_or(Language::En))
    }

    /// The texts of this page.
    // The server knows the language from the URL, the browser from what it fetched.
    #[cfg(not(feature = "ssr"))]
    pub fn here() -> Self {
        Self(FETCHED.get().map_or(Language::En, |(language, _)| *language))
    }

    pub fn of(language: Language) -> Self {
        Self(language)
    }

    pub fn language(self) -> Language {
        self.0
    }

    /// The sentence for a key.
    pub fn text(self, key: Text) -> &'static str {
        self.lookup(key)
    }

    /// The sentence with its placeholders filled: `("name", "Rosa")` for `{name}`.
    pub fn fill(self, key: Text, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.lookup(key).to_owned(), |sentence, (name, value)| {
            sentence.replace(&format!("{{{name}}}"), value)
        })
    }

    /// One sentence for 1, another for every other count; `{count}` in both.
    pub fn count(self, one: Text, other: Text, count: usize) -> String {
        let key = if count == 1 { one } else { other };
        self.fill(key, &[("count", &count.to_string())])
    }

    // The server reads its own tables, the browser what it fetched.
    #[cfg(feature = "ssr")]
    fn lookup(self, key: Text) -> &'static str {
        let texts = match self.0 {
            Language::En => text::EN,
            Language::Es => text::ES,
        };
        texts[key.0]
    }

    // The server reads its own tables, the browser what it fetched.
    #[cfg(not(feature = "ssr"))]
    fn lookup(self, key: Text) -> &'static str {
        FETCHED.get().and_then(|(_, texts)| texts.get(key.0)).map_or("", String::as_str)
    }
}

/// The file of texts that the browser fetches, named by its content.
// Only the server writes and serves it.
#[cfg(feature = "ssr")]
pub fn texts_path(language: Language) -> String {
    let version = match language {
        Language::En => text::EN_VERSION,
        Language::Es => text::ES_VERSION,
    };
    format!("/texts/{}-{version}.json", language.tag())
}

/// The content of that file: a JSON array in the order of the keys, without the
/// texts that only the server draws.
// Only the server writes and serves it.
#[cfg(feature = "ssr")]
pub fn texts_json(language: Language) -> String {
    let texts = match language {
        Language::En => &text::EN[..text::EN_TRAVELS],
        Language::Es => &text::ES[..text::ES_TRAVELS],
    };
    serde_json::to_string(texts).unwrap_or_default()
}
