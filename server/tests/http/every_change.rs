//! Every change leaves a row on the audit trail, whoever makes it: each form is
//! filled in on its own page, and the trail is longer afterwards.

use crate::browser::{Answer, Browser, Site};
use axum::http::StatusCode;
use domain::{
    accounts::{OneTimePurpose, Role},
    assisters::{AccountState, OrganizationKind, ToRecertify, roster_file::Column},
    ids::{AssisterAccountId, ConsumerId},
    policy::{Action, Kind},
};
use std::collections::BTreeSet;
use store::{
    accounts::mint_token,
    on_both_databases,
    testing::{PASSWORD, World},
};

const BY_VISITORS: &[Action] = &[
    Action::Register,
    Action::SignOut,
    Action::SignIn,
    Action::DemoSignIn,
    Action::RequestPasswordReset,
    Action::ResetPassword,
    Action::ActivateStaff,
    Action::ActivateAssister,
];

const BY_CONSUMERS: &[Action] = &[
    Action::FindAssister,
    Action::ConfirmAssociation,
    Action::DismissAlert,
    Action::StartApplication,
    Action::SaveAnswers,
    Action::SaveStep,
    Action::WithdrawApplication,
    Action::RestoreApplication,
    Action::EndAssociation,
    Action::ReportMisuse,
    Action::CloseReport,
];

const BY_ASSISTERS: &[Action] = &[
    Action::SearchClients,
    Action::BeginActing,
    Action::EndActing,
    Action::FileRequest,
    Action::WithdrawRequest,
];

const BY_LINES: &[Action] = &[
    Action::RerouteRequest,
    Action::RejectRequest,
    Action::VerifyCaller,
    Action::ApproveRequest,
    Action::VerifyConsumer,
    Action::IssueDeskCode,
    Action::EndForCaller,
    Action::ResetByCode,
];

const BY_KEEPERS: &[Action] = &[
    Action::CreateOrganization,
    Action::EditOrganization,
    Action::SaveSite,
    Action::RemoveSite,
    Action::AddAdministrator,
    Action::InviteAdministrator,
    Action::RemoveAdministrator,
    Action::EditContact,
    Action::ApproveAccess,
    Action::RefuseAccess,
];

const BY_MANAGERS: &[Action] = &[
    Action::CreateAssister,
    Action::InviteAssister,
    Action::EditAssister,
    Action::SearchAssisters,
    Action::FindPerson,
    Action::ChangeAccountState,
    Action::RecertifyAssister,
    Action::RecertifySeveral,
    Action::MoveAssister,
    Action::EndRosterEntry,
    Action::CheckRoster,
    Action::DiscardRosterImport,
    Action::ConfirmRosterImport,
];

/// Not asked here: a session that lasts longer is no news, a draft has to be filled in
/// first, and others have stories of their own. Those look at the trail themselves.
const ELSEWHERE: &[Action] = &[
    Action::ExtendSession,
    Action::AddPerson,
    Action::RemovePerson,
    Action::RecordOwnReview,
    Action::AttestReview,
    Action::SubmitApplication,
    Action::AcceptRules,
    Action::CloseOrganization,
    Action::FileForCaller,
];

/// Needed where a reason is asked for, and ignored elsewhere.
const WHY: [(&str, &str); 2] = [("reason", "other"), ("note", "As agreed.")];

const WHY_MOVED: [(&str, &str); 2] = [("move_reason", "other"), ("move_note", "As agreed.")];

const WHY_ENDED: [(&str, &str); 2] = [("end_reason", "other"), ("end_note", "As agreed.")];

const FIRST_DAY: [(&str, &str); 3] =
    [("certified_from_month", "11"), ("certified_from_day", "20"), ("certified_from_year", "2026")];

const NAVIGATORS: OrganizationKind = OrganizationKind::NavigatorOrganization;

/// Makes changes, and looks at the trail after each.
struct Changes<'w> {
    world: &'w World,
    made: BTreeSet<&'static str>,
}

impl<'w> Changes<'w> {
    fn of(world: &'w World) -> Self {
        Self { world, made: BTreeSet::new() }
    }

    /// Fills in the form on a page.
    async fn make(
        &mut self,
        browser: &mut Browser<'_>,
        page: &str,
        action: Action,
        typed: &[(&str, &str)],
    ) -> Answer {
        let shown = browser.get(page).await;
        assert_eq!(shown.status, StatusCode::OK, "{page}: {}", shown.text());
        let fields = shown.form(action, typed);
        let before = self.world.count("audit_event").await;
        let answer = browser.post(page, &fields).await;
        self.made(action, before, answer).await
    }

    /// Calls the door of a form that stands on no page of its own.
    async fn call(
        &mut self,
        browser: &mut Browser<'_>,
        action: Action,
        fields: &[(&str, &str)],
    ) -> Answer {
        let before = self.world.count("audit_event").await;
        let answer = browser.call(action, fields).await;
        self.made(action, before, answer).await
    }

    async fn made(&mut self, action: Action, before: i64, answer: Answer) -> Answer {
        assert_eq!(action.kind(), Kind::Change, "{}", action.path());
        let done = answer.status.is_success() || answer.status.is_redirection();
        assert!(done, "{}: {} {}", action.path(), answer.status, answer.text());
        let rows = self.world.count("audit_event").await - before;
        assert!(rows > 0, "{} left no row", action.path());
        self.made.insert(action.path());
        answer
    }

    fn are(self, expected: &[Action]) {
        let expected: BTreeSet<_> = expected.iter().map(|action| action.path()).collect();
        assert_eq!(self.made, expected);
    }
}

/// Rosa, a broker, acts for Amina.
async fn associated(world: &World, site: &Site) -> (AssisterAccountId, ConsumerId) {
    let rosa = world.assister("Rosa Delgado").npn("7204415").insert().await;
    let amina = world.consumer("Amina Warsame").insert().await;
    chooses(world, site, amina, rosa).await;
    (rosa, amina)
}

async fn chooses(world: &World, site: &Site, consumer: ConsumerId, assister: AssisterAccountId) {
    let number = world.reference_number(assister).await;
    let confirm = format!("/en/assister/confirm/{}", number.as_digits());
    let mut phone = site.signed_in(world, consumer).await;
    phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
}

/// Where the first link below a path leads, but for the form of a new one.
fn link(answer: &Answer, path: &str) -> String {
    let links = answer.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut below =
        links.filter(|href| href.strip_prefix(path).is_some_and(|end| end.starts_with('/')));
    let found = below.find(|href| !href.ends_with("/new") && !href.contains('?'));
    found.unwrap_or_else(|| panic!("no link below {path}: {}", answer.text())).to_owned()
}

#[test]
fn every_change_is_made_in_one_of_these_stories() {
    let stories =
        [BY_VISITORS, BY_CONSUMERS, BY_ASSISTERS, BY_LINES, BY_KEEPERS, BY_MANAGERS, ELSEWHERE];
    let told: BTreeSet<&str> = stories.iter().copied().flatten().map(|one| one.path()).collect();
    let changes = Action::ALL.iter().filter(|action| action.kind() == Kind::Change);
    assert_eq!(told, changes.map(|action| action.path()).collect());
}

on_both_databases! {
    async fn what_visitors_do_to_have_an_account_is_on_the_trail(world: World) {
        let site = Site::new(&world);
        let mut changes = Changes::of(&world);
        let mut phone = site.visitor();
        let name = [("sign_in_name", "hodan.ali")];
        let password = [("password", PASSWORD), ("password_again", PASSWORD)];
        let person = [
            ("given_name", "Hodan"), ("family_name", "Ali"),
            ("birth_month", "4"), ("birth_day", "12"), ("birth_year", "1992"),
            ("contact_email", "hodan@example.org"),
        ];
        let typed: Vec<_> = person.into_iter().chain(name).chain(password).collect();
        changes.make(&mut phone, "/en/register", Action::Register, &typed).await;
        changes.make(&mut phone, "/en/home", Action::SignOut, &[]).await;
        let typed = [name[0], password[0]];
        changes.make(&mut phone, "/en/sign-in", Action::SignIn, &typed).await;
        let mut other = site.visitor();
        changes.make(&mut other, "/en/forgot-password", Action::RequestPasswordReset, &name).await;

        let amina = world.consumer("Amina Warsame").insert().await;
        let system = world.system();
        let reset = OneTimePurpose::PasswordReset;
        let token = mint_token(&world.store, &system, amina.into(), reset).await.expect("a token");
        let page = format!("/en/reset-password/{}", token.expose());
        changes.make(&mut other, &page, Action::ResetPassword, &password).await;
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let first = OneTimePurpose::StaffActivation;
        let token = mint_token(&world.store, &system, ingrid, first).await.expect("a token");
        let page = format!("/en/activate/{}", token.expose());
        changes.make(&mut other, &page, Action::ActivateStaff, &password).await;
        let rosa = world.assister("Rosa Delgado").state(AccountState::Invited).insert().await;
        let number = world.registration_number(rosa).await;
        let typed =
            [("registration_number", number.as_str()), ("rules_accepted", "yes"), password[0], password[1]];
        let mut desk = site.visitor();
        changes.make(&mut desk, "/en/activate-account", Action::ActivateAssister, &typed).await;
        let account = amina.to_string();
        changes.call(&mut site.visitor(), Action::DemoSignIn, &[("account", &account)]).await;
        changes.are(BY_VISITORS);
    }

    async fn what_a_consumer_changes_is_on_the_trail(world: World) {
        let site = Site::new(&world);
        let mut changes = Changes::of(&world);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let number = world.reference_number(rosa).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut phone = site.signed_in(&world, amina).await;
        let typed = [("reference_number", number.as_digits())];
        let found = changes.make(&mut phone, "/en/assister/choose", Action::FindAssister, &typed).await;
        let confirm = found.location().to_owned();
        changes.make(&mut phone, &confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await;
        // Each button of that form names its message.
        let home = phone.get("/en/home").await;
        let button = home.body.split("<button").find(|button| button.contains("name=\"id\""));
        let message = button.and_then(|button| button.split("value=\"").nth(1)).expect("a message");
        let typed = [("id", message.split('"').next().expect("its end"))];
        changes.make(&mut phone, "/en/home", Action::DismissAlert, &typed).await;
        changes.make(&mut phone, "/en/application", Action::StartApplication, &[]).await;
        let typed = [("step", "privacy-warning"), ("fields[privacy_read]", "1 en")];
        changes.call(&mut phone, Action::SaveStep, &typed).await;
        let typed = [("step", "contact-name"), ("fields[p1.given_name]", "Amina")];
        changes.call(&mut phone, Action::SaveAnswers, &typed).await;
        let withdraw = "/en/application/withdraw";
        changes.make(&mut phone, withdraw, Action::WithdrawApplication, &[]).await;
        changes.make(&mut phone, "/en/application", Action::RestoreApplication, &[]).await;

        let mut desk = site.signed_in(&world, rosa).await;
        assert_eq!(desk.get(&format!("/en/clients/{amina}")).await.status, StatusCode::OK);
        changes.make(&mut phone, "/en/assister/remove", Action::EndAssociation, &[]).await;
        let act = link(&phone.get("/en/activity").await, "/en/activity/not-me");
        changes.make(&mut phone, &act, Action::ReportMisuse, &[]).await;
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let mut office = site.signed_in(&world, ingrid).await;
        let report = link(&office.get("/en/reports").await, "/en/reports");
        let typed = [("finding", "mistake"), ("note", "She called: it was her assister.")];
        changes.make(&mut office, &report, Action::CloseReport, &typed).await;
        changes.are(BY_CONSUMERS);
    }

    async fn what_an_assister_changes_is_on_the_trail(world: World) {
        let site = Site::new(&world);
        let mut changes = Changes::of(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let mut desk = site.signed_in(&world, rosa).await;
        let typed = [("client_name", "Warsame")];
        changes.make(&mut desk, "/en/clients", Action::SearchClients, &typed).await;
        let client = amina.to_string();
        let typed = [("client", client.as_str()), ("channel", "phone")];
        changes.call(&mut desk, Action::BeginActing, &typed).await;
        changes.call(&mut desk, Action::EndActing, &typed[..1]).await;
        let stop = format!("/en/clients/{amina}/stop");
        changes.make(&mut desk, &stop, Action::FileRequest, &[("reason", "client_moved")]).await;
        changes.make(&mut desk, "/en/my-requests", Action::WithdrawRequest, &[]).await;
        changes.are(BY_ASSISTERS);
    }

    async fn what_a_line_changes_is_on_the_trail(world: World) {
        let site = Site::new(&world);
        let mut changes = Changes::of(&world);
        let (rosa, amina) = associated(&world, &site).await;
        let patrick = world.staff("Patrick Olson", Role::BrokerLineStaff).await;
        let dawit = world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let (mut line, mut arc) =
            (site.signed_in(&world, patrick).await, site.signed_in(&world, dawit).await);
        let mut desk = site.signed_in(&world, rosa).await;
        let stop = format!("/en/clients/{amina}/stop");
        let why = [("reason", "client_moved")];
        desk.submit(&stop, Action::FileRequest, &why).await.location();
        world.execute("UPDATE disassociation_request SET line = 'arc'").await.expect("strayed");
        let request = link(&arc.get("/en/requests").await, "/en/requests");
        changes.make(&mut arc, &request, Action::RerouteRequest, &[]).await;
        let typed = [("reason", "wrong_client")];
        changes.make(&mut line, &request, Action::RejectRequest, &typed).await;
        desk.submit(&stop, Action::FileRequest, &why).await.location();
        let request = link(&line.get("/en/requests").await, "/en/requests");
        let amina_says = [
            ("consumer_name", "Amina Warsame"),
            ("birth_month", "4"), ("birth_day", "12"), ("birth_year", "1992"),
            ("sign_in_name", "amina.warsame"),
        ];
        let rosa_says = [("assister_name", "Rosa Delgado"), ("assister_number", "7204415")];
        let typed: Vec<_> = rosa_says.into_iter().chain(amina_says).collect();
        changes.make(&mut line, &request, Action::VerifyCaller, &typed).await;
        changes.make(&mut line, &request, Action::ApproveRequest, &[]).await;

        let thao = world.consumer("Pang Thao").without_email().insert().await;
        chooses(&world, &site, thao, rosa).await;
        let mut typed = amina_says;
        (typed[0].1, typed[4].1) = ("Pang Thao", "pang.thao");
        let verified = changes.make(&mut arc, "/en/calls", Action::VerifyConsumer, &typed).await;
        let call = verified.location().to_owned();
        let drawn = changes.make(&mut arc, &call, Action::IssueDeskCode, &[]).await;
        changes.make(&mut arc, &call, Action::EndForCaller, &[]).await;
        let code = drawn.body.split("al-number--large\">").nth(1).expect("a code")[..15].to_owned();
        let typed = [
            ("sign_in_name", "pang.thao"), ("desk_code", code.as_str()),
            ("password", PASSWORD), ("password_again", PASSWORD),
        ];
        let mut phone = site.visitor();
        changes.make(&mut phone, "/en/forgot-password/code", Action::ResetByCode, &typed).await;
        changes.are(BY_LINES);
    }

    async fn what_those_change_who_keep_an_organization_is_on_the_trail(world: World) {
        let site = Site::new(&world);
        let mut changes = Changes::of(&world);
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let mut office = site.signed_in(&world, ingrid).await;
        let contact = [
            ("organization_phone", "218-555-0140"),
            ("privacy_contact_name", "Mai Lor"),
            ("privacy_contact_email", "privacy@hub.example"),
        ];
        let facts =
            [("kind", NAVIGATORS.as_str()), ("organization_name", "Aurora Hub"), ("city", "Duluth")];
        let typed: Vec<_> = facts.into_iter().chain(contact).collect();
        let new = "/en/organizations/new";
        let created = changes.make(&mut office, new, Action::CreateOrganization, &typed).await;
        let page = created.location().split('?').next().expect("a path").to_owned();
        let edit = format!("{page}/edit");
        let typed = [("city", "Virginia"), ("reason", "new_details")];
        changes.make(&mut office, &edit, Action::EditOrganization, &typed).await;
        let address = [
            ("site_name", "Main office"), ("street", "31 Harbor Hill"), ("city", "Duluth"),
            ("zip", "55802"), ("county", "St. Louis"), ("site_phone", ""),
        ];
        let new = format!("{page}/sites/new");
        changes.make(&mut office, &new, Action::SaveSite, &address).await;
        let place = link(&office.get(&page).await, &format!("{page}/sites"));
        changes.make(&mut office, &place, Action::RemoveSite, &[]).await;
        let person = [
            ("given_name", "Marisol"), ("family_name", "Fuentes"),
            ("contact_email", "marisol@example.org"),
        ];
        let new = format!("{page}/administrators/new");
        changes.make(&mut office, &new, Action::AddAdministrator, &person).await;
        changes.make(&mut office, &page, Action::InviteAdministrator, &[]).await;
        let why = [("reason", "left_organization")];
        changes.make(&mut office, &page, Action::RemoveAdministrator, &why).await;

        let hub = world.organization(NAVIGATORS, "Zenith Hub").await;
        let per = world.administrator("Per Lund", hub).await;
        let mut agency = site.signed_in(&world, per).await;
        changes.make(&mut agency, "/en/agency/contact", Action::EditContact, &contact).await;
        for (name, action) in
            [("Rosa Delgado", Action::ApproveAccess), ("Bao Thao", Action::RefuseAccess)]
        {
            let one = world.assister(name).working_for(hub).state(AccountState::Requested);
            let one = format!("/en/agency/assisters/{}", one.insert().await);
            changes.make(&mut agency, &one, action, &[("reason", "not_on_staff")]).await;
        }
        changes.are(BY_KEEPERS);
    }

    async fn what_a_resource_manager_changes_is_on_the_trail(world: World) {
        let site = Site::new(&world);
        let mut changes = Changes::of(&world);
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let mut office = site.signed_in(&world, ingrid).await;
        let agency = world.organization(OrganizationKind::BrokerAgency, "Ruta Sur Seguros").await;
        let agency = agency.to_string();
        let person = [
            ("organization", agency.as_str()),
            ("account[given_name]", "Lucía"), ("account[family_name]", "Benavides"),
            ("account[login_email]", "lucia@example.org"), ("account[credential]", "18834027"),
            ("account[city]", "Worthington"), ("counties[nobles]", "yes"),
        ];
        let typed: Vec<_> = person.into_iter().chain(FIRST_DAY).collect();
        let new = "/en/assisters/new?kind=broker";
        let created = changes.make(&mut office, new, Action::CreateAssister, &typed).await;
        let lucia = created.location().to_owned();
        let typed = [("reason", "mail_not_received")];
        changes.make(&mut office, &lucia, Action::InviteAssister, &typed).await;
        let typed = [("account[city]", "Duluth"), ("reason", "new_details")];
        changes.make(&mut office, &format!("{lucia}/edit"), Action::EditAssister, &typed).await;
        let typed = [("assister_query", "Benavides")];
        changes.make(&mut office, "/en/assisters", Action::SearchAssisters, &typed).await;
        let typed = [("person", "lucia@example.org"), ("sought", "actor")];
        changes.make(&mut office, "/en/audit", Action::FindPerson, &typed).await;

        let lapsed = ("2025-11-01", "2026-10-31");
        let hub = world.organization(NAVIGATORS, "Aurora Hub").await;
        let zenith = world.organization(NAVIGATORS, "Zenith Hub").await.to_string();
        let of_hub = |name| world.assister(name).working_for(hub).certified(lapsed.0, lapsed.1);
        let (rosa, per) =
            (of_hub("Rosa Delgado").insert().await, of_hub("Per Lund").npn("11").insert().await);
        let page = format!("/en/assisters/{rosa}");
        let typed: Vec<_> = FIRST_DAY.into_iter().chain(WHY).collect();
        let renew = format!("{page}/recertify");
        changes.make(&mut office, &renew, Action::RecertifyAssister, &typed).await;
        let tick = format!("chosen[{}]", ToRecertify::box_of(per));
        let typed: Vec<_> = [(tick.as_str(), "yes")].into_iter().chain(typed).collect();
        let several = format!("/en/organizations/{hub}/recertify");
        changes.make(&mut office, &several, Action::RecertifySeveral, &typed).await;
        let day = [("from_month", "11"), ("from_day", "20"), ("from_year", "2026")];
        let typed: Vec<_> =
            [("organization", zenith.as_str())].into_iter().chain(day).chain(WHY_MOVED).collect();
        let employment = format!("{page}/organization");
        changes.make(&mut office, &employment, Action::MoveAssister, &typed).await;
        let day = [("until_month", "12"), ("until_day", "31"), ("until_year", "2026")];
        let typed: Vec<_> = day.into_iter().chain(WHY_ENDED).collect();
        changes.make(&mut office, &employment, Action::EndRosterEntry, &typed).await;
        let suspend = format!("{page}/change/suspended");
        let typed = [("reason", "on_leave")];
        changes.make(&mut office, &suspend, Action::ChangeAccountState, &typed).await;

        let headings = Column::ALL.map(Column::heading).join(",");
        let example = |kind| {
            let cells = Column::ALL.map(|one| if one == Column::Kind { kind } else { one.example() });
            format!("{headings}\r\n{}\r\n", cells.join(","))
        };
        world.organization(NAVIGATORS, Column::Organization.example()).await;
        for (kind, action) in [
            // One file with an error, and one without.
            ("plumber", Action::DiscardRosterImport),
            ("navigator", Action::ConfirmRosterImport),
        ] {
            let text = example(kind);
            // The newest file stands first.
            world.clock.advance(chrono::Duration::minutes(1));
            changes.call(&mut office, Action::CheckRoster, &[("roster_text", &text)]).await;
            let file = link(&office.get("/en/assisters/import").await, "/en/assisters/import");
            changes.make(&mut office, &file, action, &[]).await;
        }
        changes.are(BY_MANAGERS);
    }
}
