//! Every server function by every role: the table in `domain::policy` is what
//! really happens.

use crate::browser::{Browser, Site};
use axum::http::{Method, StatusCode};
use domain::{
    accounts::Role,
    ids::ConsumerId,
    policy::{Action, Visitor},
};
use std::collections::BTreeSet;
use store::{
    on_both_databases,
    testing::{PASSWORD, World},
};

/// An id that nobody has.
const NOBODY: &str = "01890000-0000-7000-8000-000000000000";

/// A well-formed request for an action, about things that do not exist: whoever
/// is admitted gets past the door and no further.
fn sample(action: Action) -> Vec<(&'static str, &'static str)> {
    match action {
        Action::Register => vec![
            ("given_name", ""),
            ("family_name", ""),
            ("birth_month", ""),
            ("birth_day", ""),
            ("birth_year", ""),
            ("sign_in_name", ""),
            ("contact_email", ""),
            ("password", ""),
            ("password_again", ""),
        ],
        Action::SignIn => vec![("sign_in_name", "nobody"), ("password", PASSWORD)],
        Action::ViewMailedLink => vec![("token", "nothing")],
        Action::RequestPasswordReset => vec![("sign_in_name", "nobody")],
        Action::ResetPassword | Action::ActivateStaff => {
            vec![("token", "nothing"), ("password", PASSWORD), ("password_again", PASSWORD)]
        }
        Action::DemoSignIn => vec![("account", NOBODY)],
        Action::FindAssister => vec![("reference_number", "5724")],
        Action::ViewProposal => vec![("number", "1000007")],
        Action::ConfirmAssociation => vec![("number", "1000007"), ("read", ""), ("agree", "yes")],
        Action::EndAssociation => vec![("seen", NOBODY)],
        Action::ViewConsent => vec![("id", NOBODY)],
        Action::ViewStep | Action::ViewBeside => vec![("step", "contact-name")],
        Action::SaveStep | Action::SaveAnswers => {
            vec![("step", "contact-name"), ("fields[p1.given_name]", "Amina")]
        }
        Action::AddPerson | Action::RemovePerson => vec![("person", "2")],
        Action::RecordOwnReview => {
            vec![("shown", "1"), ("checked", "yes"), ("attestations", "truth.1")]
        }
        Action::AttestReview => vec![
            ("client", NOBODY),
            ("shown", "1"),
            ("attestations", "truth.1"),
            ("read_aloud", "yes"),
            ("explained", "yes"),
        ],
        Action::SubmitApplication => {
            vec![("shown", "1"), ("signature", "Amina Warsame"), ("sign_agreement", "yes")]
        }
        Action::ViewClient | Action::ViewActing | Action::EndActing => vec![("client", NOBODY)],
        Action::WithdrawApplication | Action::RestoreApplication => vec![("application", NOBODY)],
        Action::BeginActing => vec![("client", NOBODY), ("channel", "phone")],
        Action::ResetByCode => vec![
            ("sign_in_name", "nobody"),
            ("desk_code", "7KM-2QX-9TV-4HB"),
            ("password", PASSWORD),
            ("password_again", PASSWORD),
        ],
        Action::Estimate => vec![
            ("county", "Ramsey"),
            ("ages[age_1]", "40"),
            ("wants[1]", "yes"),
            ("estimate_income", "42,000"),
            ("estimate_period", "year"),
        ],
        Action::ViewStop => vec![("client", NOBODY)],
        Action::FileRequest => vec![("client", NOBODY), ("reason", "client_moved")],
        Action::FindRequest => vec![("request_number", "D-7KM2-9QXV")],
        Action::WithdrawRequest
        | Action::ViewRequest
        | Action::VerifyCaller
        | Action::ApproveRequest
        | Action::RerouteRequest => vec![("id", NOBODY)],
        Action::RejectRequest => vec![("id", NOBODY), ("reason", "wrong_client")],
        Action::FileForCaller => vec![("assister_name", "Rosa Delgado")],
        Action::VerifyConsumer => vec![("consumer_name", "Amina Warsame")],
        Action::ViewCall | Action::IssueDeskCode => vec![("call", NOBODY)],
        Action::EndForCaller => vec![("call", NOBODY), ("seen", NOBODY)],
        Action::DismissAlert => vec![("id", NOBODY)],
        Action::ViewRecertification => vec![("assister", NOBODY)],
        Action::RecertifyAssister => vec![
            ("assister", NOBODY),
            ("seen", "0"),
            ("certified_from_month", "11"),
            ("certified_from_day", "20"),
            ("certified_from_year", "2026"),
            ("reason", "yearly_renewal"),
        ],
        Action::ListToRecertify => vec![("organization", NOBODY)],
        Action::RecertifySeveral => vec![
            ("organization", NOBODY),
            ("certified_from_month", "11"),
            ("certified_from_day", "20"),
            ("certified_from_year", "2026"),
            ("reason", "yearly_renewal"),
        ],
        Action::CheckRoster => vec![("roster_text", "kind")],
        Action::ViewRosterImport
        | Action::RosterErrors
        | Action::ConfirmRosterImport
        | Action::DiscardRosterImport => vec![("id", NOBODY)],
        Action::FindPerson => vec![("person", "nobody"), ("sought", "actor")],
        Action::ViewAct | Action::ReportMisuse => vec![("event", "0")],
        Action::ViewReport => vec![("id", NOBODY)],
        Action::CloseReport => {
            vec![("id", NOBODY), ("finding", "mistake"), ("note", "A wrong file.")]
        }
        Action::SearchClients => vec![("client_name", "Zzz")],
        Action::SearchAssisters => vec![("assister_query", "Zzz")],
        Action::ViewAccount => vec![("assister", NOBODY)],
        Action::ViewNewAccount | Action::CreateAssister => vec![("kind", "broker")],
        Action::InviteAssister | Action::EditAssister => vec![("assister", NOBODY), ("seen", "0")],
        Action::ChangeAccountState => {
            vec![("assister", NOBODY), ("change", "closed"), ("seen", "0")]
        }
        Action::ViewOrganization | Action::ViewOrganizationFacts => vec![("organization", NOBODY)],
        Action::CreateOrganization => vec![
            ("kind", "broker_agency"),
            ("organization_name", ""),
            ("city", ""),
            ("organization_phone", ""),
            ("privacy_contact_name", ""),
            ("privacy_contact_email", ""),
        ],
        Action::EditOrganization => vec![
            ("organization", NOBODY),
            ("organization_name", "Riverbend Clinic"),
            ("city", "Minneapolis"),
            ("organization_phone", ""),
            ("privacy_contact_name", "Mai Lor"),
            ("privacy_contact_email", "privacy@riverbend.example"),
            ("reason", "new_details"),
        ],
        Action::EditContact => vec![
            ("organization_phone", ""),
            ("privacy_contact_name", "Mai Lor"),
            ("privacy_contact_email", "privacy@riverbend.example"),
        ],
        Action::ViewOrganizationToClose => vec![("organization", NOBODY)],
        Action::CloseOrganization => vec![
            ("organization", NOBODY),
            ("reason", "at_organization_request"),
            ("close_confirmed", "yes"),
        ],
        Action::AddAdministrator => vec![
            ("organization", NOBODY),
            ("given_name", "Marisol"),
            ("family_name", "Fuentes"),
            ("contact_email", "marisol@example.org"),
        ],
        Action::InviteAdministrator => vec![("account", NOBODY)],
        Action::RemoveAdministrator => {
            vec![("account", NOBODY), ("reason", "left_organization")]
        }
        Action::ViewSite | Action::RemoveSite => vec![("organization", NOBODY), ("site", NOBODY)],
        Action::SaveSite => vec![
            ("organization", NOBODY),
            ("site_name", "Main office"),
            ("street", "890 Arcade Street"),
            ("city", "Saint Paul"),
            ("zip", "55106"),
            ("county", "Ramsey"),
            ("site_phone", ""),
        ],
        Action::ViewEmployment | Action::ViewOwnAssister => vec![("assister", NOBODY)],
        Action::MoveAssister => vec![
            ("assister", NOBODY),
            ("seen", NOBODY),
            ("organization", NOBODY),
            ("from_month", "11"),
            ("from_day", "23"),
            ("from_year", "2026"),
            ("move_reason", "changed_employer"),
        ],
        Action::EndRosterEntry => vec![
            ("assister", NOBODY),
            ("seen", NOBODY),
            ("until_month", "11"),
            ("until_day", "23"),
            ("until_year", "2026"),
            ("end_reason", "at_own_request"),
        ],
        Action::ApproveAccess => vec![("assister", NOBODY), ("seen", NOBODY)],
        Action::RefuseAccess => {
            vec![("assister", NOBODY), ("seen", NOBODY), ("reason", "not_on_staff"), ("note", "")]
        }
        Action::ActivateAssister => vec![
            ("registration_number", "R-1234-5678-9ABC"),
            ("text_version", "1"),
            ("rules_accepted", "yes"),
            ("sign_in_name", ""),
            ("password", PASSWORD),
            ("password_again", PASSWORD),
        ],
        Action::AcceptRules => vec![("text_version", "1"), ("rules_accepted", "yes")],
        Action::ListOrganizations
        | Action::ViewAgency
        | Action::ViewWelcome
        | Action::ViewOwnAccount => Vec::new(),
        Action::SignOut
        | Action::ExtendSession
        | Action::DemoPeople
        | Action::DemoMailbox
        | Action::ConsumerHome
        | Action::ViewAssister
        | Action::AssociationHistory
        | Action::ViewApplication
        | Action::StartApplication
        | Action::ViewAnswers
        | Action::ViewSubmitted
        | Action::ViewResults
        | Action::ListClients
        | Action::ListAlerts
        | Action::ViewAudit
        | Action::ExportAudit
        | Action::ViewActivity
        | Action::ListReports
        | Action::ListOwnRequests
        | Action::ListRequests
        | Action::FindHelp
        | Action::ListRosterImports
        | Action::RosterTemplate
        | Action::ViewCertifications
        | Action::ListAssisters => Vec::new(),
    }
}

/// What is asked in a client's file when an assister asks.
fn in_a_file(action: Action, client: &str) -> Vec<(&str, &str)> {
    let mut fields = sample(action);
    fields.retain(|(name, _)| *name != "client");
    fields.push(("client", client));
    fields
}

/// The actions in which an assister opens somebody's file.
const IN_A_FILE: [Action; 21] = [
    Action::ViewApplication,
    Action::StartApplication,
    Action::ViewStep,
    Action::ViewBeside,
    Action::SaveStep,
    Action::SaveAnswers,
    Action::AddPerson,
    Action::RemovePerson,
    Action::ViewAnswers,
    Action::AttestReview,
    Action::SubmitApplication,
    Action::ViewSubmitted,
    Action::WithdrawApplication,
    Action::RestoreApplication,
    Action::ViewResults,
    Action::ViewClient,
    Action::ViewActing,
    Action::BeginActing,
    Action::EndActing,
    Action::ViewStop,
    Action::FileRequest,
];

async fn browser_of<'s>(site: &'s Site, world: &World, visitor: Visitor) -> Browser<'s> {
    match visitor {
        None => site.visitor(),
        Some(Role::Consumer) => {
            let consumer = world.consumer("Amina Warsame").insert().await;
            site.signed_in(world, consumer).await
        }
        Some(Role::Assister) => {
            let assister = world.assister("Rosa Delgado").insert().await;
            site.signed_in(world, assister).await
        }
        Some(role) => {
            let name = format!("Dale {}", ["Berg", "Dahl", "Lund", "Moen"][role as usize % 4]);
            let staff = world.staff(&name, role).await;
            site.signed_in(world, staff).await
        }
    }
}

fn visitors() -> Vec<Visitor> {
    std::iter::once(None).chain(Role::ALL.iter().copied().map(Some)).collect()
}

#[test]
fn every_server_function_has_a_row_and_every_row_a_server_function() {
    // The pages name the functions, so building the router registers them all.
    let registered: BTreeSet<String> = server_fn::axum::server_fn_paths()
        .map(|(path, method)| {
            assert_eq!(method, Method::POST, "{path} answers to more than POST");
            path.trim_start_matches("/api/").to_owned()
        })
        .collect();
    let table: BTreeSet<String> =
        Action::ALL.iter().map(|action| action.path().to_owned()).collect();
    assert_eq!(registered, table);
}

on_both_databases! {
    async fn the_table_is_what_happens(world: World) {
        let site = Site::new(&world);
        let mut wrong = Vec::new();
        for visitor in visitors() {
            let mut browser = browser_of(&site, &world, visitor).await;
            for action in Action::ALL.iter().filter(|action| **action != Action::SignOut) {
                // An assister asks in somebody's file, a consumer in their own.
                let fields = match visitor {
                    Some(Role::Assister) if IN_A_FILE.contains(action) => in_a_file(*action, NOBODY),
                    _ => sample(*action),
                };
                let answer = browser.call(*action, &fields).await;
                let refused =
                    matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
                if refused == action.admits(visitor) {
                    wrong.push(format!("{visitor:?} {}: {} {}", action.path(), answer.status, answer.body));
                }
                if answer.status == StatusCode::INTERNAL_SERVER_ERROR
                    || answer.status == StatusCode::BAD_REQUEST
                {
                    wrong.push(format!("{visitor:?} {}: {} {}", action.path(), answer.status, answer.body));
                }
                // Signing in changed who asks.
                if matches!(*action, Action::SignIn | Action::DemoSignIn) && answer.status.is_success() {
                    wrong.push(format!("{visitor:?} could become somebody: {}", action.path()));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn a_call_without_its_fields_is_never_our_failure(world: World) {
        let site = Site::new(&world);
        let mut refused = 0;
        for visitor in visitors() {
            let mut browser = browser_of(&site, &world, visitor).await;
            for action in Action::ALL.iter().filter(|action| **action != Action::SignOut) {
                let status = browser.call(*action, &[]).await.status;
                let path = action.path();
                assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{visitor:?} {path}");
                refused += usize::from(status == StatusCode::BAD_REQUEST);
            }
        }
        assert!(refused > 0, "every function was content with nothing");
    }

    async fn a_stranger_s_file_is_as_unknown_as_one_that_does_not_exist(world: World) {
        let site = Site::new(&world);
        let stranger = world.consumer("Tou Ger Vang").insert().await.to_string();
        let rosa = world.assister("Rosa Delgado").insert().await;
        let mut browser = site.signed_in(&world, rosa).await;
        for action in IN_A_FILE {
            let theirs = browser.call(action, &in_a_file(action, &stranger)).await;
            let nobodys = browser.call(action, &in_a_file(action, NOBODY)).await;
            assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{}: {}", action.path(), theirs.body);
            assert_eq!(theirs.body, nobodys.body, "{}", action.path());
        }
        for path in ["", "/begin", "/stop", "/application", "/application/contact-name", "/application/result"] {
            let page = browser.get(&format!("/en/clients/{stranger}{path}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!page.body.contains("Vang") && !page.body.contains("1992"), "{path} names the stranger");
        }
    }

    async fn a_consumer_cannot_name_another_file(world: World) {
        let site = Site::new(&world);
        let other: ConsumerId = world.consumer("Tou Ger Vang").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut browser = site.signed_in(&world, amina).await;
        let other = other.to_string();
        for action in IN_A_FILE {
            let answer = browser.call(action, &in_a_file(action, &other)).await;
            let refused = matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            assert!(refused, "{}: {}", action.path(), answer.status);
        }
    }
}
