//! What was sent: the answers that counted, as typed values in the order of the
//! journey, so that the same answers give the same bytes and the store can keep a
//! hash. It never changes; another shape gets a new [`SCHEMA`].

use super::{
    ContentVersion, CoverageYear, Field, Journey, PersonNumber, Submission, SubmittedBy, Values,
};
use crate::accounts::Language;
use serde::{Deserialize, Serialize};

/// The shape of the snapshot below. The first, which knew few questions, was never
/// released.
pub const SCHEMA: u32 = 2;

/// An application as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// See [`SCHEMA`].
    pub schema: u32,
    /// The year in which coverage is sought.
    pub coverage_year: CoverageYear,
    /// The answers that were signed.
    pub content_version: ContentVersion,
    /// Who signed and sent.
    pub submitted_by: SubmittedBy,
    /// The full name of the assister who could act then.
    pub helped_by: Option<String>,
    /// The name as it was typed.
    pub signature: String,
    /// The version of what was agreed to.
    pub signature_text: i32,
    /// The language in which it was read.
    pub language: Language,
    /// The answers.
    pub values: Values,
}

impl Snapshot {
    /// Freezes answers that are complete. Pages that do not apply leave no trace.
    pub(super) fn freeze(
        journey: &Journey<'_>,
        submission: &Submission<'_>,
        signature: String,
    ) -> Self {
        Self {
            schema: SCHEMA,
            coverage_year: submission.year,
            content_version: journey.answers.content_version(),
            submitted_by: submission.by,
            helped_by: submission.helped_by.map(ToOwned::to_owned),
            signature,
            signature_text: super::SIGNATURE_TEXT_VERSION,
            language: submission.language,
            values: journey.values(),
        }
    }

    /// Whether help with paying is sought; without it nobody's income is here.
    pub fn looks_for_help(&self) -> bool {
        self.values.yes(Field::FinancialHelp.key()).unwrap_or(false)
    }

    /// Everybody, the main contact first.
    pub fn people(&self) -> Vec<PersonNumber> {
        self.values.people()
    }

    /// Everybody by first name.
    pub fn names(&self) -> Vec<(PersonNumber, String)> {
        let named = |person| (person, self.given_name(person).to_owned());
        self.people().into_iter().map(named).collect()
    }

    /// The first name of somebody on it.
    pub fn given_name(&self, person: PersonNumber) -> &str {
        self.values.text(Field::GivenName.of(person)).unwrap_or_default()
    }
}
