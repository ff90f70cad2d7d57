//! What happened, who did it and for whom: the vocabulary of the audit trail.
//!
//! A change and its audit row are one transaction. An event carries ids and
//! codes, never what a person typed.

mod csv;
mod record;
mod reports;
mod trail;

pub use csv::csv_line;
pub use record::{Act, Day, Doer, DoneBy, Line, NotMe, RECORDED, RecordPage, days};
pub use reports::{
    ANSWER_DAYS, Closed, Closing, Finding, NOTE_MOST, Report, ReportRow, ReportState,
    ReportedAssister, ReportsPage, SIGN_DAYS, Signs, answer_by,
};
pub use trail::{ActorRole, EXPORT_MOST, Sought, TrailPage, TrailQuery, TrailRow};

use crate::ids::{AccountId, AssociationId, ConsumerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Done { $($(#[$doc])* $name),+ }

        impl Done {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|done| done.as_str() == text)
            }
        }
    };
}

actions! {
    AccountRegistered = "account_registered",
    SignedIn = "signed_in",
    SignInRefused = "sign_in_refused",
    SignedOut = "signed_out",
    PasswordResetRequested = "password_reset_requested",
    PasswordResetMailed = "password_reset_mailed",
    PasswordReset = "password_reset",
    StaffCreated = "staff_created",
    StaffActivated = "staff_activated",
    OrganizationCreated = "organization_created",
    OrganizationChanged = "organization_changed",
    /// Nobody works for it any more: its accounts close.
    OrganizationClosed = "organization_closed",
    SiteAdded = "site_added",
    SiteChanged = "site_changed",
    SiteRemoved = "site_removed",
    AdministratorAdded = "administrator_added",
    AdministratorInvited = "administrator_invited",
    AdministratorRemoved = "administrator_removed",
    AssisterCreated = "assister_created",
    /// Another organization, from a day on.
    AssisterMoved = "assister_moved",
    RosterEntryEnded = "roster_entry_ended",
    PortalAccessApproved = "portal_access_approved",
    PortalAccessRefused = "portal_access_refused",
    AssisterActivated = "assister_activated",
    /// An assister accepted a new version of the rules.
    RulesAccepted = "rules_accepted",
    /// A registration number that is not good.
    ActivationRefused = "activation_refused",
    AssisterStateChanged = "assister_state_changed",
    AssisterInvited = "assister_invited",
    AssisterEdited = "assister_edited",
    AssistersSearched = "assisters_searched",
    AssistersListed = "assisters_listed",
    AssisterLookedUp = "assister_looked_up",
    /// Somebody typed too many numbers; their look-ups pause.
    LookupsPaused = "lookups_paused",
    /// Far more wrong numbers than usual, from many accounts together.
    NumbersGuessed = "numbers_guessed",
    AssociationBegan = "association_began",
    /// A consumer chose an assister, and the address of the account looks strange:
    /// it may not be the consumer's own.
    AddressSign = "address_sign",
    AssociationEnded = "association_ended",
    ClientsListed = "clients_listed",
    ClientsSearched = "clients_searched",
    ClientOpened = "client_opened",
    ActingBegan = "acting_began",
    ActingEnded = "acting_ended",
    ApplicationStarted = "application_started",
    ApplicationOpened = "application_opened",
    AnswersSaved = "answers_saved",
    PersonAdded = "person_added",
    PersonRemoved = "person_removed",
    ApplicationReviewed = "application_reviewed",
    ReviewAttested = "review_attested",
    ApplicationSubmitted = "application_submitted",
    /// A draft was given up before it was sent.
    ApplicationWithdrawn = "application_withdrawn",
    /// A withdrawn draft was brought back.
    ApplicationRestored = "application_restored",
    /// The software takes applications to the engine.
    DeterminationsTaken = "determinations_taken",
    /// The engine answered, and the answer is kept.
    ApplicationDetermined = "application_determined",
    /// The engine did not answer; it is asked again.
    DeterminationFailed = "determination_failed",
    /// An assister asked a line to end an association.
    RequestFiled = "request_filed",
    /// An assister or a line looked at requests.
    RequestsListed = "requests_listed",
    /// A line looked into a request.
    RequestOpened = "request_opened",
    RequestApproved = "request_approved",
    RequestRejected = "request_rejected",
    RequestWithdrawn = "request_withdrawn",
    /// The association ended by other means first.
    RequestMoot = "request_moot",
    RequestRerouted = "request_rerouted",
    CallerVerified = "caller_verified",
    CallerNotVerified = "caller_not_verified",
    /// A line ended an association at the wish of the consumer who called.
    EndedForCaller = "ended_for_caller",
    /// The caller cannot use the address on file.
    AddressUnusable = "address_unusable",
    DeskCodeIssued = "desk_code_issued",
    /// A wrong or old code for a new password.
    DeskCodeRefused = "desk_code_refused",
    /// Staff looked at the trail.
    AuditListed = "audit_listed",
    AuditExported = "audit_exported",
    /// Staff looked a person up for the trail, found or not.
    PersonFound = "person_found",
    /// A consumer said "This was not me".
    MisuseReported = "misuse_reported",
    ReportsListed = "reports_listed",
    ReportOpened = "report_opened",
    ReportClosed = "report_closed",
    AlertDismissed = "alert_dismissed",
    MailsTaken = "mails_taken",
    MailDelivered = "mail_delivered",
    /// The recipient has no address; their pages tell them.
    MailSkipped = "mail_skipped",
    MailFailed = "mail_failed",
    DemonstrationBegan = "demonstration_began",
    DemonstrationSeeded = "demonstration_seeded",
    ClientListRebuilt = "client_list_rebuilt",
    SyntheticPeopleSeeded = "synthetic_people_seeded",
    DirectoryRebuilt = "directory_rebuilt",
    AssisterRecertified = "assister_recertified",
    OpenEnrollmentSet = "open_enrollment_set",
    /// An assister was told that the certification ends soon or has ended.
    CertificationNoticeSent = "certification_notice_sent",
    /// A batch of clients was told that their assister may not act for now.
    ClientsToldOfLapse = "clients_told_of_lapse",
    /// After a new certification that message is taken off the clients' pages.
    LapseWithdrawn = "lapse_withdrawn",
    /// An assister may not act until somebody decides otherwise.
    HoldBegan = "hold_began",
    HoldEnded = "hold_ended",
    /// A batch of clients was told that their assister is on hold.
    ClientsToldOfHold = "clients_told_of_hold",
    /// After a hold that message is taken off the clients' pages.
    HoldWithdrawn = "hold_withdrawn",
    /// A batch of clients was told of their assister's new organization.
    ClientsToldOfMove = "clients_told_of_move",
    /// A batch of consumers was reminded who may act for them.
    ConsumersReminded = "consumers_reminded",
    /// What was looked for is kept no longer than it is of use.
    SearchesForgotten = "searches_forgotten",
    RosterChecked = "roster_checked",
    RosterImportConfirmed = "roster_import_confirmed",
    RosterImported = "roster_imported",
    /// The world had changed since the check: nobody was created.
    RosterImportRefused = "roster_import_refused",
    RosterImportForgotten = "roster_import_forgotten",
}

/// How an assister works with the client: chosen when the work begins and kept
/// on the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    InPerson,
    Phone,
    /// The client is not there: going on after an appointment.
    FollowingUp,
}

impl Channel {
    pub const ALL: &'static [Self] = &[Self::InPerson, Self::Phone, Self::FollowingUp];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Phone => "phone",
            Self::FollowingUp => "following_up",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|channel| channel.as_str() == text)
    }

    /// Whether the client hears and answers now, so that their review can be
    /// attested.
    pub const fn client_takes_part(self) -> bool {
        !matches!(self, Self::FollowingUp)
    }
}

/// One event, before the store adds the actor, the instant and the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub done: Done,
    /// Whose file it concerns, when somebody else's.
    pub acting_for: Option<ConsumerId>,
    pub association: Option<AssociationId>,
    pub channel: Option<Channel>,
    /// The row it concerns.
    pub subject: Option<Uuid>,
    /// Codes, counts and field names; never typed text.
    pub detail: BTreeMap<&'static str, String>,
}

impl Event {
    pub fn new(done: Done) -> Self {
        Self {
            done,
            acting_for: None,
            association: None,
            channel: None,
            subject: None,
            detail: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn acting_for(mut self, consumer: ConsumerId) -> Self {
        self.acting_for = Some(consumer);
        self
    }

    #[must_use]
    pub fn association(mut self, association: AssociationId) -> Self {
        self.association = Some(association);
        self
    }

    #[must_use]
    pub fn channel(mut self, channel: Option<Channel>) -> Self {
        self.channel = channel;
        self
    }

    #[must_use]
    pub fn subject(mut self, row: Uuid) -> Self {
        self.subject = Some(row);
        self
    }

    #[must_use]
    pub fn about(self, account: AccountId) -> Self {
        self.subject(account.0)
    }

    #[must_use]
    pub fn detail(mut self, name: &'static str, value: impl ToString) -> Self {
        self.detail.insert(name, value.to_string());
        self
    }
}
