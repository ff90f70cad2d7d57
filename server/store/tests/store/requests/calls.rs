//! Consumers who call: verified by either line, served at once.

use super::*;
use domain::{
    accounts::Password, associations::EndReason, conflict::Conflict, ids::CallerVerificationId,
};
use store::{accounts, on_both_databases, testing::PASSWORD};

async fn verifies(
    world: &World,
    staff: Staff,
    stated: &Stated,
) -> StoreResult<CallerVerificationId> {
    requests::verify_consumer(&world.store, &staff.asks(world), stated).await
}

const NEW_PASSWORD: &str = "a heron stands in the reeds";

async fn resets(world: &World, name: &str, code: &str) -> StoreResult<()> {
    let password = Password::new(NEW_PASSWORD);
    accounts::reset_by_code(&world.store, &world.anonymous(), name, code, &password, &password)
        .await
}

fn name_refused() -> Vec<(String, Code)> {
    vec![("consumer_name".to_owned(), Code::CallerNotMatched)]
}

on_both_databases! {
    async fn a_verified_consumer_ends_the_association_at_once(world: World) {
        let (consumer, rosa) = amina_and_rosa(&world).await;
        // Either line serves consumers.
        let patrick = Staff::of(&world, "Patrick Olson", Line::BrokerLine).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        files(&world, rosa, consumer).await.expect("a request");
        let id = verifies(&world, patrick, &amina()).await.expect("verified");
        let call = requests::call(&world.store, &patrick.asks(&world), id).await.expect("the call");
        assert_eq!((call.consumer.as_str(), call.has_address), ("Amina W.", true));
        let assister = call.assister.expect("Rosa");
        assert_eq!(assister.name, "Rosa Delgado");
        let theirs = requests::call(&world.store, &dawit.asks(&world), id).await;
        assert!(matches!(theirs, Err(StoreError::NotFound)), "a colleague's call: {theirs:?}");

        let request = patrick.asks(&world);
        requests::end_for_caller(&world.store, &request, id, assister.association).await.expect("the end");
        assert_eq!(current(&world, consumer).await, None);
        let history = associations::history(&world.store, &world.as_consumer(consumer)).await.expect("it");
        assert_eq!(history[0].ended.map(|ended| ended.reason), Some(EndReason::ConsumerRemoved));
        assert_eq!(states(&world, rosa).await, [RequestState::Moot]);
        conflicts!(
            requests::end_for_caller(&world.store, &request, id, assister.association).await,
            AlreadyEnded
        );
        let mine = literal(&world, consumer.0);
        let trail = format!(
            "SELECT COUNT(*) FROM audit_event WHERE acting_for = {mine} \
             AND action IN ('caller_verified', 'association_ended', 'ended_for_caller')"
        );
        assert_eq!(world.number(&trail).await, 3, "the consumer's record names the line");
    }

    async fn nobody_and_not_enough_answer_alike(world: World) {
        world.consumer("Amina Warsame").insert().await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let mut stranger = amina();
        stranger.consumer_name = "Nobody Known".to_owned();
        let mut born_later = amina();
        born_later.birth_year = "1993".to_owned();
        let mut elsewhere = amina();
        elsewhere.contact_email = "amina@elsewhere.example".to_owned();
        for stated in [stranger, born_later, elsewhere] {
            assert_eq!(wrong(verifies(&world, dawit, &stated).await), name_refused());
        }
        let mut little = amina();
        little.contact_email.clear();
        let before = world.count("audit_event").await;
        assert_eq!(
            wrong(verifies(&world, dawit, &little).await),
            [("consumer_name".to_owned(), Code::ThreeIdentifiersNeeded)]
        );
        assert_eq!(world.count("audit_event").await, before, "nobody was looked for");
        assert_eq!(world.count("caller_verification").await, 0);
    }

    async fn two_alike_need_another_identifier(world: World) {
        // One family, one mailbox, the same name and the same day.
        for number in 1..=2 {
            let alike = world.consumer("Amina Warsame").without_email();
            if number == 2 {
                world.execute("UPDATE account SET sign_in_key = 'amina.w', sign_in_name = 'amina.w'").await.expect("renamed");
            }
            let id = alike.insert().await;
            answers(&world, id, &[("street", "1214 Juniper Row"), ("zip", "55454"), ("contact_phone", &format!("612-555-017{number}"))]).await;
        }
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let mut both = amina();
        both.contact_email.clear();
        both.street = "1214 Juniper Row".to_owned();
        both.zip = "55454".to_owned();
        assert_eq!(
            wrong(verifies(&world, dawit, &both).await),
            [("consumer_name".to_owned(), Code::AnotherIdentifierNeeded)]
        );
        both.contact_phone = "612-555-0172".to_owned();
        // The address is both of theirs, so the telephone number alone decides.
        let id = verifies(&world, dawit, &both).await.expect("one of the two");
        let call = requests::call(&world.store, &dawit.asks(&world), id).await.expect("the call");
        assert!(!call.has_address);
    }

    async fn tries_are_limited_and_pass(world: World) {
        world.consumer("Amina Warsame").insert().await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let mut guess = amina();
        for number in 0..5 {
            guess.contact_email = format!("amina{number}@example.org");
            assert_eq!(wrong(verifies(&world, dawit, &guess).await), name_refused());
        }
        conflicts!(verifies(&world, dawit, &amina()).await, TooManyMismatches);
        world.clock.advance(chrono::Duration::minutes(16));
        verifies(&world, dawit, &amina()).await.expect("after a while");
    }

    async fn a_call_is_over_after_a_quarter_of_an_hour(world: World) {
        let (_, _) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = verifies(&world, dawit, &amina()).await.expect("verified");
        let seen = requests::call(&world.store, &dawit.asks(&world), id).await.expect("the call");
        let seen = seen.assister.expect("Rosa").association;
        world.clock.advance(chrono::Duration::minutes(16));
        conflicts!(requests::call(&world.store, &dawit.asks(&world), id).await, VerificationOver);
        conflicts!(
            requests::end_for_caller(&world.store, &dawit.asks(&world), id, seen).await,
            VerificationOver
        );
        conflicts!(requests::issue_code(&world.store, &dawit.asks(&world), id, false).await, VerificationOver);
    }

    async fn somebody_without_an_address_gets_a_code(world: World) {
        let amina_id = world.consumer("Amina Warsame").without_email().insert().await;
        world.session_of(amina_id.into()).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let stated = Stated { sign_in_name: "amina.warsame".to_owned(), contact_email: String::new(), ..amina() };
        let id = verifies(&world, dawit, &stated).await.expect("verified");
        let first = requests::issue_code(&world.store, &dawit.asks(&world), id, false).await.expect("a code");
        let code = requests::issue_code(&world.store, &dawit.asks(&world), id, false).await.expect("a code");
        let stored = format!("SELECT COUNT(*) FROM one_time_token WHERE token_hash = '{}'", code.expose());
        assert_eq!(world.number(&stored).await, 0, "only a hash is kept");
        conflicts!(resets(&world, "amina.warsame", &first.expose()).await, DeskCodeRefused);
        let spoken = code.expose().to_lowercase().replace('-', " ");
        let common = Password::new("password password");
        let weak = accounts::reset_by_code(&world.store, &world.anonymous(), "amina.warsame", &spoken, &common, &common).await;
        assert!(matches!(weak, Err(StoreError::Invalid(_))), "the code stays good: {weak:?}");
        resets(&world, "Amina.Warsame", &spoken).await.expect("a new password");
        assert_eq!(world.count("session").await, 0, "every session is over");
        let sign_in = |password: &'static str| {
            let (store, request) = (world.store.clone(), world.anonymous());
            async move { accounts::sign_in(&store, &request, "amina.warsame", &Password::new(password)).await }
        };
        sign_in(NEW_PASSWORD).await.expect("signed in");
        conflicts!(sign_in(PASSWORD).await, SignInFailed);
        conflicts!(resets(&world, "amina.warsame", &spoken).await, DeskCodeRefused);
    }

    async fn a_code_belongs_to_one_name_and_half_an_hour(world: World) {
        let amina_id = world.consumer("Amina Warsame").without_email().insert().await;
        world.consumer("Tou Ger Vang").insert().await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let stated = Stated { sign_in_name: "amina.warsame".to_owned(), contact_email: String::new(), ..amina() };
        let id = verifies(&world, dawit, &stated).await.expect("verified");
        let code = requests::issue_code(&world.store, &dawit.asks(&world), id, false).await.expect("a code").expose();
        for name in ["tou.ger.vang", "nobody"] {
            conflicts!(resets(&world, name, &code).await, DeskCodeRefused);
        }
        for _ in 0..4 {
            conflicts!(resets(&world, "amina.warsame", "000-000-000-000").await, DeskCodeRefused);
        }
        conflicts!(resets(&world, "amina.warsame", "000-000-000-000").await, TooManyCodes);
        conflicts!(resets(&world, "amina.warsame", &code).await, TooManyCodes);
        world.clock.advance(chrono::Duration::minutes(31));
        conflicts!(resets(&world, "amina.warsame", &code).await, DeskCodeRefused);
        let _ = amina_id;
    }

    async fn somebody_with_an_address_uses_the_mail(world: World) {
        world.consumer("Amina Warsame").insert().await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = verifies(&world, dawit, &amina()).await.expect("verified");
        conflicts!(requests::issue_code(&world.store, &dawit.asks(&world), id, false).await, HasAddress);
        assert_eq!(world.count("one_time_token").await, 0);
    }

    async fn somebody_whose_address_is_lost_gets_a_code_and_it_is_on_the_record(world: World) {
        let amina_id = world.consumer("Amina Warsame").insert().await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = verifies(&world, dawit, &amina()).await.expect("verified");
        let code = requests::issue_code(&world.store, &dawit.asks(&world), id, true).await.expect("a code");
        resets(&world, "amina.warsame", &code.expose()).await.expect("a new password");
        let recorded = format!(
            "SELECT COUNT(*) FROM audit_event WHERE acting_for = {} AND action = 'address_unusable'",
            literal(&world, amina_id.0)
        );
        assert_eq!(world.number(&recorded).await, 1);
        assert!(domain::audit::RECORDED.contains(&domain::audit::Done::AddressUnusable), "and Amina reads it");
    }
}
