//! What happened, who did it and for whom: the vocabulary of the audit trail.
//!
//! A change and its audit row are one transaction. An event carries ids and
//! codes, never what a person typed.

use crate::ids::{AccountId, AssociationId, ConsumerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Done { $($(#[$doc])* $name),+ }

        impl Done {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
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
    AssisterCreated = "assister_created",
    AssisterStateChanged = "assister_state_changed",
    AssisterLookedUp = "assister_looked_up",
    AssociationBegan = "association_began",
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
    AlertDismissed = "alert_dismissed",
    MailsTaken = "mails_taken",
    MailDelivered = "mail_delivered",
    /// The recipient has no address; their pages tell them.
    MailSkipped = "mail_skipped",
    MailFailed = "mail_failed",
    DemonstrationBegan = "demonstration_began",
    DemonstrationSeeded = "demonstration_seeded",
    ClientListRebuilt = "client_list_rebuilt",
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
