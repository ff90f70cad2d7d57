//! The application for coverage. It is filled in page by page by the consumer or
//! an assister, on any device; each page is saved as typed, right or wrong, and
//! two people may work on it at once. The journey is a table ([`STEPS`]), progress
//! is derived from the answers ([`Journey`]), saving compares versions
//! ([`merge`]), and what is signed is frozen ([`submit`]).

mod answers;
mod applies;
mod attestation;
mod check;
mod choices;
mod counties;
mod date_parts;
mod facts;
mod field;
mod field_key;
mod form;
mod income;
mod journey;
mod kin;
mod kind;
mod letter;
mod merge;
mod offered;
mod offers;
mod page_view;
mod pages;
mod part;
mod pay;
mod people;
mod presence;
mod progress;
mod reading;
mod resume;
mod review;
mod rules;
mod snapshot;
mod ssn;
mod state;
mod step;
mod steps;
mod submission;
mod summary;
mod values;

#[cfg(test)]
mod merge_tests;
#[cfg(test)]
mod snapshot_tests;
#[cfg(test)]
mod testing;

pub use answers::{Answer, Answers, ContentVersion};
pub use attestation::{Attestation, Explained};
pub use check::{is_asked, is_in_view, is_required};
pub use choices::{
    ContactBy, Deduction, ImmigrationStatus, IncomeSource, JobOfferStatus, Language, MinimumValue,
    NONE, NoNumber, Often, OtherCoverage, OtherIncomeKind, OtherOften, RegularOften, Relationship,
    Situation, YesNo,
};
pub use counties::{COUNTIES, county};
pub use date_parts::{DateParts, DateRange};
pub use facts::Facts;
pub use field::{Condition, Field, Need, Reuse, Scope};
pub use field_key::{FieldKey, UnknownField};
pub use form::{box_name, date_names, seen_name, typed_from_form};
pub use journey::{Journey, steps};
pub use kind::{Kind, OUTSIDE, Value};
pub use letter::{AboutPerson, LetterPart, Paragraph, Sentence, letter, wanting};
pub use merge::{Conflict, MOST_RAW, Merge, Seen, Typed, Write, merge};
pub use offers::Offers;
pub use page_view::{Filled, PageView};
pub use pages::{
    About, AnswersToCheck, Beginning, Beside, By, Earlier, KeptAnswers, Listed, More, Overview,
    PeopleList, Progress, Question, QuestionField, REVIEW_TEXT_VERSION, Reviewed,
    SIGNATURE_TEXT_VERSION, Sent, Task, TaskList, ToSign, Who, Withdrawn,
};
pub use part::{JobNumber, Part, Whose};
pub use pay::Pay;
pub use people::{MOST_PEOPLE, PersonNumber, add_person, next_person, people, remove_person};
pub use presence::{PRESENT_EVERY_SECONDS, Presence, Present};
pub use progress::{SectionProgress, SectionState, StepState};
pub use reading::Reading;
pub use resume::resume;
pub use review::{AttestedOver, ReviewKind, ReviewOf, review_needed};
pub use snapshot::{SCHEMA, Snapshot};
pub use ssn::{SealedNumber, Ssn};
pub use state::{
    ApplicationState, CoverageYear, NotInProgress, NotWithdrawn, RESTORE_DAYS, Withdrawal,
};
pub use step::{Section, Step, StepKey, UnknownStep};
pub use steps::{STEPS, StepInfo};
pub use submission::{Submission, SubmittedBy, submit};
pub use summary::{SummaryRow, SummarySection, SummaryValue, prefill};
pub use values::{Named, Values};

/// The value that a ticked box sends.
pub const AGREED: &str = "yes";
