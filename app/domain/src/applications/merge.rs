//! Saving a page that two people may have open. What somebody saw travels with
//! the form, so that their untouched fields change nothing, and a field that both
//! changed becomes a question instead of a loss.

use super::{Answer, Answers, Facts, FieldKey, MOST_PEOPLE, StepKey, steps};
use crate::validation::{Code, Invalid};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
    fmt,
    str::FromStr,
};

/// The most characters of a raw answer, right or wrong.
pub const MOST_RAW: usize = 1_000;

/// What stood in a field when its page was shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The version then.
    pub version: i32,
    /// The text then.
    pub raw: String,
}

/// One field as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Which field.
    pub key: FieldKey,
    /// What stands in it now.
    pub raw: String,
    /// What stood in it when the page was shown.
    pub seen: Seen,
}

/// A row to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Which field.
    pub key: FieldKey,
    /// The new text.
    pub raw: String,
    /// The new version: one more than the stored one.
    pub version: i32,
}

/// A field that somebody else changed to something different meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which field.
    pub key: FieldKey,
    /// What is stored. It stays.
    pub theirs: Answer,
    /// What was sent. It is shown beside the other, to choose.
    pub mine: String,
}

/// What saving a page does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// The rows to write.
    pub writes: Vec<Write>,
    /// The fields that are not written.
    pub conflicts: Vec<Conflict>,
    /// Answered pages that leave the journey with this change.
    pub set_aside: Vec<StepKey>,
}

/// Compares what was sent with what is stored and with what was seen.
///
/// # Errors
/// [`Code::TooLong`] and [`Code::NotText`] for what cannot be kept even as a wrong
/// answer, [`Code::TooManyPeople`]; then nothing is written.
pub fn merge(current: &Answers, typed: &[Typed]) -> Result<Merge, Invalid> {
    let mut invalid = Invalid::default();
    let mut merge = Merge::default();
    let once: BTreeMap<FieldKey, &Typed> = typed.iter().map(|typed| (typed.key, typed)).collect();
    for (key, typed) in once.into_iter().filter(|(key, _)| key.field.is_kept()) {
        if typed.raw.chars().count() > MOST_RAW {
            invalid.push(&key.to_string(), Code::TooLong);
        } else if typed.raw.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            invalid.push(&key.to_string(), Code::NotText);
        } else {
            merge.field(current, typed);
        }
    }
    let mut after = current.clone();
    after.apply(&merge.writes);
    let after = Facts::new(&after);
    if after.people.len() > MOST_PEOPLE {
        let last = typed.last().map_or_else(String::new, |typed| typed.key.to_string());
        invalid.push(&last, Code::TooManyPeople);
    }
    let left: BTreeSet<StepKey> = steps(&after).into_iter().collect();
    let answered = |key: &StepKey| key.fields().iter().any(|field| !current.is_blank(*field));
    merge.set_aside = steps(&Facts::new(current))
        .into_iter()
        .filter(|key| !left.contains(key) && answered(key))
        .collect();
    invalid.or(merge)
}

impl Merge {
    fn field(&mut self, current: &Answers, Typed { key, raw, seen }: &Typed) {
        let (key, stored) = (*key, current.seen(*key));
        // Who empties what an earlier application offers has answered.
        let declined = raw.trim().is_empty() && stored == *seen && current.offer(key).is_some();
        let untouched = *raw == seen.raw;
        if !declined && (untouched || *raw == stored.raw) {
            return;
        }
        if stored == *seen {
            self.writes.push(Write { key, raw: raw.clone(), version: stored.version + 1 });
        } else {
            let theirs = Answer { raw: stored.raw, version: stored.version };
            self.conflicts.push(Conflict { key, theirs, mine: raw.clone() });
        }
    }
}

/// `3:Amina`, the hidden input beside a field.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.version, self.raw)
    }
}

/// Anything that is no such input means: nothing was seen. That never overwrites.
impl FromStr for Seen {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let seen = text.split_once(':').and_then(|(version, raw)| {
            Some(Self { version: version.parse().ok()?, raw: raw.to_owned() })
        });
        Ok(seen.unwrap_or_default())
    }
}
