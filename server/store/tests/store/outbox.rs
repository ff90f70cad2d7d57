//! Mails on their way out: taken once, tried again, given up.

use chrono::Duration;
use domain::{
    accounts::OneTimePurpose,
    ids::{AccountId, ConsumerId},
    notices::Mail,
};
use store::{
    StoreError, StoreResult,
    accounts::{mint_token, request_reset},
    notices::outbox::{self, Claimed, Failure},
    on_both_databases,
    testing::World,
};

async fn claim(world: &World) -> Vec<Claimed> {
    outbox::claim(&world.store, &world.system()).await.expect("the outbox answers")
}

/// Amina asks for a new password: the one mail of these stories.
async fn amina_forgets_her_password(world: &World) -> ConsumerId {
    let amina = world.consumer("Amina Warsame").insert().await;
    ask_for_a_reset(world).await;
    amina
}

async fn ask_for_a_reset(world: &World) {
    let name = world.sign_in_name("Amina Warsame");
    request_reset(&world.store, &world.anonymous(), &name).await.expect("the same answer for all");
}

async fn fail(world: &World, mail: &Claimed, failure: Failure) {
    outbox::failed(&world.store, &world.system(), mail, failure).await.expect("it is noted");
}

on_both_databases! {
    async fn a_mail_is_taken_with_what_its_words_need(world: World) {
        let amina = amina_forgets_her_password(&world).await;
        let mails = claim(&world).await;
        let [mail] = &mails[..] else { panic!("one mail, got {mails:?}") };
        assert_eq!(mail.recipient, AccountId::from(amina));
        assert_eq!((mail.given_name.as_str(), &mail.mail), ("Amina", &Mail::PasswordReset));
        assert_eq!(mail.contact_email, "amina.warsame@example.org");
        assert_eq!((mail.attempt, &mail.other_given_name), (1, &None));
    }

    async fn two_workers_never_take_the_same_mail(world: World) {
        amina_forgets_her_password(&world).await;
        for _ in 0..29 {
            ask_for_a_reset(&world).await;
        }
        let other = world.another_store().await;
        let request = world.system();
        let (mut taken, mut empty_handed) = (Vec::new(), 0);
        while empty_handed < 2 {
            let (one, two) = tokio::join!(
                outbox::claim(&world.store, &request),
                outbox::claim(&other, &request)
            );
            let both: Vec<Claimed> =
                [one, two].into_iter().flat_map(|mails| mails.expect("the outbox answers")).collect();
            empty_handed += i32::from(both.is_empty());
            taken.extend(both.into_iter().map(|mail| mail.id));
        }
        assert_eq!(taken.len(), 30);
        taken.sort();
        taken.dedup();
        assert_eq!(taken.len(), 30, "each of them once");
    }

    async fn a_mail_of_a_worker_that_died_is_due_again(world: World) {
        amina_forgets_her_password(&world).await;
        assert_eq!(claim(&world).await.len(), 1);
        assert_eq!(claim(&world).await.len(), 0);
        world.clock.advance(Duration::minutes(2));
        assert_eq!(claim(&world).await[0].attempt, 2);
    }

    async fn a_delivered_mail_is_never_sent_again(world: World) {
        amina_forgets_her_password(&world).await;
        let mails = claim(&world).await;
        for _ in 0..2 {
            outbox::delivered(&world.store, &world.system(), &mails[0]).await.expect("it is noted");
        }
        world.clock.advance(Duration::days(10));
        assert_eq!(claim(&world).await.len(), 0);
        let events = "SELECT COUNT(*) FROM audit_event WHERE action = 'mail_delivered'";
        assert_eq!(world.number(events).await, 1);
    }

    async fn a_failed_mail_waits_longer_each_time_and_is_given_up(world: World) {
        amina_forgets_her_password(&world).await;
        for wait in [1, 4, 16, 64, 256, 1024, 4096] {
            fail(&world, &claim(&world).await[0], Failure::ForNow).await;
            world.clock.advance(Duration::seconds(60 * wait - 1));
            assert_eq!(claim(&world).await.len(), 0, "not before {wait} minutes");
            world.clock.advance(Duration::seconds(1));
        }
        let last = claim(&world).await;
        assert_eq!(last[0].attempt, 8);
        fail(&world, &last[0], Failure::ForNow).await;
        world.clock.advance(Duration::days(30));
        assert_eq!(claim(&world).await.len(), 0);
        let given_up = "SELECT COUNT(*) FROM outbox WHERE given_up_at IS NOT NULL";
        assert_eq!(world.number(given_up).await, 1);
    }

    async fn an_address_that_is_refused_for_good_is_given_up_at_once(world: World) {
        amina_forgets_her_password(&world).await;
        fail(&world, &claim(&world).await[0], Failure::ForGood).await;
        world.clock.advance(Duration::days(10));
        assert_eq!(claim(&world).await.len(), 0);
    }

    async fn a_worker_that_is_late_does_not_undo_what_another_did(world: World) {
        amina_forgets_her_password(&world).await;
        let late = claim(&world).await;
        world.clock.advance(Duration::minutes(3));
        let prompt = claim(&world).await;
        fail(&world, &late[0], Failure::ForGood).await;
        outbox::delivered(&world.store, &world.system(), &prompt[0]).await.expect("it is noted");
        fail(&world, &prompt[0], Failure::ForGood).await;
        let given_up = "SELECT COUNT(*) FROM outbox WHERE given_up_at IS NOT NULL";
        assert_eq!(world.number(given_up).await, 0);
    }

    async fn a_mail_to_somebody_without_an_address_is_done(world: World) {
        amina_forgets_her_password(&world).await;
        world.execute("UPDATE account SET contact_email = NULL").await.expect("the row changes");
        assert_eq!(claim(&world).await.len(), 0);
        let done = "SELECT COUNT(*) FROM outbox WHERE delivered_at IS NOT NULL";
        assert_eq!(world.number(done).await, 1);
        let told = "SELECT COUNT(*) FROM audit_event \
                    WHERE action = 'mail_skipped' AND detail LIKE '%no_address%'";
        assert_eq!(world.number(told).await, 1);
    }

    async fn a_row_that_cannot_be_read_does_not_hold_up_the_rest(world: World) {
        amina_forgets_her_password(&world).await;
        world.execute("UPDATE outbox SET mail = '{\"kind\":\"pigeon\"}'").await.expect("a bad row");
        ask_for_a_reset(&world).await;
        assert_eq!(claim(&world).await.len(), 1);
        world.clock.advance(Duration::days(10));
        assert_eq!(claim(&world).await.len(), 1, "the bad row is given up");
    }

    async fn no_token_is_ever_in_the_outbox(world: World) {
        let amina = amina_forgets_her_password(&world).await;
        let request = world.system();
        let token = mint_token(&world.store, &request, amina.into(), OneTimePurpose::PasswordReset);
        let token = token.await.expect("a token");
        claim(&world).await;
        for table in ["outbox", "one_time_token", "audit_event"] {
            let column = match table {
                "outbox" => "mail",
                "one_time_token" => "token_hash",
                _ => "detail",
            };
            let found =
                format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{}%'", token.expose());
            assert_eq!(world.number(&found).await, 0, "{table}");
        }
    }

    async fn nobody_but_the_system_takes_mails(world: World) {
        let amina = amina_forgets_her_password(&world).await;
        for request in [world.anonymous(), world.as_consumer(amina)] {
            let taken: StoreResult<_> = outbox::claim(&world.store, &request).await;
            assert!(matches!(taken, Err(StoreError::Forbidden)));
        }
    }
}
