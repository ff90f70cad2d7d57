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
const LINE_STAFF: &[Visitor] = &[Some(Role::ArcStaff), Some(Role::BrokerLineStaff)];
const RESOURCE_MANAGER: &[Visitor] = &[Some(Role::ResourceManager)];
const AGENCY_ADMINISTRATOR: &[Visitor] = &[Some(Role::AgencyAdministrator)];
/// Whoever keeps an organization: any of them, or the own one.
const ORGANIZATION_KEEPER: &[Visitor] =
    &[Some(Role::AgencyAdministrator), Some(Role::ResourceManager)];

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
    ViewMailedLink = "accounts/mailed_link", Read, ANYBODY;
    ResetPassword = "accounts/reset_password", Change, ANYBODY;
    ActivateStaff = "accounts/activate_staff", Change, ANYBODY;
    /// With the code that a service line read aloud.
    ResetByCode = "accounts/reset_by_code", Change, ANYBODY;
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
    /// Gives a draft up before it is sent.
    WithdrawApplication = "applications/withdraw", Change, CONSUMER_OR_ASSISTER;
    /// Brings a withdrawn draft back.
    RestoreApplication = "applications/restore", Change, CONSUMER_OR_ASSISTER;

    /// What everybody on the application can get.
    ViewResults = "coverage/results", Read, CONSUMER_OR_ASSISTER;
    /// Before anybody applies; nothing is kept.
    Estimate = "coverage/estimate", Read, ANYBODY;

    ListClients = "clients/list", Read, ASSISTER;
    SearchClients = "clients/search", Change, ASSISTER;
    ViewClient = "clients/client", Read, ASSISTER;
    /// Who the client in the URL is, for the banner on every page of that file.
    ViewActing = "clients/acting", Read, ASSISTER;
    BeginActing = "clients/begin_acting", Change, ASSISTER;
    EndActing = "clients/end_acting", Change, ASSISTER;

    ListAlerts = "notices/alerts", Read, SIGNED_IN;
    DismissAlert = "notices/dismiss_alert", Change, SIGNED_IN;

    /// The page on which an assister asks to stop acting for a client.
    ViewStop = "requests/stop", Read, ASSISTER;
    FileRequest = "requests/file", Change, ASSISTER;
    ListOwnRequests = "requests/own", Read, ASSISTER;
    WithdrawRequest = "requests/withdraw", Change, ASSISTER;
    ListRequests = "requests/queue", Read, LINE_STAFF;
    /// By its number.
    FindRequest = "requests/find", Read, LINE_STAFF;
    ViewRequest = "requests/request", Read, LINE_STAFF;
    VerifyCaller = "requests/verify", Change, LINE_STAFF;
    /// For an assister who calls and has not filed one.
    FileForCaller = "requests/file_for_caller", Change, LINE_STAFF;
    ApproveRequest = "requests/approve", Change, LINE_STAFF;
    RejectRequest = "requests/reject", Change, LINE_STAFF;
    RerouteRequest = "requests/reroute", Change, LINE_STAFF;
    /// A consumer who calls.
    VerifyConsumer = "requests/verify_consumer", Change, LINE_STAFF;
    ViewCall = "requests/call", Read, LINE_STAFF;
    EndForCaller = "requests/end_for_caller", Change, LINE_STAFF;
    IssueDeskCode = "requests/issue_code", Change, LINE_STAFF;

    ListAssisters = "assisters/roster", Read, MARKETPLACE_STAFF;
    SearchAssisters = "assisters/search", Change, MARKETPLACE_STAFF;
    ViewCertifications = "assisters/certifications", Read, MARKETPLACE_STAFF;
    ViewAccount = "assisters/account", Read, MARKETPLACE_STAFF;
    ViewNewAccount = "assisters/new_account", Read, RESOURCE_MANAGER;
    CreateAssister = "assisters/create", Change, RESOURCE_MANAGER;
    InviteAssister = "assisters/invite", Change, RESOURCE_MANAGER;
    EditAssister = "assisters/edit", Change, RESOURCE_MANAGER;
    /// Suspends, reactivates or closes an account.
    ChangeAccountState = "assisters/change_state", Change, RESOURCE_MANAGER;

    ListOrganizations = "assisters/organizations", Read, MARKETPLACE_STAFF;
    ViewOrganization = "assisters/organization", Read, MARKETPLACE_STAFF;
    CreateOrganization = "assisters/create_organization", Change, RESOURCE_MANAGER;
    EditOrganization = "assisters/edit_organization", Change, RESOURCE_MANAGER;
    /// What closing an organization means, before it is done.
    ViewOrganizationToClose = "assisters/organization_to_close", Read, RESOURCE_MANAGER;
    CloseOrganization = "assisters/close_organization", Change, RESOURCE_MANAGER;
    AddAdministrator = "assisters/add_administrator", Change, RESOURCE_MANAGER;
    /// Sends the mail with the activation link again.
    InviteAdministrator = "assisters/invite_administrator", Change, RESOURCE_MANAGER;
    RemoveAdministrator = "assisters/remove_administrator", Change, RESOURCE_MANAGER;
    /// Of any organization, or of the own one.
    ViewOrganizationFacts = "assisters/organization_facts", Read, ORGANIZATION_KEEPER;
    ViewSite = "assisters/site", Read, ORGANIZATION_KEEPER;
    SaveSite = "assisters/save_site", Change, ORGANIZATION_KEEPER;
    RemoveSite = "assisters/remove_site", Change, ORGANIZATION_KEEPER;
    ViewEmployment = "assisters/employment", Read, MARKETPLACE_STAFF;
    MoveAssister = "assisters/move", Change, RESOURCE_MANAGER;
    EndRosterEntry = "assisters/end_roster_entry", Change, ORGANIZATION_KEEPER;
    /// The desk of an agency administrator: the own organization only.
    ViewAgency = "assisters/agency", Read, AGENCY_ADMINISTRATOR;
    EditContact = "assisters/edit_contact", Change, AGENCY_ADMINISTRATOR;
    ViewOwnAssister = "assisters/own_assister", Read, AGENCY_ADMINISTRATOR;
    ApproveAccess = "assisters/approve_access", Change, AGENCY_ADMINISTRATOR;
    RefuseAccess = "assisters/refuse_access", Change, AGENCY_ADMINISTRATOR;
    /// With the registration number.
    ActivateAssister = "assisters/activate", Change, ANYBODY;
    ViewWelcome = "assisters/welcome", Read, ASSISTER;
    /// Whether or not the assister may act today.
    ViewOwnAccount = "assisters/own_account", Read, ASSISTER;
    AcceptRules = "assisters/accept_rules", Change, ASSISTER;
    /// The public directory.
    FindHelp = "assisters/find_help", Read, ANYBODY;
    ViewRecertification = "assisters/recertification", Read, RESOURCE_MANAGER;
    RecertifyAssister = "assisters/recertify", Change, RESOURCE_MANAGER;
    /// Of one organization, those whose certification ends soon or has ended.
    ListToRecertify = "assisters/to_recertify", Read, RESOURCE_MANAGER;
    RecertifySeveral = "assisters/recertify_several", Change, RESOURCE_MANAGER;
    /// Uploads a roster file; nobody is created yet.
    CheckRoster = "assisters/check_roster", Change, RESOURCE_MANAGER;
    ListRosterImports = "assisters/roster_imports", Read, RESOURCE_MANAGER;
    /// The preview and what came of it.
    ViewRosterImport = "assisters/roster_import", Read, RESOURCE_MANAGER;
    /// A file for a spreadsheet, as the next one.
    RosterErrors = "assisters/roster_errors", Read, RESOURCE_MANAGER;
    RosterTemplate = "assisters/roster_template", Read, RESOURCE_MANAGER;
    ConfirmRosterImport = "assisters/confirm_roster_import", Change, RESOURCE_MANAGER;
    DiscardRosterImport = "assisters/discard_roster_import", Change, RESOURCE_MANAGER;

    ViewAudit = "audit/trail", Read, RESOURCE_MANAGER;
    /// The rows of the audit page as a file.
    ExportAudit = "audit/export", Read, RESOURCE_MANAGER;
    FindPerson = "audit/find_person", Change, RESOURCE_MANAGER;
    /// A consumer's own record: who did what on their behalf.
    ViewActivity = "audit/activity", Read, CONSUMER;
    ViewAct = "audit/act", Read, CONSUMER;
    /// "This was not me".
    ReportMisuse = "audit/not_me", Change, CONSUMER;
    ListReports = "audit/reports", Read, RESOURCE_MANAGER;
    ViewReport = "audit/report", Read, RESOURCE_MANAGER;
    CloseReport = "audit/close_report", Change, RESOURCE_MANAGER;
}

impl Action {
    /// Whether this visitor may ask at all.
    pub fn admits(self, visitor: Visitor) -> bool {
        self.visitors().contains(&visitor)
    }

    /// Whether a page asks this while somebody types: a visitor whose session is
    /// over is told so in place, because another page would take their text away.
    pub const fn keeps_the_page(self) -> bool {
        matches!(self, Self::SaveStep | Self::SaveAnswers | Self::ViewBeside)
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
