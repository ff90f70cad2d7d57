//! A new assister turns the account on with the registration number.

use chrono::Duration;
use domain::{
    accounts::{Language, Password, Role},
    assisters::{AccountState, ActivationTries, RULES_OF_BEHAVIOR_VERSION, Standing},
    clients::ListQuery,
    conflict::Conflict,
    ids::AssisterAccountId,
    validation::Code,
};
use store::{
    Request, StoreError, StoreResult,
    accounts::{self, SignedIn},
    assisters::activation::{self, Activation},
    clients, on_both_databases,
    testing::{PASSWORD, World},
};

fn typed(number: &str) -> Activation {
    Activation {
        registration_number: number.to_owned(),
        text_version: RULES_OF_BEHAVIOR_VERSION,
        rules_accepted: true,
        sign_in_name: String::new(),
        password: Password::new(PASSWORD),
        password_again: Password::new(PASSWORD),
    }
}

async fn invited(world: &World, name: &str) -> AssisterAccountId {
    world.assister(name).state(AccountState::Invited).insert().await
}

async fn activate(world: &World, typed: &Activation) -> StoreResult<SignedIn> {
    activation::activate(&world.store, &world.anonymous(), typed).await
}

fn codes<T: std::fmt::Debug>(result: StoreResult<T>) -> Vec<(String, Code)> {
    match result {
        Err(StoreError::Invalid(invalid)) => {
            invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
        }
        other => panic!("expected invalid fields, got {other:?}"),
    }
}

fn at_number(code: Code) -> Vec<(String, Code)> {
    vec![("registration_number".to_owned(), code)]
}

async fn standing(world: &World, assister: AssisterAccountId) -> Standing {
    let name = world.name_of(assister.into()).await;
    let request = world.as_assister(assister);
    match clients::list(&world.store, &request, ListQuery::default()).await {
        Ok(_) => Standing::MayAct,
        Err(StoreError::Conflict(_)) => Standing::NotActive,
        other => panic!("{name}: {other:?}"),
    }
}

on_both_databases! {
    async fn a_new_assister_turns_the_account_on(world: World) {
        let rosa = invited(&world, "Rosa Delgado").await;
        let number = world.registration_number(rosa).await;
        assert_eq!(standing(&world, rosa).await, Standing::NotActive);
        let request = Request { language: Language::Es, ..world.anonymous() };
        let spoken = number.to_lowercase().replace('-', " ");
        let signed_in = activation::activate(&world.store, &request, &typed(&spoken)).await;
        let signed_in = signed_in.expect("an active account");
        assert_eq!((signed_in.account, signed_in.role), (rosa.into(), Role::Assister));
        let owner = accounts::session(&world.store, &signed_in.token, request.now).await;
        let owner = owner.expect("the database").expect("a session");
        assert_eq!((owner.name.as_str(), owner.language), ("Rosa Delgado", Language::Es));
        assert_eq!(standing(&world, rosa).await, Standing::MayAct);
        let accepted = format!(
            "SELECT COUNT(*) FROM rules_of_behavior_acceptance \
             WHERE language = 'es' AND text_version = {RULES_OF_BEHAVIOR_VERSION}"
        );
        assert_eq!(world.number(&accepted).await, 1);
        assert!(world.execute("DELETE FROM rules_of_behavior_acceptance").await.is_err());
        let welcome = activation::welcome(&world.store, &world.as_assister(rosa)).await;
        let welcome = welcome.expect("a first page");
        assert_eq!(welcome.reference_number, world.reference_number(rosa).await);
        let password = Password::new(PASSWORD);
        let name = "rosa.delgado.work";
        accounts::sign_in(&world.store, &world.anonymous(), name, &password).await.expect("a sign-in");
    }

    async fn a_user_name_can_be_chosen_but_not_somebody_elses(world: World) {
        let rosa = invited(&world, "Rosa Delgado").await;
        world.consumer("Amina Warsame").insert().await;
        let number = world.registration_number(rosa).await;
        let taken = Activation { sign_in_name: "Amina.Warsame".to_owned(), ..typed(&number) };
        let taken = activate(&world, &taken).await;
        assert_eq!(codes(taken), [("sign_in_name".to_owned(), Code::SignInNameTaken)]);
        // The number is as good as before.
        let own = Activation { sign_in_name: "rosa_d".to_owned(), ..typed(&number) };
        activate(&world, &own).await.expect("an active account");
        let password = Password::new(PASSWORD);
        accounts::sign_in(&world.store, &world.anonymous(), "ROSA_D", &password).await.expect("a sign-in");
    }

    async fn other_numbers_are_named(world: World) {
        let rosa = invited(&world, "Rosa Delgado").await;
        let reference = world.reference_number(rosa).await.to_string();
        for (number, code) in [
            ("", Code::Required),
            (reference.as_str(), Code::ReferenceNumberTyped),
            ("123-45-6789", Code::SsnTyped),
            ("EA4180277", Code::AssisterIdTyped),
            ("18834027", Code::NpnTyped),
            ("R-12", Code::RegistrationNumberFormat),
        ] {
            assert_eq!(codes(activate(&world, &typed(number)).await), at_number(code), "{number}");
        }
        let refused = "SELECT COUNT(*) FROM audit_event WHERE action = 'activation_refused'";
        assert_eq!(world.number(refused).await, 0, "slips of the pen are no tries");
    }

    async fn unknown_used_and_expired_numbers_answer_alike(world: World) {
        let unusable = || at_number(Code::RegistrationNumberUnusable);
        let unknown = activate(&world, &typed("R-ZZZZ-ZZZZ-ZZZZ")).await;
        assert_eq!(codes(unknown), unusable());

        let rosa = invited(&world, "Rosa Delgado").await;
        let number = world.registration_number(rosa).await;
        activate(&world, &typed(&number)).await.expect("an active account");
        assert_eq!(codes(activate(&world, &typed(&number)).await), unusable(), "used");

        let pa_houa = invited(&world, "Pa Houa Xiong").await;
        let old = world.registration_number(pa_houa).await;
        world.clock.advance(Duration::days(14));
        let last = world.registration_number(invited(&world, "Kyaw Min").await).await;
        world.clock.advance(Duration::seconds(1));
        assert_eq!(codes(activate(&world, &typed(&old)).await), unusable(), "too old");
        activate(&world, &typed(&last)).await.expect("another one is good");
        // Staff send a new one: the old one stays what it is.
        let new = world.registration_number(pa_houa).await;
        assert_eq!(codes(activate(&world, &typed(&old)).await), unusable());
        activate(&world, &typed(&new)).await.expect("the new one");
        let refused = "SELECT COUNT(*) FROM audit_event WHERE action = 'activation_refused'";
        assert_eq!(world.number(refused).await, 4);
    }

    async fn a_closed_account_stays_closed(world: World) {
        let rosa = invited(&world, "Rosa Delgado").await;
        let number = world.registration_number(rosa).await;
        world.set_assister_state(rosa, AccountState::Closed).await;
        let closed = activate(&world, &typed(&number)).await;
        assert_eq!(codes(closed), at_number(Code::RegistrationNumberUnusable));
    }

    async fn every_wrong_field_is_named_at_once_and_the_number_stays_good(world: World) {
        let rosa = invited(&world, "Rosa Delgado").await;
        let number = world.registration_number(rosa).await;
        let wrong = Activation {
            rules_accepted: false,
            sign_in_name: "r d".to_owned(),
            password: Password::new("my name is Rosa Delgado"),
            ..typed(&number)
        };
        assert_eq!(
            codes(activate(&world, &wrong).await),
            [
                ("rules_accepted".to_owned(), Code::AgreementNeeded),
                ("sign_in_name".to_owned(), Code::SignInNameFormat),
                ("password".to_owned(), Code::PasswordContainsName),
                ("password_again".to_owned(), Code::PasswordsDiffer),
            ]
        );
        let other_rules = Activation { text_version: 0, ..typed(&number) };
        let other_rules = activate(&world, &other_rules).await;
        assert!(
            matches!(other_rules, Err(StoreError::Conflict(Conflict::AuthorizationChanged))),
            "{other_rules:?}"
        );
        activate(&world, &typed(&number)).await.expect("an active account");
    }

    async fn of_two_at_once_one_is_turned_away(world: World) {
        let rosa = invited(&world, "Rosa Delgado").await;
        let number = typed(&world.registration_number(rosa).await);
        let other = world.another_store().await;
        let request = world.anonymous();
        let (one, two) = tokio::join!(
            activation::activate(&world.store, &request, &number),
            activation::activate(&other, &request, &number),
        );
        let lost = match (one, two) {
            (Ok(_), lost) | (lost, Ok(_)) => lost,
            both => panic!("{both:?}"),
        };
        assert_eq!(codes(lost), at_number(Code::RegistrationNumberUnusable));
        assert_eq!(world.count("session").await, 1);
        assert_eq!(world.count("rules_of_behavior_acceptance").await, 1);
    }

    async fn too_many_wrong_numbers_hold_up_nobody_with_a_good_one(world: World) {
        let rosa = invited(&world, "Rosa Delgado").await;
        let number = world.registration_number(rosa).await;
        let now = world.anonymous().now.timestamp();
        let full = ActivationTries::MOST_MISSED;
        let almost = format!("UPDATE activation_tries SET since = {now}, missed = {}", full - 1);
        world.execute(&almost).await.expect("a count");
        let wrong = typed("R-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(codes(activate(&world, &wrong).await), at_number(Code::RegistrationNumberUnusable));
        let rows = world.count("audit_event").await;
        let shut = activate(&world, &wrong).await;
        assert!(
            matches!(shut, Err(StoreError::Conflict(Conflict::TooManyActivationTries))),
            "{shut:?}"
        );
        assert_eq!(world.count("audit_event").await, rows, "nothing fills the trail");
        activate(&world, &typed(&number)).await.expect("an active account");
        world.clock.advance(ActivationTries::window());
        let later = activate(&world, &wrong).await;
        assert_eq!(codes(later), at_number(Code::RegistrationNumberUnusable));
    }
}
