//! The words of staff for what the trail knows by code.

use crate::i18n::{Text, Texts, text::audit as t};
use domain::{
    accounts::Role,
    audit::{ActorRole, Channel, Done, Finding, TrailRow},
};

macro_rules! words {
    ($($name:ident => $text:ident),+ $(,)?) => {
        /// What was done; the compiler asks for every code.
        pub const fn what(done: Done) -> Text {
            match done { $(Done::$name => t::$text),+ }
        }
    };
}

words! {
    AccountRegistered => DONE_ACCOUNT_REGISTERED,
    SignedIn => DONE_SIGNED_IN,
    SignInRefused => DONE_SIGN_IN_REFUSED,
    SignedOut => DONE_SIGNED_OUT,
    PasswordResetRequested => DONE_PASSWORD_RESET_REQUESTED,
    PasswordResetMailed => DONE_PASSWORD_RESET_MAILED,
    PasswordReset => DONE_PASSWORD_RESET,
    StaffCreated => DONE_STAFF_CREATED,
    StaffActivated => DONE_STAFF_ACTIVATED,
    OrganizationCreated => DONE_ORGANIZATION_CREATED,
    OrganizationChanged => DONE_ORGANIZATION_CHANGED,
    OrganizationClosed => DONE_ORGANIZATION_CLOSED,
    SiteAdded => DONE_SITE_ADDED,
    SiteChanged => DONE_SITE_CHANGED,
    SiteRemoved => DONE_SITE_REMOVED,
    AdministratorAdded => DONE_ADMINISTRATOR_ADDED,
    AdministratorInvited => DONE_ADMINISTRATOR_INVITED,
    AdministratorRemoved => DONE_ADMINISTRATOR_REMOVED,
    AssisterCreated => DONE_ASSISTER_CREATED,
    AssisterMoved => DONE_ASSISTER_MOVED,
    RosterEntryEnded => DONE_ROSTER_ENTRY_ENDED,
    PortalAccessApproved => DONE_PORTAL_ACCESS_APPROVED,
    PortalAccessRefused => DONE_PORTAL_ACCESS_REFUSED,
    AssisterActivated => DONE_ASSISTER_ACTIVATED,
    RulesAccepted => DONE_RULES_ACCEPTED,
    ActivationRefused => DONE_ACTIVATION_REFUSED,
    AssisterStateChanged => DONE_ASSISTER_STATE_CHANGED,
    AssisterInvited => DONE_ASSISTER_INVITED,
    AssisterEdited => DONE_ASSISTER_EDITED,
    AssistersSearched => DONE_ASSISTERS_SEARCHED,
    AssistersListed => DONE_ASSISTERS_LISTED,
    AssisterLookedUp => DONE_ASSISTER_LOOKED_UP,
    LookupsPaused => DONE_LOOKUPS_PAUSED,
    NumbersGuessed => DONE_NUMBERS_GUESSED,
    AssociationBegan => DONE_ASSOCIATION_BEGAN,
    AddressSign => DONE_ADDRESS_SIGN,
    AssociationEnded => DONE_ASSOCIATION_ENDED,
    ClientsListed => DONE_CLIENTS_LISTED,
    ClientsSearched => DONE_CLIENTS_SEARCHED,
    ClientOpened => DONE_CLIENT_OPENED,
    ActingBegan => DONE_ACTING_BEGAN,
    ActingEnded => DONE_ACTING_ENDED,
    ApplicationStarted => DONE_APPLICATION_STARTED,
    ApplicationOpened => DONE_APPLICATION_OPENED,
    AnswersSaved => DONE_ANSWERS_SAVED,
    PersonAdded => DONE_PERSON_ADDED,
    PersonRemoved => DONE_PERSON_REMOVED,
    ApplicationReviewed => DONE_APPLICATION_REVIEWED,
    ReviewAttested => DONE_REVIEW_ATTESTED,
    ApplicationSubmitted => DONE_APPLICATION_SUBMITTED,
    ApplicationWithdrawn => DONE_APPLICATION_WITHDRAWN,
    ApplicationRestored => DONE_APPLICATION_RESTORED,
    DeterminationsTaken => DONE_DETERMINATIONS_TAKEN,
    ApplicationDetermined => DONE_APPLICATION_DETERMINED,
    DeterminationFailed => DONE_DETERMINATION_FAILED,
    RequestFiled => DONE_REQUEST_FILED,
    RequestsListed => DONE_REQUESTS_LISTED,
    RequestOpened => DONE_REQUEST_OPENED,
    RequestApproved => DONE_REQUEST_APPROVED,
    RequestRejected => DONE_REQUEST_REJECTED,
    RequestWithdrawn => DONE_REQUEST_WITHDRAWN,
    RequestMoot => DONE_REQUEST_MOOT,
    RequestRerouted => DONE_REQUEST_REROUTED,
    CallerVerified => DONE_CALLER_VERIFIED,
    CallerNotVerified => DONE_CALLER_NOT_VERIFIED,
    EndedForCaller => DONE_ENDED_FOR_CALLER,
    AddressUnusable => DONE_ADDRESS_UNUSABLE,
    DeskCodeIssued => DONE_DESK_CODE_ISSUED,
    DeskCodeRefused => DONE_DESK_CODE_REFUSED,
    AuditListed => DONE_AUDIT_LISTED,
    AuditExported => DONE_AUDIT_EXPORTED,
    PersonFound => DONE_PERSON_FOUND,
    MisuseReported => DONE_MISUSE_REPORTED,
    ReportsListed => DONE_REPORTS_LISTED,
    ReportOpened => DONE_REPORT_OPENED,
    ReportClosed => DONE_REPORT_CLOSED,
    AlertDismissed => DONE_ALERT_DISMISSED,
    MailsTaken => DONE_MAILS_TAKEN,
    MailDelivered => DONE_MAIL_DELIVERED,
    MailSkipped => DONE_MAIL_SKIPPED,
    MailFailed => DONE_MAIL_FAILED,
    DemonstrationBegan => DONE_DEMONSTRATION_BEGAN,
    DemonstrationSeeded => DONE_DEMONSTRATION_SEEDED,
    ClientListRebuilt => DONE_CLIENT_LIST_REBUILT,
    SyntheticPeopleSeeded => DONE_SYNTHETIC_PEOPLE_SEEDED,
    DirectoryRebuilt => DONE_DIRECTORY_REBUILT,
    AssisterRecertified => DONE_ASSISTER_RECERTIFIED,
    OpenEnrollmentSet => DONE_OPEN_ENROLLMENT_SET,
    CertificationNoticeSent => DONE_CERTIFICATION_NOTICE_SENT,
    ClientsToldOfLapse => DONE_CLIENTS_TOLD_OF_LAPSE,
    LapseWithdrawn => DONE_LAPSE_WITHDRAWN,
    HoldBegan => DONE_HOLD_BEGAN,
    HoldEnded => DONE_HOLD_ENDED,
    ClientsToldOfHold => DONE_CLIENTS_TOLD_OF_HOLD,
    HoldWithdrawn => DONE_HOLD_WITHDRAWN,
    ClientsToldOfMove => DONE_CLIENTS_TOLD_OF_MOVE,
    ConsumersReminded => DONE_CONSUMERS_REMINDED,
    SearchesForgotten => DONE_SEARCHES_FORGOTTEN,
    RosterChecked => DONE_ROSTER_CHECKED,
    RosterImportConfirmed => DONE_ROSTER_IMPORT_CONFIRMED,
    RosterImported => DONE_ROSTER_IMPORTED,
    RosterImportRefused => DONE_ROSTER_IMPORT_REFUSED,
    RosterImportForgotten => DONE_ROSTER_IMPORT_FORGOTTEN,
}

/// As what somebody acted.
pub const fn role(role: ActorRole) -> Text {
    match role {
        ActorRole::Anonymous => t::ROLE_ANONYMOUS,
        ActorRole::System => t::ROLE_SYSTEM,
        ActorRole::Person(Role::Consumer) => t::ROLE_CONSUMER,
        ActorRole::Person(Role::Assister) => t::ROLE_ASSISTER,
        ActorRole::Person(Role::AgencyAdministrator) => t::ROLE_AGENCY_ADMINISTRATOR,
        ActorRole::Person(Role::ResourceManager) => t::ROLE_RESOURCE_MANAGER,
        ActorRole::Person(Role::ArcStaff) => t::ROLE_ARC_STAFF,
        ActorRole::Person(Role::BrokerLineStaff) => t::ROLE_BROKER_LINE_STAFF,
    }
}

/// The name of who acted, or words in its place.
pub fn who(texts: Texts, row: &TrailRow) -> String {
    match (&row.actor, row.role) {
        (Some(name), _) => name.clone(),
        (None, ActorRole::System) => texts.text(t::PORTAL).to_owned(),
        (None, _) => texts.text(t::NOBODY).to_owned(),
    }
}

/// How the assister worked with the client.
pub const fn channel(channel: Channel) -> Text {
    match channel {
        Channel::InPerson => t::CHANNEL_IN_PERSON,
        Channel::Phone => t::CHANNEL_PHONE,
        Channel::FollowingUp => t::CHANNEL_FOLLOWING_UP,
    }
}

/// What staff found, and the same explained.
pub const fn finding(finding: Finding) -> (Text, Text) {
    match finding {
        Finding::Misunderstanding => {
            (t::FINDING_MISUNDERSTANDING, t::FINDING_MISUNDERSTANDING_HINT)
        }
        Finding::Mistake => (t::FINDING_MISTAKE, t::FINDING_MISTAKE_HINT),
        Finding::MisuseConfirmed => (t::FINDING_MISUSE_CONFIRMED, t::FINDING_MISUSE_CONFIRMED_HINT),
        Finding::NotEnoughToTell => {
            (t::FINDING_NOT_ENOUGH_TO_TELL, t::FINDING_NOT_ENOUGH_TO_TELL_HINT)
        }
    }
}
