//! The audit trail as people read it.

mod not_me;
mod record;
mod reports;
mod trail;

use domain::{
    accounts::Role,
    audit::{Act, Channel, DoneBy, RecordPage},
    ids::{AccountId, AssisterAccountId, ConsumerId},
    lists::Cursor,
};
use store::{
    StoreResult, applications,
    associations::{self, Agreement, Words},
    audit, clients,
    testing::World,
};

/// The consumer chooses the assister and agrees.
async fn chooses(world: &World, consumer: ConsumerId, assister: AssisterAccountId) {
    let request = world.as_consumer(consumer);
    let seen = associations::current(&world.store, &request).await.expect("the current one");
    let agreement = Agreement {
        number: world.reference_number(assister).await.as_digits().to_owned(),
        seen: seen.map(|current| current.association),
        read: associations::fingerprint("the authorization"),
        agreed: true,
    };
    let words = || Words {
        text: "the authorization".into(),
        purpose: "to apply".into(),
        duration: "until I end it".into(),
        how_to_rescind: "online".into(),
    };
    associations::confirm(&world.store, &request, &agreement, |_| words()).await.expect("agreed");
}

/// The assister opens a client's file.
async fn opens(world: &World, assister: AssisterAccountId, client: ConsumerId) -> StoreResult<()> {
    clients::client(&world.store, &world.as_assister(assister), client).await.map(drop)
}

/// The assister works on the phone with a client and starts the application.
async fn starts(world: &World, assister: AssisterAccountId, client: ConsumerId) {
    let request = world.as_assister(assister);
    clients::begin_acting(&world.store, &request, client, Channel::Phone).await.expect("work");
    applications::start(&world.store, &request, Some(client)).await.expect("an application");
}

/// Amina chose Rosa, who opened her file.
async fn opened(world: &World) -> (ConsumerId, AssisterAccountId) {
    let amina = world.consumer("Amina Warsame").insert().await;
    let rosa = world.assister("Rosa Delgado").insert().await;
    chooses(world, amina, rosa).await;
    opens(world, rosa, amina).await.expect("her file");
    (amina, rosa)
}

async fn manager(world: &World) -> (AccountId, store::Request) {
    let manager = world.staff("Dale Berg", Role::ResourceManager).await;
    (manager, world.as_staff(manager, Role::ResourceManager))
}

async fn page(
    world: &World,
    consumer: ConsumerId,
    by: Option<DoneBy>,
    cursor: Option<Cursor<i64>>,
) -> RecordPage {
    audit::record(&world.store, &world.as_consumer(consumer), by, cursor).await.expect("the record")
}

/// The acts on a page.
fn acts(page: RecordPage) -> Vec<Act> {
    page.days.into_iter().flat_map(|day| day.lines).map(|line| line.act).collect()
}

/// The consumer's record, newest first.
async fn reads(world: &World, consumer: ConsumerId) -> Vec<Act> {
    acts(page(world, consumer, None, None).await)
}

/// Events of a kind.
async fn events(world: &World, action: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM audit_event WHERE action = '{action}'")).await
}
