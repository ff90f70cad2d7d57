//! The resource manager's side: accounts of assisters, their states and the
//! roster.

use chrono::Duration;
use domain::{
    accounts::Role,
    applications::StepKey,
    assisters::{
        AccountForm, AccountState, AssisterAccount, AssisterKind, Change, Ending, OrganizationKind,
        Reason, RosterPage, RosterQuery, RosterSearched, Standing,
    },
    associations::EndReason,
    audit::Channel,
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, ConsumerId, OrganizationId, SearchId},
    lists::{Count, Cursor},
    notices::Mail,
    validation::Code,
};
use std::collections::BTreeSet;
use store::{
    Request, StoreError, StoreResult, accounts, applications,
    assisters::{self, PAGE, TypedAssister, TypedEdit, TypedReason},
    associations::{self, Agreement, Words, fingerprint},
    clients, demo, notices, on_both_databases,
    testing::World,
};

/// Ingrid, resource manager, at her desk.
struct Desk {
    world: World,
    ingrid: AccountId,
    agency: OrganizationId,
    helpers: OrganizationId,
}

impl Desk {
    async fn new(world: World) -> Self {
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let organization = async |kind, name| {
            demo::create_organization(&world.store, &world.system(), kind, name)
                .await
                .expect("an organization")
        };
        let agency = organization(OrganizationKind::BrokerAgency, "Ruta Sur Seguros").await;
        let helpers =
            organization(OrganizationKind::NavigatorOrganization, "Frogtown Resource Hub").await;
        Self { ingrid, agency, helpers, world }
    }

    fn request(&self) -> Request {
        self.world.as_staff(self.ingrid, Role::ResourceManager)
    }

    /// A broker as the form sends one.
    fn broker(&self, name: &str, npn: &str) -> TypedAssister {
        TypedAssister {
            kind: AssisterKind::Broker,
            organization: self.agency.to_string(),
            form: form(name, npn),
            certified_from: ["11", "20", "2026"].map(str::to_owned),
            invite: false,
        }
    }

    fn navigator(&self, name: &str, id: &str) -> TypedAssister {
        TypedAssister {
            kind: AssisterKind::Navigator,
            organization: self.helpers.to_string(),
            form: form(name, id),
            certified_from: ["11", "20", "2026"].map(str::to_owned),
            invite: true,
        }
    }

    async fn creates(&self, typed: &TypedAssister) -> StoreResult<AssisterAccountId> {
        assisters::create(&self.world.store, &self.request(), typed).await
    }

    async fn sees(&self, id: AssisterAccountId) -> AssisterAccount {
        assisters::account(&self.world.store, &self.request(), id).await.expect("the account")
    }

    /// Fills in a reason on a page that shows the account as it is now.
    async fn because(&self, id: AssisterAccountId, reason: &str) -> TypedReason {
        let seen = self.sees(id).await.changes;
        TypedReason { reason: reason.to_owned(), note: String::new(), seen }
    }

    async fn invites(&self, id: AssisterAccountId, reason: &str) -> StoreResult<()> {
        let why = self.because(id, reason).await;
        assisters::invite(&self.world.store, &self.request(), id, &why).await
    }

    async fn moves(&self, id: AssisterAccountId, change: Change) -> StoreResult<()> {
        let reason = Reason::of(change).first().map_or("", |reason| reason.as_str());
        let why = self.because(id, reason).await;
        assisters::change_state(&self.world.store, &self.request(), id, change, &why).await
    }

    async fn roster(&self, query: RosterQuery) -> RosterPage {
        assisters::roster(&self.world.store, &self.request(), query).await.expect("the roster")
    }

    async fn finds(&self, typed: &str) -> Vec<String> {
        let search = assisters::search(&self.world.store, &self.request(), typed).await;
        let search = Some(search.expect("a search"));
        names(&self.roster(RosterQuery { search, ..RosterQuery::default() }).await)
    }

    /// The agency administrator's approval, as it stands on the roster entry.
    async fn approves(&self, id: AssisterAccountId) {
        let (by, id) = (self.literal(self.ingrid.0), self.literal(id.0));
        let approve = format!(
            "UPDATE roster_entry SET approved_at = '2026-11-23 12:00:00+00:00', approved_by = {by} \
             WHERE assister_id = {id}"
        );
        self.world.execute(&approve).await.expect("the approval");
        let follow = format!("UPDATE assister SET portal_approved = TRUE WHERE id = {id}");
        self.world.execute(&follow).await.expect("the assister's own row");
    }

    fn literal(&self, id: uuid::Uuid) -> String {
        match self.world.store.backend() {
            store::Backend::Sqlite => format!("x'{}'", id.simple()),
            store::Backend::Postgres => format!("'{id}'"),
        }
    }

    /// The mails that wait for somebody.
    async fn mails_to(&self, person: impl Into<AccountId>) -> Vec<Mail> {
        let person = person.into();
        let mut mails = Vec::new();
        loop {
            let some = notices::outbox::claim(&self.world.store, &self.world.system())
                .await
                .expect("the outbox");
            if some.is_empty() {
                return mails;
            }
            for mail in some {
                notices::outbox::delivered(&self.world.store, &self.world.system(), &mail)
                    .await
                    .expect("the mail is done");
                if mail.recipient == person {
                    mails.push(mail.mail);
                }
            }
        }
    }

    async fn events(&self, action: &str) -> i64 {
        let count = format!("SELECT COUNT(*) FROM audit_event WHERE action = '{action}'");
        self.world.number(&count).await
    }
}

fn form(name: &str, credential: &str) -> AccountForm {
    let (given, family) = name.rsplit_once(' ').expect("two names");
    AccountForm {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        login_email: format!("{}@example.org", name.to_lowercase().replace(' ', ".")),
        credential: credential.to_owned(),
        public_phone: "651-555-0171".to_owned(),
        public_email: String::new(),
        city: "Saint Paul".to_owned(),
        hours: "Weekdays 9 to 5".to_owned(),
        languages: vec!["en".to_owned(), "es".to_owned()],
        counties: vec!["Ramsey".to_owned()],
        taking_new_clients: true,
        listed: true,
    }
}

/// The consumer chooses the assister and agrees.
async fn choose(world: &World, consumer: ConsumerId, assister: AssisterAccountId) {
    let request = world.as_consumer(consumer);
    let words = || Words {
        text: "the authorization".into(),
        purpose: "to apply".into(),
        duration: "until I end it".into(),
        how_to_rescind: "online".into(),
    };
    let agreement = Agreement {
        number: world.reference_number(assister).await.as_digits().to_owned(),
        seen: None,
        read: fingerprint("the authorization"),
        agreed: true,
    };
    associations::confirm(&world.store, &request, &agreement, |_| words()).await.expect("agreed");
}

fn names(page: &RosterPage) -> Vec<String> {
    page.rows.iter().map(|row| row.name.clone()).collect()
}

fn conflict<T: std::fmt::Debug>(result: StoreResult<T>) -> Conflict {
    match result {
        Err(StoreError::Conflict(conflict)) => conflict,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

fn codes<T: std::fmt::Debug>(result: StoreResult<T>) -> Vec<(String, Code)> {
    match result {
        Err(StoreError::Invalid(invalid)) => {
            invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
        }
        other => panic!("expected invalid fields, got {other:?}"),
    }
}

on_both_databases! {
    async fn a_broker_is_created_and_invited_in_one_go(world: World) {
        let desk = Desk::new(world).await;
        let lucia = TypedAssister { invite: true, ..desk.broker("Lucía Benavides", "18834027") };
        let lucia = desk.creates(&lucia).await.expect("an account");
        let account = desk.sees(lucia).await;
        assert_eq!((account.state, account.standing), (AccountState::Invited, Standing::NotActive));
        assert_eq!(account.name(), "Lucía Benavides");
        assert_eq!(account.login_email, "lucía.benavides@example.org");
        assert_eq!((account.credential.as_str(), account.listed), ("18834027", true));
        assert_eq!(account.organization_name, "Ruta Sur Seguros");
        assert_eq!(account.certification.until.to_string(), "2027-10-31", "the day before the next open enrollment");
        assert_eq!(account.history.len(), 1);
        let created = &account.history[0];
        assert_eq!((created.change, created.to), (Change::Created, Some(AccountState::Invited)));
        assert_eq!(created.by.as_deref(), Some("Ingrid Sorensen"));
        assert_eq!(desk.mails_to(lucia).await, [Mail::AssisterInvitation]);
        assert_eq!(desk.events("assister_created").await, 1);
        assert_eq!(desk.world.count("roster_entry").await, 1);
    }

    async fn another_account_of_the_same_name_is_pointed_out(world: World) {
        let desk = Desk::new(world).await;
        let maya = desk.creates(&desk.broker("Maya Xiong", "18834027")).await.expect("an account");
        desk.creates(&desk.broker("Mayah Xiong", "18834028")).await.expect("another name");
        assert_eq!(desk.sees(maya).await.namesakes, []);
        let mut again = desk.navigator("Maya  Xiong", "EA4180312");
        again.form.login_email = "m.xiong@example.org".to_owned();
        let again = desk.creates(&again).await.expect("a second account");
        let of = async |id| {
            let namesakes = desk.sees(id).await.namesakes.into_iter();
            namesakes.map(|other| (other.assister, other.organization)).collect::<Vec<_>>()
        };
        assert_eq!(of(maya).await, [(again, "Frogtown Resource Hub".to_owned())]);
        assert_eq!(of(again).await, [(maya, "Ruta Sur Seguros".to_owned())]);
        for n in 0..5 {
            let mut more = desk.broker("Maya Xiong", &format!("1883410{n}"));
            more.form.login_email = format!("m{n}@example.org");
            desk.creates(&more).await.expect("one more account");
        }
        assert_eq!(of(maya).await.len(), 5, "of six");
        assert!(desk.sees(maya).await.more_namesakes);
        desk.moves(again, Change::Closed).await.expect("it is closed");
        assert!(!of(maya).await.iter().any(|(other, _)| *other == again));
        assert!(!desk.sees(maya).await.more_namesakes);
        assert_eq!(of(again).await, [], "a closed account needs no advice");
    }

    async fn a_navigator_waits_for_the_agency_administrator(world: World) {
        let desk = Desk::new(world).await;
        let xiong = desk.creates(&desk.navigator("Pa Xiong", "EA4180312")).await.expect("an account");
        let account = desk.sees(xiong).await;
        assert_eq!(account.state, AccountState::Requested, "no invitation at once");
        assert!(account.waits_for_approval() && !account.can_be_invited());
        assert_eq!(conflict(desk.invites(xiong, "").await), Conflict::ApprovalNeeded);
        assert_eq!(desk.mails_to(xiong).await, []);

        desk.approves(xiong).await;
        assert!(desk.sees(xiong).await.can_be_invited());
        desk.invites(xiong, "").await.expect("invited");
        assert_eq!(desk.sees(xiong).await.state, AccountState::Invited);
        assert_eq!(desk.mails_to(xiong).await, [Mail::AssisterInvitation]);
        assert_eq!(codes(desk.invites(xiong, "").await), [("reason".to_owned(), Code::Required)]);
        desk.invites(xiong, "mail_not_received").await.expect("invited again");
        assert_eq!(desk.mails_to(xiong).await, [Mail::AssisterInvitation]);
        let changes: Vec<Change> = desk.sees(xiong).await.history.iter().map(|one| one.change).collect();
        let told: BTreeSet<&str> = changes.iter().map(|change| change.as_str()).collect();
        assert_eq!(told, BTreeSet::from(["created", "invited", "invited_again"]));
    }

    async fn a_cac_is_never_listed(world: World) {
        let desk = Desk::new(world).await;
        let clinic = demo::create_organization(
            &desk.world.store, &desk.world.system(), OrganizationKind::CacOrganization, "Riverbend Clinic",
        ).await.expect("an organization");
        let mut typed = desk.navigator("Faadumo Abdi", "RC2207745");
        typed.kind = AssisterKind::Cac;
        typed.organization = clinic.to_string();
        let faadumo = desk.creates(&typed).await.expect("an account");
        assert!(!desk.sees(faadumo).await.listed);
        let edit = TypedEdit { form: typed.form, why: desk.because(faadumo, "correction").await };
        assisters::edit(&desk.world.store, &desk.request(), faadumo, &edit).await.expect("edited");
        assert!(!desk.sees(faadumo).await.listed, "nor after an edit");
        assert_eq!(desk.world.count("directory_entry").await, 0);
    }

    async fn what_is_not_accepted_is_said_field_by_field(world: World) {
        let desk = Desk::new(world).await;
        desk.creates(&desk.broker("Erik Halvorson", "7204415")).await.expect("an account");
        let field = |name: &str, code| (name.to_owned(), code);

        let mut shared = desk.broker("Lena Olson", "1234567");
        shared.form.login_email = "Info@agency.example".to_owned();
        assert_eq!(codes(desk.creates(&shared).await), [field("login_email", Code::EmailShared)]);

        let mut taken = desk.broker("Lena Olson", "720-4415");
        taken.form.login_email = "ERIK.halvorson@example.org".to_owned();
        assert_eq!(codes(desk.creates(&taken).await), [
            field("login_email", Code::AddressTaken),
            field("credential", Code::NumberTaken),
        ]);

        let mut wrong = desk.broker("Lena Olson", "EA4180312");
        wrong.organization = desk.helpers.to_string();
        wrong.certified_from = ["11", "24", "2026"].map(str::to_owned);
        assert_eq!(codes(desk.creates(&wrong).await), [
            field("credential", Code::NpnFormat),
            field("certified_from", Code::DateInFuture),
        ]);
        let mut elsewhere = desk.broker("Lena Olson", "1234567");
        elsewhere.organization = desk.helpers.to_string();
        assert_eq!(codes(desk.creates(&elsewhere).await), [field("organization", Code::NotAChoice)]);
        let mut over = desk.broker("Lena Olson", "1234567");
        over.certified_from = ["10", "30", "2026"].map(str::to_owned);
        assert_eq!(codes(desk.creates(&over).await), [field("certified_from", Code::DateTooLongAgo)]);
        assert_eq!(desk.world.count("assister").await, 1, "nothing was created");
    }

    async fn reference_numbers_are_drawn_and_never_used_again(world: World) {
        let desk = Desk::new(world).await;
        let mut numbers = BTreeSet::new();
        for place in 0..30 {
            let typed = desk.broker(&format!("Pat {}", letters(place)), &format!("55500{place:02}"));
            let id = desk.creates(&typed).await.expect("an account");
            numbers.insert(desk.sees(id).await.reference_number.as_digits().to_owned());
            if place % 2 == 0 {
                desk.moves(id, Change::Closed).await.expect("closed");
            }
        }
        assert_eq!(numbers.len(), 30);
        let sorted: Vec<String> = numbers.iter().cloned().collect();
        let gaps: BTreeSet<u32> = sorted.windows(2).map(|two| {
            two[1].parse::<u32>().expect("digits") - two[0].parse::<u32>().expect("digits")
        }).collect();
        assert!(gaps.len() > 10, "they do not count up");
        let reuse = "UPDATE assister SET reference_number = (SELECT MIN(reference_number) FROM assister)";
        assert!(desk.world.execute(reuse).await.is_err(), "the database refuses a second one");
    }

    async fn two_resource_managers_create_the_same_broker_at_once(world: World) {
        let desk = Desk::new(world).await;
        let typed = desk.broker("Erik Halvorson", "7204415");
        let mut other = desk.broker("Erik Halvorson", "7204415");
        other.form.login_email = "erik@example.org".to_owned();
        let (one, two) = tokio::join!(desk.creates(&typed), desk.creates(&other));
        assert!(one.is_ok() != two.is_ok(), "one account");
        let refused = if one.is_ok() { codes(two) } else { codes(one) };
        assert_eq!(refused, [("credential".to_owned(), Code::NumberTaken)]);
        assert_eq!(desk.world.count("account").await, 2);
    }

    async fn only_legal_transitions_move_an_account(world: World) {
        let desk = Desk::new(world).await;
        let legal = |from: AccountState, change: Change| match change {
            Change::Suspended => from == AccountState::Active,
            Change::Reactivated => from == AccountState::Suspended,
            _ => from != AccountState::Closed,
        };
        for (place, from) in AccountState::ALL.iter().enumerate() {
            for change in [Change::Suspended, Change::Reactivated, Change::Closed] {
                let name = format!("{} {}", letters(place), change.as_str().replace('_', ""));
                let id = desk.world.assister(&name).state(*from).insert().await;
                let result = desk.moves(id, change).await;
                let after = desk.sees(id).await;
                if legal(*from, change) {
                    result.unwrap_or_else(|error| panic!("{from:?} {change:?}: {error}"));
                    assert_eq!(after.history[0].to, Some(after.state));
                    assert!(after.history[0].why.reason.is_some());
                } else {
                    assert_eq!(conflict(result), Conflict::AccountStateForbids, "{from:?} {change:?}");
                    assert_eq!((after.state, after.changes), (*from, 0), "{from:?} {change:?}");
                }
            }
        }
        for (place, from) in [AccountState::Active, AccountState::Suspended, AccountState::Closed].iter().enumerate() {
            let id = desk.world.assister(&format!("Never {}", letters(place))).state(*from).insert().await;
            assert_eq!(conflict(desk.invites(id, "").await), Conflict::AccountStateForbids, "{from:?}");
        }
        let told = desk.world.number("SELECT COUNT(*) FROM outbox").await;
        // Two more were closed that had never been invited.
        assert_eq!(desk.events("assister_state_changed").await - 2, told);
    }

    async fn a_change_needs_a_reason_of_its_own(world: World) {
        let desk = Desk::new(world).await;
        let rosa = desk.world.assister("Rosa Delgado").insert().await;
        for (reason, note, field, code) in [
            ("", "", "reason", Code::Required),
            ("deceased", "", "reason", Code::NotAChoice),
            ("other", "", "note", Code::Required),
        ] {
            let typed = TypedReason { reason: reason.into(), note: note.into(), seen: 0 };
            let refused = assisters::change_state(
                &desk.world.store, &desk.request(), rosa, Change::Suspended, &typed,
            ).await;
            assert_eq!(codes(refused), [(field.to_owned(), code)]);
        }
        assert_eq!(desk.sees(rosa).await.state, AccountState::Active);
    }

    async fn a_stale_page_changes_nothing(world: World) {
        let desk = Desk::new(world).await;
        let rosa = desk.world.assister("Rosa Delgado").insert().await;
        let earlier = desk.because(rosa, "security_concern").await;
        desk.moves(rosa, Change::Suspended).await.expect("suspended");
        desk.moves(rosa, Change::Reactivated).await.expect("reactivated");
        let (store, request) = (&desk.world.store, desk.request());
        let late = assisters::change_state(store, &request, rosa, Change::Suspended, &earlier).await;
        assert_eq!(conflict(late), Conflict::AccountChanged);
        let edit = TypedEdit { form: form("Rosa Garcia", "A00000001"), why: earlier.clone() };
        assert_eq!(conflict(assisters::edit(store, &request, rosa, &edit).await), Conflict::AccountChanged);
        assert_eq!(conflict(assisters::invite(store, &request, rosa, &earlier).await), Conflict::AccountChanged);
        let after = desk.sees(rosa).await;
        assert_eq!((after.state, after.changes), (AccountState::Active, 2));
        assert_eq!(after.family_name, "Delgado");
    }

    async fn a_suspended_assister_finds_everything_closed_and_nothing_is_lost(world: World) {
        let desk = Desk::new(world).await;
        let world = &desk.world;
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        choose(world, amina, rosa).await;
        let request = world.as_assister(rosa);
        clients::begin_acting(&world.store, &request, amina, Channel::Phone).await.expect("work");
        applications::start(&world.store, &request, Some(amina)).await.expect("a draft");
        let session = world.session_of(rosa.into()).await;
        let answers = world.count("answer").await;

        let why = desk.because(rosa, "on_leave").await;
        assisters::change_state(&world.store, &desk.request(), rosa, Change::Suspended, &why)
            .await
            .expect("suspended");
        let still = accounts::session(&world.store, &session, request.now).await.expect("a look");
        assert!(still.is_some(), "the next answer says what has happened");
        let step: StepKey = "privacy-warning".parse().expect("a step");
        let save = applications::save_step(&world.store, &request, Some(amina), step, Vec::new()).await;
        assert_eq!(conflict(save), Conflict::AssisterSuspended);
        assert_eq!(conflict(clients::list(&world.store, &request, Default::default()).await), Conflict::AssisterSuspended);
        assert_eq!(world.count("answer").await, answers, "the draft is as it was");
        assert_eq!(world.count("client").await, 1, "the association goes on");

        world.clock.advance(Duration::minutes(1));
        desk.moves(rosa, Change::Reactivated).await.expect("reactivated");
        clients::client(&world.store, &request, amina).await.expect("the file is open again");
        let told = desk.mails_to(rosa).await;
        let told: Vec<&Mail> = told.iter().filter(|mail| matches!(mail, Mail::AccountChanged { .. })).collect();
        assert_eq!(told, [
            &Mail::AccountChanged { to: AccountState::Suspended },
            &Mail::AccountChanged { to: AccountState::Active },
        ]);
    }

    async fn associations_that_cannot_end_hold_up_nobody_behind_them(world: World) {
        let desk = Desk::new(world).await;
        let world = &desk.world;
        let rosa = world.assister("Rosa Delgado").insert().await;
        let mut last = None;
        for place in 0..30 {
            let consumer = world.consumer(&format!("Client {}", letters(place))).insert().await;
            choose(world, consumer, rosa).await;
            last = Some(consumer);
        }
        desk.moves(rosa, Change::Closed).await.expect("closed");
        // More than a batch of consents that say they ended already.
        world.execute(
            "INSERT INTO consent_revocation (consent_id, revoked_at, revoked_by, reason) \
             SELECT consent.id, consent.given_at, consent.consumer_id, 'consumer_removed' FROM consent \
             WHERE consumer_id IN (SELECT consumer_id FROM consent ORDER BY consumer_id LIMIT 27)",
        ).await.expect("a strange state");
        let system = world.system();
        let mut ended = 0;
        loop {
            match assisters::end_some_of_closed(&world.store, &system).await.expect("a batch") {
                0 => break,
                some => ended += some,
            }
        }
        assert_eq!(ended, 3, "everybody who can be let go");
        let last = world.as_consumer(last.expect("a consumer"));
        assert_eq!(associations::current(&world.store, &last).await.expect("a look"), None);
    }

    async fn closing_ends_sixty_associations_in_batches(world: World) {
        let desk = Desk::new(world).await;
        let world = &desk.world;
        let rosa = world.assister("Rosa Delgado").insert().await;
        let sami = world.assister("Sami Haddad").insert().await;
        let mut consumers = Vec::new();
        for place in 0..60 {
            let consumer = world.consumer(&format!("Client {}", letters(place))).insert().await;
            choose(world, consumer, rosa).await;
            consumers.push(consumer);
        }
        let other = world.consumer("Tou Vang").insert().await;
        choose(world, other, sami).await;
        let session = world.session_of(rosa.into()).await;
        world.execute("DELETE FROM outbox").await.expect("an empty outbox");

        desk.moves(rosa, Change::Closed).await.expect("closed");
        let closed = desk.sees(rosa).await;
        assert_eq!(closed.closing(), Some((0, 60)));
        assert_eq!(closed.rostered_until, Some(desk.request().today()));
        assert!(accounts::session(&world.store, &session, world.system().now).await.expect("a look").is_none());
        let request = world.as_assister(rosa);
        let opened = clients::client(&world.store, &request, consumers[0]).await;
        assert_eq!(conflict(opened), Conflict::AssisterClosed, "access stopped before any association ended");

        assert!(matches!(
            assisters::end_some_of_closed(&world.store, &desk.request()).await,
            Err(StoreError::Forbidden)
        ));
        let system = world.system();
        let first = assisters::end_some_of_closed(&world.store, &system).await.expect("a batch");
        assert!((1..60).contains(&first), "a batch, not all: {first}");
        // A consumer is faster than the next batch.
        let last = world.as_consumer(*consumers.last().expect("a consumer"));
        if let Some(current) = associations::current(&world.store, &last).await.expect("the current one") {
            associations::end(&world.store, &last, current.association).await.expect("ended by the consumer");
        }
        let mut batches = vec![first];
        loop {
            let (ended, all) = desk.sees(rosa).await.closing().expect("a closure");
            assert_eq!(all, 60);
            assert!(ended >= batches.iter().sum::<usize>() as u64);
            match assisters::end_some_of_closed(&world.store, &system).await.expect("a batch") {
                0 => break,
                some => batches.push(some),
            }
        }
        assert_eq!(desk.sees(rosa).await.closing(), Some((60, 60)));
        assert!(batches.len() >= 3, "{batches:?}");
        let ineligible = format!(
            "SELECT COUNT(*) FROM association WHERE end_reason = '{}'", EndReason::AssisterIneligible.as_str()
        );
        assert_eq!(world.number(&ineligible).await, 59);
        assert_eq!(world.count("consent_revocation").await, 60);
        assert_eq!(world.count("client").await, 1, "the other assister's client stays");
        // Both sides of each, and the closure itself.
        assert_eq!(world.count("outbox").await, 121);
        let opened = clients::client(&world.store, &request, consumers[0]).await;
        assert_eq!(conflict(opened), Conflict::AccessEnded);
        assert_eq!(assisters::end_some_of_closed(&world.store, &system).await.expect("nothing"), 0);
    }

    async fn a_new_address_takes_back_what_was_mailed_to_the_old_one(world: World) {
        let desk = Desk::new(world).await;
        let typed = TypedAssister { invite: true, ..desk.broker("Lena Olson", "1234567") };
        let lena = desk.creates(&typed).await.expect("an account");
        let purpose = domain::accounts::OneTimePurpose::AssisterActivation;
        accounts::mint_token(&desk.world.store, &desk.world.system(), lena.into(), purpose).await.expect("a number");
        desk.mails_to(lena).await;
        let mut edited = form("Lena Berg", "1234567");
        edited.hours = String::new();
        let edit = TypedEdit { form: edited, why: desk.because(lena, "new_details").await };
        assisters::edit(&desk.world.store, &desk.request(), lena, &edit).await.expect("edited");
        assert_eq!(desk.world.count("one_time_token").await, 0);
        assert_eq!(desk.mails_to(lena).await, [Mail::AssisterInvitation], "a new number to the new address");
        let account = desk.sees(lena).await;
        assert_eq!((account.name().as_str(), account.login_email.as_str()), ("Lena Berg", "lena.berg@example.org"));
        assert_eq!(account.hours, None);
        assert_eq!(desk.finds("berg").await, ["Lena Berg"]);
        assert_eq!(desk.finds("olson").await, Vec::<String>::new());
        let rosa = desk.world.assister("Rosa Delgado").npn("7777777").insert().await;
        let own_name = desk.world.sign_in_name("Rosa Delgado") + ".work";
        let edit = TypedEdit { form: form("Rosa Delgado", "7777777"), why: desk.because(rosa, "new_details").await };
        assisters::edit(&desk.world.store, &desk.request(), rosa, &edit).await.expect("edited");
        let kept = format!("SELECT COUNT(*) FROM account WHERE sign_in_key = '{own_name}'");
        assert_eq!(desk.world.number(&kept).await, 1, "who signs in with another name keeps it");
        let other = desk.creates(&desk.broker("Pat Moen", "7654321")).await.expect("an account");
        let same = TypedEdit { form: form("Lena Berg", "1234567"), why: desk.because(other, "correction").await };
        assert_eq!(codes(assisters::edit(&desk.world.store, &desk.request(), other, &same).await), [
            ("login_email".to_owned(), Code::AddressTaken),
            ("credential".to_owned(), Code::NumberTaken),
        ]);
    }

    async fn an_address_is_one_assisters_whatever_they_sign_in_with(world: World) {
        let desk = Desk::new(world).await;
        let taken = [("login_email".to_owned(), Code::AddressTaken)];
        let lena = desk.creates(&desk.broker("Lena Olson", "1234567")).await.expect("an account");
        desk.world.execute("UPDATE account SET sign_in_key = 'lena', sign_in_name = 'lena' WHERE family_name = 'Olson'")
            .await
            .expect("a name of her own");

        let again = desk.broker("Lena Olson", "7654321");
        assert_eq!(codes(desk.creates(&again).await), taken);

        let pat = desk.creates(&desk.broker("Pat Moen", "7654321")).await.expect("an account");
        desk.world.execute("UPDATE account SET sign_in_key = 'pat', sign_in_name = 'pat' WHERE family_name = 'Moen'")
            .await
            .expect("a name of their own");
        let mut to_hers = form("Pat Moen", "7654321");
        to_hers.login_email = "LENA.olson@example.org".to_owned();
        let edit = TypedEdit { form: to_hers, why: desk.because(pat, "correction").await };
        assert_eq!(codes(assisters::edit(&desk.world.store, &desk.request(), pat, &edit).await), taken);

        desk.world.set_assister_state(lena, AccountState::Closed).await;
        let back = desk.creates(&desk.broker("Lena Olson", "5550001")).await;
        back.expect("she comes back with her address");
    }

    async fn only_a_resource_manager_changes_accounts(world: World) {
        let desk = Desk::new(world).await;
        let rosa = desk.world.assister("Rosa Delgado").insert().await;
        let dawit = desk.world.staff("Dawit Alemayehu", Role::ArcStaff).await;
        let dawit = desk.world.as_staff(dawit, Role::ArcStaff);
        let marisol = desk.world.staff("Marisol Fuentes", Role::AgencyAdministrator).await;
        let marisol = desk.world.as_staff(marisol, Role::AgencyAdministrator);
        let store = &desk.world.store;
        assert!(assisters::account(store, &dawit, rosa).await.is_ok(), "the line reads");
        assert!(matches!(assisters::account(store, &marisol, rosa).await, Err(StoreError::Forbidden)));
        for request in [dawit, marisol, desk.world.as_assister(rosa)] {
            let why = TypedReason { reason: "other".into(), note: "why".into(), seen: 0 };
            let results = [
                assisters::create(store, &request, &desk.broker("Lena Olson", "1234567")).await.map(drop),
                assisters::invite(store, &request, rosa, &why).await,
                assisters::change_state(store, &request, rosa, Change::Closed, &why).await,
                assisters::edit(store, &request, rosa, &TypedEdit::default()).await,
            ];
            for result in results {
                assert!(matches!(result, Err(StoreError::Forbidden)));
            }
        }
        let nobody = AssisterAccountId(uuid::Uuid::from_u128(1));
        let closed = assisters::change_state(store, &desk.request(), nobody, Change::Closed, &TypedReason::default()).await;
        assert!(matches!(closed, Err(StoreError::NotFound)));
    }

    async fn the_roster_is_filtered_searched_and_paged(world: World) {
        let desk = Desk::new(world).await;
        for place in 0..60 {
            let name = format!("Pat Helper{}", letters(place));
            let assister = desk.world.assister(&name);
            let assister = if place % 3 == 0 { assister.kind(AssisterKind::Broker) } else { assister };
            let assister = match place % 10 {
                1 => assister.state(AccountState::Suspended),
                2 => assister.state(AccountState::Closed),
                3 => assister.certified("2025-11-01", "2026-10-31"),
                4 => assister.certified("2025-11-01", "2026-12-01"),
                _ => assister,
            };
            assister.insert().await;
        }
        let all = async |query: RosterQuery| {
            let mut rows = Vec::new();
            let mut pages = vec![desk.roster(query).await];
            while let Some(next) = pages.last().and_then(|page| page.next) {
                pages.push(desk.roster(RosterQuery { cursor: Some(next), ..query }).await);
            }
            for (place, page) in pages.iter().enumerate() {
                assert_eq!(page.previous.is_some(), place > 0);
                assert!(page.rows.len() <= PAGE as usize);
                rows.extend(page.rows.clone());
            }
            // And the whole way back.
            for place in (1..pages.len()).rev() {
                let back = desk.roster(RosterQuery { cursor: pages[place].previous, ..query }).await;
                assert_eq!(back.rows, pages[place - 1].rows);
            }
            (pages[0].count, rows)
        };
        let none = RosterQuery::default();
        let (count, rows) = all(none).await;
        assert_eq!((count, rows.len()), (Count::Exactly(54), 54), "closed accounts are left out");
        assert!(rows.is_sorted_by_key(|row| row.name.clone()));
        for (query, expected) in [
            (RosterQuery { kind: Some(AssisterKind::Broker), ..none }, 18),
            (RosterQuery { state: Some(AccountState::Suspended), ..none }, 6),
            (RosterQuery { state: Some(AccountState::Closed), ..none }, 6),
            (RosterQuery { ending: Some(Ending::Lapsed), ..none }, 6),
            (RosterQuery { ending: Some(Ending::Soon), ..none }, 6),
            (RosterQuery { ending: Some(Ending::InForce), ..none }, 42),
            (RosterQuery { ending: Some(Ending::InForce), state: Some(AccountState::Suspended), ..none }, 6),
            (RosterQuery { organization: Some(desk.agency), ..none }, 0),
        ] {
            let (count, rows) = all(query).await;
            assert_eq!((count, rows.len()), (Count::Exactly(expected), expected as usize), "{query:?}");
        }
        let in_force = all(RosterQuery { ending: Some(Ending::InForce), ..none }).await.1;
        assert!(in_force.is_sorted_by_key(|row| (row.certified_until, row.name.clone())));
        assert_eq!(in_force[0].certified_until.to_string(), "2026-12-01");
        let named = desk.roster(RosterQuery { organization: Some(desk.agency), ..none }).await;
        assert_eq!(named.organization.as_deref(), Some("Ruta Sur Seguros"));
        let gone = Some(Cursor::After(AssisterAccountId(uuid::Uuid::from_u128(7))));
        assert_eq!(desk.roster(RosterQuery { cursor: gone, ..none }).await.rows[0].name, rows[0].name);

        let picture = assisters::certifications(&desk.world.store, &desk.request()).await.expect("a picture");
        let parts = [picture.in_force, picture.soon, picture.lapsed, picture.not_active_yet];
        assert_eq!(parts.map(|part| part.assisters), [36, 6, 6, 0]);
    }

    async fn a_search_finds_by_name_number_and_address(world: World) {
        let desk = Desk::new(world).await;
        let lucia = desk.creates(&desk.broker("Lucía María Benavides", "18834027")).await.expect("an account");
        let xiong = desk.creates(&desk.navigator("Pa Houa Xiong", "EA4180312")).await.expect("an account");
        let number = desk.sees(xiong).await.reference_number;
        for typed in ["benav", "maria lucia", "18834027", "188-340-27"] {
            assert_eq!(desk.finds(typed).await, ["Lucía María Benavides"], "{typed}");
        }
        for typed in ["xiong pa", &number.to_string(), "ea4180312", "Pa.Houa.Xiong@EXAMPLE.org"] {
            assert_eq!(desk.finds(typed).await, ["Pa Houa Xiong"], "{typed}");
        }
        assert_eq!(desk.finds("olson").await, Vec::<String>::new());
        desk.world.assister("Rosa Delgado").insert().await;
        assert_eq!(desk.finds("rosa.delgado.work@example.org").await, ["Rosa Delgado"], "mail goes there");
        desk.moves(lucia, Change::Closed).await.expect("closed");
        assert_eq!(desk.finds("benavides").await, ["Lucía María Benavides"], "a search finds closed accounts, too");

        let (store, ingrid) = (&desk.world.store, desk.request());
        let refused = assisters::search(store, &ingrid, "x").await;
        assert_eq!(codes(refused), [("assister_query".to_owned(), Code::SearchNeedsMore)]);
        let search = assisters::search(store, &ingrid, "benavides").await.expect("a search");
        let query = RosterQuery { search: Some(search), ..RosterQuery::default() };
        let patrick = desk.world.staff("Patrick Olson", Role::BrokerLineStaff).await;
        let patrick = desk.world.as_staff(patrick, Role::BrokerLineStaff);
        let theirs = assisters::roster(store, &patrick, query).await.expect("a roster");
        assert_eq!(theirs.searched, RosterSearched::Gone, "somebody else's search is none");
        desk.world.clock.advance(Duration::hours(domain::clients::SEARCH_KEPT_HOURS));
        assert_eq!(desk.roster(query).await.searched, RosterSearched::Gone);
        let made_up = RosterQuery { search: Some(SearchId(uuid::Uuid::from_u128(9))), ..RosterQuery::default() };
        assert_eq!(desk.roster(made_up).await.searched, RosterSearched::Gone);
        let leaked = "SELECT COUNT(*) FROM audit_event WHERE lower(detail) LIKE '%benavides%'";
        assert_eq!(desk.world.number(leaked).await, 0, "the trail does not hold what was typed");
    }

    async fn the_roster_tells_how_many_clients_each_has(world: World) {
        let desk = Desk::new(world).await;
        let rosa = desk.world.assister("Rosa Delgado").insert().await;
        desk.world.assister("Sami Haddad").insert().await;
        for name in ["Amina Warsame", "Tou Vang"] {
            let consumer = desk.world.consumer(name).insert().await;
            choose(&desk.world, consumer, rosa).await;
        }
        let rows = desk.roster(RosterQuery::default()).await.rows;
        let clients: Vec<Count> = rows.iter().map(|row| row.clients).collect();
        assert_eq!(clients, [Count::Exactly(2), Count::Exactly(0)]);
    }

    async fn organizations_to_choose_from_are_of_the_kind(world: World) {
        let desk = Desk::new(world).await;
        for place in 0..120 {
            let name = format!("Agency {place:03}");
            demo::create_organization(&desk.world.store, &desk.world.system(), OrganizationKind::BrokerAgency, &name)
                .await.expect("an organization");
        }
        let offer = async |kind, name: &str| {
            assisters::new_account(&desk.world.store, &desk.request(), kind, name).await.expect("a form")
        };
        let all = offer(AssisterKind::Broker, "").await;
        assert!(all.more_organizations && all.organizations.len() == 100);
        let some = offer(AssisterKind::Broker, "ágency 11").await;
        assert!(!some.more_organizations && some.organizations.len() == 10);
        let helpers = offer(AssisterKind::Navigator, "").await;
        assert_eq!(helpers.organizations[0].name, "Frogtown Resource Hub");
        assert_eq!(helpers.ends_on.to_string(), "2027-10-31");
        assert!(offer(AssisterKind::Cac, "").await.organizations.is_empty());
    }
}

/// `0` is `aa`, `27` is `bb`: names hold letters only.
fn letters(place: usize) -> String {
    let letter = |value: usize| char::from(b'a' + u8::try_from(value % 26).unwrap_or_default());
    format!("{}{}", letter(place / 26), letter(place))
}
