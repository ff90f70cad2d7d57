//! The assister's own wish: an assister cannot end an association, and asks the
//! line that serves their kind to do it.

use super::{
    request::draft_due,
    rows::{self, advance, event, locked, number},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    associations::file::{Acting, open_for_change, open_to_read},
    entities::{account, assister, disassociation_request as request_row},
    error::is_duplicate,
    secrets::random_bytes,
    transaction::Tx,
};
use domain::{
    assisters::AssisterKind,
    audit::Done,
    conflict::Conflict,
    ids::{AssisterAccountId, AssociationId, ConsumerId, DisassociationRequestId},
    policy::Action,
    requests::{Deed, Line, RequestNumber, RequestState, StopClient, WishReason, due_on},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

/// What the page says on which an assister asks to stop acting for a client.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who never was a client, or the
/// [`Conflict`] that ended the access.
pub async fn stop(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
) -> StoreResult<StopClient> {
    let file = open_to_read(store, request, Action::ViewStop, Some(consumer)).await?;
    let acting = file.acting.ok_or(StoreError::Forbidden)?;
    let conn = store.reader();
    let account =
        account::Entity::find_by_id(consumer.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let open = open_request(conn, acting.association).await?;
    Ok(StopClient {
        consumer,
        name: full_name(&account),
        given_name: account.given_name,
        line: Line::of(kind_of(conn, acting.assister).await?),
        open: open.as_ref().map(number).transpose()?,
        draft_due: draft_due(conn, consumer, request.today()).await?,
    })
}

/// Files the request to the line that serves the assister; the association goes
/// on until the line has decided.
///
/// # Errors
/// As [`stop`]; [`Conflict::RequestWaits`] when the line has one already; what is
/// wrong with `reason` and `note`.
pub async fn file(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
    reason: &str,
    note: &str,
) -> StoreResult<DisassociationRequestId> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::FileRequest, Some(consumer)).await?;
    let acting = file.acting.ok_or(StoreError::Forbidden)?;
    let (reason, note) = WishReason::read(reason, note)?;
    if open_request(&tx.conn, acting.association).await?.is_some() {
        return Err(Conflict::RequestWaits.into());
    }
    let Acting { assister, association, .. } = acting;
    let wish = Wish { assister, association, consumer, reason, note };
    let row = insert(&tx, wish).await?;
    let event = event(&row, Done::RequestFiled).detail("reason", reason.as_str());
    tx.commit(event).await?;
    Ok(DisassociationRequestId(row.id))
}

/// Who wishes to stop acting for whom, and why.
pub(super) struct Wish {
    pub assister: AssisterAccountId,
    pub association: AssociationId,
    pub consumer: ConsumerId,
    pub reason: WishReason,
    pub note: String,
}

/// Writes a request to the line that serves the assister, with the beginning of its
/// history.
///
/// # Errors
/// [`Conflict::RequestWaits`] for another one at the same instant.
pub(super) async fn insert(tx: &Tx<'_>, wish: Wish) -> StoreResult<request_row::Model> {
    let line = Line::of(kind_of(&tx.conn, wish.assister).await?);
    let row = request_row::ActiveModel {
        id: Set(tx.new_id()),
        number: Set(draw_number().as_str().to_owned()),
        association_id: Set(wish.association.0),
        consumer_id: Set(wish.consumer.0),
        assister_id: Set(wish.assister.0),
        line: Set(line.as_str().to_owned()),
        reason: Set(wish.reason.as_str().to_owned()),
        note: Set(wish.note),
        state: Set(RequestState::Submitted.as_str().to_owned()),
        submitted_at: Set(tx.request.now),
        due_on: Set(due_on(tx.request.today())),
        decided_at: Set(None),
        decided_by: Set(None),
        decision_reason: Set(None),
        decision_note: Set(None),
    }
    .insert(&tx.conn)
    .await;
    let row = match row {
        // A drawn number is as good as never twice.
        Err(error) if is_duplicate(&error) => return Err(Conflict::RequestWaits.into()),
        row => row?,
    };
    rows::note(tx, row.id, Deed::Filed).await?;
    Ok(row)
}

/// The assister takes a request back.
///
/// # Errors
/// [`StoreError::NotFound`], also for somebody else's; [`Conflict::RequestDecided`]
/// when it does not wait any more.
pub async fn withdraw(
    store: &Store,
    request: &Request,
    id: DisassociationRequestId,
) -> StoreResult<()> {
    let assister = request.admit_assister(Action::WithdrawRequest)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    if row.assister_id != assister.0 {
        return Err(StoreError::NotFound);
    }
    advance(&tx, &row, RequestState::withdraw, Deed::Withdrawn).await?;
    tx.commit(event(&row, Done::RequestWithdrawn)).await
}

/// The request of an association that waits for its line.
pub(super) async fn open_request(
    conn: &impl ConnectionTrait,
    association: AssociationId,
) -> StoreResult<Option<request_row::Model>> {
    let open = RequestState::OPEN.iter().map(|state| state.as_str());
    Ok(request_row::Entity::find()
        .filter(request_row::Column::AssociationId.eq(association.0))
        .filter(request_row::Column::State.is_in(open))
        .one(conn)
        .await?)
}

/// The kind of an assister.
pub(super) async fn kind_of(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
) -> StoreResult<AssisterKind> {
    let row =
        assister::Entity::find_by_id(assister.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    AssisterKind::parse(&row.kind).ok_or_else(|| StoreError::inconsistent("assister", "kind"))
}

fn draw_number() -> RequestNumber {
    RequestNumber::from_draw(u64::from_le_bytes(random_bytes()))
}
