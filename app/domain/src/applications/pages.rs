//! What the pages of an application show: plain values that travel to the
//! browser, and nothing that the page does not show.

use super::{
    ContentVersion, CoverageYear, FieldKey, PersonNumber, Present, SectionProgress, Seen, Snapshot,
    StepKey, SummarySection,
};
use crate::{
    audit::Channel,
    conflict::Conflict,
    dates::{CivilDate, Instant},
    ids::{ApplicationId, PageViewId},
    money::Cents,
    validation::FieldError,
};
use serde::{Deserialize, Serialize};

/// The version of the sentences that are confirmed at the review. New sentences
/// mean a new number.
pub const REVIEW_TEXT_VERSION: i32 = 2;

/// The version of what is agreed to with the signature.
pub const SIGNATURE_TEXT_VERSION: i32 = 2;

/// Somebody who did something, as the reader of the page knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The reader.
    You,
    /// Somebody else, by first name.
    Other(String),
}

/// When something was done, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    pub who: Who,
    pub at: Instant,
    /// Whether that was today in Minnesota, for the reader of the page.
    pub today: bool,
}

/// The application of the coverage year, as far as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    pub year: CoverageYear,
    /// The client's first name; none in one's own file.
    pub client: Option<String>,
    pub progress: Progress,
}

/// How far an application is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    NotStarted(Beginning),
    Draft(TaskList),
    Sent(By),
}

/// What there is to begin with besides an empty draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beginning {
    /// The draft that was withdrawn last, as long as the reader may bring it back.
    pub withdrawn: Option<Withdrawn>,
    /// The application that was sent for an earlier year.
    pub earlier: Option<Earlier>,
}

/// An application of an earlier year, whose answers a new one can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub application: ApplicationId,
    pub year: CoverageYear,
}

/// A draft that was withdrawn, and the last day on which it can be brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub application: ApplicationId,
    pub by: By,
    pub until: CivilDate,
}

/// The seven parts of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskList {
    /// Which draft it is.
    pub application: ApplicationId,
    pub tasks: Vec<Task>,
    /// The first page that is not done.
    pub next: StepKey,
    /// Where the last of those who work on it stopped, if that is somewhere else.
    pub resume: Option<StepKey>,
    /// The last time that somebody saved an answer.
    pub saved: Option<By>,
    /// The year of the application whose answers are offered on the pages.
    pub offers_from: Option<CoverageYear>,
}

/// One part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub progress: SectionProgress,
    /// The page that its link opens: the first that is not done, or the first.
    /// None while other parts come first or when nothing is asked here.
    pub page: Option<StepKey>,
}

/// Whom a question is about, as it is put to the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The reader.
    You,
    /// Somebody by first name.
    Named(String),
    /// Somebody on the list who has no name yet.
    Unnamed,
}

/// One question of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub key: StepKey,
    /// This showing of it; it goes along with every save.
    pub view: PageViewId,
    pub about: About,
    /// The client's first name; none in one's own file.
    pub client: Option<String>,
    pub fields: Vec<QuestionField>,
    /// The page before this one.
    pub before: Option<StepKey>,
    /// Which question of its part it is, from 1, and of how many.
    pub position: (usize, usize),
    /// The last time that somebody saved an answer of the application.
    pub saved: Option<By>,
    /// What is wrong with what was saved before.
    pub errors: Vec<FieldError>,
    /// What to call everybody.
    pub people: Vec<Listed>,
    /// The year in which coverage is sought.
    pub year: CoverageYear,
    /// The year of the application from which some of what is shown comes: nobody has
    /// confirmed it yet.
    pub offers_from: Option<CoverageYear>,
    pub more: More,
}

/// One field of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionField {
    pub key: FieldKey,
    /// What stands in the input: the stored text, or what an earlier application or
    /// the account knows of a field that was never saved.
    pub shown: String,
    /// What a form carries along, to be compared on saving.
    pub stored: Seen,
    /// Who saved it last; nobody for a field that was never saved.
    pub by: Option<By>,
    /// The values that it offers, in order; of a number that an earlier application
    /// has, the last four digits.
    pub offered: Vec<String>,
}

/// What others do on a draft while a page of it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    pub others: Vec<Present>,
    /// The fields of the page as they are stored now.
    pub fields: Vec<QuestionField>,
    /// Why nothing is saved any more: the draft was sent, or withdrawn.
    pub gone: Option<Conflict>,
}

/// What became of a page that was saved while it is being filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAnswers {
    /// The last time that somebody saved an answer of the application.
    pub saved: Option<By>,
    /// The fields that are stored as the page has them.
    pub kept: Vec<(FieldKey, Seen)>,
    /// The fields in which something else is stored, with who saved it. It
    /// stays until a person chooses.
    pub clashes: Vec<QuestionField>,
}

/// What one kind of question shows besides its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum More {
    Nothing,
    /// The people on the list, once somebody else is on the application.
    People(PeopleList),
    /// What the pay comes to.
    Pay {
        monthly: Cents,
        yearly: Cents,
    },
    /// What somebody's income comes to in a year.
    Year {
        yearly: Cents,
        year: CoverageYear,
    },
    /// Who may act for the consumer, before the first question.
    Helper {
        assister: Option<String>,
    },
    Sign(ToSign),
}

/// The people on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleList {
    pub people: Vec<Listed>,
    /// The number of the next person; none when the list is full.
    pub next: Option<PersonNumber>,
}

/// A person on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    pub number: PersonNumber,
    pub about: About,
}

/// What is signed, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToSign {
    /// The answers that the signature is for.
    pub version: ContentVersion,
    /// The name to type.
    pub signer: String,
    /// The full name of the client for whom an assister signs.
    pub client_name: Option<String>,
    /// Whether help with paying is sought.
    pub looks_for_help: bool,
    /// The review of these answers.
    pub review: Option<Reviewed>,
}

/// A review of the answers as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    pub by: By,
    /// An assister's record that the answers were read to the client.
    pub attested: bool,
}

/// All answers, to be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersToCheck {
    /// The client's first name; none in one's own file.
    pub client: Option<String>,
    pub year: CoverageYear,
    pub sections: Vec<SummarySection>,
    /// Whether help with paying is sought.
    pub looks_for_help: bool,
    /// The answers that were shown.
    pub version: ContentVersion,
    /// Whether every question is answered.
    pub complete: bool,
    /// The page before the review.
    pub before: Option<StepKey>,
    pub saved: Option<By>,
    pub review: Option<Reviewed>,
    /// How an assister works with the client now.
    pub channel: Option<Channel>,
}

/// An application that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub year: CoverageYear,
    /// The client's first name; none in one's own file.
    pub client: Option<String>,
    pub by: By,
    /// The first characters of the SHA-256 of the copy that is kept.
    pub fingerprint: String,
    /// The people on it, by first name.
    pub people: Vec<(PersonNumber, String)>,
    /// What was sent, where the page shows it.
    pub copy: Option<Snapshot>,
}
