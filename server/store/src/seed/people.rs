//! What is made up, before it becomes rows. Ids are made up, too: the same seed
//! gives the same rows.

use chrono::NaiveDate;
use domain::{
    accounts::{ContactEmail, Language, PersonName, Role, SignInName},
    applications::{ApplicationState, FieldKey, Snapshot},
    assisters::{
        AccountState, AssisterKind, Certification, Credential, OrganizationKind, ReferenceNumber,
    },
    associations::EndReason,
    audit::{Channel, Event},
    coverage::Finding,
    dates::Instant,
    ids::{
        AccountId, ApplicationId, AssisterAccountId, AssociationId, ConsentId,
        DisassociationRequestId, OrganizationId, RequestId, ReviewId, RosterEntryId, SiteId,
    },
    policy::Actor,
    requests::{Line, RejectReason, RequestNumber, RequestState, WishReason},
};
use uuid::Uuid;

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: AccountId,
    pub role: Role,
    pub name: PersonName,
    /// Of consumers.
    pub date_of_birth: Option<NaiveDate>,
    pub sign_in_name: SignInName,
    pub email: Option<ContactEmail>,
    pub language: Language,
    pub created_at: Instant,
}

/// One thing that was done.
#[derive(Clone, Debug)]
pub struct Act {
    pub at: Instant,
    pub actor: Actor,
    pub request: RequestId,
    pub event: Event,
}

#[derive(Clone, Debug)]
pub struct Organization {
    pub id: OrganizationId,
    pub kind: OrganizationKind,
    pub name: String,
    pub city: String,
    pub phone: String,
    pub privacy_contact_name: String,
    pub privacy_contact_email: String,
    pub sites: Vec<Site>,
    /// Keeps the roster; the account comes first.
    pub administrator: Option<AccountId>,
    pub acts: Vec<Act>,
}

#[derive(Clone, Debug)]
pub struct Site {
    pub id: SiteId,
    pub name: String,
    pub street: String,
    pub city: String,
    pub zip: String,
    pub county: String,
    pub phone: String,
}

#[derive(Clone, Debug)]
pub struct Assister {
    pub account: Account,
    pub kind: AssisterKind,
    pub credential: Credential,
    pub reference_number: ReferenceNumber,
    pub city: String,
    pub public_phone: String,
    pub public_email: Option<String>,
    /// Tags of spoken languages.
    pub languages: Vec<&'static str>,
    pub counties: Vec<&'static str>,
    pub hours: Option<String>,
    pub state: AccountState,
    pub certification: Certification,
    pub taking_new_clients: bool,
    pub listed: bool,
    /// In order of time; the last one is the present one.
    pub roster: Vec<RosterEntry>,
    pub changes: Vec<Change>,
    pub acts: Vec<Act>,
}

/// The days on which an assister works for an organization.
#[derive(Clone, Debug)]
pub struct RosterEntry {
    pub id: RosterEntryId,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub from: NaiveDate,
    /// Inclusive; none while it goes on.
    pub until: Option<NaiveDate>,
    /// Portal access, when and by whom.
    pub approved: Option<(Instant, AccountId)>,
}

/// A line of the history of an assister's account.
#[derive(Clone, Debug)]
pub struct Change {
    pub id: Uuid,
    pub at: Instant,
    pub by: Option<AccountId>,
    pub change: domain::assisters::Change,
    pub reason: Option<domain::assisters::Reason>,
    pub from: Option<AccountState>,
    pub to: Option<AccountState>,
}

#[derive(Clone, Debug)]
pub struct Consumer {
    pub account: Account,
    /// In order of time; only the last may be the present one.
    pub associations: Vec<Association>,
    pub application: Option<Application>,
    pub acts: Vec<Act>,
}

#[derive(Clone, Debug)]
pub struct Association {
    pub id: AssociationId,
    pub consent: ConsentId,
    pub assister: AssisterAccountId,
    pub started_at: Instant,
    pub ended: Option<Ended>,
    pub remind_on: Option<NaiveDate>,
    /// The assister's wish to be disassociated.
    pub wish: Option<Wish>,
}

#[derive(Clone, Copy, Debug)]
pub struct Ended {
    pub at: Instant,
    pub reason: EndReason,
    pub by: AccountId,
}

/// A disassociation request.
#[derive(Clone, Debug)]
pub struct Wish {
    pub id: DisassociationRequestId,
    pub number: RequestNumber,
    /// Names the lines of its history.
    pub events: [Uuid; 2],
    pub at: Instant,
    pub due_on: NaiveDate,
    pub line: Line,
    pub reason: WishReason,
    pub state: RequestState,
    /// When, by whom and, where it was turned down, why it was decided.
    pub decided: Option<(Instant, AccountId, Option<RejectReason>)>,
}

#[derive(Clone, Debug)]
pub struct Application {
    pub id: ApplicationId,
    pub state: ApplicationState,
    pub started_at: Instant,
    pub started_by: AccountId,
    pub saved_at: Instant,
    pub saved_by: AccountId,
    /// As typed, once each.
    pub answers: Vec<(FieldKey, String)>,
    pub sent: Option<Sent>,
}

/// An application that was signed and sent, after a review.
#[derive(Clone, Debug)]
pub struct Sent {
    pub at: Instant,
    pub by: AccountId,
    pub review: ReviewId,
    /// The association under which an assister sent it, and over which channel
    /// the answers were read to the client.
    pub under: Option<(AssociationId, Channel)>,
    pub snapshot: Snapshot,
    /// The first result of each person, under the id of its row.
    pub determined: Vec<(Uuid, Finding)>,
}
