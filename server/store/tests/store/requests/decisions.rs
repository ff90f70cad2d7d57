//! From the wish to its end, in every way it can end.

use super::*;
use domain::{
    associations::EndReason, conflict::Conflict, notices::Mail, requests::Deed,
    requests::RejectReason,
};
use store::{clients, notices, on_both_databases};

async fn mails(world: &World) -> Vec<(AccountId, Mail)> {
    let mails = notices::outbox::claim(&world.store, &world.system()).await.expect("the outbox");
    mails.into_iter().map(|mail| (mail.recipient, mail.mail)).collect()
}

async fn ended(world: &World, consumer: ConsumerId) -> Option<EndReason> {
    let request = world.as_consumer(consumer);
    let history = associations::history(&world.store, &request).await.expect("the history");
    history[0].ended.map(|ended| ended.reason)
}

fn deeds(request: &OwnRequest) -> Vec<Deed> {
    request.history.iter().map(|step| step.deed).collect()
}

on_both_databases! {
    async fn the_line_ends_the_association_at_the_assister_s_request(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        let filed = &own(&world, rosa).await[0];
        assert_eq!((filed.client.as_str(), filed.line), ("Amina Warsame", Line::Arc));
        assert_eq!(filed.due.on.to_string(), "2026-11-25", "Monday's request is due on Wednesday");
        assert!(current(&world, amina).await.is_some(), "nothing has ended yet");

        let file = dawit.file(&world, id).await;
        assert_eq!((file.client.as_str(), file.note.as_str()), ("Amina W.", "A cousin."));
        conflicts!(dawit.approves(&world, id).await, VerificationNeeded);
        world.clock.advance(chrono::Duration::minutes(5));
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        world.clock.advance(chrono::Duration::minutes(5));
        mails(&world).await;
        let before = world.count("audit_event").await;
        dawit.approves(&world, id).await.expect("the end");
        assert_eq!(current(&world, amina).await, None);
        assert_eq!(ended(&world, amina).await, Some(EndReason::AtAssisterRequest));
        let mails = mails(&world).await;
        assert!(mails.iter().any(|(to, mail)| *to == AccountId::from(amina)
            && matches!(mail, Mail::AssociationEnded { reason: EndReason::AtAssisterRequest, .. })));
        assert!(mails.contains(&(rosa.into(), Mail::RequestDecided { request: id, approved: true })));
        assert!(world.count("audit_event").await >= before + 2);

        let decided = &own(&world, rosa).await[0];
        assert_eq!(decided.state, RequestState::Approved);
        assert_eq!(decided.client, "Amina W.", "the outgoing assister keeps the bare fact");
        assert_eq!(deeds(decided), [Deed::Filed, Deed::Verified, Deed::Approved]);
        assert!(decided.history.iter().all(|step| step.by.is_none()), "staff are not named");
        conflicts!(dawit.approves(&world, id).await, RequestDecided);
        conflicts!(dawit.rejects(&world, id).await, RequestDecided);
    }

    async fn the_line_says_no_and_says_why(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        let request = dawit.asks(&world);
        let unsaid = requests::reject(&world.store, &request, id, "other", " ").await;
        assert_eq!(wrong(unsaid), [("note".to_owned(), Code::Required)]);
        dawit.rejects(&world, id).await.expect("a no");
        assert!(current(&world, amina).await.is_some());
        let said = own(&world, rosa).await[0].rejected.clone();
        assert_eq!(said, Some((RejectReason::ClientWantsToKeep, "She called.".to_owned())));
        assert!(mails(&world).await.contains(&(
            rosa.into(),
            Mail::RequestDecided { request: id, approved: false }
        )));
        world.clock.advance(chrono::Duration::minutes(1));
        files(&world, rosa, amina).await.expect("another request may be made");
    }

    async fn one_request_waits_at_a_time_and_can_be_taken_back(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let sami = world.assister("Sami Haddad").insert().await;
        let id = files(&world, rosa, amina).await.expect("a request");
        conflicts!(files(&world, rosa, amina).await, RequestWaits);
        let theirs = requests::withdraw(&world.store, &world.as_assister(sami), id).await;
        assert!(matches!(theirs, Err(StoreError::NotFound)), "{theirs:?}");
        requests::withdraw(&world.store, &world.as_assister(rosa), id).await.expect("taken back");
        conflicts!(requests::withdraw(&world.store, &world.as_assister(rosa), id).await, RequestDecided);
        world.clock.advance(chrono::Duration::minutes(1));
        files(&world, rosa, amina).await.expect("a new one");
        assert_eq!(states(&world, rosa).await, [RequestState::Submitted, RequestState::Withdrawn]);
    }

    async fn two_requests_at_one_instant_are_one(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let (one, two) = tokio::join!(files(&world, rosa, amina), files(&world, rosa, amina));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        assert_eq!(world.count("disassociation_request").await, 1);
    }

    async fn nobody_asks_about_somebody_who_is_no_client(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let stranger = world.consumer("Tou Ger Vang").insert().await;
        let unknown = files(&world, rosa, stranger).await;
        assert!(matches!(unknown, Err(StoreError::NotFound)), "{unknown:?}");
        let page = requests::stop(&world.store, &world.as_assister(rosa), stranger).await;
        assert!(matches!(page, Err(StoreError::NotFound)), "{page:?}");
        removes(&world, amina).await.expect("the end");
        conflicts!(files(&world, rosa, amina).await, AccessEnded);
        assert_eq!(world.count("disassociation_request").await, 0);
    }

    async fn a_reason_is_needed_and_a_note_has_room(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let request = world.as_assister(rosa);
        let none = requests::file(&world.store, &request, amina, "", "").await;
        assert_eq!(wrong(none), [("reason".to_owned(), Code::Required)]);
        let long = "x".repeat(501);
        let long = requests::file(&world.store, &request, amina, "client_moved", &long).await;
        assert_eq!(wrong(long), [("note".to_owned(), Code::TooLong)]);
        let fits = "x".repeat(500);
        requests::file(&world.store, &request, amina, "client_moved", &fits).await.expect("fits");
    }

    async fn the_consumer_was_first_and_the_request_is_moot(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        world.clock.advance(chrono::Duration::minutes(5));
        removes(&world, amina).await.expect("the end");
        conflicts!(dawit.approves(&world, id).await, RequestDecided);
        assert_eq!(ended(&world, amina).await, Some(EndReason::ConsumerRemoved));
        let moot = &own(&world, rosa).await[0];
        assert_eq!((moot.state, deeds(moot).last()), (RequestState::Moot, Some(&Deed::Moot)));
        let file = dawit.file(&world, id).await;
        assert_eq!(file.state, RequestState::Moot);
        assert_eq!(file.history.last().map(|step| (step.deed, step.by.clone())), Some((Deed::Moot, None)));
        assert_eq!(file.application, None);
    }

    async fn a_replaced_assister_s_request_is_moot(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        files(&world, rosa, amina).await.expect("a request");
        let sami = world.assister("Sami Haddad").insert().await;
        chooses(&world, amina, sami).await;
        assert_eq!(states(&world, rosa).await, [RequestState::Moot]);
    }

    async fn the_consumer_ends_while_the_line_approves(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        let seen = current(&world, amina).await.expect("an assister");
        let consumer = world.as_consumer(amina);
        let (approved, removed) = tokio::join!(
            dawit.approves(&world, id),
            associations::end(&world.store, &consumer, seen)
        );
        let (reason, state) = match (&approved, &removed) {
            (Ok(()), Err(StoreError::Conflict(Conflict::AlreadyEnded))) => {
                (EndReason::AtAssisterRequest, RequestState::Approved)
            }
            (Err(StoreError::Conflict(Conflict::RequestDecided)), Ok(())) => {
                (EndReason::ConsumerRemoved, RequestState::Moot)
            }
            both => panic!("exactly one of them ends it: {both:?}"),
        };
        assert_eq!(ended(&world, amina).await, Some(reason));
        assert_eq!(states(&world, rosa).await, [state]);
        assert_eq!(world.count("consent_revocation").await, 1);
    }

    async fn a_draft_near_its_deadline_is_looked_at_before_the_end(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        answers(&world, amina, &[]).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        world.execute("UPDATE application SET coverage_year = 2027").await.expect("next year's draft");
        assert_eq!(dawit.file(&world, id).await.draft_due, None, "38 days are enough");
        world.clock.set("2026-12-10T15:00:00Z");
        let due = dawit.file(&world, id).await.draft_due.expect("a warning");
        assert_eq!((due.year.0, due.last_day.to_string().as_str()), (2027, "2026-12-31"));
        let stop = requests::stop(&world.store, &world.as_assister(rosa), amina).await.expect("the page");
        assert_eq!(stop.draft_due, Some(due), "the assister is warned, too");
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        let unseen = dawit.approves(&world, id).await;
        assert_eq!(wrong(unseen), [("deadline_checked".to_owned(), Code::AgreementNeeded)]);
        let request = dawit.asks(&world);
        requests::approve(&world.store, &request, id, true).await.expect("the end");
        let told = |(to, mail): &(AccountId, Mail)| match mail {
            Mail::AssociationEnded { draft, .. } => Some((*to, *draft)),
            _ => None,
        };
        let told: Vec<_> = mails(&world).await.iter().filter_map(told).collect();
        assert!(told.contains(&(amina.into(), Some(due))), "the client reads what is due: {told:?}");
        assert!(told.contains(&(rosa.into(), None)), "the assister does not: {told:?}");
    }

    async fn a_draft_of_another_year_has_another_deadline(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        answers(&world, amina, &[]).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        // The open enrollment of 2027 ends soon; that of this draft's year is long over.
        world.clock.set("2026-12-10T15:00:00Z");
        world.execute("UPDATE application SET coverage_year = 2026").await.expect("this year's draft");
        assert_eq!(dawit.file(&world, id).await.draft_due, None);
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        dawit.approves(&world, id).await.expect("the end, without a tick");
    }

    async fn after_the_end_the_file_is_closed_to_the_assister(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        clients::client(&world.store, &world.as_assister(rosa), amina).await.expect("still a client");
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        dawit.approves(&world, id).await.expect("the end");
        conflicts!(clients::client(&world.store, &world.as_assister(rosa), amina).await, AccessEnded);
        assert_eq!(world.count("client").await, 0);
    }
}
