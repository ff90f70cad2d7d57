//! What an assister finds under "My account", while files are open and while they
//! are not; the rules of behavior; and how staff see a registration number age.

use chrono::Duration;
use domain::{
    accounts::Role,
    assisters::{
        AccountState, AssisterKind, OwnAccount, RULES_OF_BEHAVIOR_VERSION, RosterQuery, Standing,
    },
    conflict::Conflict,
    ids::AssisterAccountId,
    validation::{Code, Invalid},
};
use store::{StoreError, StoreResult, assisters, clients, on_both_databases, testing::World};

async fn sees(world: &World, assister: AssisterAccountId) -> OwnAccount {
    assisters::own_account(&world.store, &world.as_assister(assister)).await.expect("the account")
}

async fn accepts(
    world: &World,
    assister: AssisterAccountId,
    version: i32,
    ticked: bool,
) -> StoreResult<()> {
    assisters::accept_rules(&world.store, &world.as_assister(assister), version, ticked).await
}

on_both_databases! {
    async fn the_number_is_found_also_while_files_are_closed(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let number = world.reference_number(rosa).await;
        for (state, standing) in [
            (AccountState::Active, Standing::MayAct),
            (AccountState::Suspended, Standing::Suspended),
        ] {
            world.set_assister_state(rosa, state).await;
            let account = sees(&world, rosa).await;
            assert_eq!((account.reference_number, account.standing), (number.clone(), standing));
            assert_eq!(account.organization, "Eastside Community Health Access");
        }
        world.set_assister_state(rosa, AccountState::Active).await;
        world.set_certified_until(rosa, "2026-11-22").await;
        assert_eq!(sees(&world, rosa).await.standing, Standing::Lapsed);
        let amina = world.consumer("Amina Warsame").insert().await;
        let hers = assisters::own_account(&world.store, &world.as_consumer(amina)).await;
        assert!(matches!(hers, Err(StoreError::Forbidden)), "{hers:?}");
    }

    async fn a_counselor_is_never_listed(world: World) {
        let faadumo = world.assister("Faadumo Abdi").kind(AssisterKind::Cac).insert().await;
        assert!(!sees(&world, faadumo).await.listing.listed);
        let rosa = world.assister("Rosa Delgado").insert().await;
        assert!(sees(&world, rosa).await.listing.listed);
    }

    async fn whoever_has_not_accepted_the_rules_of_today_is_asked(world: World) {
        // Invited when the rules were others: nothing of today's is on record.
        let rosa = world.assister("Rosa Delgado").state(AccountState::Invited).insert().await;
        world.set_assister_state(rosa, AccountState::Active).await;
        let desk = async || {
            clients::list(&world.store, &world.as_assister(rosa), Default::default()).await.expect("the desk")
        };
        assert!(sees(&world, rosa).await.rules_are_due() && desk().await.rules_due);
        let today = RULES_OF_BEHAVIOR_VERSION;
        match accepts(&world, rosa, today, false).await {
            Err(StoreError::Invalid(Invalid(errors))) => {
                assert_eq!((errors[0].field.as_str(), errors[0].code), ("rules_accepted", Code::AgreementNeeded));
            }
            other => panic!("{other:?}"),
        }
        let others = accepts(&world, rosa, today - 1, true).await;
        assert!(matches!(others, Err(StoreError::Conflict(Conflict::AuthorizationChanged))), "{others:?}");
        accepts(&world, rosa, today, true).await.expect("accepted");
        let account = sees(&world, rosa).await;
        assert!(!account.rules_are_due() && !desk().await.rules_due);
        assert_eq!(account.rules.map(|rules| rules.version), Some(today));
        let events = "SELECT COUNT(*) FROM audit_event WHERE action = 'rules_accepted'";
        assert_eq!(world.number(events).await, 1);
        accepts(&world, rosa, today, true).await.expect("again");
        assert_eq!(world.number(events).await, 1, "a double click is one");
    }

    async fn staff_see_when_a_number_was_sent_and_that_it_is_too_old(world: World) {
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let rosa = world.assister("Rosa Delgado").state(AccountState::Invited).insert().await;
        world.assister("Sami Haddad").state(AccountState::Invited).insert().await;
        let account = async || {
            let request = world.as_staff(ingrid, Role::ResourceManager);
            assisters::account(&world.store, &request, rosa).await.expect("the account").number_sent
        };
        let expired = async || {
            let request = world.as_staff(ingrid, Role::ResourceManager);
            let query = RosterQuery { number_expired: true, ..RosterQuery::default() };
            let page = assisters::roster(&world.store, &request, query).await.expect("the roster");
            page.rows.into_iter().map(|row| (row.name, row.number_expired)).collect::<Vec<_>>()
        };
        assert_eq!(account().await, None, "the mail is on its way");
        world.registration_number(rosa).await;
        let sent = account().await.expect("sent");
        assert_eq!(((sent.until - sent.at).num_days(), sent.over), (14, false));
        assert_eq!(expired().await, []);
        world.clock.advance(Duration::days(14) + Duration::minutes(1));
        assert!(account().await.expect("sent").over);
        assert_eq!(expired().await, [("Rosa Delgado".to_owned(), true)]);
        world.registration_number(rosa).await;
        assert_eq!(expired().await, [], "a new one is good");
    }

    async fn a_look_at_the_roster_is_on_the_record(world: World) {
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        world.assister("Rosa Delgado").insert().await;
        let request = world.as_staff(ingrid, Role::ResourceManager);
        let query = RosterQuery { kind: Some(AssisterKind::Navigator), ..RosterQuery::default() };
        assisters::roster(&world.store, &request, query).await.expect("the roster");
        let looks = "SELECT COUNT(*) FROM audit_event WHERE action = 'assisters_listed' \
                     AND detail LIKE '%\"count\":\"1\",\"kind\":\"navigator\"%'";
        assert_eq!(world.number(looks).await, 1);
    }
}
