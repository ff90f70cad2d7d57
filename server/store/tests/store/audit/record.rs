//! Who did what on a consumer's behalf.

use super::{acts, chooses, manager, opened, opens, page, reads, starts};
use chrono::Duration;
use domain::{
    accounts::Password,
    audit::{Channel, Doer, Done, DoneBy, TrailQuery},
    lists::Cursor,
};
use store::{accounts, associations, audit, on_both_databases};

on_both_databases! {
    async fn a_consumer_reads_what_everybody_did_and_nothing_of_others(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let tou = world.consumer("Tou Ger Vang").insert().await;
        let rosa = world.assister("Rosa Delgado").insert().await;
        world.session_of(amina.into()).await;
        for consumer in [amina, tou] {
            chooses(&world, consumer, rosa).await;
            opens(&world, rosa, consumer).await.expect("the file");
        }
        world.clock.advance(Duration::minutes(5));
        starts(&world, rosa, amina).await;
        let (_, dale) = manager(&world).await;
        let query = TrailQuery { consumer: Some(amina), ..TrailQuery::default() };
        audit::trail(&world.store, &dale, &query).await.expect("the trail");

        let rosa = || Doer::Assister("Rosa Delgado".to_owned());
        let read: Vec<_> = reads(&world, amina)
            .await
            .into_iter()
            .map(|act| (act.doer, act.done, act.channel, act.assister))
            .collect();
        assert_eq!(read, [
            (Doer::Staff("Dale B.".to_owned()), Done::AuditListed, None, None),
            (rosa(), Done::ApplicationStarted, Some(Channel::Phone), None),
            (rosa(), Done::ActingBegan, Some(Channel::Phone), None),
            (rosa(), Done::ClientOpened, None, None),
            (Doer::You, Done::AssociationBegan, None, Some("Rosa Delgado".to_owned())),
            (Doer::You, Done::SignedIn, None, None),
        ]);
        let others: Vec<_> = reads(&world, tou).await.into_iter().map(|act| act.done).collect();
        assert_eq!(others, [Done::ClientOpened, Done::AssociationBegan]);
    }

    async fn who_can_open_the_file_is_said_beside_it(world: World) {
        let (amina, rosa) = opened(&world).await;
        let open_to = page(&world, amina, None, None).await.open_to.expect("an assister");
        assert_eq!(open_to.0, "Rosa Delgado");
        let current = associations::current(&world.store, &world.as_consumer(amina)).await;
        let seen = current.expect("the current one").expect("an assister").association;
        associations::end(&world.store, &world.as_consumer(amina), seen).await.expect("it ends");
        assert_eq!(page(&world, amina, None, None).await.open_to, None);
        let ended = reads(&world, amina).await.remove(0);
        assert_eq!((ended.doer, ended.done, ended.assister), (
            Doer::You, Done::AssociationEnded, Some("Rosa Delgado".to_owned()),
        ));
        assert!(opens(&world, rosa, amina).await.is_err());
    }

    async fn a_wrong_password_is_somebody_s(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let wrong = Password::new("not the right one at all".to_owned());
        let visitor = world.anonymous();
        accounts::sign_in(&world.store, &visitor, "amina.warsame", &wrong).await.expect_err("refused");
        let acts = reads(&world, amina).await;
        assert_eq!((acts[0].doer.clone(), acts[0].done), (Doer::Somebody, Done::SignInRefused));
        assert!(!acts[0].can_be_disowned());
    }

    async fn the_record_goes_back_page_by_page_and_forth_again(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        for number in 0..360 {
            // Several at one instant.
            if number % 3 == 0 {
                world.clock.advance(Duration::minutes(1));
            }
            world.session_of(amina.into()).await;
        }
        let mut pages = vec![page(&world, amina, None, None).await];
        while let Some(next) = pages.last().and_then(|page| page.next) {
            pages.push(page(&world, amina, None, Some(next)).await);
        }
        let back = page(&world, amina, None, pages[2].previous).await;
        assert_eq!(back, pages[1]);
        assert_eq!(page(&world, amina, None, back.previous).await.previous, None);
        let seqs: Vec<i64> = pages.into_iter().flat_map(acts).map(|act| act.seq).collect();
        assert_eq!(seqs.len(), 360);
        assert!(seqs.is_sorted_by(|newer, older| newer > older), "{seqs:?}");
        let gone = page(&world, amina, None, Some(Cursor::After(9_999))).await;
        assert_eq!(gone.previous, None, "a row that is gone leads to the first page");
    }

    async fn one_may_ask_for_whose_acts(world: World) {
        let (amina, _) = opened(&world).await;
        world.session_of(amina.into()).await;
        let (_, dale) = manager(&world).await;
        let query = TrailQuery { consumer: Some(amina), ..TrailQuery::default() };
        audit::trail(&world.store, &dale, &query).await.expect("the trail");
        for (by, expected) in [
            (DoneBy::You, vec![Done::SignedIn, Done::AssociationBegan]),
            (DoneBy::Assisters, vec![Done::ClientOpened]),
            (DoneBy::Marketplace, vec![Done::AuditListed]),
        ] {
            let acts = acts(page(&world, amina, Some(by), None).await);
            assert_eq!(acts.into_iter().map(|act| act.done).collect::<Vec<_>>(), expected, "{by:?}");
        }
    }
}
