//! The raw answers of one application as they are stored, right or wrong, each
//! with its version.

use super::{CoverageYear, Field, FieldKey, Seen, Write};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, str::FromStr};

/// What one field holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The text as it was typed.
    pub raw: String,
    /// One more with every change; a field that was never saved has version 0.
    pub version: i32,
}

/// All answers of one application, also those that do not count at present.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers {
    fields: BTreeMap<FieldKey, Answer>,
    /// The year for which coverage is sought: ages count as they are in it.
    #[serde(skip)]
    year: CoverageYear,
    /// What an earlier application offers.
    #[serde(skip)]
    pub(super) offered: BTreeMap<FieldKey, String>,
    /// The version of the content with which the draft began.
    #[serde(skip)]
    first: ContentVersion,
}

/// Names the content of an application: equal versions mean equal answers.
///
/// It is the sum of the versions of **all** stored answers, also of those that
/// do not count at present, and of none that a review itself writes. Answers are
/// never deleted and each change raises one version by one, so that the sum
/// grows with every change and never comes back. Were answers left out when
/// their page does not apply, it could fall and meet an older value again. A draft
/// that follows a withdrawn one begins where that one stopped: a page to sign that
/// shows the old answers never fits the new ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentVersion(pub i64);

impl Answers {
    /// The same answers for another year.
    #[must_use]
    pub fn for_year(self, year: CoverageYear) -> Self {
        Self { year, ..self }
    }

    /// The same answers in a draft that began with this version.
    #[must_use]
    pub fn since(self, first: ContentVersion) -> Self {
        Self { first, ..self }
    }

    /// The same answers in a draft that begins with what an earlier one offers.
    #[must_use]
    pub fn with_offers(self, offered: BTreeMap<FieldKey, String>) -> Self {
        Self { offered, ..self }
    }

    /// The year for which coverage is sought.
    pub const fn year(&self) -> CoverageYear {
        self.year
    }

    /// The stored text; empty when nothing was ever saved.
    pub fn raw(&self, key: FieldKey) -> &str {
        self.fields.get(&key).map_or("", |answer| &answer.raw)
    }

    /// The stored version; 0 when nothing was ever saved.
    pub fn version(&self, key: FieldKey) -> i32 {
        self.fields.get(&key).map_or(0, |answer| answer.version)
    }

    /// What a form that is shown now carries along, to be compared on saving.
    pub fn seen(&self, key: FieldKey) -> Seen {
        Seen { version: self.version(key), raw: self.raw(key).to_owned() }
    }

    /// Whether the stored text is this value.
    pub fn is(&self, key: FieldKey, value: &str) -> bool {
        self.raw(key) == value
    }

    /// Whether one of several boxes is ticked: the stored text lists their values.
    pub fn ticked(&self, key: FieldKey, value: &str) -> bool {
        self.raw(key).split(' ').any(|ticked| ticked == value)
    }

    /// Whether nothing stands in the field.
    pub fn is_blank(&self, key: FieldKey) -> bool {
        self.raw(key).trim().is_empty()
    }

    /// The stored text as one of the choices.
    pub fn choice<T: FromStr>(&self, key: FieldKey) -> Option<T> {
        self.raw(key).parse().ok()
    }

    /// The fields that were ever saved, in order.
    pub fn keys(&self) -> impl Iterator<Item = FieldKey> {
        self.fields.keys().copied()
    }

    /// The version of the content as a whole.
    pub fn content_version(&self) -> ContentVersion {
        let counted = self.fields.iter().filter(|(key, _)| key.field != Field::CheckedVersion);
        let changes: i64 = counted.map(|(_, answer)| i64::from(answer.version)).sum();
        ContentVersion(self.first.0 + changes)
    }

    /// The answers after a merge.
    pub fn apply(&mut self, writes: &[Write]) {
        for write in writes {
            self.fields
                .insert(write.key, Answer { raw: write.raw.clone(), version: write.version });
        }
    }
}

impl FromIterator<(FieldKey, Answer)> for Answers {
    fn from_iter<T: IntoIterator<Item = (FieldKey, Answer)>>(rows: T) -> Self {
        Self { fields: rows.into_iter().collect(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{merge, testing::*};
    use super::*;

    #[test]
    fn answers_travel_as_json_under_their_names() {
        let some = answers("zip=55101; p2.given_name=Yusuf");
        let json = serde_json::to_string(&some).expect("JSON");
        assert_eq!(
            json,
            r#"{"zip":{"raw":"55101","version":1},"p2.given_name":{"raw":"Yusuf","version":1}}"#
        );
        assert_eq!(serde_json::from_str::<Answers>(&json).expect("answers"), some);
    }

    #[test]
    fn the_content_version_grows_even_when_answers_stop_counting() {
        let mut family = family();
        let before = family.content_version();
        for change in ["household_others=no", "household_others=yes", "household_others=no"] {
            let older = family.content_version();
            family.apply(&merge(&family, &typed(&family, change)).expect("a merge").writes);
            assert!(family.content_version() > older);
        }
        family
            .apply(&merge(&family, &typed(&family, "checked_version=9")).expect("a merge").writes);
        assert_eq!(family.content_version(), ContentVersion(before.0 + 3));
    }

    #[test]
    fn a_draft_after_a_withdrawn_one_has_no_version_of_that_one() {
        let withdrawn = family();
        let next = family().since(withdrawn.content_version());
        assert_eq!(next.content_version(), ContentVersion(2 * withdrawn.content_version().0));
        assert_eq!(journey(&checked(next)).next(), step("sign"));
    }
}
