//! Numbers typed again and again: nobody finds an assister by trying.

use chrono::Duration;
use domain::{
    assisters::{AccountState, ReferenceNumber},
    associations::{Lookups, Proposal},
    conflict::Conflict,
    ids::ConsumerId,
    validation::Code,
};
use store::{
    StoreError, StoreResult,
    associations::{self, Agreement, Words, fingerprint},
    on_both_databases,
    testing::World,
};

/// What a consumer learns about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Learned {
    Found,
    Wrong(Code),
    Unknown,
    Refused(Conflict),
}

fn learned<T>(result: StoreResult<T>) -> Learned {
    match result {
        Ok(_) => Learned::Found,
        Err(StoreError::Invalid(invalid)) => Learned::Wrong(invalid.0[0].code),
        Err(StoreError::NotFound) => Learned::Unknown,
        Err(StoreError::Conflict(conflict)) => Learned::Refused(conflict),
        Err(error) => panic!("{error}"),
    }
}

const NOT_FOUND: Learned = Learned::Wrong(Code::ReferenceNumberNotFound);
const PAUSED: Learned = Learned::Refused(Conflict::TooManyLookups);

async fn types(world: &World, consumer: ConsumerId, number: &str) -> Learned {
    learned(associations::find_assister(&world.store, &world.as_consumer(consumer), number).await)
}

async fn opens(world: &World, consumer: ConsumerId, number: &str) -> Learned {
    learned(associations::proposal(&world.store, &world.as_consumer(consumer), number).await)
}

fn words(proposal: &Proposal) -> Words {
    Words {
        text: proposal.profile.name.clone(),
        purpose: "To apply and enroll".to_owned(),
        duration: "Until I end it".to_owned(),
        how_to_rescind: "Online or by phone".to_owned(),
    }
}

/// Says yes to a number without having read anything.
async fn confirms(world: &World, consumer: ConsumerId, number: &str, read: &str) -> Learned {
    let agreement =
        Agreement { number: number.to_owned(), seen: None, read: fingerprint(read), agreed: true };
    let request = world.as_consumer(consumer);
    learned(associations::confirm(&world.store, &request, &agreement, words).await)
}

/// A number that nobody has: the builders draw from elsewhere.
fn nobodys(draw: u32) -> String {
    ReferenceNumber::from_draw(899_999 - draw).as_digits().to_owned()
}

async fn misses(world: &World, consumer: ConsumerId, times: u32) {
    for draw in 0..times {
        assert_eq!(types(world, consumer, &nobodys(draw)).await, NOT_FOUND, "try {draw}");
    }
}

/// Amina, and the number of Rosa, who may act.
async fn two(world: &World) -> (ConsumerId, String) {
    let rosa = world.assister("Rosa Delgado").insert().await;
    let number = world.reference_number(rosa).await.as_digits().to_owned();
    (world.consumer("Amina Warsame").insert().await, number)
}

async fn events(world: &World, action: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM audit_event WHERE action = '{action}'")).await
}

on_both_databases! {
    async fn after_twenty_misses_every_number_has_the_same_answer_for_an_hour(world: World) {
        let (amina, rosa) = two(&world).await;
        misses(&world, amina, Lookups::MOST_MISSED).await;
        for number in [rosa.as_str(), &nobodys(1), "1234567", "123", "", "R-1234-5678-9ABC", "Rosa"] {
            assert_eq!(types(&world, amina, number).await, PAUSED, "{number}");
            assert_eq!(opens(&world, amina, number).await, PAUSED, "{number}");
        }
        assert_eq!(confirms(&world, amina, &rosa, "Rosa Delgado").await, PAUSED);
        assert_eq!(confirms(&world, amina, &nobodys(1), "Rosa Delgado").await, PAUSED);
        assert_eq!(events(&world, "lookups_paused").await, 1);
        world.clock.advance(Duration::minutes(59));
        assert_eq!(types(&world, amina, &rosa).await, PAUSED);
        world.clock.advance(Duration::minutes(1));
        assert_eq!(types(&world, amina, &rosa).await, Learned::Found);
    }

    async fn ten_thousand_numbers_tell_nothing_and_leave_no_rows(world: World) {
        let (amina, rosa) = two(&world).await;
        misses(&world, amina, Lookups::MOST_MISSED).await;
        let (trail, mails) = (world.count("audit_event").await, world.count("outbox").await);
        for draw in 0..10_000 {
            // Every tenth is right.
            let number = if draw % 10 == 0 { rosa.clone() } else { nobodys(draw) };
            assert_eq!(types(&world, amina, &number).await, PAUSED, "{number}");
        }
        assert_eq!(world.count("audit_event").await, trail);
        assert_eq!(world.count("outbox").await, mails);
        assert_eq!(world.count("number_lookup").await, 1);
    }

    async fn one_right_number_ten_thousand_times_does_not_fill_the_trail(world: World) {
        let (amina, rosa) = two(&world).await;
        let mut found = 0;
        for _ in 0..10_000 {
            match types(&world, amina, &rosa).await {
                Learned::Found => found += 1,
                other => assert_eq!(other, PAUSED),
            }
        }
        assert_eq!(found, Lookups::MOST_TRIES);
        assert_eq!(events(&world, "assister_looked_up").await, i64::from(Lookups::MOST_TRIES));
    }

    async fn a_right_number_takes_no_miss_back(world: World) {
        let (amina, rosa) = two(&world).await;
        misses(&world, amina, Lookups::MOST_MISSED - 1).await;
        for _ in 0..5 {
            assert_eq!(types(&world, amina, &rosa).await, Learned::Found);
            assert_eq!(opens(&world, amina, &rosa).await, Learned::Found);
        }
        assert_eq!(types(&world, amina, &nobodys(0)).await, NOT_FOUND);
        assert_eq!(types(&world, amina, &rosa).await, PAUSED);
    }

    async fn the_page_of_a_number_and_the_yes_to_it_count_as_well(world: World) {
        let (amina, rosa) = two(&world).await;
        for draw in 0..10 {
            assert_eq!(opens(&world, amina, &nobodys(draw)).await, Learned::Unknown);
            let unavailable = Learned::Refused(Conflict::AssisterUnavailable);
            assert_eq!(confirms(&world, amina, &nobodys(draw), "").await, unavailable);
        }
        assert_eq!(types(&world, amina, &rosa).await, PAUSED);
        assert_eq!(events(&world, "assister_looked_up").await, 20);
    }

    async fn what_is_no_number_costs_nothing(world: World) {
        let (amina, rosa) = two(&world).await;
        for typed in ["", "123", "Rosa", "123-45-6789", "R-1234-5678-9ABC"] {
            for _ in 0..10 {
                assert!(matches!(types(&world, amina, typed).await, Learned::Wrong(_)));
                assert_eq!(opens(&world, amina, typed).await, Learned::Unknown);
            }
        }
        assert_eq!(world.count("number_lookup").await, 0);
        assert_eq!(types(&world, amina, &rosa).await, Learned::Found);
    }

    async fn one_person_s_misses_are_nobody_else_s(world: World) {
        let (amina, rosa) = two(&world).await;
        misses(&world, amina, Lookups::MOST_MISSED).await;
        let tou = world.consumer("Tou Ger Vang").insert().await;
        assert_eq!(types(&world, tou, &rosa).await, Learned::Found);
        assert_eq!(types(&world, amina, &rosa).await, PAUSED);
    }

    async fn many_tabs_at_once_miss_no_more_often_than_one(world: World) {
        let (amina, _) = two(&world).await;
        let tries = (0..40).map(|draw| {
            let (store, request) = (world.store.clone(), world.as_consumer(amina));
            tokio::spawn(async move {
                learned(associations::find_assister(&store, &request, &nobodys(draw)).await)
            })
        });
        let mut missed = 0;
        for tried in tries.collect::<Vec<_>>() {
            match tried.await.expect("an answer") {
                NOT_FOUND => missed += 1,
                other => assert_eq!(other, PAUSED),
            }
        }
        assert_eq!(missed, Lookups::MOST_MISSED);
    }

    async fn a_yes_says_no_more_of_a_number_than_the_search(world: World) {
        let (amina, rosa) = two(&world).await;
        assert_eq!(confirms(&world, amina, &rosa, "Rosa Delgado").await, Learned::Found);
        let mut numbers = vec![nobodys(0)];
        for (name, state) in [
            ("Ana Invited", AccountState::Invited),
            ("Ana Suspended", AccountState::Suspended),
            ("Ana Closed", AccountState::Closed),
        ] {
            let assister = world.assister(name).state(state).insert().await;
            numbers.push(world.reference_number(assister).await.as_digits().to_owned());
        }
        let lapsed = world.assister("Ana Lapsed").certified("2025-11-01", "2026-10-31").insert().await;
        numbers.push(world.reference_number(lapsed).await.as_digits().to_owned());
        for number in numbers {
            // Amina has an assister by now, and the yes names none.
            let unavailable = Learned::Refused(Conflict::AssisterUnavailable);
            assert_eq!(confirms(&world, amina, &number, "").await, unavailable, "{number}");
        }
    }

    async fn an_assister_who_lapses_between_search_and_yes_is_not_confirmed(world: World) {
        let ending = world.assister("Rosa Delgado").certified("2026-11-01", "2026-11-23").insert().await;
        let rosa = world.reference_number(ending).await.as_digits().to_owned();
        let amina = world.consumer("Amina Warsame").insert().await;
        world.clock.set("2026-11-24T05:59:00Z");
        assert_eq!(types(&world, amina, &rosa).await, Learned::Found);
        assert_eq!(opens(&world, amina, &rosa).await, Learned::Found);
        world.clock.set("2026-11-24T06:00:00Z");
        let unavailable = Learned::Refused(Conflict::AssisterUnavailable);
        assert_eq!(confirms(&world, amina, &rosa, "Rosa Delgado").await, unavailable);
        assert_eq!(world.count("association").await, 0);
        // Recertified, she can be chosen.
        world.set_certified_until(ending, "2027-10-31").await;
        assert_eq!(confirms(&world, amina, &rosa, "Rosa Delgado").await, Learned::Found);
    }
}
