//! Registration, sign-in, sessions, forgotten passwords, staff.

use chrono::Duration;
use domain::{
    accounts::{OneTimePurpose, Password, Role},
    conflict::Conflict,
    ids::AccountId,
    validation::Code,
};
use store::{
    StoreError, Token,
    accounts::{self, NewStaff, Registration},
    on_both_databases,
    testing::{PASSWORD, World},
};

fn amina() -> Registration {
    Registration {
        given_name: "Amina".into(),
        family_name: "Warsame".into(),
        birth_month: "4".into(),
        birth_day: "12".into(),
        birth_year: "1992".into(),
        sign_in_name: "amina.w".into(),
        contact_email: String::new(),
        password: Password::new(PASSWORD),
        password_again: Password::new(PASSWORD),
    }
}

async fn sign_in(world: &World, name: &str, password: &str) -> Result<(), StoreError> {
    let request = world.anonymous();
    accounts::sign_in(&world.store, &request, name, &Password::new(password)).await.map(drop)
}

fn conflict<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Conflict {
    match result {
        Err(StoreError::Conflict(conflict)) => conflict,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

fn codes<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Vec<(String, Code)> {
    match result {
        Err(StoreError::Invalid(invalid)) => {
            invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
        }
        other => panic!("expected invalid fields, got {other:?}"),
    }
}

on_both_databases! {
    async fn a_consumer_registers_and_is_signed_in(world: World) {
        let (id, token) =
            accounts::register(&world.store, &world.anonymous(), amina()).await.expect("an account");
        let owner = accounts::session(&world.store, &token, world.anonymous().now).await;
        let owner = owner.expect("the database answers").expect("a session");
        assert_eq!((owner.account, owner.name.as_str()), (id, "Amina Warsame"));
        assert_eq!(owner.actor.visitor(), Some(Role::Consumer));
        sign_in(&world, "AMINA.W", PASSWORD).await.expect("sign-in by name in any case");
    }

    async fn every_wrong_field_is_named_at_once(world: World) {
        let wrong = Registration {
            given_name: "R2D2".into(),
            birth_year: "92".into(),
            contact_email: "amina@".into(),
            password: Password::new("short"),
            ..amina()
        };
        let result = accounts::register(&world.store, &world.anonymous(), wrong).await;
        assert_eq!(
            codes(result),
            [
                ("given_name".to_owned(), Code::NameNotAName),
                ("birth".to_owned(), Code::DateYearFourDigits),
                ("contact_email".to_owned(), Code::EmailNotAnAddress),
                ("password".to_owned(), Code::PasswordTooShort),
                ("password_again".to_owned(), Code::PasswordsDiffer),
            ]
        );
        assert_eq!(world.count("account").await, 0);
    }

    async fn a_sign_in_name_belongs_to_one_person(world: World) {
        accounts::register(&world.store, &world.anonymous(), amina()).await.expect("the first");
        let again = Registration { sign_in_name: "Amina.W".into(), ..amina() };
        let result = accounts::register(&world.store, &world.anonymous(), again).await;
        assert_eq!(codes(result), [("sign_in_name".to_owned(), Code::SignInNameTaken)]);
    }

    async fn the_fifth_wrong_password_locks_and_time_unlocks(world: World) {
        world.consumer("Amina Warsame").insert().await;
        for _ in 0..4 {
            let result = sign_in(&world, "amina.warsame", "not the password").await;
            assert_eq!(conflict(result), Conflict::SignInFailed);
        }
        let fifth = sign_in(&world, "amina.warsame", "not the password").await;
        assert_eq!(conflict(fifth), Conflict::Locked);
        let right = sign_in(&world, "amina.warsame", PASSWORD).await;
        assert_eq!(conflict(right), Conflict::Locked);
        world.clock.advance(Duration::minutes(15));
        sign_in(&world, "amina.warsame", PASSWORD).await.expect("after a quarter of an hour");
    }

    async fn an_unknown_name_answers_like_a_wrong_password(world: World) {
        let result = sign_in(&world, "nobody", PASSWORD).await;
        assert_eq!(conflict(result), Conflict::SignInFailed);
    }

    async fn a_session_ends_after_fifteen_minutes_without_an_act(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let token = world.session_of(amina.into()).await;
        let is_live = async || {
            let now = world.anonymous().now;
            accounts::session(&world.store, &token, now).await.expect("the database").is_some()
        };
        world.clock.advance(Duration::minutes(14));
        assert!(is_live().await);
        world.clock.advance(Duration::minutes(15));
        assert!(is_live().await, "the act at minute 14 counts");
        world.clock.advance(Duration::seconds(901));
        assert!(!is_live().await);
    }

    async fn signing_out_ends_the_session(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let token = world.session_of(amina.into()).await;
        accounts::sign_out(&world.store, &world.as_consumer(amina), &token).await.expect("signed out");
        let after = accounts::session(&world.store, &token, world.anonymous().now).await;
        assert!(after.expect("the database").is_none());
        accounts::sign_out(&world.store, &world.as_consumer(amina), &token).await.expect("twice is fine");
    }

    async fn a_forgotten_password_is_replaced_once(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let session = world.session_of(amina.into()).await;
        accounts::request_reset(&world.store, &world.anonymous(), "amina.warsame").await.expect("asked");
        assert_eq!(world.count("outbox").await, 1);
        let account = AccountId::from(amina);
        let token =
            accounts::mint_token(&world.store, &world.system(), account, OneTimePurpose::PasswordReset)
                .await
                .expect("a token");
        let new = Password::new("a new sentence about snow");
        let reset = async |token: Token| {
            accounts::reset_password(&world.store, &world.anonymous(), &token, &new, &new).await
        };
        reset(token.clone()).await.expect("a new password");
        assert_eq!(conflict(reset(token).await), Conflict::TokenExpired, "a link works once");
        sign_in(&world, "amina.warsame", "a new sentence about snow").await.expect("the new one");
        let old = accounts::session(&world.store, &session, world.anonymous().now).await;
        assert!(old.expect("the database").is_none(), "every session has ended");
    }

    async fn a_link_is_good_for_half_an_hour(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let purpose = OneTimePurpose::PasswordReset;
        let token =
            accounts::mint_token(&world.store, &world.system(), amina.into(), purpose).await.expect("a token");
        world.clock.advance(Duration::minutes(31));
        let new = Password::new("a new sentence about snow");
        let late = accounts::reset_password(&world.store, &world.anonymous(), &token, &new, &new).await;
        assert_eq!(conflict(late), Conflict::TokenExpired);
    }

    async fn nobody_learns_whether_a_name_exists(world: World) {
        world.consumer("Amina Warsame").without_email().insert().await;
        for name in ["nobody", "amina.warsame"] {
            accounts::request_reset(&world.store, &world.anonymous(), name).await.expect("the same answer");
        }
        assert_eq!(world.count("outbox").await, 0);
    }

    async fn the_command_line_makes_the_first_resource_manager(world: World) {
        let staff = NewStaff {
            role: Role::ResourceManager,
            given_name: "Dale".into(),
            family_name: "Lindqvist".into(),
            sign_in_name: "dale.l".into(),
            contact_email: String::new(),
        };
        let refused = accounts::create_staff(&world.store, &world.anonymous(), staff.clone()).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)));
        let (_, token) =
            accounts::create_staff(&world.store, &world.system(), staff).await.expect("created");
        let password = Password::new(PASSWORD);
        assert_eq!(conflict(sign_in(&world, "dale.l", PASSWORD).await), Conflict::SignInFailed);
        accounts::activate_staff(&world.store, &world.anonymous(), &token, &password, &password)
            .await
            .expect("activated");
        sign_in(&world, "dale.l", PASSWORD).await.expect("signed in");
    }

    async fn the_audit_trail_cannot_be_rewritten(world: World) {
        accounts::register(&world.store, &world.anonymous(), amina()).await.expect("an account");
        assert_eq!(world.count("audit_event").await, 1);
        assert!(world.execute("UPDATE audit_event SET action = 'nothing'").await.is_err());
        assert!(world.execute("DELETE FROM audit_event").await.is_err());
    }
}
