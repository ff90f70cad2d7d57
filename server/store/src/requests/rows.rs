//! Rows of requests as domain values, and the one way to change them.

use crate::{
    StoreError, StoreResult,
    entities::{
        caller_verification, disassociation_request as request_row,
        disassociation_request_event as step_row,
    },
    transaction::Tx,
};
use domain::{
    audit::{Done, Event},
    conflict::Conflict,
    dates::Instant,
    ids::{AssociationId, ConsumerId, DisassociationRequestId},
    requests::{
        Deed, Identifier, Line, NotPossible, RejectReason, RequestNumber, RequestState, Step,
        VERIFIED_FOR, Verified, WishReason,
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use std::collections::HashMap;
use uuid::Uuid;

const TABLE: &str = "disassociation_request";

pub(super) fn state(row: &request_row::Model) -> StoreResult<RequestState> {
    RequestState::parse(&row.state).ok_or_else(|| StoreError::inconsistent(TABLE, "state"))
}

pub(super) fn line(row: &request_row::Model) -> StoreResult<Line> {
    Line::parse(&row.line).ok_or_else(|| StoreError::inconsistent(TABLE, "line"))
}

pub(super) fn reason(row: &request_row::Model) -> StoreResult<WishReason> {
    WishReason::parse(&row.reason).ok_or_else(|| StoreError::inconsistent(TABLE, "reason"))
}

pub(super) fn number(row: &request_row::Model) -> StoreResult<RequestNumber> {
    RequestNumber::parse(&row.number).map_err(|_| StoreError::inconsistent(TABLE, "number"))
}

/// Why a request was turned down.
pub(super) fn rejected(row: &request_row::Model) -> StoreResult<Option<(RejectReason, String)>> {
    if state(row)? != RequestState::Rejected {
        return Ok(None);
    }
    let reason = row.decision_reason.as_deref().and_then(RejectReason::parse);
    let reason = reason.ok_or_else(|| StoreError::inconsistent(TABLE, "decision_reason"))?;
    Ok(Some((reason, row.decision_note.clone().unwrap_or_default())))
}

/// The request, with the consumer's account locked: as it is when nobody else
/// changes it.
pub(super) async fn locked(
    tx: &Tx<'_>,
    id: DisassociationRequestId,
) -> StoreResult<request_row::Model> {
    let find = || request_row::Entity::find_by_id(id.0);
    let row = find().one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
    tx.lock_account(ConsumerId(row.consumer_id).into()).await?;
    find().one(&tx.conn).await?.ok_or(StoreError::NotFound)
}

/// The event of something done to a request, in the consumer's file.
pub(super) fn event(row: &request_row::Model, done: Done) -> Event {
    Event::new(done)
        .subject(row.id)
        .acting_for(ConsumerId(row.consumer_id))
        .association(AssociationId(row.association_id))
        .detail("line", &row.line)
}

/// Moves a request by one of the named transitions of [`RequestState`], and writes
/// it into its history.
pub(super) async fn advance(
    tx: &Tx<'_>,
    row: &request_row::Model,
    transition: fn(RequestState) -> Result<RequestState, NotPossible>,
    deed: Deed,
) -> StoreResult<()> {
    let to = transition(state(row)?).map_err(|_| Conflict::RequestDecided)?;
    let mut change = row.clone().into_active_model();
    change.state = Set(to.as_str().to_owned());
    if !to.is_open() {
        change.decided_at = Set(Some(tx.request.now));
        change.decided_by = Set(tx.request.actor.account().map(|id| id.0));
    }
    change.update(&tx.conn).await?;
    note(tx, row.id, deed).await
}

/// One more line of a request's history.
pub(super) async fn note(tx: &Tx<'_>, request: Uuid, deed: Deed) -> StoreResult<()> {
    step_row::ActiveModel {
        id: Set(tx.new_id()),
        request_id: Set(request),
        at: Set(tx.request.now),
        actor_id: Set(tx.request.actor.account().map(|id| id.0)),
        what: Set(deed.as_str().to_owned()),
        detail: Set(match deed {
            Deed::Rerouted(line) => Some(line.as_str().to_owned()),
            _ => None,
        }),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}

/// The histories of requests, oldest first, with the account behind each step.
pub(super) async fn histories(
    conn: &impl ConnectionTrait,
    requests: impl IntoIterator<Item = Uuid>,
) -> StoreResult<HashMap<Uuid, Vec<(Step, Option<Uuid>)>>> {
    let rows = step_row::Entity::find()
        .filter(step_row::Column::RequestId.is_in(requests))
        .order_by_asc(step_row::Column::At)
        .order_by_asc(step_row::Column::Id)
        .all(conn)
        .await?;
    let mut histories: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in rows {
        let deed = Deed::parse(&row.what, row.detail.as_deref())
            .ok_or_else(|| StoreError::inconsistent("disassociation_request_event", "what"))?;
        let step = Step { at: row.at, deed, by: None };
        histories.entry(row.request_id).or_default().push((step, row.actor_id));
    }
    // One that a line files for a caller is verified at the same instant.
    for steps in histories.values_mut() {
        steps.sort_by_key(|(step, _): &(Step, _)| (step.at, step.deed != Deed::Filed));
    }
    Ok(histories)
}

/// The last verification of a request's caller that still counts.
pub(super) async fn verification(
    conn: &impl ConnectionTrait,
    request: Uuid,
    now: Instant,
) -> StoreResult<Option<caller_verification::Model>> {
    Ok(caller_verification::Entity::find()
        .filter(caller_verification::Column::RequestId.eq(request))
        .filter(caller_verification::Column::VerifiedAt.gte(now - VERIFIED_FOR))
        .order_by_desc(caller_verification::Column::VerifiedAt)
        .order_by_desc(caller_verification::Column::Id)
        .one(conn)
        .await?)
}

/// A verification as the line's pages show it.
pub(super) fn verified(row: &caller_verification::Model, by: String) -> StoreResult<Verified> {
    let identifiers = row
        .identifiers
        .split(',')
        .map(|code| {
            Identifier::parse(code)
                .ok_or_else(|| StoreError::inconsistent("caller_verification", "identifiers"))
        })
        .collect::<StoreResult<_>>()?;
    Ok(Verified {
        at: row.verified_at,
        until: row.verified_at + VERIFIED_FOR,
        by,
        identifiers,
        consumer_on_the_line: row.consumer_on_the_line,
    })
}
