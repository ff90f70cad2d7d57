//! Drafts that are given up and brought back: what was sent stays, somebody who is
//! typing is told, and of two acts at the same moment one wins.

use crate::applications::{Two, chooses, conflict, not_found};
use chrono::Duration;
use domain::{
    applications::{Beginning, Explained, Overview, Progress, Who, Withdrawn},
    audit::Channel,
    clients::{ClientFile, Hand, ListQuery, NextStep},
    conflict::Conflict,
    ids::ApplicationId,
    notices::AlertAbout,
};
use store::{
    Request, StoreError, StoreResult,
    applications::{
        self, overview, record_review, restore, save_answers, start, step, submit, withdraw,
    },
    clients, notices, on_both_databases,
    testing::World,
};

const PAGE: &str = "contact-address";

impl Two {
    /// Amina has read the warning and begun with her address.
    async fn in_the_middle(world: World) -> (Self, ApplicationId) {
        let two = Self::new(world).await;
        let draft = start(two.store(), &two.amina(), None).await.expect("a draft");
        for (page, typed) in [("privacy-warning", "privacy_read=1 en"), (PAGE, ADDRESS)] {
            two.amina_saves(&two.amina_sees(page).await, typed).await.expect("saved");
        }
        (two, draft)
    }

    async fn amina_withdraws(&self, draft: ApplicationId) -> StoreResult<()> {
        withdraw(self.store(), &self.amina(), None, draft).await
    }

    async fn rosa_withdraws(&self, draft: ApplicationId) -> StoreResult<()> {
        withdraw(self.store(), &self.rosa(), self.client(), draft).await
    }

    async fn amina_looks(&self) -> Overview {
        overview(self.store(), &self.amina(), None).await.expect("the list")
    }

    async fn rosa_looks(&self) -> Overview {
        overview(self.store(), &self.rosa(), self.client()).await.expect("the list")
    }

    async fn client_file(&self) -> ClientFile {
        clients::client(self.store(), &self.rosa(), self.amina).await.expect("the file")
    }
}

const ADDRESS: &str =
    "street=1 Loon Court; city=Ely; zip=55731; county=St. Louis; mail_elsewhere=no";

fn withdrawn(overview: Overview) -> Option<Withdrawn> {
    match overview.progress {
        Progress::NotStarted(Beginning { withdrawn, .. }) => withdrawn,
        other => panic!("{other:?}"),
    }
}

on_both_databases! {
    async fn a_draft_is_given_up_and_another_one_begins_empty(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        two.amina_withdraws(draft).await.expect("withdrawn");
        assert_eq!(withdrawn(two.amina_looks().await).map(|one| one.application), Some(draft));
        assert_eq!(two.events("application_withdrawn").await, 1);
        let next = start(two.store(), &two.amina(), None).await.expect("another draft");
        assert_ne!(next, draft);
        two.amina_saves(&two.amina_sees("privacy-warning").await, "privacy_read=1 en").await.expect("saved");
        let page = two.amina_sees(PAGE).await;
        assert!(page.fields.iter().all(|field| field.shown.is_empty() && field.stored.version == 0));
    }

    async fn a_consumer_is_told_what_their_assister_gave_up(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        two.rosa_withdraws(draft).await.expect("withdrawn");
        let by = withdrawn(two.amina_looks().await).expect("it can be brought back").by;
        assert_eq!(by.who, Who::Other("Rosa".to_owned()));
        let alerts = notices::alerts(two.store(), &two.amina()).await.expect("alerts");
        let told = alerts.iter().filter(|alert| matches!(&alert.about, AlertAbout::ApplicationWithdrawn { by } if by.name == "Rosa Delgado"));
        assert_eq!(told.count(), 1);
        let mails = "SELECT COUNT(*) FROM outbox WHERE mail LIKE '%application_withdrawn%'";
        assert_eq!(two.world.number(mails).await, 1);
        let recorded = "SELECT COUNT(*) FROM audit_event WHERE action = 'application_withdrawn' \
            AND acting_for IS NOT NULL AND association_id IS NOT NULL AND channel = 'in_person'";
        assert_eq!(two.world.number(recorded).await, 1);
        // The association goes on.
        assert_eq!(two.client_file().await.withdrawn.map(|(_, who)| who), Some(Hand::You));
    }

    async fn nobody_is_told_of_their_own_act_and_the_assister_sees_it_in_the_file(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        let told = async |request: &Request| notices::alerts(two.store(), request).await.expect("alerts").len();
        let (amina, rosa) = (told(&two.amina()).await, told(&two.rosa()).await);
        two.amina_withdraws(draft).await.expect("withdrawn");
        assert_eq!((told(&two.amina()).await, told(&two.rosa()).await), (amina, rosa));
        let file = two.client_file().await;
        assert_eq!((file.application, file.next_step), (None, NextStep::StartApplication));
        assert_eq!(file.withdrawn.map(|(_, who)| who), Some(Hand::Client));
    }

    async fn who_is_typing_is_told_and_nothing_is_saved(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        let (amina, rosa) = (two.amina_sees(PAGE).await, two.rosa_sees(PAGE).await);
        two.rosa_withdraws(draft).await.expect("withdrawn");
        let answers = two.world.texts("SELECT raw FROM answer ORDER BY field").await;
        assert_eq!(conflict(two.amina_saves(&amina, "city=Duluth").await), Conflict::ApplicationWithdrawn);
        assert_eq!(conflict(two.rosa_saves(&rosa, "city=Duluth").await), Conflict::ApplicationWithdrawn);
        let kept = save_answers(two.store(), &two.amina(), None, amina.key, crate::applications::typed_on(&amina, "city=Duluth")).await;
        assert_eq!(conflict(kept), Conflict::ApplicationWithdrawn);
        let person = domain::applications::PersonNumber::new(2).expect("a person");
        let adds = applications::add_person(two.store(), &two.amina(), None, person).await;
        assert_eq!(conflict(adds), Conflict::ApplicationWithdrawn);
        let version = domain::applications::ContentVersion(1);
        assert_eq!(conflict(record_review(two.store(), &two.amina(), version, &Explained::now(true)).await), Conflict::ApplicationWithdrawn);
        let page = step(two.store(), &two.amina(), None, amina.key).await;
        assert_eq!(conflict(page), Conflict::ApplicationWithdrawn);
        assert_eq!(two.world.texts("SELECT raw FROM answer ORDER BY field").await, answers);
    }

    async fn of_a_signature_and_a_withdrawal_at_the_same_moment_one_wins(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let mut wins = [0, 0];
        for name in ["Amina", "Hodan", "Nimo", "Ifrah", "Sahra", "Leyla"] {
            let amina = world.consumer(&format!("{name} Warsame")).born("1992-04-12").insert().await;
            chooses(&world, amina, rosa).await;
            let (own, desk) = (world.as_consumer(amina), world.as_assister(rosa));
            clients::begin_acting(&world.store, &desk, amina, Channel::Phone).await.expect("work begins");
            let draft = start(&world.store, &own, None).await.expect("a draft");
            crate::applications::answers_everything(&world, &own, None, crate::applications::ALONE).await;
            let version = async || {
                let answers = applications::check_answers(&world.store, &own, None).await;
                answers.expect("the answers").expect("a draft").version
            };
            record_review(&world.store, &own, version().await, &Explained::now(true)).await.expect("a review");
            let signed = applications::Signature {
                signature: format!("{name} Warsame"),
                agreed: true,
                client_name_confirmed: false,
                shown: version().await,
            };
            let (sent, withdrawn) = tokio::join!(
                submit(&world.store, &own, None, signed),
                withdraw(&world.store, &desk, Some(amina), draft),
            );
            match (sent, withdrawn) {
                (Ok(_), late) => {
                    assert_eq!(conflict(late), Conflict::AlreadySubmitted);
                    wins[0] += 1;
                }
                (late, Ok(())) => {
                    assert_eq!(conflict(late), Conflict::ApplicationWithdrawn);
                    wins[1] += 1;
                }
                (sent, withdrawn) => panic!("nobody won: {sent:?} {withdrawn:?}"),
            }
        }
        assert_eq!(wins.iter().sum::<i64>(), 6);
        assert_eq!(world.count("application_snapshot").await, wins[0]);
        let withdrawn = "SELECT COUNT(*) FROM application WHERE state = 'withdrawn' AND submitted_at IS NULL";
        assert_eq!(world.number(withdrawn).await, wins[1]);
    }

    async fn what_was_sent_is_not_withdrawn(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        let draft = start(two.store(), &two.amina(), None).await.expect("the draft");
        two.amina_sends().await.expect("sent");
        assert_eq!(conflict(two.amina_withdraws(draft).await), Conflict::AlreadySubmitted);
        assert_eq!(conflict(two.rosa_withdraws(draft).await), Conflict::AlreadySubmitted);
        assert!(matches!(two.amina_looks().await.progress, Progress::Sent(_)));
    }

    async fn the_page_of_one_draft_does_not_withdraw_the_next(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        two.amina_withdraws(draft).await.expect("withdrawn");
        assert_eq!(conflict(two.rosa_withdraws(draft).await), Conflict::ApplicationWithdrawn);
        let next = start(two.store(), &two.amina(), None).await.expect("another draft");
        assert_eq!(conflict(two.rosa_withdraws(draft).await), Conflict::ApplicationWithdrawn);
        two.rosa_withdraws(next).await.expect("withdrawn");
        assert_eq!(two.events("application_withdrawn").await, 2);
    }

    async fn a_page_to_sign_of_a_withdrawn_draft_never_fits_the_next(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        let signed = two.signature("Amina Warsame").await;
        let draft = start(two.store(), &two.amina(), None).await.expect("the draft");
        two.amina_withdraws(draft).await.expect("withdrawn");
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        let stale = submit(two.store(), &two.amina(), None, signed).await;
        assert_eq!(crate::applications::codes(stale), ["review answers_changed"]);
        two.amina_sends().await.expect("sent");
    }

    async fn a_draft_comes_back_as_it_was(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        let before = (two.amina_looks().await, two.amina_sees(PAGE).await.fields);
        two.rosa_withdraws(draft).await.expect("withdrawn");
        restore(two.store(), &two.amina(), None, draft).await.expect("it is back");
        assert_eq!((two.amina_looks().await, two.amina_sees(PAGE).await.fields), before);
        let alerts = notices::alerts(two.store(), &two.amina()).await.expect("alerts");
        assert!(!alerts.iter().any(|alert| matches!(alert.about, AlertAbout::ApplicationWithdrawn { .. })));
        assert_eq!(two.events("application_restored").await, 1);
        // Pressed twice, it is there once.
        restore(two.store(), &two.amina(), None, draft).await.expect("it is there");
        assert_eq!(two.events("application_restored").await, 1);
    }

    async fn a_draft_comes_back_for_fourteen_days_and_not_over_another(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        two.amina_withdraws(draft).await.expect("withdrawn");
        two.world.clock.advance(Duration::days(14));
        assert!(withdrawn(two.amina_looks().await).is_some());
        two.world.clock.advance(Duration::days(1));
        assert_eq!(withdrawn(two.amina_looks().await), None);
        assert!(not_found(restore(two.store(), &two.amina(), None, draft).await));

        let next = start(two.store(), &two.amina(), None).await.expect("another draft");
        restore(two.store(), &two.amina(), None, draft).await.expect("the other one stays");
        let Progress::Draft(list) = two.amina_looks().await.progress else { panic!("a draft") };
        assert_eq!(list.application, next);
        two.amina_withdraws(next).await.expect("withdrawn");
        assert!(not_found(restore(two.store(), &two.amina(), None, draft).await), "only the last one");
        restore(two.store(), &two.amina(), None, next).await.expect("it is back");
    }

    async fn an_assister_brings_back_only_what_they_gave_up_themself(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        two.amina_withdraws(draft).await.expect("withdrawn");
        assert_eq!(withdrawn(two.rosa_looks().await), None);
        assert!(not_found(restore(two.store(), &two.rosa(), two.client(), draft).await));
        restore(two.store(), &two.amina(), None, draft).await.expect("it is back");
        two.rosa_withdraws(draft).await.expect("withdrawn");
        assert!(withdrawn(two.rosa_looks().await).is_some());
        // Another assister has nothing of it.
        let sami = two.world.assister("Sami Haddad").insert().await;
        chooses(&two.world, two.amina, sami).await;
        let request = two.world.as_assister(sami);
        clients::begin_acting(two.store(), &request, two.amina, Channel::Phone).await.expect("work begins");
        assert!(not_found(restore(two.store(), &request, two.client(), draft).await));
        assert_eq!(conflict(restore(two.store(), &two.rosa(), two.client(), draft).await), Conflict::AccessEnded);
    }

    async fn the_client_list_says_so_and_a_rebuild_agrees(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        let list = async || clients::list(two.store(), &two.rosa(), ListQuery::default()).await.expect("the list").rows;
        assert_eq!(list().await[0].next_step, NextStep::ResumeApplication);
        two.amina_withdraws(draft).await.expect("withdrawn");
        let before = list().await;
        assert_eq!(before[0].next_step, NextStep::StartApplication);
        clients::rebuild(two.store(), &two.world.system()).await.expect("rebuilt");
        assert_eq!(list().await, before);
        restore(two.store(), &two.amina(), None, draft).await.expect("it is back");
        assert_eq!(list().await[0].next_step, NextStep::ResumeApplication);
    }

    async fn only_the_consumer_and_their_assister_give_a_draft_up(world: World) {
        let (two, draft) = Two::in_the_middle(world).await;
        let sami = two.world.assister("Sami Haddad").insert().await;
        let sami = two.world.as_assister(sami);
        let yusuf = two.world.consumer("Yusuf Abdi").insert().await;
        let yusuf = two.world.as_consumer(yusuf);
        let store = two.store();
        assert!(not_found(withdraw(store, &sami, two.client(), draft).await));
        assert!(not_found(withdraw(store, &yusuf, None, draft).await));
        for request in [&yusuf, &two.world.anonymous(), &two.world.system()] {
            let refused = withdraw(store, request, two.client(), draft).await;
            assert!(matches!(refused, Err(StoreError::Forbidden | StoreError::Unauthenticated)), "{refused:?}");
        }
        clients::end_acting(store, &two.rosa(), two.amina).await.expect("the end");
        assert_eq!(conflict(two.rosa_withdraws(draft).await), Conflict::ChannelNeeded);
        two.amina_removes_rosa().await;
        assert_eq!(conflict(two.rosa_withdraws(draft).await), Conflict::AccessEnded);
        assert_eq!(two.events("application_withdrawn").await, 0);
        two.amina_withdraws(draft).await.expect("her own");
        assert!(not_found(restore(store, &yusuf, None, draft).await));
        assert!(not_found(restore(store, &sami, two.client(), draft).await));
    }
}
