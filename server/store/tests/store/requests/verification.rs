//! Who is on the line: compared by the system, counted, and told by field only.

use super::*;
use domain::{
    assisters::{AccountState, Standing},
    conflict::Conflict,
    requests::{Deed, Identifier},
};
use store::on_both_databases;

fn does_not_match(fields: &[&str]) -> Vec<(String, Code)> {
    fields.iter().map(|field| ((*field).to_owned(), Code::DoesNotMatch)).collect()
}

on_both_databases! {
    async fn three_identifiers_of_any_kind_are_enough(world: World) {
        let (consumer, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let home = [("street", "1214 Juniper Row"), ("unit", "Apt 3"), ("zip", "55454"), ("contact_phone", "612-555-0173")];
        answers(&world, consumer, &home).await;
        let id = files(&world, rosa, consumer).await.expect("a request");
        let mut typed = rosa_on_the_line();
        typed.consumer_on_the_line = true;
        typed.consumer = Stated {
            contact_phone: "(612) 555-0173".to_owned(),
            street: "1214 juniper row apt 3".to_owned(),
            zip: "55454".to_owned(),
            sign_in_name: "AMINA.warsame".to_owned(),
            contact_email: "amina@elsewhere.example".to_owned(),
            ..Stated::default()
        };
        dawit.verifies(&world, id, &typed).await.expect("three of four");
        let verified = dawit.file(&world, id).await.verified.expect("a verification");
        assert_eq!(verified.identifiers, [Identifier::Phone, Identifier::HomeAddress, Identifier::SignInName]);
        assert_eq!((verified.by.as_str(), verified.consumer_on_the_line), ("Dawit Alemayehu", true));
        assert!(world.execute("UPDATE caller_verification SET identifiers = ''").await.is_err());
        assert!(world.execute("DELETE FROM disassociation_request_event").await.is_err());
    }

    async fn each_field_says_whether_it_matches_and_nothing_else(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        let mut two = rosa_on_the_line();
        two.consumer.contact_email = "amina@elsewhere.example".to_owned();
        assert_eq!(wrong(dawit.verifies(&world, id, &two).await), does_not_match(&["contact_email"]));
        two.consumer.contact_email.clear();
        assert_eq!(
            wrong(dawit.verifies(&world, id, &two).await),
            [("consumer_name".to_owned(), Code::ThreeIdentifiersNeeded)]
        );
        let mut other = caller("Rosa Diaz", "EA4180278");
        other.consumer.street = "1 Lake Street".to_owned();
        other.consumer.zip = "55106".to_owned();
        assert_eq!(
            wrong(dawit.verifies(&world, id, &other).await),
            does_not_match(&["assister_name", "assister_number", "street"])
        );
        assert_eq!(world.count("caller_verification").await, 0);
        conflicts!(dawit.approves(&world, id).await, VerificationNeeded);
        let history = dawit.file(&world, id).await.history;
        assert_eq!(history.iter().filter(|step| step.deed == Deed::NotVerified).count(), 3);
        let told = &own(&world, rosa).await[0].history;
        assert_eq!(told.len(), 1, "the assister does not read what the line tried");
    }

    async fn what_cannot_be_compared_is_said_before_anything_is(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        let mut typed = TypedCaller { consumer: super::amina(), ..TypedCaller::default() };
        typed.consumer.zip = "55454".to_owned();
        typed.consumer.contact_phone = "call me".to_owned();
        let expected = [
            ("assister_name", Code::Required),
            ("assister_number", Code::Required),
            ("contact_phone", Code::PhoneNotANumber),
            ("street", Code::Required),
        ];
        let expected = expected.map(|(field, code)| (field.to_owned(), code));
        assert_eq!(wrong(dawit.verifies(&world, id, &typed).await), expected);
        assert_eq!(world.count("caller_mismatch").await, 0);
    }

    async fn mismatches_close_the_request_to_that_person_for_a_while(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let hanna = Staff::of(&world, "Hanna Berg", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        let wrong_number = caller("Rosa Delgado", "EA0000000");
        for _ in 0..3 {
            assert!(!dawit.file(&world, id).await.is_closed_to_me);
            assert_eq!(wrong(dawit.verifies(&world, id, &wrong_number).await), does_not_match(&["assister_number"]));
        }
        conflicts!(dawit.verifies(&world, id, &rosa_on_the_line()).await, TooManyMismatches);
        assert!(dawit.file(&world, id).await.is_closed_to_me);
        hanna.verifies(&world, id, &rosa_on_the_line()).await.expect("a colleague may");
        world.clock.advance(chrono::Duration::minutes(16));
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("after a while");
        dawit.approves(&world, id).await.expect("the end");
    }

    async fn a_verification_is_good_for_an_hour_and_for_the_whole_line(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let hanna = Staff::of(&world, "Hanna Berg", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        world.clock.advance(chrono::Duration::minutes(61));
        assert_eq!(hanna.file(&world, id).await.verified, None);
        conflicts!(hanna.approves(&world, id).await, VerificationNeeded);
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("again");
        world.clock.advance(chrono::Duration::minutes(59));
        hanna.approves(&world, id).await.expect("the end");
    }

    async fn nothing_happens_on_the_word_of_somebody_who_may_not_act(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let id = files(&world, rosa, amina).await.expect("a request");
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("a verified caller");
        world.set_assister_state(rosa, AccountState::Suspended).await;
        conflicts!(dawit.approves(&world, id).await, CallerMayNotAct);
        conflicts!(dawit.verifies(&world, id, &rosa_on_the_line()).await, CallerMayNotAct);
        world.set_assister_state(rosa, AccountState::Active).await;
        // The last second of the certification in St. Paul, and midnight.
        world.set_certified_until(rosa, "2026-11-23").await;
        world.clock.set("2026-11-24T05:59:59Z");
        dawit.verifies(&world, id, &rosa_on_the_line()).await.expect("certified until midnight");
        world.clock.set("2026-11-24T06:00:00Z");
        assert_eq!(dawit.file(&world, id).await.assister.standing, Standing::Lapsed);
        conflicts!(dawit.approves(&world, id).await, CallerMayNotAct);
        assert!(current(&world, amina).await.is_some());
        assert_eq!(own(&world, rosa).await[0].client, "Amina W.", "the file is closed to a lapsed assister");
        dawit.rejects(&world, id).await.expect("the line may say no");
    }
}
