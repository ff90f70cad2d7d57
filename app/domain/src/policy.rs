//! Who may knock on which door.
//!
//! Every server function is an [`Action`] with one row here; a test walks the
//! registry of server functions and fails on one without a row, and
//! `tests/policy.rs` keeps the whole table as a readable snapshot. The table
//! answers by role only. Whether this consumer's file is open to this assister
//! today is decided at the object, inside the transaction that reads or writes
//! it ([`crate::associations::access`]).

use crate::{
    accounts::Role,
    ids::{AccountId, AssisterAccountId, ConsumerId},
};

/// Who stands at a door: nobody in particular, or a signed-in role.
pub type Visitor = Option<Role>;

const ANYBODY: &[Visitor] = &[
    None,
    Some(Role::Consumer),
    Some(Role::Assister),
    Some(Role::AgencyAdministrator),
    Some(Role::ResourceManager),
    Some(Role::ArcStaff),
    Some(Role::BrokerLineStaff),
];
const SIGNED_IN: &[Visitor] = ANYBODY.split_at(1).1;
const CONSUMER: &[Visitor] = &[Some(Role::Consumer)];
const ASSISTER: &[Visitor] = &[Some(Role::Assister)];
const CONSUMER_OR_ASSISTER: &[Visitor] = &[Some(Role::Consumer), Some(Role::Assister)];
const MARKETPLACE_STAFF: &[Visitor] =
    &[Some(Role::ResourceManager), Some(Role::ArcStaff), Some(Role::BrokerLineStaff)];

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $path:literal, $kind:ident, $visitors:expr;)+) => {
        /// One server function: something that a person can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $name,)+ }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The path of the server function below `/api/`.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$name => $path),+ }
            }

            pub const fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind),+ }
            }

            const fn visitors(self) -> &'static [Visitor] {
                match self { $(Self::$name => $visitors),+ }
            }
        }
    };
}

/// Whether an action only looks, or changes something and so leaves an audit row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Read,
    Change,
}

actions! {
    Register = "accounts/register", Change, ANYBODY;
    SignIn = "accounts/sign_in", Change, ANYBODY;
    SignOut = "accounts/sign_out", Change, ANYBODY;
    ExtendSession = "accounts/extend_session", Change, SIGNED_IN;
    RequestPasswordReset = "accounts/request_reset", Change, ANYBODY;
    ResetPassword = "accounts/reset_password", Change, ANYBODY;
    ActivateStaff = "accounts/activate_staff", Change, ANYBODY;
    /// Only where the server runs the demonstration.
    DemoPeople = "accounts/demo_people", Read, ANYBODY;
    DemoSignIn = "accounts/demo_sign_in", Change, ANYBODY;
    DemoMailbox = "notices/demo_mailbox", Read, ANYBODY;

    ConsumerHome = "associations/home", Read, CONSUMER;
    ViewAssister = "associations/current", Read, CONSUMER;
    AssociationHistory = "associations/history", Read, CONSUMER;
    FindAssister = "associations/find_assister", Change, CONSUMER;
    ViewProposal = "associations/proposal", Read, CONSUMER;
    ConfirmAssociation = "associations/confirm", Change, CONSUMER;
    EndAssociation = "associations/end", Change, CONSUMER;
    ViewConsent = "associations/consent", Read, CONSUMER;

    ViewApplication = "applications/overview", Read, CONSUMER_OR_ASSISTER;
    StartApplication = "applications/start", Change, CONSUMER_OR_ASSISTER;
    ViewStep = "applications/step", Read, CONSUMER_OR_ASSISTER;
    SaveStep = "applications/save_step", Change, CONSUMER_OR_ASSISTER;
    /// Who else has the draft open, and what they saved meanwhile.
    ViewBeside = "applications/beside", Read, CONSUMER_OR_ASSISTER;
    /// Keeps what stands on a page while it is being filled in.
    SaveAnswers = "applications/save_answers", Change, CONSUMER_OR_ASSISTER;
    AddPerson = "applications/add_person", Change, CONSUMER_OR_ASSISTER;
    RemovePerson = "applications/remove_person", Change, CONSUMER_OR_ASSISTER;
    ViewAnswers = "applications/check_answers", Read, CONSUMER_OR_ASSISTER;
    /// The consumer's own record that the answers were looked through.
    RecordOwnReview = "applications/record_review", Change, CONSUMER;
    /// The assister's record that they were read aloud and confirmed; it never
    /// poses as the consumer's own.
    AttestReview = "applications/attest_review", Change, ASSISTER;
    SubmitApplication = "applications/submit", Change, CONSUMER_OR_ASSISTER;
    ViewSubmitted = "applications/submitted", Read, CONSUMER_OR_ASSISTER;

    ListClients = "clients/list", Read, ASSISTER;
    SearchClients = "clients/search", Change, ASSISTER;
    ViewClient = "clients/client", Read, ASSISTER;
    /// Who the client in the URL is, for the banner on every page of that file.
    ViewActing = "clients/acting", Read, ASSISTER;
    BeginActing = "clients/begin_acting", Change, ASSISTER;
    EndActing = "clients/end_acting", Change, ASSISTER;

    ListAlerts = "notices/alerts", Read, SIGNED_IN;
    DismissAlert = "notices/dismiss_alert", Change, SIGNED_IN;

    ListAssisters = "assisters/roster", Read, MARKETPLACE_STAFF;
}

impl Action {
    /// Whether this visitor may ask at all.
    pub fn admits(self, visitor: Visitor) -> bool {
        self.visitors().contains(&visitor)
    }
}

/// The table as text: one line per action, one column per visitor.
pub fn table() -> String {
    let mut out = String::new();
    for action in Action::ALL {
        let who: Vec<&str> = ANYBODY
            .iter()
            .filter(|visitor| action.admits(**visitor))
            .map(|visitor| visitor.map_or("anonymous", Role::as_str))
            .collect();
        let kind = match action.kind() {
            Kind::Read => "read",
            Kind::Change => "change",
        };
        let who = if who.len() == ANYBODY.len() { "anybody".to_owned() } else { who.join(" ") };
        out.push_str(&format!("{:<32} {kind:<7} {who}\n", action.path()));
    }
    out
}

/// Who acts in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A visitor who has not signed in.
    Anonymous,
    /// The software itself: jobs and commands.
    System,
    Person {
        account: AccountId,
        role: Role,
    },
}

impl Actor {
    /// The visitor as the table knows them; the system knocks on no door.
    pub const fn visitor(self) -> Visitor {
        match self {
            Self::Anonymous | Self::System => None,
            Self::Person { role, .. } => Some(role),
        }
    }

    pub const fn account(self) -> Option<AccountId> {
        match self {
            Self::Anonymous | Self::System => None,
            Self::Person { account, .. } => Some(account),
        }
    }

    /// The role for the audit trail.
    pub const fn role_name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::System => "system",
            Self::Person { role, .. } => role.as_str(),
        }
    }

    /// The consumer whose own file this is.
    pub const fn consumer(self) -> Option<ConsumerId> {
        match self {
            Self::Person { account, role: Role::Consumer } => Some(ConsumerId(account.0)),
            _ => None,
        }
    }

    pub const fn assister(self) -> Option<AssisterAccountId> {
        match self {
            Self::Person { account, role: Role::Assister } => Some(AssisterAccountId(account.0)),
            _ => None,
        }
    }
}
