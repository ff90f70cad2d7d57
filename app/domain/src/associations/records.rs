//! What a consumer is shown of their assisters and of what they agreed to.

use super::{EndReason, Scopes};
use crate::{
    accounts::Language,
    applications::{By, CoverageYear},
    assisters::{AssisterKind, PublicProfile, Standing},
    dates::{CivilDate, Instant},
    ids::{AssociationId, ConsentId},
};
use serde::{Deserialize, Serialize};

/// The assister who acts for a consumer today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentAssister {
    pub association: AssociationId,
    pub consent: Option<ConsentId>,
    pub since: Instant,
    pub profile: PublicProfile,
    /// Anything but [`Standing::MayAct`] blocks the assister; the association
    /// stays.
    pub standing: Standing,
}

/// One line of the history of a consumer's assisters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssociationRecord {
    pub association: AssociationId,
    pub consent: Option<ConsentId>,
    pub name: String,
    pub kind: AssisterKind,
    pub organization: String,
    pub since: Instant,
    /// None while it is current.
    pub ended: Option<Ended>,
}

/// When and why an association ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub at: Instant,
    pub reason: EndReason,
}

/// What the authorization page needs to say before the consumer decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub consumer_name: String,
    /// The chosen assister: public fields only.
    pub profile: PublicProfile,
    /// Whose association would end at the same instant.
    pub replaces: Option<Replaced>,
    /// The chosen assister acts for the consumer already.
    pub same: bool,
}

/// The assister who would be replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    pub association: AssociationId,
    pub given_name: String,
    pub name: String,
}

/// A consent as it was given: nothing in it changes afterwards, except that its
/// end is added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecord {
    pub id: ConsentId,
    pub given_at: Instant,
    pub scopes: Scopes,
    pub purpose: String,
    pub duration: String,
    pub text_version: i32,
    pub privacy_warning_version: i32,
    /// The language in which it was read.
    pub language: Language,
    /// The words as they stood on the page, a paragraph a line.
    pub shown_text: String,
    pub consumer_name: String,
    pub assister_name: String,
    pub assister_kind: AssisterKind,
    pub organization_name: String,
    /// As it is shown, `481 7203`.
    pub reference_number: String,
    pub how_to_rescind: String,
    /// When the consent ended and why.
    pub ended: Option<Ended>,
}

/// What the consumer's first page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsumerHome {
    pub assister: Option<CurrentAssister>,
    pub coverage_year: CoverageYear,
    pub application: HomeApplication,
}

/// How far the application of the year is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HomeApplication {
    NotStarted,
    InProgress {
        /// Parts of the task list that are done, and all of them.
        done: usize,
        of: usize,
        saved: Option<By>,
    },
    Sent {
        by: By,
        result: HomeResult,
    },
}

/// What is known of an application that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HomeResult {
    /// Somebody waits.
    Waiting,
    /// Everybody has a result.
    Known(PlanChoice),
}

/// Whether somebody on an application has to pick a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanChoice {
    NotNeeded,
    /// The next day by which somebody has to.
    By(CivilDate),
    /// The day has gone by, or is not known.
    Open,
}
