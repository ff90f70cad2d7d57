//! Roster files: checked, looked through, taken over whole or not at all.

use chrono::Duration;
use domain::{
    accounts::Role,
    assisters::{
        AccountState, OrganizationKind, RosterQuery, Standing,
        roster_file::{Column, ImportState, MOST_LINES, NamesakeOf, RosterImport},
    },
    conflict::Conflict,
    ids::{AccountId, OrganizationId, RosterImportId},
    validation::{Code, Invalid},
};
use std::pin::pin;
use store::{
    Request, StoreError, StoreResult, assisters,
    assisters::import::{
        check_roster, confirm_roster, discard_roster, forget_rosters, roster_import,
        roster_import_errors, roster_imports, take_over_roster,
    },
    demo, on_both_databases,
    testing::World,
};

/// Ingrid, resource manager, with two organizations on record.
struct Desk {
    world: World,
    ingrid: AccountId,
}

/// One line, as the headings of the template go.
fn line(changes: &[(Column, &str)]) -> String {
    let cell = |column: Column| {
        changes.iter().find(|(one, _)| *one == column).map_or(column.example(), |(_, to)| to)
    };
    Column::ALL.map(|column| format!("\"{}\"", cell(column).replace('"', "\"\""))).join(",")
}

fn file(lines: &[String]) -> String {
    format!("{}\r\n{}\r\n", Column::ALL.map(Column::heading).join(","), lines.join("\r\n"))
}

/// The n-th of many navigators.
fn navigator(n: usize) -> String {
    let (number, email) = (format!("EA{n:07}"), format!("mai.x{n}@example.org"));
    line(&[(Column::Number, &number), (Column::LoginEmail, &email)])
}

fn broker(name: &str, npn: &str) -> String {
    let email = format!("{}@example.org", name.to_lowercase());
    line(&[
        (Column::Kind, "Broker"),
        (Column::GivenName, name),
        (Column::LoginEmail, &email),
        (Column::Number, npn),
        (Column::Organization, "RUTA SUR  Seguros"),
    ])
}

impl Desk {
    async fn new(world: World) -> Self {
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let desk = Self { world, ingrid };
        desk.organization(OrganizationKind::NavigatorOrganization, Column::Organization.example())
            .await;
        desk.organization(OrganizationKind::BrokerAgency, "Ruta Sur Seguros").await;
        desk
    }

    async fn organization(&self, kind: OrganizationKind, name: &str) -> OrganizationId {
        let world = &self.world;
        demo::create_organization(&world.store, &world.system(), kind, name)
            .await
            .expect("an organization")
    }

    fn request(&self) -> Request {
        self.world.as_staff(self.ingrid, Role::ResourceManager)
    }

    async fn checks(&self, text: &str) -> StoreResult<RosterImportId> {
        check_roster(&self.world.store, &self.request(), text).await
    }

    async fn checked(&self, lines: &[String]) -> RosterImport {
        let id = self.checks(&file(lines)).await.expect("a file that can be read");
        self.sees(id).await
    }

    async fn sees(&self, id: RosterImportId) -> RosterImport {
        roster_import(&self.world.store, &self.request(), id).await.expect("the page of the file")
    }

    async fn confirms(&self, id: RosterImportId, invite: bool) -> StoreResult<()> {
        confirm_roster(&self.world.store, &self.request(), id, invite).await
    }

    /// What the job does.
    async fn works(&self) -> usize {
        let world = &self.world;
        take_over_roster(&world.store, &world.system()).await.expect("the work")
    }

    async fn takes_over(&self, lines: &[String]) -> RosterImport {
        let file = self.checked(lines).await;
        assert_eq!(file.errors, [], "a file without errors");
        self.confirms(file.id, false).await.expect("it is ordered");
        self.works().await;
        self.sees(file.id).await
    }

    /// Line, heading and code of everything that is wrong.
    async fn wrong(&self, lines: &[String]) -> Vec<(u32, String, Code)> {
        let errors = self.checked(lines).await.errors;
        errors.into_iter().map(|one| (one.line, one.error.field, one.error.code)).collect()
    }
}

/// Line, name and of whom, for each namesake.
fn namesakes(file: &RosterImport) -> Vec<(u32, &str, String)> {
    let of = |of: &NamesakeOf| match of {
        NamesakeOf::Account(account) => format!("{}, {}", account.name, account.organization),
        NamesakeOf::Line(line) => format!("line {line}"),
    };
    file.namesakes.iter().map(|one| (one.line, &*one.name, of(&one.of))).collect()
}

fn at(line: u32, column: Column, code: Code) -> (u32, String, Code) {
    (line, column.heading().to_owned(), code)
}

on_both_databases! {
    async fn a_file_is_looked_through_and_taken_over_whole(world: World) {
        let desk = Desk::new(world).await;
        let lines = [navigator(1), navigator(2), broker("Maya", "18834027")];
        let file = desk.checked(&lines).await;
        assert_eq!((file.state, file.lines, file.wrong), (ImportState::Checked, 3, 0));
        assert_eq!(file.preview[2].name, "Maya Xiong");
        assert_eq!(desk.world.count("assister").await, 0, "nothing has been created");
        assert_eq!(desk.works().await, 0, "nobody wanted it");
        desk.confirms(file.id, false).await.expect("it is ordered");
        assert_eq!(desk.sees(file.id).await.state, ImportState::Confirmed);
        assert_eq!(desk.works().await, 3);
        assert_eq!(desk.works().await, 0, "once");
        let done = desk.sees(file.id).await;
        assert_eq!((done.state, done.done), (ImportState::Done, Some(3)));
        let query = RosterQuery::default();
        let page = assisters::roster(&desk.world.store, &desk.request(), query).await.expect("the roster");
        let states: Vec<AccountState> = page.rows.iter().map(|row| row.state).collect();
        assert_eq!(states.iter().filter(|state| **state == AccountState::Requested).count(), 2);
        assert_eq!(states.iter().filter(|state| **state == AccountState::Approved).count(), 1);
        assert!(page.rows.iter().all(|row| row.standing == Standing::NotActive));
        assert!(page.rows.iter().all(|row| row.certified_until.to_string() == "2027-10-31"));
        assert_eq!(desk.world.count("roster_import_row").await, 0, "the lines are forgotten");
        let by_her = "SELECT COUNT(*) FROM assister_change WHERE change = 'imported' AND changed_by IS NOT NULL";
        assert_eq!(desk.world.number(by_her).await, 3);
        let audited = "SELECT COUNT(*) FROM audit_event WHERE action = 'assister_created' \
                       AND actor_role = 'resource_manager'";
        assert_eq!(desk.world.number(audited).await, 3);
        assert_eq!(desk.world.count("outbox").await, 0, "nobody is invited");
    }

    async fn brokers_are_invited_at_once_if_wished(world: World) {
        let desk = Desk::new(world).await;
        let file = desk.checked(&[navigator(1), broker("Maya", "18834027")]).await;
        desk.confirms(file.id, true).await.expect("it is ordered");
        desk.works().await;
        let invited = "SELECT COUNT(*) FROM assister WHERE state = 'invited' AND kind = 'broker'";
        assert_eq!(desk.world.number(invited).await, 1);
        assert_eq!(desk.world.count("outbox").await, 1);
    }

    async fn every_wrong_line_is_named_and_nothing_of_the_file_is_created(world: World) {
        let desk = Desk::new(world).await;
        let lines = [
            navigator(1),
            line(&[(Column::LoginEmail, "info@example.org"), (Column::Kind, "agent")]),
            line(&[(Column::Organization, "Nowhere Helpers")]),
            line(&[(Column::Organization, "Ruta Sur Seguros"), (Column::Number, "EA0000002")]),
            line(&[(Column::City, "=HYPERLINK(\"http://evil.example\")")]),
            line(&[(Column::CertifiedFrom, "2025-10-01"), (Column::Number, "EA0000003"), (Column::LoginEmail, "a.b@example.org")]),
        ];
        let expected = [
            at(3, Column::Kind, Code::KindUnknown),
            at(3, Column::LoginEmail, Code::EmailShared),
            at(4, Column::Organization, Code::OrganizationUnknown),
            at(4, Column::LoginEmail, Code::TwoOrganizations),
            at(5, Column::Organization, Code::OrganizationOtherKind),
            at(5, Column::LoginEmail, Code::TwoOrganizations),
            at(6, Column::City, Code::CellFormula),
            at(7, Column::CertifiedFrom, Code::CertificationOver),
        ];
        assert_eq!(desk.wrong(&lines).await, expected);
        let file = desk.checked(&lines).await;
        assert_eq!((file.lines, file.wrong), (6, 5));
        let refused = desk.confirms(file.id, false).await;
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::RosterFileChanged))), "{refused:?}");
        assert_eq!(desk.works().await, 0);
        assert_eq!(desk.world.count("assister").await, 0);
    }

    async fn the_same_person_twice_is_noticed(world: World) {
        let desk = Desk::new(world).await;
        desk.organization(OrganizationKind::NavigatorOrganization, "Frogtown Resource Hub").await;
        let same = navigator(1);
        let both = [
            at(2, Column::LoginEmail, Code::TwiceInFile),
            at(2, Column::Number, Code::TwiceInFile),
            at(3, Column::LoginEmail, Code::TwiceInFile),
            at(3, Column::Number, Code::TwiceInFile),
        ];
        assert_eq!(desk.wrong(&[same.clone(), same]).await, both);
        let elsewhere = line(&[
            (Column::Number, "ea0-000-001"),
            (Column::LoginEmail, "other.one@example.org"),
            (Column::Organization, "Frogtown Resource Hub"),
        ]);
        let expected = [
            at(2, Column::Number, Code::TwoOrganizations),
            at(3, Column::Number, Code::TwoOrganizations),
        ];
        assert_eq!(desk.wrong(&[navigator(1), elsewhere]).await, expected);
    }

    async fn somebody_of_the_same_name_is_pointed_out_and_forbids_nothing(world: World) {
        let desk = Desk::new(world).await;
        desk.takes_over(&[broker("Maya", "18834027")]).await;
        // Another number, another address, another organization.
        let maya = line(&[
            (Column::GivenName, "  MÁYA"),
            (Column::Number, "EA0000009"),
            (Column::LoginEmail, "m.xiong@example.org"),
        ]);
        let lines = [navigator(1), maya, navigator(2), navigator(3)];
        let file = desk.checked(&lines).await;
        let of_lines = [
            (4, "Pa Houa Xiong", "line 2".to_owned()),
            (5, "Pa Houa Xiong", "line 4".to_owned()),
        ];
        let mut expected = of_lines.to_vec();
        expected.insert(0, (3, "MÁYA Xiong", "Maya Xiong, Ruta Sur Seguros".to_owned()));
        assert_eq!((namesakes(&file), file.namesake_lines), (expected, 3));
        assert!(file.can_be_confirmed());

        desk.world.execute("UPDATE assister SET state = 'closed'").await.expect("a closed account");
        assert_eq!(namesakes(&desk.sees(file.id).await), of_lines);
        desk.confirms(file.id, false).await.expect("it is ordered");
        assert_eq!(desk.works().await, 4);
        assert_eq!(namesakes(&desk.sees(file.id).await), [], "there is nothing to decide any more");
    }

    async fn of_many_namesakes_the_first_lines_are_shown_and_all_are_counted(world: World) {
        let desk = Desk::new(world).await;
        let names: Vec<String> = (b'a'..=b'z').map(|c| char::from(c).to_string()).collect();
        let of = |names: &[String], numbers: &str| {
            let line = |name: &String| {
                let (number, email) = (format!("EA{numbers}000{}", name.as_bytes()[0]), format!("{name}.x{numbers}@example.org"));
                line(&[(Column::GivenName, name), (Column::Number, &format!("{number:0<9}")), (Column::LoginEmail, &email)])
            };
            names.iter().map(line).collect::<Vec<_>>()
        };
        desk.takes_over(&of(&names, "1")).await;
        // From z to a: the first lines of the file, not the first names of the roster.
        let backward: Vec<String> = names.into_iter().rev().collect();
        let file = desk.checked(&of(&backward, "2")).await;
        assert_eq!((file.namesakes.len(), file.namesake_lines), (RosterImport::NAMESAKES, 26));
        assert_eq!(namesakes(&file)[0], (2, "z Xiong", format!("z Xiong, {}", Column::Organization.example())));
    }

    async fn whoever_waits_sees_how_far_the_work_is(world: World) {
        let desk = Desk::new(world).await;
        let lines: Vec<String> = (0..500).map(navigator).collect();
        let file = desk.checked(&lines).await;
        desk.confirms(file.id, false).await.expect("it is ordered");
        assert_eq!(desk.sees(file.id).await.done, None, "nobody has begun");
        let mut work = pin!(desk.works());
        let mut halfway = None;
        // A look is a few steps of one task, the work some thousand.
        let created = loop {
            tokio::select! {
                created = &mut work => break created,
                seen = desk.sees(file.id), if halfway.is_none() => {
                    halfway = seen.done.filter(|done| *done > 0).map(|done| (seen.state, done));
                }
            }
        };
        assert_eq!(created, 500);
        let (state, done) = halfway.expect("a look while the work went on");
        assert_eq!(state, ImportState::Confirmed);
        assert!((1..500).contains(&done), "{done}");
        let done = desk.sees(file.id).await;
        assert_eq!((done.state, done.done), (ImportState::Done, Some(500)));
    }

    async fn whoever_is_on_a_roster_already_is_noticed(world: World) {
        let desk = Desk::new(world).await;
        desk.organization(OrganizationKind::NavigatorOrganization, "Frogtown Resource Hub").await;
        desk.takes_over(&[navigator(1), navigator(2)]).await;
        desk.world.consumer("Amina Warsame").insert().await;
        desk.world.execute("UPDATE account SET sign_in_key = 'amina.x@example.org' WHERE role = 'consumer'")
            .await
            .expect("a consumer with an address");
        let lines = [
            navigator(1),
            line(&[
                (Column::Number, "EA0000002"),
                (Column::LoginEmail, "new.one@example.org"),
                (Column::Organization, "Frogtown Resource Hub"),
            ]),
            line(&[(Column::Number, "EA0000009"), (Column::LoginEmail, "Amina.X@example.org")]),
        ];
        let expected = [
            at(2, Column::LoginEmail, Code::AlreadyOnRoster),
            at(2, Column::Number, Code::AlreadyOnRoster),
            at(3, Column::Number, Code::OnAnotherRoster),
            at(4, Column::LoginEmail, Code::SignInNameTaken),
        ];
        assert_eq!(desk.wrong(&lines).await, expected);
        desk.world.execute("UPDATE account SET sign_in_key = 'a name of one''s own' WHERE sign_in_key LIKE '%1@example.org'")
            .await
            .expect("who chose another name");
        assert_eq!(desk.wrong(&[navigator(1)]).await, [
            at(2, Column::LoginEmail, Code::AlreadyOnRoster),
            at(2, Column::Number, Code::AlreadyOnRoster),
        ]);
        desk.world.execute("UPDATE account SET sign_in_key = lower(contact_email) WHERE sign_in_key = 'a name of one''s own'")
            .await
            .expect("the address again");
        desk.world.execute("UPDATE assister SET state = 'closed'").await.expect("closed accounts");
        let expected = [
            at(2, Column::LoginEmail, Code::SignInNameTaken),
            at(2, Column::Number, Code::NumberTaken),
        ];
        assert_eq!(desk.wrong(&[navigator(1)]).await, expected, "a number is never used again");
    }

    async fn a_number_that_is_taken_after_the_check_stops_the_whole_file(world: World) {
        let desk = Desk::new(world).await;
        let file = desk.checked(&[navigator(1), navigator(2), navigator(3)]).await;
        desk.takes_over(&[navigator(2)]).await;
        desk.confirms(file.id, false).await.expect("it is ordered");
        assert_eq!(desk.works().await, 0);
        let refused = desk.sees(file.id).await;
        assert_eq!((refused.state, refused.wrong), (ImportState::Refused, 1));
        let codes: Vec<(u32, Code)> =
            refused.errors.iter().map(|one| (one.line, one.error.code)).collect();
        assert_eq!(codes, [(3, Code::AlreadyOnRoster), (3, Code::AlreadyOnRoster)]);
        assert_eq!(desk.world.count("assister").await, 1, "nobody of this file");
        assert_eq!(desk.world.count("account").await, 2, "nor an account without one");
        let again = desk.confirms(file.id, false).await;
        assert!(matches!(again, Err(StoreError::Conflict(Conflict::RosterFileChanged))), "{again:?}");
    }

    async fn two_servers_take_a_file_over_once(world: World) {
        let desk = Desk::new(world).await;
        let lines: Vec<String> = (1..40).map(navigator).collect();
        let file = desk.checked(&lines).await;
        desk.confirms(file.id, false).await.expect("it is ordered");
        desk.confirms(file.id, false).await.expect("a double click");
        let (other, request) = (desk.world.another_store().await, desk.world.system());
        let (one, two) = tokio::join!(
            take_over_roster(&desk.world.store, &request),
            take_over_roster(&other, &request)
        );
        assert_eq!(one.expect("one server") + two.expect("another"), 39);
        assert_eq!(desk.world.count("assister").await, 39);
    }

    async fn the_file_of_errors_holds_all_of_them_with_their_cells(world: World) {
        let desk = Desk::new(world).await;
        let lines: Vec<String> = (1..40)
            .map(|n| line(&[(Column::Number, "X"), (Column::LoginEmail, &format!("n{n}.x@example.org"))]))
            .collect();
        let file = desk.checked(&lines).await;
        assert_eq!(file.errors.len(), RosterImport::ERRORS);
        let errors = roster_import_errors(&desk.world.store, &desk.request(), file.id).await;
        let errors = errors.expect("the errors");
        assert_eq!(errors.len(), 39);
        assert!(errors.iter().all(|one| one.cell == "X" && one.error.error.code == Code::AssisterIdFormat));
    }

    async fn a_file_is_for_the_person_who_brought_it(world: World) {
        let desk = Desk::new(world).await;
        let file = desk.checked(&[navigator(1)]).await;
        let dale = desk.world.staff("Dale Berg", Role::ResourceManager).await;
        let dale = desk.world.as_staff(dale, Role::ResourceManager);
        let store = &desk.world.store;
        assert!(matches!(roster_import(store, &dale, file.id).await, Err(StoreError::NotFound)));
        assert!(matches!(roster_import_errors(store, &dale, file.id).await, Err(StoreError::NotFound)));
        assert!(matches!(confirm_roster(store, &dale, file.id, false).await, Err(StoreError::NotFound)));
        assert!(matches!(discard_roster(store, &dale, file.id).await, Err(StoreError::NotFound)));
        assert_eq!(roster_imports(store, &dale).await.expect("the list"), []);
        assert_eq!(roster_imports(store, &desk.request()).await.expect("the list").len(), 1);
    }

    async fn a_file_that_nobody_wants_is_forgotten_after_a_day(world: World) {
        let desk = Desk::new(world).await;
        let file = desk.checked(&[navigator(1)]).await;
        let put_away = desk.checked(&[navigator(2)]).await;
        for _ in 0..2 {
            discard_roster(&desk.world.store, &desk.request(), put_away.id).await.expect("it is put away");
        }
        let forget = async || forget_rosters(&desk.world.store, &desk.world.system()).await.expect("the work");
        desk.world.clock.advance(Duration::hours(23));
        assert_eq!(forget().await, 0);
        desk.world.clock.advance(Duration::hours(1));
        assert_eq!(forget().await, 1);
        assert_eq!(forget().await, 0);
        assert_eq!(desk.sees(file.id).await.state, ImportState::Discarded);
        assert_eq!(desk.world.count("roster_import_row").await, 0);
        let late = desk.confirms(file.id, false).await;
        assert!(matches!(late, Err(StoreError::Conflict(Conflict::RosterFileChanged))), "{late:?}");
    }

    async fn a_file_that_is_none_is_refused_as_a_whole(world: World) {
        let desk = Desk::new(world).await;
        let many = file(&vec![navigator(1); MOST_LINES + 1]);
        for (text, code) in [
            (many.as_str(), Code::FileTooManyRows),
            ("name;phone\nAmina;651-555-0118\n", Code::ColumnUnknown),
            (&file(&[]), Code::FileWithoutRows),
        ] {
            match desk.checks(text).await {
                Err(StoreError::Invalid(Invalid(errors))) => assert_eq!(errors[0].code, code),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(desk.world.count("roster_import").await, 0);
    }
}
