//! Row identities: UUIDv7 newtypes, so that a consumer can never be passed where
//! an association is meant. An id names a row; it is not a secret.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

id! {
    /// A person who can sign in, whatever the role.
    AccountId,
    /// A consumer: the account of the person whose coverage it is.
    ConsumerId,
    /// An assister's account row. The nine-character number printed on letters is
    /// [`crate::assisters::AssisterId`], a different thing.
    AssisterAccountId,
    /// A broker agency, navigator organization or CAC organization.
    OrganizationId,
    /// A place where an organization receives people.
    SiteId,
    /// The days on which an assister works for an organization.
    RosterEntryId,
    /// An assister's wish to be disassociated, filed to a service line.
    DisassociationRequestId,
    /// The record that a service line verified a caller.
    CallerVerificationId,
    /// A consumer's "this was not me".
    MisuseReportId,
    /// A roster file on its way in.
    RosterImportId,
    /// One dated relation between a consumer and an assister.
    AssociationId,
    /// The consumer's documented act behind an association.
    ConsentId,
    /// One application for one coverage year.
    ApplicationId,
    /// One showing of a page of a draft to one person.
    PageViewId,
    /// The record that somebody reviewed the application before it was sent.
    ReviewId,
    /// A stretch of work of one assister for one client over one channel.
    ActingSessionId,
    /// A stored search, because names and birth dates never stand in a URL.
    SearchId,
    /// A message on its way out.
    OutboxId,
    /// A message on a person's own pages.
    AlertId,
    /// One request to the server, for logs and the audit trail.
    RequestId,
}

impl From<ConsumerId> for AccountId {
    fn from(id: ConsumerId) -> Self {
        Self(id.0)
    }
}

impl From<AssisterAccountId> for AccountId {
    fn from(id: AssisterAccountId) -> Self {
        Self(id.0)
    }
}
