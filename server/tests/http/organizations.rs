//! Organizations and the desk of an agency administrator, as plain forms.

use crate::browser::{Browser, Site};
use axum::http::StatusCode;
use domain::{
    accounts::Role,
    assisters::{AccountState, OrganizationKind},
    ids::{AccountId, AssisterAccountId, OrganizationId},
    policy::Action,
};
use store::{on_both_databases, testing::World};

const NAVIGATORS: OrganizationKind = OrganizationKind::NavigatorOrganization;

const CONTACT: [(&str, &str); 3] = [
    ("organization_phone", "218-555-0140"),
    ("privacy_contact_name", "Mai Lor"),
    ("privacy_contact_email", "privacy@hub.example"),
];

async fn manager<'s>(site: &'s Site, world: &World) -> Browser<'s> {
    let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
    site.signed_in(world, ingrid).await
}

/// An organization, its administrator's browser, and a navigator in a state.
async fn agency<'s>(
    site: &'s Site,
    world: &World,
    state: AccountState,
) -> (OrganizationId, Browser<'s>, AssisterAccountId) {
    let organization = world.organization(NAVIGATORS, "Aurora Hub").await;
    let marisol: AccountId = world.administrator("Marisol Fuentes", organization).await;
    let rosa = world.assister("Rosa Delgado").working_for(organization).state(state).insert().await;
    (organization, site.signed_in(world, marisol).await, rosa)
}

on_both_databases! {
    async fn the_roster_shows_the_assisters_of_one_organization(world: World) {
        let site = Site::new(&world);
        let (hub, _, _) = agency(&site, &world, AccountState::Active).await;
        world.assister("Mikkel Berg").npn("9480012").insert().await;
        let mut desk = manager(&site, &world).await;
        let own = format!("/en/assisters?organization={hub}");
        let page = desk.get(&format!("/en/organizations/{hub}")).await;
        assert!(page.body.contains(&format!("href=\"{own}\"")), "{}", page.text());
        let roster = desk.get(&own).await;
        assert!(roster.text().contains("Organization: Aurora Hub"), "{}", roster.text());
        assert!(roster.text().contains("Rosa Delgado") && !roster.text().contains("Mikkel Berg"));
        let ways: Vec<&str> = roster.body.split("name=\"organization\"").collect();
        assert!(ways.len() > 1, "the filters keep the organization");
    }

    async fn a_resource_manager_enters_an_organization_with_a_site_and_an_administrator(world: World) {
        let site = Site::new(&world);
        let mut desk = manager(&site, &world).await;
        let new = "/en/organizations/new";
        let empty = desk.submit(new, Action::CreateOrganization, &[("city", "Duluth")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("value=\"Duluth\""), "what was typed stays");
        let facts = [("kind", NAVIGATORS.as_str()), ("organization_name", "Aurora Hub"), ("city", "Duluth")];
        let typed: Vec<_> = facts.into_iter().chain(CONTACT).collect();
        let made = desk.submit(new, Action::CreateOrganization, &typed).await;
        let page = made.location().split('?').next().expect("a path").to_owned();
        let shown = desk.get(made.location()).await;
        assert!(shown.text().contains("The organization is on record"), "{}", shown.text());
        assert!(shown.text().contains("Mai Lor") && shown.text().contains("218-555-0140"));

        let address = [
            ("site_name", "Main office"), ("street", "31 Harbor Hill"), ("city", "Duluth"),
            ("zip", "5580"), ("county", "St. Louis"), ("site_phone", ""),
        ];
        let sites = format!("{page}/sites/new");
        let wrong = desk.submit(&sites, Action::SaveSite, &address).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "a digit is missing");
        let mended: Vec<_> = address.map(|(name, value)| (name, if name == "zip" { "55802" } else { value })).into();
        let added = desk.submit(&sites, Action::SaveSite, &mended).await;
        assert!(desk.get(added.location()).await.text().contains("31 Harbor Hill, Duluth 55802"));
        let row = desk.get(&page).await;
        let edit = row.body.split("href=\"").find(|rest| rest.contains("/sites/") && !rest.starts_with(&sites));
        let edit = edit.and_then(|rest| rest.split('"').next()).expect("a link to the site").to_owned();
        desk.submit(&edit, Action::SaveSite, &[("street", "32 Harbor Hill"), ("county", "St. Louis")]).await.location();
        assert!(desk.get(&page).await.text().contains("32 Harbor Hill"));
        desk.submit(&edit, Action::RemoveSite, &[]).await.location();
        assert!(!desk.get(&page).await.text().contains("Harbor Hill"));

        let administrators = format!("{page}/administrators/new");
        let person = [("given_name", "Marisol"), ("family_name", "Fuentes"), ("contact_email", "m@hub.example")];
        let invited = desk.submit(&administrators, Action::AddAdministrator, &person).await;
        assert!(desk.get(invited.location()).await.text().contains("Invited, not active yet"));
        let twice = desk.submit(&administrators, Action::AddAdministrator, &person).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        desk.submit(&page, Action::InviteAdministrator, &[]).await.location();
        desk.submit(&page, Action::RemoveAdministrator, &[("reason", "left_organization")]).await.location();
        assert!(!desk.get(&page).await.text().contains("Marisol"));

        let edited = desk
            .submit(&format!("{page}/edit"), Action::EditOrganization, &[("organization_name", "Zenith Hub"), ("reason", "new_details")])
            .await;
        assert_eq!(edited.location(), format!("{page}?done=saved"));
        let list = desk.get("/en/organizations?kind=navigator_organization").await;
        assert!(list.text().contains("Zenith Hub"), "{}", list.text());
        assert!(!desk.get("/en/organizations?kind=broker_agency").await.text().contains("Zenith Hub"));
        let named = desk.get("/en/organizations?kind=navigator_organization&named=Hub%20zen").await;
        assert!(named.text().contains("Zenith Hub"), "{}", named.text());
        assert!(named.body.contains("value=\"Hub zen\""), "what is looked for stays on the page");
        assert!(named.body.contains("kind=cac_organization&amp;named=Hub%20zen"), "and in the links");
        let nobody = desk.get("/en/organizations?named=aurora").await;
        assert!(nobody.text().contains("No organization has a name like this"), "{}", nobody.text());
    }

    async fn service_lines_read_and_change_nothing(world: World) {
        let site = Site::new(&world);
        let (organization, _, rosa) = agency(&site, &world, AccountState::Active).await;
        let dawit = world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let mut desk = site.signed_in(&world, dawit).await;
        let page = desk.get(&format!("/en/organizations/{organization}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Rosa Delgado") && page.text().contains("Marisol Fuentes"));
        assert!(page.body.contains(&format!("href=\"/en/assisters/{rosa}\"")), "a name leads to the account");
        assert!(!page.body.contains("/edit") && !page.body.contains("/sites/new"), "{}", page.text());
        let entries = desk.get(&format!("/en/assisters/{rosa}/organization")).await;
        assert!(entries.text().contains("Since November 1, 2026"), "{}", entries.text());
        assert!(!entries.text().contains("Move to another"), "{}", entries.text());
        assert_eq!(desk.get("/en/organizations/new").await.status, StatusCode::FORBIDDEN);
        let sent = desk.call(Action::CreateOrganization, &[
            ("kind", "broker_agency"), ("organization_name", "X"), ("city", "X"), ("organization_phone", ""),
            ("privacy_contact_name", "X"), ("privacy_contact_email", "x@example.org"),
        ]).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
    }

    async fn a_resource_manager_moves_an_assister(world: World) {
        let site = Site::new(&world);
        let (_, _, rosa) = agency(&site, &world, AccountState::Active).await;
        let zenith = world.organization(NAVIGATORS, "Zenith Hub").await.to_string();
        let mut desk = manager(&site, &world).await;
        let page = format!("/en/assisters/{rosa}/organization");
        let unsaid = desk.submit(&page, Action::MoveAssister, &[("organization", "")]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unsaid.text());
        let day = [("organization", zenith.as_str()), ("from_month", "11"), ("from_day", "20"), ("from_year", "2026"), ("move_reason", "changed_employer")];
        let stale = desk.get(&page).await.form(Action::MoveAssister, &day);
        let moved = desk.submit(&page, Action::MoveAssister, &day).await;
        let moved = desk.get(moved.location()).await.text();
        assert!(moved.contains("Since November 20, 2026Zenith Hub"), "{moved}");
        assert!(moved.contains("November 1, 2026 to November 19, 2026Aurora Hub"), "{moved}");
        let again = desk.post(&page, &stale).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let last = [("until_month", "12"), ("until_day", "31"), ("until_year", "2026"), ("end_reason", "at_own_request")];
        let ended = desk.submit(&page, Action::EndRosterEntry, &last).await;
        assert!(desk.get(ended.location()).await.text().contains("The last day is set to December 31, 2026"));
    }

    async fn an_administrator_approves_on_the_own_desk(world: World) {
        let site = Site::new(&world);
        let (_, mut desk, rosa) = agency(&site, &world, AccountState::Requested).await;
        let agency = desk.get("/en/agency").await;
        assert!(agency.text().contains("1 person waits for your approval"), "{}", agency.text());
        let waiting = desk.get("/en/agency?part=waiting").await;
        let person = format!("/en/agency/assisters/{rosa}");
        assert!(waiting.body.contains(&person), "{}", waiting.text());
        let unsaid = desk.submit(&person, Action::RefuseAccess, &[("note", "Left in May")]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsaid.body.contains("value=\"Left in May\""), "what was typed stays");
        let approved = desk.submit(&person, Action::ApproveAccess, &[]).await;
        let approved = desk.get(approved.location()).await.text();
        assert!(approved.contains("Portal access approved on November 23, 2026"), "{approved}");
        assert!(desk.get("/en/agency?part=waiting").await.text().contains("Nobody waits for approval"));
    }

    async fn an_administrator_refuses_with_a_reason(world: World) {
        let site = Site::new(&world);
        let (_, mut desk, rosa) = agency(&site, &world, AccountState::Requested).await;
        let person = format!("/en/agency/assisters/{rosa}");
        let refused = desk.submit(&person, Action::RefuseAccess, &[("reason", "not_on_staff")]).await;
        let refused = desk.get(refused.location()).await.text();
        assert!(refused.contains("Portal access is refused"), "{refused}");
        assert!(!refused.contains("Approve portal access?"), "{refused}");
    }

    async fn an_administrator_sets_a_last_day_and_sees_no_clients_name(world: World) {
        let site = Site::new(&world);
        let (_, mut desk, rosa) = agency(&site, &world, AccountState::Active).await;
        let number = world.reference_number(rosa).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let mut phone = site.signed_in(&world, amina).await;
        let confirm = format!("/en/assister/confirm/{}", number.as_digits());
        phone.submit(&confirm, Action::ConfirmAssociation, &[("agree", "yes")]).await.location();
        let person = format!("/en/agency/assisters/{rosa}");
        let page = desk.get(&person).await;
        assert!(page.text().contains("This person has 1 client"), "{}", page.text());
        assert!(!page.body.contains("Warsame"));
        let last = [("until_month", "11"), ("until_day", "30"), ("until_year", "2026"), ("end_reason", "at_own_request")];
        let ended = desk.submit(&person, Action::EndRosterEntry, &last).await;
        assert!(desk.get(ended.location()).await.text().contains("Access stops after that day"));
        world.clock.set("2026-12-01T15:00:00Z");
        let marisol = desk.get("/en/agency").await;
        assert_eq!(marisol.status, StatusCode::FOUND, "the session is over, too");
    }

    async fn an_administrator_edits_contact_and_sites_and_meets_no_other_organization(world: World) {
        let site = Site::new(&world);
        let (organization, mut desk, _) = agency(&site, &world, AccountState::Active).await;
        let other = world.organization(NAVIGATORS, "Zenith Hub").await;
        let samuel = world.assister("Samuel Goodsky").working_for(other).insert().await;
        let contact = desk.submit("/en/agency/contact", Action::EditContact, &CONTACT).await;
        assert!(desk.get(contact.location()).await.text().contains("privacy@hub.example"));
        let address = [
            ("site_name", "Main office"), ("street", "31 Harbor Hill"), ("city", "Duluth"),
            ("zip", "55802"), ("county", "St. Louis"), ("site_phone", ""),
        ];
        let sites = format!("/en/organizations/{organization}/sites/new");
        let added = desk.submit(&sites, Action::SaveSite, &address).await;
        assert_eq!(added.location(), "/en/agency?done=saved");
        assert!(desk.get("/en/agency").await.text().contains("31 Harbor Hill"));
        for path in [
            format!("/en/organizations/{other}/sites/new"),
            format!("/en/agency/assisters/{samuel}"),
            "/en/agency/assisters/nobody".to_owned(),
        ] {
            let page = desk.get(&path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!page.body.contains("Goodsky") && !page.body.contains("Zenith"), "{path}");
        }
        let theirs = desk.get(&format!("/en/organizations/{other}")).await;
        assert_eq!(theirs.status, StatusCode::FORBIDDEN);
        assert!(!theirs.body.contains("Zenith"));
    }

    async fn an_administrator_of_no_organization_is_told_whom_to_call(world: World) {
        let site = Site::new(&world);
        let nobody = world.staff("Dale Berg", Role::AgencyAdministrator).await;
        let mut desk = site.signed_in(&world, nobody).await;
        let page = desk.get("/en/agency").await;
        assert!(page.text().contains("Your account keeps no organization"), "{}", page.text());
    }
}
