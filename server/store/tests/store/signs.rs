//! Signs of misuse that nobody reports: numbers guessed from many accounts, and
//! addresses that are not the consumer's own.

use crate::clients::choose;
use domain::{
    accounts::Role,
    associations::{Lookups, UNUSUAL_MISSES},
    audit::{ReportState, Signs},
    ids::ConsumerId,
    lists::Count,
};
use store::{StoreError, associations, audit, on_both_databases, testing::World};

async fn signs(world: &World) -> Signs {
    let request = world.as_staff(domain::ids::AccountId(uuid::Uuid::nil()), Role::ResourceManager);
    audit::reports(&world.store, &request, ReportState::Open, None)
        .await
        .expect("the reports")
        .signs
}

async fn watch(world: &World) -> usize {
    associations::watch_numbers(&world.store, &world.system()).await.expect("a look")
}

async fn with_address(world: &World, name: &str, address: &str) -> ConsumerId {
    let consumer = world.consumer(name).insert().await;
    let id = match world.store.backend() {
        store::Backend::Sqlite => format!("x'{}'", consumer.0.simple()),
        store::Backend::Postgres => format!("'{}'", consumer.0),
    };
    let change = format!("UPDATE account SET contact_email = '{address}' WHERE id = {id}");
    world.execute(&change).await.expect("an address");
    consumer
}

on_both_databases! {
    async fn many_accounts_that_guess_a_little_are_noticed_together(world: World) {
        let each = u64::from(Lookups::MOST_MISSED) - 1;
        for number in 0..UNUSUAL_MISSES.div_ceil(each) {
            let tens = char::from(b'A' + u8::try_from(number / 10).expect("few"));
            let ones = char::from(b'a' + u8::try_from(number % 10).expect("a digit"));
            world.consumer(&format!("Client {tens}{ones}")).insert().await;
        }
        let now = domain::dates::Clock::now(&world.clock).to_rfc3339();
        let misses = |missed: u64| format!(
            "INSERT INTO number_lookup (account_id, since, tries, missed) \
             SELECT id, '{now}', {missed}, {missed} FROM account WHERE role = 'consumer'"
        );
        world.execute(&misses(1)).await.expect("slips of the pen");
        assert_eq!(watch(&world).await, 0);
        assert_eq!(signs(&world).await.numbers_guessed, None);
        world.execute("DELETE FROM number_lookup").await.expect("none");
        world.execute(&misses(each)).await.expect("none of them is paused");
        assert_eq!(watch(&world).await, 1);
        assert_eq!(watch(&world).await, 0, "once an hour");
        let (_, missed) = signs(&world).await.numbers_guessed.expect("a sign");
        assert!(missed >= UNUSUAL_MISSES, "{missed}");
        let anybody = associations::watch_numbers(&world.store, &world.anonymous()).await;
        assert!(matches!(anybody, Err(StoreError::Forbidden)));
    }

    async fn an_address_of_the_assister_is_noticed_and_nothing_is_refused(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        choose(&world, amina, rosa).await;
        assert_eq!(signs(&world).await.addresses, Count::Exactly(0));
        let tou = with_address(&world, "Tou Vang", "Rosa.Delgado.Work@example.org").await;
        choose(&world, tou, rosa).await;
        assert_eq!(signs(&world).await.addresses, Count::Exactly(1));
        let detail = "SELECT COUNT(*) FROM audit_event WHERE action = 'address_sign' \
                      AND detail LIKE '%assisters_address%' AND detail NOT LIKE '%@%'";
        assert_eq!(world.number(detail).await, 1, "a code, not the address");
    }

    async fn one_address_on_many_accounts_is_noticed(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        for (place, name) in ["One", "Two", "Three", "Four", "Five"].iter().enumerate() {
            let client = with_address(&world, &format!("Client {name}"), "office@example.org").await;
            choose(&world, client, rosa).await;
            let noticed = Count::Exactly(u64::from(place == 4));
            assert_eq!(signs(&world).await.addresses, noticed, "a family of {place} is none");
        }
    }
}
