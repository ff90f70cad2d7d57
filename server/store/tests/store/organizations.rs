//! Organizations: what is known of them, who keeps them, and who works for them
//! from when until when.

use domain::{
    accounts::Role,
    assisters::{
        AccountState, AssisterKind, ContactForm, OrganizationForm, OrganizationKind,
        OrganizationView, Reason, RosterPart, SiteForm, Standing,
    },
    clients::{ClientList, ListQuery},
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, OrganizationId, RosterEntryId},
    lists::{Count, Cursor},
    validation::Code,
};
use store::{
    Request, StoreError, StoreResult,
    assisters::{
        TypedWhy,
        administrators::{self, NewAdministrator},
        closing_organizations, organizations, portal_access,
        roster_entries::{self, TypedDay},
        sites,
    },
    clients, on_both_databases,
    testing::World,
};

const NAVIGATORS: OrganizationKind = OrganizationKind::NavigatorOrganization;

fn details(name: &str) -> OrganizationForm {
    OrganizationForm { name: name.to_owned(), city: "Duluth".to_owned(), contact: contact() }
}

fn contact() -> ContactForm {
    ContactForm {
        phone: "218 555 0140".to_owned(),
        privacy_contact_name: "Mai Lor".to_owned(),
        privacy_contact_email: "privacy@hub.example".to_owned(),
    }
}

fn office() -> SiteForm {
    SiteForm {
        name: "Main office".to_owned(),
        street: "890 Arcade Street".to_owned(),
        city: "Saint Paul".to_owned(),
        zip: "55106".to_owned(),
        county: "Ramsey".to_owned(),
        phone: String::new(),
    }
}

fn day(month: u32, day: u32) -> TypedDay {
    [month.to_string(), day.to_string(), "2026".to_owned()]
}

fn codes<T: std::fmt::Debug>(result: StoreResult<T>) -> Vec<(String, Code)> {
    match result {
        Err(StoreError::Invalid(invalid)) => {
            invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
        }
        other => panic!("expected invalid fields, got {other:?}"),
    }
}

fn conflict<T: std::fmt::Debug>(result: StoreResult<T>) -> Conflict {
    match result {
        Err(StoreError::Conflict(conflict)) => conflict,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

fn not_there<T: std::fmt::Debug>(result: StoreResult<T>) {
    assert!(matches!(result, Err(StoreError::NotFound)), "{result:?}");
}

fn why(reason: &str) -> TypedWhy {
    TypedWhy { reason: reason.to_owned(), note: String::new() }
}

fn moves() -> TypedWhy {
    why("changed_employer")
}

fn leaves() -> TypedWhy {
    why("at_own_request")
}

async fn manager(world: &World) -> Request {
    let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
    world.as_staff(ingrid, Role::ResourceManager)
}

/// An organization and somebody who keeps its roster.
async fn agency(world: &World, name: &str, keeper: &str) -> (OrganizationId, AccountId) {
    let organization = world.organization(NAVIGATORS, name).await;
    (organization, world.administrator(keeper, organization).await)
}

fn keeps(world: &World, keeper: AccountId) -> Request {
    world.as_staff(keeper, Role::AgencyAdministrator)
}

async fn desk(world: &World, keeper: AccountId, part: RosterPart) -> OrganizationView {
    organizations::agency(&world.store, &keeps(world, keeper), part, None).await.expect("a desk")
}

fn names(view: &OrganizationView) -> Vec<&str> {
    view.roster.rows.iter().map(|row| row.name.as_str()).collect()
}

async fn works_for(
    world: &World,
    name: &str,
    organization: OrganizationId,
    state: AccountState,
) -> AssisterAccountId {
    world.assister(name).working_for(organization).state(state).insert().await
}

async fn list(world: &World, assister: AssisterAccountId) -> StoreResult<ClientList> {
    clients::list(&world.store, &world.as_assister(assister), ListQuery::default()).await
}

async fn standing(world: &World, request: &Request, assister: AssisterAccountId) -> Standing {
    let own = portal_access::own_assister(&world.store, request, assister).await;
    own.expect("an own assister").member.standing
}

on_both_databases! {
    async fn a_resource_manager_enters_and_changes_organizations(world: World) {
        let request = manager(&world).await;
        let store = &world.store;
        let id = organizations::create(store, &request, NAVIGATORS, &details("Aurora Hub")).await;
        let id = id.expect("an organization");
        organizations::edit(store, &request, id, &details("Zenith Hub"), "new_details").await.expect("a change");
        let unsaid = organizations::edit(store, &request, id, &details("Other Hub"), "").await;
        assert_eq!(codes(unsaid), [("reason".to_owned(), Code::Required)]);
        let view = organizations::organization(store, &request, id, RosterPart::Current, None).await;
        let view = view.expect("the organization");
        assert_eq!((view.facts.name.as_str(), view.facts.kind), ("Zenith Hub", NAVIGATORS));
        assert_eq!(view.facts.phone.as_deref(), Some("218-555-0140"));
        let nameless = organizations::create(store, &request, NAVIGATORS, &details(" ")).await;
        assert_eq!(codes(nameless), [("organization_name".to_owned(), Code::Required)]);
        let arc = world.as_staff(AccountId(id.0), Role::ArcStaff);
        let reads = organizations::organization(store, &arc, id, RosterPart::Current, None).await;
        assert!(reads.is_ok(), "a service line reads");
        let changes = organizations::edit(store, &arc, id, &details("X"), "new_details").await;
        assert!(matches!(changes, Err(StoreError::Forbidden)), "and changes nothing");
    }

    async fn the_list_is_paged_by_name_and_kind(world: World) {
        let request = manager(&world).await;
        for number in 0..60 {
            world.organization(NAVIGATORS, &format!("Hub {:02}", 59 - number)).await;
            world.organization(OrganizationKind::BrokerAgency, &format!("Agency {number:02}")).await;
        }
        let list = async |kind, cursor| {
            organizations::organizations(&world.store, &request, kind, "", cursor).await.expect("a list")
        };
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let page = list(Some(NAVIGATORS), cursor).await;
            seen.extend(page.rows.iter().map(|row| row.name.clone()));
            let Some(next) = page.next else { break };
            cursor = Some(next);
        }
        let expected: Vec<String> = (0..60).map(|number| format!("Hub {number:02}")).collect();
        assert_eq!(seen, expected);
        let first = list(Some(NAVIGATORS), None).await;
        let second = list(Some(NAVIGATORS), first.next).await;
        assert_eq!(list(Some(NAVIGATORS), second.previous).await.rows, first.rows);
        assert_eq!(list(None, None).await.rows[0].name, "Agency 00");
        let gone = Cursor::After(OrganizationId(uuid::Uuid::from_u128(7)));
        assert_eq!(list(Some(NAVIGATORS), Some(gone)).await.rows, first.rows);
    }

    async fn an_organization_is_found_by_the_words_of_its_name(world: World) {
        let request = manager(&world).await;
        world.organization(OrganizationKind::BrokerAgency, "Halvorson & Daughters Insurance").await;
        world.organization(OrganizationKind::BrokerAgency, "Søren 100% Insurance").await;
        world.organization(NAVIGATORS, "Daughters of Duluth").await;
        let found = async |kind, named: &str| -> Vec<String> {
            let list = organizations::organizations(&world.store, &request, kind, named, None).await;
            list.expect("a list").rows.into_iter().map(|row| row.name).collect()
        };
        assert_eq!(found(None, "daugh").await, ["Daughters of Duluth", "Halvorson & Daughters Insurance"]);
        assert_eq!(found(Some(NAVIGATORS), "daughters").await, ["Daughters of Duluth"]);
        assert_eq!(found(None, "INSURANCE soren").await, ["Søren 100% Insurance"]);
        assert_eq!(found(None, "aughters").await, [""; 0], "words count from their beginning");
        assert_eq!(found(None, "%").await.len(), 3, "no wildcard: nothing is looked for");
        assert_eq!(found(None, "nobody").await, [""; 0]);
    }

    async fn an_administrator_keeps_sites_and_contact_of_the_own_organization_only(world: World) {
        let (own, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let (other, _) = agency(&world, "Zenith Hub", "Per Lund").await;
        let request = keeps(&world, marisol);
        let store = &world.store;
        sites::save_site(store, &request, own, None, &office()).await.expect("a site");
        organizations::edit_contact(store, &request, &contact()).await.expect("a contact");
        let view = desk(&world, marisol, RosterPart::Current).await;
        assert_eq!(view.facts.privacy_contact_email, "privacy@hub.example");
        let site = view.sites[0].id;
        let moved = SiteForm { county: "Cook".to_owned(), ..office() };
        sites::save_site(store, &request, own, Some(site), &moved).await.expect("a change");
        assert_eq!(desk(&world, marisol, RosterPart::Current).await.sites[0].county, "Cook");

        not_there(sites::save_site(store, &request, other, None, &office()).await);
        not_there(sites::save_site(store, &request, other, Some(site), &office()).await);
        not_there(sites::site(store, &request, other, site).await);
        not_there(sites::remove_site(store, &request, other, site).await);
        not_there(organizations::facts(store, &request, Some(other)).await);
        let theirs = organizations::organization(store, &request, other, RosterPart::Current, None);
        assert!(matches!(theirs.await, Err(StoreError::Forbidden)));
        assert_eq!(world.count("site").await, 1);
        sites::remove_site(store, &request, own, site).await.expect("removed");
        assert_eq!(world.count("site").await, 0);
    }

    async fn an_administrator_sees_and_touches_own_assisters_only(world: World) {
        let (own, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let (other, _) = agency(&world, "Zenith Hub", "Per Lund").await;
        works_for(&world, "Rosa Delgado", own, AccountState::Active).await;
        let theirs = works_for(&world, "Samuel Goodsky", other, AccountState::Requested).await;
        let request = keeps(&world, marisol);
        let store = &world.store;
        assert_eq!(names(&desk(&world, marisol, RosterPart::Current).await), ["Rosa Delgado"]);
        let entry = world.roster_entry(theirs).await;
        not_there(portal_access::own_assister(store, &request, theirs).await);
        not_there(portal_access::approve(store, &request, theirs, entry).await);
        not_there(portal_access::refuse(store, &request, theirs, entry, "not_on_staff", "").await);
        let end = roster_entries::end_roster_entry(store, &request, theirs, entry, &day(11, 30), &leaves()).await;
        not_there(end);
        // Whoever keeps no organization has no desk.
        let nobody = world.staff("Dale Berg", Role::AgencyAdministrator).await;
        let none = organizations::agency(store, &keeps(&world, nobody), RosterPart::Current, None).await;
        not_there(none);
        not_there(portal_access::approve(store, &keeps(&world, nobody), theirs, entry).await);
    }

    async fn an_administrator_approves_portal_access(world: World) {
        let (own, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let kyaw = works_for(&world, "Kyaw Min", own, AccountState::Requested).await;
        let request = keeps(&world, marisol);
        let waiting = desk(&world, marisol, RosterPart::Waiting).await;
        assert_eq!((names(&waiting), waiting.waiting), (vec!["Kyaw Min"], Count::Exactly(1)));
        let entry = world.roster_entry(kyaw).await;
        portal_access::approve(&world.store, &request, kyaw, entry).await.expect("approved");
        let own = portal_access::own_assister(&world.store, &request, kyaw).await.expect("own");
        assert_eq!(own.member.state, AccountState::Approved);
        assert!(own.entry.approved_on.is_some() && !own.waits_for_approval);
        assert_eq!(desk(&world, marisol, RosterPart::Waiting).await.waiting, Count::Exactly(0));
        // The second click of a double click changes nothing.
        let changes = world.count("assister_change").await;
        portal_access::approve(&world.store, &request, kyaw, entry).await.expect("again");
        assert_eq!(world.count("assister_change").await, changes);
        let refused = portal_access::refuse(&world.store, &request, kyaw, entry, "not_on_staff", "");
        assert_eq!(conflict(refused.await), Conflict::AccountStateForbids);
    }

    async fn a_refusal_needs_a_reason_and_ends_the_entry(world: World) {
        let (own, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let kyaw = works_for(&world, "Kyaw Min", own, AccountState::Requested).await;
        let request = keeps(&world, marisol);
        let entry = world.roster_entry(kyaw).await;
        let refuse = async |reason: &str, note: &str| {
            portal_access::refuse(&world.store, &request, kyaw, entry, reason, note).await
        };
        assert_eq!(codes(refuse("", "").await), [("reason".to_owned(), Code::Required)]);
        assert_eq!(codes(refuse("other", "").await), [("note".to_owned(), Code::Required)]);
        refuse("not_on_staff", "").await.expect("refused");
        let own = portal_access::own_assister(&world.store, &request, kyaw).await.expect("own");
        assert_eq!(own.member.state, AccountState::Requested, "staff decide what happens next");
        assert_eq!(own.member.until, "2026-11-23".parse().ok());
        assert!(!own.waits_for_approval);
        let approve = portal_access::approve(&world.store, &request, kyaw, entry).await;
        assert_eq!(conflict(approve), Conflict::AccountStateForbids);
    }

    async fn a_broker_needs_no_approval(world: World) {
        let agency = world.organization(OrganizationKind::BrokerAgency, "Halvorson").await;
        let keeper = world.administrator("Ada Halvorson", agency).await;
        let erik = world.assister("Erik Halvorson").npn("7204415").working_for(agency);
        let erik = erik.state(AccountState::Requested).insert().await;
        assert_eq!(desk(&world, keeper, RosterPart::Waiting).await.waiting, Count::Exactly(0));
        let entry = world.roster_entry(erik).await;
        let approve = portal_access::approve(&world.store, &keeps(&world, keeper), erik, entry).await;
        assert_eq!(conflict(approve), Conflict::AccountStateForbids);
    }

    async fn access_stops_after_the_last_day(world: World) {
        let (own, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let rosa = works_for(&world, "Rosa Delgado", own, AccountState::Active).await;
        let request = keeps(&world, marisol);
        let entry = world.roster_entry(rosa).await;
        let end = async |until| {
            roster_entries::end_roster_entry(&world.store, &request, rosa, entry, &until, &leaves()).await
        };
        assert_eq!(codes(end(day(10, 31)).await), [("until".to_owned(), Code::DateBeforeEntry)]);
        assert_eq!(codes(end(day(2, 30)).await), [("until".to_owned(), Code::DateNotADate)]);
        let unsaid = roster_entries::end_roster_entry(
            &world.store, &request, rosa, entry, &day(11, 30), &why("deceased in no way"),
        )
        .await;
        assert_eq!(codes(unsaid), [("end_reason".to_owned(), Code::NotAChoice)]);
        end(day(11, 30)).await.expect("a last day");
        // A slip is mended while the day is not over.
        end(day(11, 24)).await.expect("another last day");
        // The evening of the last day in St. Paul.
        world.clock.set("2026-11-25T05:59:59Z");
        assert_eq!(standing(&world, &keeps(&world, marisol), rosa).await, Standing::MayAct);
        assert!(list(&world, rosa).await.is_ok());
        world.clock.set("2026-11-25T06:00:00Z");
        assert_eq!(standing(&world, &keeps(&world, marisol), rosa).await, Standing::OffRoster);
        assert_eq!(conflict(list(&world, rosa).await), Conflict::OffRoster);
        assert_eq!(names(&desk(&world, marisol, RosterPart::Current).await), [""; 0]);
        assert_eq!(names(&desk(&world, marisol, RosterPart::Left).await), ["Rosa Delgado"]);
        let late = keeps(&world, marisol);
        let later = roster_entries::end_roster_entry(&world.store, &late, rosa, entry, &day(12, 24), &leaves()).await;
        assert_eq!(conflict(later), Conflict::AccountStateForbids, "the day is over");
    }

    async fn a_move_ends_one_entry_and_begins_another(world: World) {
        let request = manager(&world).await;
        let (from, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let (to, per) = agency(&world, "Zenith Hub", "Per Lund").await;
        let rosa = works_for(&world, "Rosa Delgado", from, AccountState::Active).await;
        let brokers = world.organization(OrganizationKind::BrokerAgency, "Halvorson").await;
        let store = &world.store;
        let seen = world.roster_entry(rosa).await;
        let go = async |seen, to, on| {
            roster_entries::move_assister(store, &request, rosa, seen, to, &on, &moves()).await
        };
        let organization = |code| vec![("organization".to_owned(), code)];
        assert_eq!(codes(go(seen, brokers, day(11, 20)).await), organization(Code::NotAChoice));
        assert_eq!(codes(go(seen, from, day(11, 20)).await), organization(Code::SameOrganization));
        let on = |code| vec![("from".to_owned(), code)];
        assert_eq!(codes(go(seen, to, day(11, 24)).await), on(Code::DateInFuture));
        assert_eq!(codes(go(seen, to, day(11, 1)).await), on(Code::DateBeforeEntry));
        let unsaid = roster_entries::move_assister(store, &request, rosa, seen, to, &day(11, 20), &why("")).await;
        assert_eq!(codes(unsaid), [("move_reason".to_owned(), Code::Required)]);
        go(seen, to, day(11, 20)).await.expect("a move");

        let history = roster_entries::employment(store, &request, rosa, "").await.expect("entries");
        let entries: Vec<_> = history
            .entries
            .iter()
            .map(|entry| (entry.organization_name.as_str(), entry.from.to_string(), entry.until))
            .collect();
        assert_eq!(
            entries,
            [
                ("Zenith Hub", "2026-11-20".to_owned(), None),
                ("Aurora Hub", "2026-11-01".to_owned(), "2026-11-19".parse().ok()),
            ]
        );
        assert_eq!(names(&desk(&world, per, RosterPart::Current).await), ["Rosa Delgado"]);
        not_there(portal_access::own_assister(store, &keeps(&world, marisol), rosa).await);
        // The approval of the organization before does not go along.
        assert_eq!(standing(&world, &keeps(&world, per), rosa).await, Standing::AwaitingApproval);
        assert_eq!(conflict(list(&world, rosa).await), Conflict::AwaitingApproval);
        let waiting = desk(&world, per, RosterPart::Waiting).await;
        assert_eq!((names(&waiting), waiting.waiting), (vec!["Rosa Delgado"], Count::Exactly(1)));
        let entry = world.roster_entry(rosa).await;
        portal_access::approve(store, &keeps(&world, per), rosa, entry).await.expect("approved");
        assert_eq!(standing(&world, &keeps(&world, per), rosa).await, Standing::MayAct);
        assert!(list(&world, rosa).await.is_ok());
        assert_eq!(desk(&world, per, RosterPart::Waiting).await.waiting, Count::Exactly(0));
        // A page that still shows the old entry decides nothing.
        assert_eq!(conflict(go(seen, from, day(11, 22)).await), Conflict::AccountChanged);
        let ahead = roster_entries::end_roster_entry(store, &request, rosa, seen, &day(11, 30), &leaves()).await;
        assert_eq!(conflict(ahead), Conflict::AccountChanged);
    }

    async fn somebody_who_left_can_come_back(world: World) {
        let request = manager(&world).await;
        let (own, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let rosa = works_for(&world, "Rosa Delgado", own, AccountState::Active).await;
        let store = &world.store;
        let left = world.roster_entry(rosa).await;
        roster_entries::end_roster_entry(store, &request, rosa, left, &day(11, 10), &leaves()).await.expect("left");
        assert_eq!(standing(&world, &keeps(&world, marisol), rosa).await, Standing::OffRoster);
        roster_entries::move_assister(store, &request, rosa, left, own, &day(11, 23), &moves()).await.expect("back");
        let back = world.roster_entry(rosa).await;
        assert_eq!(standing(&world, &keeps(&world, marisol), rosa).await, Standing::AwaitingApproval);
        portal_access::approve(store, &keeps(&world, marisol), rosa, back).await.expect("approved");
        assert_eq!(standing(&world, &keeps(&world, marisol), rosa).await, Standing::MayAct);
        assert_eq!(world.count("roster_entry").await, 2, "the first one stays on record");
    }

    async fn a_refusal_after_a_move_leaves_the_files_closed(world: World) {
        let request = manager(&world).await;
        let (from, _) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let (to, per) = agency(&world, "Zenith Hub", "Per Lund").await;
        let rosa = works_for(&world, "Rosa Delgado", from, AccountState::Suspended).await;
        let store = &world.store;
        let seen = world.roster_entry(rosa).await;
        roster_entries::move_assister(store, &request, rosa, seen, to, &day(11, 20), &moves()).await.expect("a move");
        // Also of somebody whose account is on hold: it may not stay so.
        assert_eq!(names(&desk(&world, per, RosterPart::Waiting).await), ["Rosa Delgado"]);
        let entry = world.roster_entry(rosa).await;
        let refused = portal_access::refuse(store, &keeps(&world, per), rosa, entry, "not_on_staff", "").await;
        refused.expect("refused");
        world.set_assister_state(rosa, AccountState::Active).await;
        assert_eq!(conflict(list(&world, rosa).await), Conflict::AwaitingApproval);
        world.clock.set("2026-11-24T18:00:00Z");
        assert_eq!(conflict(list(&world, rosa).await), Conflict::OffRoster);
    }

    async fn a_broker_who_moves_goes_on_at_once(world: World) {
        let request = manager(&world).await;
        let (from, to) = (
            world.organization(OrganizationKind::BrokerAgency, "Halvorson").await,
            world.organization(OrganizationKind::BrokerAgency, "Lund & Lund").await,
        );
        let erik = world.assister("Erik Halvorson").npn("7204415").working_for(from).insert().await;
        let seen = world.roster_entry(erik).await;
        let moved = roster_entries::move_assister(&world.store, &request, erik, seen, to, &day(11, 20), &moves()).await;
        moved.expect("a move");
        assert!(list(&world, erik).await.is_ok());
    }

    async fn two_moves_at_once_are_one(world: World) {
        let request = manager(&world).await;
        let (from, _) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let (to, _) = agency(&world, "Zenith Hub", "Per Lund").await;
        let rosa = works_for(&world, "Rosa Delgado", from, AccountState::Active).await;
        let seen: RosterEntryId = world.roster_entry(rosa).await;
        let other = world.another_store().await;
        let (on, why) = (day(11, 20), moves());
        let (one, two) = tokio::join!(
            roster_entries::move_assister(&world.store, &request, rosa, seen, to, &on, &why),
            roster_entries::move_assister(&other, &request, rosa, seen, to, &on, &why),
        );
        let lost = match (one, two) {
            (Ok(()), lost) | (lost, Ok(())) => lost,
            both => panic!("{both:?}"),
        };
        assert_eq!(conflict(lost), Conflict::AccountChanged);
        assert_eq!(world.count("roster_entry").await, 2);
    }

    async fn an_administrator_is_invited_and_can_be_removed(world: World) {
        let request = manager(&world).await;
        let own = world.organization(NAVIGATORS, "Aurora Hub").await;
        let store = &world.store;
        let marisol = NewAdministrator {
            given_name: "Marisol".to_owned(),
            family_name: "Fuentes".to_owned(),
            contact_email: "marisol@hub.example".to_owned(),
        };
        let id = administrators::add_administrator(store, &request, own, &marisol).await;
        let id = id.expect("an account");
        assert_eq!(world.count("outbox").await, 1, "the link is mailed");
        let again = administrators::add_administrator(store, &request, own, &marisol).await;
        assert_eq!(codes(again), [("contact_email".to_owned(), Code::SignInNameTaken)]);
        administrators::invite_administrator(store, &request, id).await.expect("again");
        assert_eq!(world.count("outbox").await, 2);
        let view = desk(&world, id, RosterPart::Current).await;
        assert_eq!((view.administrators.len(), view.administrators[0].active), (1, false));
        world.session_of(id).await;
        let unsaid = administrators::remove_administrator(store, &request, id, "").await;
        assert_eq!(codes(unsaid), [("reason".to_owned(), Code::Required)]);
        administrators::remove_administrator(store, &request, id, "left_organization").await.expect("removed");
        assert_eq!(world.count("session").await, 0, "and signed out");
        let gone = organizations::agency(store, &keeps(&world, id), RosterPart::Current, None).await;
        not_there(gone);
        not_there(administrators::remove_administrator(store, &request, id, "left_organization").await);
    }

    async fn a_closed_organization_closes_its_accounts_in_batches(world: World) {
        let request = manager(&world).await;
        let (own, _) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let (other, _) = agency(&world, "Zenith Hub", "Per Lund").await;
        for name in 0..30_u8 {
            let name = format!("Helper {}", char::from(b'A' + name % 26).to_string().repeat(1 + usize::from(name / 26)));
            works_for(&world, &name, own, AccountState::Active).await;
        }
        let rosa = works_for(&world, "Rosa Delgado", own, AccountState::Active).await;
        let per = works_for(&world, "Samuel Goodsky", other, AccountState::Active).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        crate::clients::choose(&world, amina, rosa).await;
        let store = &world.store;
        let close = async |reason: &str, sure| {
            closing_organizations::close_organization(store, &request, own, &why(reason), sure).await
        };
        let ask = closing_organizations::to_close(store, &request, own).await.expect("the page");
        assert_eq!((ask.accounts, ask.clients), (Count::Exactly(31), Count::Exactly(1)));
        assert_eq!(
            codes(close("", false).await),
            [("reason".to_owned(), Code::Required), ("close_confirmed".to_owned(), Code::AgreementNeeded)]
        );
        close("at_organization_request", true).await.expect("closed");
        assert_eq!(conflict(close("at_organization_request", true).await), Conflict::OrganizationClosed);
        let progress = async || {
            let view = organizations::organization(store, &request, own, RosterPart::Current, None).await;
            let closing = view.expect("the organization").closing.expect("it is closed");
            (closing.accounts, closing.clients)
        };
        assert_eq!(progress().await, (Count::Exactly(31), Count::Exactly(0)));
        let system = world.system();
        let first = closing_organizations::close_accounts_of_closed(store, &system).await.expect("a batch");
        assert!((1..31).contains(&first), "a batch, not all: {first}");
        while closing_organizations::close_accounts_of_closed(store, &system).await.expect("a batch") > 0 {}
        assert_eq!(progress().await, (Count::Exactly(0), Count::Exactly(1)));
        while store::assisters::end_some_of_closed(store, &system).await.expect("a batch") > 0 {}
        assert_eq!(progress().await, (Count::Exactly(0), Count::Exactly(0)));
        let account = store::assisters::account(store, &request, rosa).await.expect("the account");
        assert_eq!(account.history[0].why.reason, Some(Reason::OrganizationClosed));
        assert_eq!(account.closing(), Some((1, 1)));
        assert!(list(&world, per).await.is_ok(), "nobody else's");
        // Nobody comes into it any more.
        let seen = world.roster_entry(per).await;
        let moved = roster_entries::move_assister(store, &request, per, seen, own, &day(11, 20), &moves()).await;
        assert_eq!(codes(moved), [("organization".to_owned(), Code::NotAChoice)]);
        let keeper = NewAdministrator {
            given_name: "Dale".to_owned(),
            family_name: "Berg".to_owned(),
            contact_email: "dale@hub.example".to_owned(),
        };
        let added = administrators::add_administrator(store, &request, own, &keeper).await;
        assert_eq!(conflict(added), Conflict::OrganizationClosed);
    }

    async fn an_organization_learns_how_many_clients_and_nothing_else(world: World) {
        let (own, marisol) = agency(&world, "Aurora Hub", "Marisol Fuentes").await;
        let cac = world.assister("Faadumo Abdi").kind(AssisterKind::Navigator).working_for(own);
        let faadumo = cac.insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        crate::clients::choose(&world, amina, faadumo).await;
        let request = keeps(&world, marisol);
        let own = portal_access::own_assister(&world.store, &request, faadumo).await.expect("own");
        assert_eq!(own.clients, Count::Exactly(1));
        assert!(!format!("{own:?}").contains("Warsame"));
    }
}
