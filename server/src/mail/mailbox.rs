use app::notices::{Letter, Mailbox};
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many letters the demonstration keeps.
const MOST: usize = 500;

/// The mails of the demonstration, in memory: the last 500.
#[derive(Default)]
pub struct DemoMailbox(Mutex<VecDeque<Letter>>);

impl DemoMailbox {
    /// Adds a letter; the oldest one makes room.
    pub fn put(&self, letter: Letter) {
        let mut letters = self.open();
        if letters.len() == MOST {
            letters.pop_front();
        }
        letters.push_back(letter);
    }

    /// A panic elsewhere leaves the letters as they are.
    fn open(&self) -> MutexGuard<'_, VecDeque<Letter>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailbox for DemoMailbox {
    fn letters(&self) -> Vec<Letter> {
        self.open().iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::accounts::Language;

    fn letter(subject: usize) -> Letter {
        Letter {
            at: "2026-11-23T15:00:00Z".parse().expect("an instant"),
            to: "amina@example.org".to_owned(),
            language: Language::En,
            subject: subject.to_string(),
            body: String::new(),
        }
    }

    #[test]
    fn the_last_five_hundred_letters_are_kept() {
        let mailbox = DemoMailbox::default();
        (0..MOST + 3).for_each(|number| mailbox.put(letter(number)));
        let letters = mailbox.letters();
        assert_eq!(letters.len(), MOST);
        assert_eq!((letters[0].subject.as_str(), letters[MOST - 1].subject.as_str()), ("3", "502"));
    }
}
