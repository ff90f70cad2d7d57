//! Assisters who call and have filed no request.

use super::*;
use domain::{conflict::Conflict, requests::Deed};
use store::{on_both_databases, requests::TypedWish};

fn wish(caller: TypedCaller) -> TypedWish {
    TypedWish { caller, reason: "conflict_of_interest".to_owned(), note: "A cousin.".to_owned() }
}

async fn file_for(
    world: &World,
    staff: Staff,
    typed: &TypedWish,
) -> StoreResult<DisassociationRequestId> {
    requests::file_for_caller(&world.store, &staff.asks(world), typed).await
}

on_both_databases! {
    async fn a_line_files_for_an_assister_who_calls_and_goes_on(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = file_for(&world, dawit, &wish(rosa_on_the_line())).await.expect("a request");
        let file = dawit.file(&world, id).await;
        assert_eq!((file.state, file.note.as_str()), (RequestState::Verified, "A cousin."));
        assert_eq!(file.history.iter().map(|step| step.deed).collect::<Vec<_>>(), [Deed::Filed, Deed::Verified]);
        // Rosa follows it on her own pages.
        assert_eq!(own(&world, rosa).await[0].request, id);
        // The second call about the same client finds the same request.
        let again = file_for(&world, dawit, &wish(rosa_on_the_line())).await.expect("the same");
        assert_eq!(again, id);
        dawit.approves(&world, id).await.expect("the end");
        assert_eq!(current(&world, amina).await, None);
    }

    async fn what_does_not_match_files_nothing_and_counts(world: World) {
        let (_, rosa) = amina_and_rosa(&world).await;
        world.consumer("Tou Vang").insert().await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let both = [
            ("assister_name".to_owned(), Code::DoesNotMatch),
            ("assister_number".to_owned(), Code::DoesNotMatch),
        ];
        for caller in [caller("Rosa Delgada", "EA4180277"), caller("Rosa Delgado", "EA4180278")] {
            assert_eq!(wrong(file_for(&world, dawit, &wish(caller)).await), both);
        }
        let client = [("consumer_name".to_owned(), Code::CallerNotMatched)];
        let mut another = rosa_on_the_line();
        // She exists, and is nobody's client.
        another.consumer.consumer_name = "Tou Vang".to_owned();
        another.consumer.contact_email = "tou.vang@example.org".to_owned();
        let mut little = rosa_on_the_line();
        little.consumer.contact_email = "amina@elsewhere.example".to_owned();
        for caller in [another, little] {
            assert_eq!(wrong(file_for(&world, dawit, &wish(caller)).await), client);
        }
        let unsaid = TypedWish { reason: String::new(), ..wish(rosa_on_the_line()) };
        assert_eq!(wrong(file_for(&world, dawit, &unsaid).await), [("reason".to_owned(), Code::Required)]);
        let last = caller("Rosa Delgado", "EA4180279");
        file_for(&world, dawit, &wish(last)).await.expect_err("the fifth");
        conflicts!(file_for(&world, dawit, &wish(rosa_on_the_line())).await, TooManyMismatches);
        assert!(own(&world, rosa).await.is_empty());
    }

    async fn a_line_files_for_its_own_kinds_and_for_who_may_act(world: World) {
        let (_, rosa) = amina_and_rosa(&world).await;
        let patrick = Staff::of(&world, "Patrick Olson", Line::BrokerLine).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        conflicts!(file_for(&world, patrick, &wish(rosa_on_the_line())).await, OtherLine);
        world.set_certified_until(rosa, "2026-11-22").await;
        conflicts!(file_for(&world, dawit, &wish(rosa_on_the_line())).await, CallerMayNotAct);
        assert_eq!(world.count("disassociation_request").await, 0);
    }
}
