//! Certifications end at midnight in St. Paul: who may act, who is told, and how
//! a new one brings everything back.

use chrono::Duration;
use domain::{
    accounts::Role,
    assisters::{AccountState, OpenEnrollment, Reason, Standing},
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, AssociationId, ConsumerId, OrganizationId},
    lists::Cursor,
    notices::AlertAbout,
    validation::{Code, Invalid},
};
use store::{
    Request, Store, StoreError, StoreResult,
    assisters::{self, SetPeriod, TypedRenewal, TypedWhy, set_open_enrollment},
    associations::{self, Agreement, Words, fingerprint},
    clients, notices, on_both_databases,
    testing::World,
};

/// A minute before midnight on the first of November, in St. Paul.
const BEFORE_MIDNIGHT: &str = "2026-11-01T04:59:00Z";
const MIDNIGHT: &str = "2026-11-01T05:00:00Z";

fn words(proposal: &domain::associations::Proposal) -> Words {
    Words {
        text: format!("{} may act for {}", proposal.profile.name, proposal.consumer_name),
        purpose: "To apply and enroll".to_owned(),
        duration: "Until I end it".to_owned(),
        how_to_rescind: "Online or by phone".to_owned(),
    }
}

/// What the consumer's form sends after reading the page of an assister.
async fn reads(world: &World, consumer: ConsumerId, assister: AssisterAccountId) -> Agreement {
    let number = world.reference_number(assister).await.as_digits().to_owned();
    let request = world.as_consumer(consumer);
    let proposal =
        associations::proposal(&world.store, &request, &number).await.expect("the assister");
    let seen = current(world, consumer).await.map(|(association, _)| association);
    Agreement { number, seen, read: fingerprint(&words(&proposal).text), agreed: true }
}

async fn says_yes(world: &World, consumer: ConsumerId, form: &Agreement) -> StoreResult<()> {
    associations::confirm(&world.store, &world.as_consumer(consumer), form, words).await
}

async fn chooses(world: &World, consumer: ConsumerId, assister: AssisterAccountId) {
    let form = reads(world, consumer, assister).await;
    says_yes(world, consumer, &form).await.expect("the association begins");
}

async fn current(world: &World, consumer: ConsumerId) -> Option<(AssociationId, Standing)> {
    associations::current(&world.store, &world.as_consumer(consumer))
        .await
        .expect("the current one")
        .map(|current| (current.association, current.standing))
}

/// Whether the assister can open the client's file.
async fn opens(
    world: &World,
    assister: AssisterAccountId,
    client: ConsumerId,
) -> Result<(), Conflict> {
    match clients::client(&world.store, &world.as_assister(assister), client).await {
        Ok(_) => Ok(()),
        Err(StoreError::Conflict(conflict)) => Err(conflict),
        Err(other) => panic!("{other:?}"),
    }
}

/// Everything that the job does about certifications.
async fn upkeep(store: &Store, request: &Request) {
    while assisters::tell_assisters(store, request).await.expect("the assisters") > 0 {}
    while assisters::tell_clients(store, request).await.expect("the clients") > 0 {}
    while assisters::withdraw_lapses(store, request).await.expect("what is over") > 0 {}
}

async fn a_night(world: &World) {
    upkeep(&world.store, &world.system()).await;
}

/// The reason that nearly every renewal has.
fn yearly() -> TypedWhy {
    TypedWhy { reason: "yearly_renewal".to_owned(), note: String::new() }
}

async fn mails(world: &World, kind: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM outbox WHERE mail LIKE '%\"{kind}\"%'")).await
}

/// What a person's own pages say about certifications.
async fn pages_say(world: &World, request: &Request) -> Vec<&'static str> {
    let shown = notices::alerts(&world.store, request).await.expect("the messages");
    shown
        .iter()
        .filter_map(|alert| match alert.about {
            AlertAbout::CertificationEnding { .. } => Some("ending"),
            AlertAbout::CertificationLapsed { .. } => Some("lapsed"),
            AlertAbout::AssisterLapsed { .. } => Some("assister lapsed"),
            _ => None,
        })
        .collect()
}

/// Rosa, whose certification ends on October 31, 2026.
async fn rosa(world: &World) -> AssisterAccountId {
    world.clock.set("2026-09-15T15:00:00Z");
    world.assister("Rosa Delgado").certified("2025-11-01", "2026-10-31").insert().await
}

/// Ingrid, resource manager.
struct Ingrid(AccountId);

impl Ingrid {
    async fn new(world: &World) -> Self {
        Self(world.staff("Ingrid Sorensen", Role::ResourceManager).await)
    }

    fn request(&self, world: &World) -> Request {
        world.as_staff(self.0, Role::ResourceManager)
    }

    async fn renews(
        &self,
        world: &World,
        assister: AssisterAccountId,
        from: [&str; 3],
    ) -> StoreResult<()> {
        let request = self.request(world);
        let page = assisters::recertification(&world.store, &request, assister).await?;
        let typed =
            TypedRenewal { seen: page.changes, from: from.map(str::to_owned), why: yearly() };
        assisters::recertify(&world.store, &request, assister, &typed).await
    }

    async fn sees(&self, world: &World, assister: AssisterAccountId) -> [String; 2] {
        let request = self.request(world);
        let page = assisters::recertification(&world.store, &request, assister).await;
        let days = page.expect("the page").certification;
        [days.from.to_string(), days.until.to_string()]
    }

    async fn organization_of(&self, world: &World, one: AssisterAccountId) -> OrganizationId {
        let request = self.request(world);
        let page = assisters::recertification(&world.store, &request, one).await;
        page.expect("the page").organization
    }
}

fn code_at(field: &str, result: StoreResult<impl std::fmt::Debug>) -> Code {
    match result {
        Err(StoreError::Invalid(Invalid(errors))) => {
            errors.into_iter().find(|error| error.field == field).expect("the field").code
        }
        other => panic!("{other:?}"),
    }
}

on_both_databases! {
    async fn access_ends_at_midnight_in_st_paul_and_everybody_is_told(world: World) {
        let rosa = rosa(&world).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        chooses(&world, amina, rosa).await;
        world.clock.set(BEFORE_MIDNIGHT);
        a_night(&world).await;
        assert_eq!(opens(&world, rosa, amina).await, Ok(()));
        assert_eq!(mails(&world, "certification_lapsed").await, 0);
        world.clock.set(MIDNIGHT);
        assert_eq!(opens(&world, rosa, amina).await, Err(Conflict::CertificationLapsed));
        a_night(&world).await;
        assert_eq!(mails(&world, "certification_lapsed").await, 1);
        assert_eq!(mails(&world, "assister_lapsed").await, 1);
        assert_eq!(pages_say(&world, &world.as_assister(rosa)).await, ["lapsed"]);
        assert_eq!(pages_say(&world, &world.as_consumer(amina)).await, ["assister lapsed"]);
        let (_, standing) = current(&world, amina).await.expect("nothing is removed");
        assert_eq!(standing, Standing::Lapsed);
        let told = "SELECT COUNT(*) FROM audit_event WHERE action = 'clients_told_of_lapse' \
                    AND detail LIKE '%\"count\":\"1\"%'";
        assert_eq!(world.number(told).await, 1);
    }

    async fn an_assister_is_warned_a_month_and_a_week_before_each_once(world: World) {
        let rosa = rosa(&world).await;
        for (night, warnings) in [
            ("2026-09-30T15:00:00Z", 0),
            ("2026-10-01T05:00:00Z", 1),
            ("2026-10-01T15:00:00Z", 1),
            ("2026-10-23T15:00:00Z", 1),
            ("2026-10-24T05:00:00Z", 2),
            ("2026-10-31T15:00:00Z", 2),
        ] {
            world.clock.set(night);
            a_night(&world).await;
            assert_eq!(mails(&world, "certification_ending").await, warnings, "{night}");
        }
        assert_eq!(pages_say(&world, &world.as_assister(rosa)).await, ["ending"], "one, not two");
    }

    async fn whoever_cannot_act_anyway_is_not_warned(world: World) {
        let rosa = rosa(&world).await;
        world.clock.set("2026-10-30T15:00:00Z");
        for state in [AccountState::Invited, AccountState::Suspended, AccountState::Closed] {
            world.set_assister_state(rosa, state).await;
            a_night(&world).await;
            assert_eq!(mails(&world, "certification_ending").await, 0, "{}", state.as_str());
        }
        world.set_assister_state(rosa, AccountState::Active).await;
        a_night(&world).await;
        assert_eq!(mails(&world, "certification_ending").await, 1, "back at work");
    }

    async fn two_servers_tell_nobody_twice(world: World) {
        let rosa = rosa(&world).await;
        let mut consumers = Vec::new();
        for name in ["Amina Warsame", "Tou Vang", "Hanh Nguyen", "Eh Htoo"] {
            let consumer = world.consumer(name).insert().await;
            chooses(&world, consumer, rosa).await;
            consumers.push(consumer);
        }
        world.clock.set(MIDNIGHT);
        let (other, request) = (world.another_store().await, world.system());
        tokio::join!(upkeep(&world.store, &request), upkeep(&other, &request));
        // One may have left to the other what that one was at.
        a_night(&world).await;
        assert_eq!(mails(&world, "certification_lapsed").await, 1);
        assert_eq!(mails(&world, "assister_lapsed").await, 4);
        let finished = "SELECT COUNT(*) FROM certification_notice WHERE clients_told_at IS NOT NULL";
        assert_eq!(world.number(finished).await, 1);
    }

    async fn many_clients_are_told_in_small_transactions_that_may_stop_anywhere(world: World) {
        let rosa = rosa(&world).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        chooses(&world, amina, rosa).await;
        // Four hundred and fifty more clients, as rows.
        for n in 0..450 {
            let (id, row) = (format!("00000000-0000-4000-8000-{n:012}"), format!("00000000-0000-4000-9000-{n:012}"));
            for statement in [
                format!(
                    "INSERT INTO account (id, role, sign_in_key, sign_in_name, given_name, family_name, \
                     language, failed_attempts, created_at) SELECT {id}, role, 'x{n}', 'x{n}', given_name, \
                     family_name, language, 0, created_at FROM account WHERE sign_in_key = 'amina.warsame'",
                    id = uuid(&world, &id),
                ),
                format!(
                    "INSERT INTO association (id, consumer_id, assister_id, started_at) \
                     SELECT {row}, {id}, assister_id, started_at FROM association WHERE consumer_id = {amina}",
                    row = uuid(&world, &row), id = uuid(&world, &id), amina = uuid(&world, &amina.0.to_string()),
                ),
            ] {
                world.execute(&statement).await.expect("a client");
            }
        }
        world.clock.set(MIDNIGHT);
        let request = world.system();
        assisters::tell_assisters(&world.store, &request).await.expect("Rosa is told");
        let mut batches = Vec::new();
        loop {
            match assisters::tell_clients(&world.store, &request).await.expect("a batch") {
                0 => break,
                told => batches.push(told),
            }
        }
        assert_eq!(batches, [200, 200, 51, 1], "and the note that it is done");
        assert_eq!(mails(&world, "assister_lapsed").await, 451);
    }

    async fn a_consumer_who_changed_meanwhile_is_not_told(world: World) {
        let rosa = rosa(&world).await;
        let sami = world.assister("Sami Haile").certified("2025-11-01", "2027-10-31").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        chooses(&world, amina, rosa).await;
        world.clock.set(MIDNIGHT);
        assisters::tell_assisters(&world.store, &world.system()).await.expect("Rosa is told");
        chooses(&world, amina, sami).await;
        a_night(&world).await;
        assert_eq!(mails(&world, "assister_lapsed").await, 0);
        assert_eq!(pages_say(&world, &world.as_consumer(amina)).await, Vec::<&str>::new());
    }

    async fn choosing_somebody_else_takes_the_message_away(world: World) {
        let rosa = rosa(&world).await;
        let sami = world.assister("Sami Haile").certified("2025-11-01", "2027-10-31").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        chooses(&world, amina, rosa).await;
        world.clock.set(MIDNIGHT);
        a_night(&world).await;
        chooses(&world, amina, sami).await;
        assert_eq!(pages_say(&world, &world.as_consumer(amina)).await, Vec::<&str>::new());
        assert_eq!(opens(&world, sami, amina).await, Ok(()));
    }

    async fn a_new_certification_restores_access_and_takes_the_messages_away(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        chooses(&world, amina, rosa).await;
        let before = current(&world, amina).await.expect("Rosa").0;
        world.clock.set(MIDNIGHT);
        a_night(&world).await;
        world.clock.set("2026-11-20T15:00:00Z");
        ingrid.renews(&world, rosa, ["11", "20", "2026"]).await.expect("a new certification");
        assert_eq!(ingrid.sees(&world, rosa).await, ["2026-11-20", "2027-10-31"]);
        assert_eq!(opens(&world, rosa, amina).await, Ok(()), "by itself");
        assert_eq!(current(&world, amina).await, Some((before, Standing::MayAct)));
        assert_eq!(pages_say(&world, &world.as_assister(rosa)).await, Vec::<&str>::new());
        a_night(&world).await;
        assert_eq!(pages_say(&world, &world.as_consumer(amina)).await, Vec::<&str>::new());
        let history = "SELECT COUNT(*) FROM assister_change WHERE change = 'recertified' \
                       AND changed_by IS NOT NULL";
        assert_eq!(world.number(history).await, 1);
        // The next lapse is told anew.
        world.clock.set("2027-11-01T15:00:00Z");
        a_night(&world).await;
        assert_eq!(mails(&world, "assister_lapsed").await, 2);
    }

    async fn a_renewal_in_time_leaves_no_day_without(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        chooses(&world, amina, rosa).await;
        world.clock.set("2026-10-20T15:00:00Z");
        a_night(&world).await;
        ingrid.renews(&world, rosa, ["11", "1", "2026"]).await.expect("a new certification");
        assert_eq!(ingrid.sees(&world, rosa).await, ["2025-11-01", "2027-10-31"]);
        for now in ["2026-10-20T16:00:00Z", BEFORE_MIDNIGHT, MIDNIGHT, "2027-11-01T04:59:00Z"] {
            world.clock.set(now);
            a_night(&world).await;
            assert_eq!(opens(&world, rosa, amina).await, Ok(()), "{now}");
        }
        assert_eq!(mails(&world, "certification_lapsed").await, 0);
    }

    async fn a_day_that_makes_no_sense_is_refused_with_its_reason(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        world.clock.set("2026-10-20T15:00:00Z");
        for (from, code) in [
            (["10", "20", "2026"], Code::CertificationNotLonger),
            (["10", "20", "2025"], Code::CertificationOver),
            (["11", "2", "2026"], Code::CertificationGap),
            (["2", "30", "2026"], Code::DateNotADate),
            (["11", "20", "2027"], Code::DateInFuture),
            (["", "", ""], Code::Required),
        ] {
            let refused = ingrid.renews(&world, rosa, from).await;
            assert_eq!(code_at("certified_from", refused), code, "{from:?}");
        }
        assert_eq!(ingrid.sees(&world, rosa).await, ["2025-11-01", "2026-10-31"]);
    }

    async fn without_the_dates_nothing_is_guessed(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        world.execute("DELETE FROM open_enrollment WHERE coverage_year = 2028").await.expect("no dates");
        world.clock.set("2026-11-20T15:00:00Z");
        let refused = ingrid.renews(&world, rosa, ["11", "20", "2026"]).await;
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::EnrollmentDatesMissing))), "{refused:?}");
    }

    async fn a_stale_page_and_a_closed_account_change_nothing(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        world.clock.set("2026-11-20T15:00:00Z");
        let request = ingrid.request(&world);
        let typed = |seen| TypedRenewal {
            seen, from: ["11", "20", "2026"].map(str::to_owned), why: yearly(),
        };
        ingrid.renews(&world, rosa, ["11", "20", "2026"]).await.expect("a new certification");
        let again = assisters::recertify(&world.store, &request, rosa, &typed(0)).await;
        assert!(matches!(again, Err(StoreError::Conflict(Conflict::AccountChanged))), "{again:?}");
        world.set_assister_state(rosa, AccountState::Closed).await;
        let closed = assisters::recertify(&world.store, &request, rosa, &typed(1)).await;
        assert!(matches!(closed, Err(StoreError::Conflict(Conflict::AccountStateForbids))), "{closed:?}");
    }

    async fn several_of_an_organization_are_renewed_together_or_not_at_all(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        let helpers = ingrid.organization_of(&world, rosa).await;
        let sami = world.assister("Sami Haile").certified("2025-11-01", "2026-10-31").insert().await;
        let long = world.assister("Mai Lor").certified("2025-11-01", "2027-10-31").insert().await;
        let stranger = world.assister("Dale Berg").certified("2025-11-01", "2026-10-31").insert().await;
        for one in [sami, long] {
            let moved = format!(
                "UPDATE assister SET organization_id = {} WHERE id = {}",
                uuid(&world, &helpers.0.to_string()), uuid(&world, &one.0.to_string())
            );
            world.execute(&moved).await.expect("a colleague");
        }
        world.clock.set("2026-11-20T15:00:00Z");
        let request = ingrid.request(&world);
        let page = assisters::to_recertify(&world.store, &request, helpers, None).await.expect("the page");
        let listed: Vec<&str> = page.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(listed, ["Rosa Delgado", "Sami Haile"], "by family name, and nobody else");
        assert_eq!(page.offered.to_string(), "2026-11-20");
        let from = ["11", "20", "2026"].map(str::to_owned);
        let renew = async |chosen: &[AssisterAccountId]| {
            assisters::recertify_several(&world.store, &request, helpers, chosen, &from, &yearly()).await
        };
        assert_eq!(code_at("chosen", renew(&[]).await), Code::NobodyChosen);
        assert!(matches!(renew(&[rosa, stranger]).await, Err(StoreError::NotFound)));
        assert_eq!(ingrid.sees(&world, rosa).await[1], "2026-10-31", "nobody was renewed");
        assert_eq!(renew(&[rosa, sami, rosa]).await.expect("both"), 2);
        assert_eq!(renew(&[rosa, sami]).await.expect("sent twice"), 0);
        assert_eq!(ingrid.sees(&world, sami).await, ["2026-11-20", "2027-10-31"]);
        let page = assisters::to_recertify(&world.store, &request, helpers, None).await.expect("the page");
        assert_eq!(page.rows, []);
    }

    async fn a_page_behind_the_last_one_is_the_first_one(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        let organization = ingrid.organization_of(&world, rosa).await;
        world.clock.set("2026-11-20T15:00:00Z");
        let request = ingrid.request(&world);
        for cursor in [Cursor::After(rosa), Cursor::Before(rosa)] {
            let page = assisters::to_recertify(&world.store, &request, organization, Some(cursor)).await;
            let page = page.expect("the page");
            assert_eq!((page.rows.len(), page.previous, page.next), (1, None, None), "{cursor:?}");
        }
    }

    async fn a_renewal_needs_a_reason_that_stays_on_the_record(world: World) {
        let rosa = rosa(&world).await;
        let ingrid = Ingrid::new(&world).await;
        let request = ingrid.request(&world);
        let typed = |reason: &str, note: &str| TypedRenewal {
            seen: 0,
            from: ["11", "1", "2026"].map(str::to_owned),
            why: TypedWhy { reason: reason.to_owned(), note: note.to_owned() },
        };
        let renew = async |typed| assisters::recertify(&world.store, &request, rosa, &typed).await;
        assert_eq!(code_at("reason", renew(typed("", "")).await), Code::Required);
        assert_eq!(code_at("note", renew(typed("other", "")).await), Code::Required);
        renew(typed("other", "Trained with the new class")).await.expect("renewed");
        let account = assisters::account(&world.store, &request, rosa).await.expect("the account");
        let why = &account.history[0].why;
        assert_eq!(why.reason, Some(Reason::Other));
        assert_eq!(why.note.as_deref(), Some("Trained with the new class"));
        let recorded = "SELECT COUNT(*) FROM audit_event WHERE action = 'assister_recertified' \
                        AND detail LIKE '%\"reason\":\"other\"%'";
        assert_eq!(world.number(recorded).await, 1);
    }

    async fn an_assister_who_lapses_between_search_and_confirm_is_not_chosen(world: World) {
        let rosa = rosa(&world).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        world.clock.set(BEFORE_MIDNIGHT);
        let form = reads(&world, amina, rosa).await;
        world.clock.set(MIDNIGHT);
        let refused = says_yes(&world, amina, &form).await;
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::AssisterUnavailable))), "{refused:?}");
        assert_eq!(current(&world, amina).await, None);
        assert_eq!(world.count("consent").await, 0);
    }

    async fn once_a_year_a_consumer_is_reminded(world: World) {
        let sami = world.assister("Sami Haile").certified("2025-11-01", "2030-10-31").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let tou = world.consumer("Tou Vang").insert().await;
        chooses(&world, amina, sami).await;
        chooses(&world, tou, sami).await;
        let remind = async || {
            let request = world.system();
            associations::remind_consumers(&world.store, &request).await.expect("the reminders")
        };
        assert_eq!(remind().await, 0);
        world.clock.advance(Duration::days(364));
        assert_eq!(remind().await, 0);
        let seen = current(&world, tou).await.expect("Sami").0;
        associations::end(&world.store, &world.as_consumer(tou), seen).await.expect("Tou ends it");
        world.clock.advance(Duration::days(1));
        let (other, request) = (world.another_store().await, world.system());
        let (one, two) = tokio::join!(
            associations::remind_consumers(&world.store, &request),
            associations::remind_consumers(&other, &request)
        );
        assert_eq!(one.expect("one server") + two.expect("another"), 1);
        assert_eq!(remind().await, 0);
        assert_eq!(mails(&world, "association_reminder").await, 1);
        // A leap year.
        world.clock.advance(Duration::days(366));
        assert_eq!(remind().await, 1, "and the year after");
    }

    async fn whoever_has_no_address_reads_the_reminder_on_the_own_pages(world: World) {
        let sami = world.assister("Sami Haile").certified("2025-11-01", "2030-10-31").insert().await;
        let amina = world.consumer("Amina Warsame").without_email().insert().await;
        chooses(&world, amina, sami).await;
        world.clock.advance(Duration::days(365));
        let remind = async || {
            let request = world.system();
            associations::remind_consumers(&world.store, &request).await.expect("the reminders")
        };
        let shown = async || {
            let alerts = notices::alerts(&world.store, &world.as_consumer(amina)).await.expect("the messages");
            alerts.iter().filter(|alert| matches!(alert.about, AlertAbout::AssociationReminder { .. })).count()
        };
        assert_eq!((remind().await, shown().await), (1, 1));
        world.clock.advance(Duration::days(366));
        assert_eq!((remind().await, shown().await), (1, 1), "one at a time");
        let seen = current(&world, amina).await.expect("Sami").0;
        associations::end(&world.store, &world.as_consumer(amina), seen).await.expect("ended");
        assert_eq!(shown().await, 0, "it is true no longer");
    }

    async fn the_periods_never_overlap(world: World) {
        let set = async |coverage_year, begins: &str, ends: &str| {
            let period = OpenEnrollment {
                coverage_year,
                begins_on: begins.parse().expect("a date"),
                ends_on: ends.parse().expect("a date"),
            };
            set_open_enrollment(&world.store, &world.system(), period).await.expect("an answer")
        };
        let fine = SetPeriod::Set { by_the_old_date: 0 };
        assert_eq!(set(2029, "2028-11-01", "2028-12-31").await, fine);
        assert_eq!(set(2029, "2028-10-15", "2028-12-31").await, fine, "other days");
        assert!(matches!(set(2030, "2028-12-31", "2029-12-31").await, SetPeriod::AtOddsWith(_)));
        assert!(matches!(set(2026, "2030-11-01", "2030-12-31").await, SetPeriod::AtOddsWith(_)));
        assert_eq!(set(2030, "2029-12-31", "2029-11-01").await, SetPeriod::Backwards);
        world.assister("Rosa Delgado").certified("2025-11-01", "2026-10-31").insert().await;
        assert_eq!(set(2027, "2026-10-15", "2026-12-31").await, SetPeriod::Set { by_the_old_date: 1 });
        let somebody = world.anonymous();
        let refused = assisters::open_enrollments(&world.store, &somebody).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)));
        let listed = assisters::open_enrollments(&world.store, &world.system()).await.expect("the list");
        let years: Vec<i32> = listed.iter().map(|period| period.coverage_year).collect();
        assert_eq!(years, [2026, 2027, 2028, 2029]);
    }

    async fn only_the_system_does_the_upkeep(world: World) {
        let rosa = rosa(&world).await;
        for request in [world.anonymous(), world.as_assister(rosa)] {
            let store = &world.store;
            for done in [
                assisters::tell_assisters(store, &request).await,
                assisters::tell_clients(store, &request).await,
                assisters::withdraw_lapses(store, &request).await,
                associations::remind_consumers(store, &request).await,
                clients::forget_searches(store, &request).await,
                assisters::import::take_over_roster(store, &request).await,
                assisters::import::forget_rosters(store, &request).await,
            ] {
                assert!(matches!(done, Err(StoreError::Forbidden)), "{done:?}");
            }
        }
    }
}

/// An id as the database's dialect writes it.
fn uuid(world: &World, id: &str) -> String {
    if world.url.starts_with("sqlite") {
        format!("x'{}'", id.replace('-', ""))
    } else {
        format!("'{id}'::uuid")
    }
}
