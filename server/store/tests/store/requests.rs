//! The service lines: asking to stop, verifying, deciding; and consumers who call.

mod callers;
mod calls;
mod decisions;
mod queue;
mod verification;

use domain::{
    accounts::Role,
    assisters::AssisterKind,
    associations::Proposal,
    ids::{AccountId, AssisterAccountId, AssociationId, ConsumerId, DisassociationRequestId},
    requests::{
        Line, OpenedRequest, OwnRequest, RequestFile, RequestState, Stated, StatedAssister,
    },
    validation::{Code, Invalid},
};
use store::{
    Request, StoreError, StoreResult, applications,
    associations::{self, Agreement, Words, fingerprint},
    requests::{self, TypedCaller},
    testing::World,
};

fn words(proposal: &Proposal) -> Words {
    Words {
        text: format!("{} may act for {}", proposal.profile.name, proposal.consumer_name),
        purpose: "To apply and enroll".to_owned(),
        duration: "Until I end it".to_owned(),
        how_to_rescind: "Online or by phone".to_owned(),
    }
}

/// The consumer lets the assister act.
async fn chooses(world: &World, consumer: ConsumerId, assister: AssisterAccountId) {
    let request = world.as_consumer(consumer);
    let number = world.reference_number(assister).await.as_digits().to_owned();
    let proposal = associations::proposal(&world.store, &request, &number).await.expect("one");
    let seen = current(world, consumer).await;
    let read = fingerprint(&words(&proposal).text);
    let agreement = Agreement { number, seen, read, agreed: true };
    associations::confirm(&world.store, &request, &agreement, words).await.expect("an association");
}

async fn current(world: &World, consumer: ConsumerId) -> Option<AssociationId> {
    let request = world.as_consumer(consumer);
    let current = associations::current(&world.store, &request).await.expect("the current one");
    current.map(|current| current.association)
}

/// The consumer ends it.
async fn removes(world: &World, consumer: ConsumerId) -> StoreResult<()> {
    let seen = current(world, consumer).await.expect("an assister");
    associations::end(&world.store, &world.as_consumer(consumer), seen).await
}

/// An id in a query of a test, as each database writes it.
fn literal(world: &World, id: uuid::Uuid) -> String {
    match world.store.backend() {
        store::Backend::Sqlite => format!("x'{}'", id.simple()),
        store::Backend::Postgres => format!("'{id}'"),
    }
}

/// Amina and her navigator Rosa, who has the Assister ID `EA4180277`.
async fn amina_and_rosa(world: &World) -> (ConsumerId, AssisterAccountId) {
    let amina = world.consumer("Amina Warsame").insert().await;
    let rosa = world.assister("Rosa Delgado").insert().await;
    let id = literal(world, rosa.0);
    world
        .execute(&format!("UPDATE assister SET assister_id = 'EA4180277' WHERE id = {id}"))
        .await
        .expect("an Assister ID");
    chooses(world, amina, rosa).await;
    (amina, rosa)
}

/// Amina and her broker Erik, who has the NPN 7204415.
async fn amina_and_erik(world: &World) -> (ConsumerId, AssisterAccountId) {
    let amina = world.consumer("Amina Warsame").insert().await;
    let erik = world.assister("Erik Halvorson").kind(AssisterKind::Broker).npn("7204415").insert();
    let erik = erik.await;
    chooses(world, amina, erik).await;
    (amina, erik)
}

/// An application in progress with these answers.
async fn answers(world: &World, consumer: ConsumerId, answers: &[(&str, &str)]) {
    let request = world.as_consumer(consumer);
    let application = applications::start(&world.store, &request, None).await.expect("a draft");
    for (field, raw) in answers {
        let (application, consumer) = (literal(world, application.0), literal(world, consumer.0));
        world
            .execute(&format!(
                "INSERT INTO answer (application_id, field, raw, version, saved_at, saved_by) \
                 VALUES ({application}, '{field}', '{raw}', 1, '2026-11-23T15:00:00+00:00', {consumer})"
            ))
            .await
            .expect("an answer");
    }
}

/// A member of staff of a line.
#[derive(Clone, Copy)]
struct Staff {
    account: AccountId,
    role: Role,
}

impl Staff {
    async fn of(world: &World, name: &str, line: Line) -> Self {
        let role = match line {
            Line::Arc => Role::ArcStaff,
            Line::BrokerLine => Role::BrokerLineStaff,
        };
        Self { account: world.staff(name, role).await, role }
    }

    fn asks(self, world: &World) -> Request {
        world.as_staff(self.account, self.role)
    }

    async fn opens(self, world: &World, id: DisassociationRequestId) -> StoreResult<OpenedRequest> {
        requests::open(&world.store, &self.asks(world), id).await
    }

    async fn file(self, world: &World, id: DisassociationRequestId) -> RequestFile {
        match self.opens(world, id).await.expect("the request") {
            OpenedRequest::Here(file) => *file,
            elsewhere => panic!("{elsewhere:?}"),
        }
    }

    async fn verifies(
        self,
        world: &World,
        id: DisassociationRequestId,
        typed: &TypedCaller,
    ) -> StoreResult<()> {
        requests::verify(&world.store, &self.asks(world), id, typed).await
    }

    async fn approves(self, world: &World, id: DisassociationRequestId) -> StoreResult<()> {
        requests::approve(&world.store, &self.asks(world), id, false).await
    }

    async fn rejects(self, world: &World, id: DisassociationRequestId) -> StoreResult<()> {
        let request = self.asks(world);
        requests::reject(&world.store, &request, id, "client_wants_to_keep", "She called.").await
    }
}

/// What somebody says of Amina: three identifiers that match.
fn amina() -> Stated {
    Stated {
        consumer_name: "amina warsame".to_owned(),
        birth_month: "4".to_owned(),
        birth_day: "12".to_owned(),
        birth_year: "1992".to_owned(),
        contact_email: "Amina.Warsame@example.org".to_owned(),
        ..Stated::default()
    }
}

fn caller(name: &str, number: &str) -> TypedCaller {
    TypedCaller {
        assister: StatedAssister { name: name.to_owned(), number: number.to_owned() },
        consumer: amina(),
        consumer_on_the_line: false,
    }
}

fn rosa_on_the_line() -> TypedCaller {
    caller("Rosa Delgado", "EA4180277")
}

async fn files(
    world: &World,
    assister: AssisterAccountId,
    consumer: ConsumerId,
) -> StoreResult<DisassociationRequestId> {
    let request = world.as_assister(assister);
    requests::file(&world.store, &request, consumer, "conflict_of_interest", "A cousin.").await
}

async fn own(world: &World, assister: AssisterAccountId) -> Vec<OwnRequest> {
    let request = world.as_assister(assister);
    requests::own(&world.store, &request, None).await.expect("the own requests").rows
}

/// The states of the assister's own requests, newest first.
async fn states(world: &World, assister: AssisterAccountId) -> Vec<RequestState> {
    own(world, assister).await.iter().map(|request| request.state).collect()
}

/// Fields and codes of a refusal.
fn wrong(result: StoreResult<impl std::fmt::Debug>) -> Vec<(String, Code)> {
    match result {
        Err(StoreError::Invalid(Invalid(errors))) => {
            errors.into_iter().map(|error| (error.field, error.code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Expects a conflict.
macro_rules! conflicts {
    ($result:expr, $conflict:ident) => {
        match $result {
            Err(StoreError::Conflict(Conflict::$conflict)) => {}
            other => panic!("expected {}: {other:?}", stringify!($conflict)),
        }
    };
}
use conflicts;
