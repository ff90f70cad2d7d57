//! Applications that wait for the engine. Taking one moves it a while into the future: if whoever
//! took it dies meanwhile, it is found due again.

use super::snapshot_of;
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{application, application_snapshot, determination_work},
    transaction::Tx,
};
use chrono::Duration;
use domain::{
    applications::Snapshot,
    audit::{Done, Event},
    coverage::{EngineError, retry_after},
    ids::{ApplicationId, ConsumerId},
    policy::Actor,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};
use std::collections::HashMap;
use uuid::Uuid;

/// How long somebody has for the applications that they took; longer than the engine's own
/// deadlines together.
const LEASE: Duration = Duration::minutes(5);

/// How many are taken at once.
const BATCH: u64 = 10;

/// An application that was taken to the engine.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub application: ApplicationId,
    pub consumer: ConsumerId,
    pub snapshot: Snapshot,
    /// Which attempt this is, from 1.
    pub attempt: i32,
}

/// From now on this application waits for its result.
pub(crate) async fn wait(tx: &Tx<'_>, application: Uuid) -> StoreResult<()> {
    determination_work::ActiveModel {
        application_id: Set(application),
        due_at: Set(tx.request.now),
        attempts: Set(0),
        trouble: Set(None),
        done_at: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}

/// Takes applications that are due, or the one that is named if it is due; each goes to one
/// worker.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system, or a failure of the database.
pub async fn claim(
    store: &Store,
    request: &Request,
    one: Option<ApplicationId>,
) -> StoreResult<Vec<Waiting>> {
    admit_system(request)?;
    let due = due(request, one);
    // A look without a lock: nearly always there is nothing to do.
    if determination_work::Entity::find().filter(due.clone()).one(store.reader()).await?.is_none() {
        return Ok(Vec::new());
    }
    let tx = store.begin(request).await?;
    let rows = determination_work::Entity::find()
        .filter(due)
        .order_by_asc(determination_work::Column::DueAt)
        .order_by_asc(determination_work::Column::ApplicationId)
        .limit(BATCH)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&tx.conn)
        .await?;
    if rows.is_empty() {
        tx.nothing_changed().await?;
        return Ok(Vec::new());
    }
    determination_work::Entity::update_many()
        .col_expr(
            determination_work::Column::Attempts,
            Expr::col(determination_work::Column::Attempts).add(1),
        )
        .col_expr(determination_work::Column::DueAt, Expr::value(request.now + LEASE))
        .filter(
            determination_work::Column::ApplicationId
                .is_in(rows.iter().map(|row| row.application_id)),
        )
        .exec(&tx.conn)
        .await?;
    let taken = load(&tx, &rows).await?;
    tx.commit(Event::new(Done::DeterminationsTaken).detail("count", taken.len())).await?;
    Ok(taken)
}

async fn load(tx: &Tx<'_>, rows: &[determination_work::Model]) -> StoreResult<Vec<Waiting>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.application_id).collect();
    let consumers: HashMap<Uuid, Uuid> = application::Entity::find()
        .filter(application::Column::Id.is_in(ids.clone()))
        .all(&tx.conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row.consumer_id))
        .collect();
    let snapshots: HashMap<Uuid, application_snapshot::Model> =
        application_snapshot::Entity::find()
            .filter(application_snapshot::Column::ApplicationId.is_in(ids))
            .all(&tx.conn)
            .await?
            .into_iter()
            .map(|row| (row.application_id, row))
            .collect();
    let mut waiting = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.application_id;
        let found = consumers.get(&id).zip(snapshots.get(&id));
        // One bad row must not hold up the rest; it is due again after its lease.
        match found.map(|(consumer, row)| (consumer, snapshot_of(row))) {
            Some((consumer, Ok(snapshot))) => waiting.push(Waiting {
                application: ApplicationId(id),
                consumer: ConsumerId(*consumer),
                snapshot,
                // The row was read before the attempt was counted.
                attempt: row.attempts + 1,
            }),
            _ => tracing::error!(application = %id, "what was sent cannot be read"),
        }
    }
    Ok(waiting)
}

/// The engine did not answer, or lacked a number: the application is due again after a pause
/// that grows.
///
/// # Errors
/// As [`claim`].
pub async fn not_answered(
    store: &Store,
    request: &Request,
    waiting: &Waiting,
    error: EngineError,
) -> StoreResult<()> {
    admit_system(request)?;
    let tx = store.begin(request).await?;
    let Some(row) = own(&tx, waiting).await? else { return tx.nothing_changed().await };
    again(&tx, row, waiting, error.as_str()).await?;
    let event = Event::new(Done::DeterminationFailed)
        .subject(waiting.application.0)
        .detail("attempt", waiting.attempt)
        .detail("trouble", error.as_str());
    tx.commit(event).await
}

/// The row of the work, unless it is done or somebody else took it after this worker's time was
/// over.
pub(super) async fn own(
    tx: &Tx<'_>,
    waiting: &Waiting,
) -> StoreResult<Option<determination_work::Model>> {
    let row = determination_work::Entity::find_by_id(waiting.application.0)
        .lock_exclusive()
        .one(&tx.conn)
        .await?
        .ok_or(StoreError::NotFound)?;
    Ok((row.done_at.is_none() && row.attempts == waiting.attempt).then_some(row))
}

pub(super) async fn again(
    tx: &Tx<'_>,
    row: determination_work::Model,
    waiting: &Waiting,
    trouble: &str,
) -> StoreResult<()> {
    let mut row = row.into_active_model();
    row.due_at = Set(tx.request.now + retry_after(waiting.attempt));
    row.trouble = Set(Some(trouble.to_owned()));
    row.update(&tx.conn).await?;
    Ok(())
}

pub(super) async fn done(tx: &Tx<'_>, row: determination_work::Model) -> StoreResult<()> {
    let mut row = row.into_active_model();
    row.done_at = Set(Some(tx.request.now));
    row.trouble = Set(None);
    row.update(&tx.conn).await?;
    Ok(())
}

pub(super) fn admit_system(request: &Request) -> StoreResult<()> {
    if request.actor == Actor::System { Ok(()) } else { Err(StoreError::Forbidden) }
}

fn due(request: &Request, one: Option<ApplicationId>) -> Condition {
    let due = Condition::all()
        .add(determination_work::Column::DueAt.lte(request.now))
        .add(determination_work::Column::DoneAt.is_null());
    match one {
        Some(id) => due.add(determination_work::Column::ApplicationId.eq(id.0)),
        None => due,
    }
}
