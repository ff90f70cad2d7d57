//! "This was not me".

use super::{chooses, events, opened, opens, reads};
use domain::{
    accounts::{OneTimePurpose, Role},
    associations::EndReason,
    audit::{Act, Done},
    conflict::Conflict,
    ids::ConsumerId,
    notices::Mail,
};
use store::{
    SessionToken, StoreError, StoreResult, accounts, associations, audit, notices,
    on_both_databases, testing::World,
};

/// The newest act of a kind on the consumer's record.
async fn act(world: &World, consumer: ConsumerId, done: Done) -> Act {
    let acts = reads(world, consumer).await;
    acts.into_iter().find(|act| act.done == done).expect("such an act")
}

async fn disowns(world: &World, consumer: ConsumerId, seq: i64) -> StoreResult<()> {
    audit::not_me(&world.store, &world.as_consumer(consumer), seq, None).await
}

async fn acts_for(world: &World, consumer: ConsumerId) -> Option<String> {
    let current = associations::current(&world.store, &world.as_consumer(consumer)).await;
    current.expect("the current one").map(|current| current.profile.name)
}

/// The mails that wait for somebody.
async fn mails(world: &World, to: ConsumerId) -> Vec<Mail> {
    let mails = notices::outbox::claim(&world.store, &world.system()).await.expect("the outbox");
    let own = mails.into_iter().filter(|mail| mail.recipient.0 == to.0);
    own.map(|mail| mail.mail).collect()
}

fn reported(mail: &Mail) -> bool {
    matches!(mail, Mail::MisuseReported { .. })
}

/// An id in a query of a test, as each database writes it.
fn literal(world: &World, id: uuid::Uuid) -> String {
    match world.store.backend() {
        store::Backend::Sqlite => format!("x'{}'", id.simple()),
        store::Backend::Postgres => format!("'{id}'"),
    }
}

async fn is_live(world: &World, token: &SessionToken) -> bool {
    use domain::dates::Clock;
    let session = accounts::session(&world.store, token, world.clock.now()).await;
    session.expect("an answer").is_some()
}

on_both_databases! {
    async fn it_ends_the_access_at_once_and_files_a_report(world: World) {
        let (amina, rosa) = opened(&world).await;
        let opening = act(&world, amina, Done::ClientOpened).await;
        let request = world.as_consumer(amina);
        let before = audit::view_act(&world.store, &request, opening.seq).await.expect("the act");
        assert_eq!(before.ends.as_deref(), Some("Rosa Delgado"));
        assert_eq!(before.act.reported_at, None);
        mails(&world, amina).await;

        disowns(&world, amina, opening.seq).await.expect("it is reported");
        assert_eq!(acts_for(&world, amina).await, None);
        let refused = opens(&world, rosa, amina).await;
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::AccessEnded))), "{refused:?}");
        let mails = mails(&world, amina).await;
        assert_eq!(mails.len(), 2, "{mails:?}");
        let ended = |mail: &Mail| matches!(mail, Mail::AssociationEnded { reason, .. } if *reason == EndReason::ConsumerRemoved);
        assert!(mails.iter().any(ended) && mails.iter().any(reported), "{mails:?}");
        let after = audit::view_act(&world.store, &request, opening.seq).await.expect("the act");
        assert!(after.act.reported_at.is_some() && after.ends.is_none());
        let told: Vec<Done> = reads(&world, amina).await.into_iter().map(|act| act.done).collect();
        assert_eq!(told[..2], [Done::MisuseReported, Done::AssociationEnded]);
    }

    async fn twice_is_once(world: World) {
        let (amina, rosa) = opened(&world).await;
        let opening = act(&world, amina, Done::ClientOpened).await.seq;
        disowns(&world, amina, opening).await.expect("it is reported");
        // She forgives; the second press of the old page does nothing.
        chooses(&world, amina, rosa).await;
        mails(&world, amina).await;
        disowns(&world, amina, opening).await.expect("it was reported");
        assert_eq!(acts_for(&world, amina).await.as_deref(), Some("Rosa Delgado"));
        assert_eq!(world.count("misuse_report").await, 1);
        assert_eq!(events(&world, "misuse_reported").await, 1);
        assert_eq!(mails(&world, amina).await, []);
    }

    async fn two_presses_at_one_time_are_one_report(world: World) {
        let (amina, _) = opened(&world).await;
        let opening = act(&world, amina, Done::ClientOpened).await.seq;
        let (one, other) = tokio::join!(
            disowns(&world, amina, opening),
            disowns(&world, amina, opening),
        );
        one.and(other).expect("both are told that it is reported");
        assert_eq!(world.count("misuse_report").await, 1);
        assert_eq!(events(&world, "association_ended").await, 1);
    }

    async fn an_act_of_somebody_else_s_file_is_unknown(world: World) {
        let (amina, _) = opened(&world).await;
        let tou = world.consumer("Tou Ger Vang").insert().await;
        let opening = act(&world, amina, Done::ClientOpened).await.seq;
        for seq in [opening, 9_999, -1] {
            let theirs = disowns(&world, tou, seq).await;
            assert!(matches!(theirs, Err(StoreError::NotFound)), "{theirs:?}");
            let request = world.as_consumer(tou);
            let seen = audit::view_act(&world.store, &request, seq).await;
            assert!(matches!(seen, Err(StoreError::NotFound)), "{seen:?}");
        }
        assert_eq!(acts_for(&world, amina).await.as_deref(), Some("Rosa Delgado"));
        assert_eq!(world.count("misuse_report").await, 0);
    }

    async fn a_sign_in_that_was_not_hers_ends_the_other_sessions(world: World) {
        let (amina, _) = opened(&world).await;
        let (own, other) = (world.session_of(amina.into()).await, world.session_of(amina.into()).await);
        let tou = world.consumer("Tou Ger Vang").insert().await;
        let stranger_to_it = world.session_of(tou.into()).await;
        mails(&world, amina).await;
        let signed_in = act(&world, amina, Done::SignedIn).await;
        audit::not_me(&world.store, &world.as_consumer(amina), signed_in.seq, Some(&own))
            .await
            .expect("it is reported");
        assert!(is_live(&world, &own).await && !is_live(&world, &other).await);
        assert!(is_live(&world, &stranger_to_it).await);
        let mails = mails(&world, amina).await;
        assert_eq!(mails.len(), 2, "{mails:?}");
        assert!(mails.contains(&Mail::PasswordReset) && mails.iter().any(reported), "{mails:?}");
        assert_eq!(acts_for(&world, amina).await.as_deref(), Some("Rosa Delgado"), "not her doing");
    }

    async fn a_code_that_a_stranger_got_by_phone_is_good_no_longer(world: World) {
        let amina = world.consumer("Amina Warsame").without_email().insert().await;
        let (session, ida) = (
            world.session_of(amina.into()).await,
            world.staff("Ida Moen", Role::ArcStaff).await,
        );
        let purpose = OneTimePurpose::DeskReset;
        accounts::mint_token(&world.store, &world.system(), amina.into(), purpose)
            .await
            .expect("a code");
        let issued = format!(
            "INSERT INTO audit_event (at, actor_id, actor_role, acting_for, action, request_id, detail) \
             SELECT at, {staff}, 'arc_staff', subject_id, 'desk_code_issued', request_id, '{{}}' \
             FROM audit_event WHERE action = 'signed_in'",
            staff = literal(&world, ida.0),
        );
        world.execute(&issued).await.expect("the event of a code");
        let issued = act(&world, amina, Done::DeskCodeIssued).await;
        disowns(&world, amina, issued.seq).await.expect("it is reported");
        assert_eq!(world.count("one_time_token").await, 0);
        assert!(!is_live(&world, &session).await, "no session was named to be kept");
    }

    async fn somebody_let_in_by_a_stranger_is_out_again(world: World) {
        let (amina, _) = opened(&world).await;
        let began = act(&world, amina, Done::AssociationBegan).await.seq;
        disowns(&world, amina, began).await.expect("it is reported");
        assert_eq!(acts_for(&world, amina).await, None);
    }

    async fn the_act_of_a_former_assister_leaves_the_new_one(world: World) {
        let (amina, _) = opened(&world).await;
        let opening = act(&world, amina, Done::ClientOpened).await.seq;
        let sami = world.assister("Sami Haddad").insert().await;
        chooses(&world, amina, sami).await;
        disowns(&world, amina, opening).await.expect("it is reported");
        assert_eq!(acts_for(&world, amina).await.as_deref(), Some("Sami Haddad"));
        assert_eq!(world.count("misuse_report").await, 1);
    }
}
