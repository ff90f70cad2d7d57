//! An association ends: at once, and without a reason when the consumer wants
//! it so.

use super::view::current_row;
use crate::{
    Request, Store, StoreResult,
    clients::projection,
    entities::{acting_session, association, consent, consent_revocation},
    notices::withdraw,
    requests,
    transaction::Tx,
};
use domain::{
    associations::EndReason,
    audit::{Done, Event},
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, AssociationId, ConsumerId},
    notices::{Alert, Mail},
    policy::{Action, Actor},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

/// Ends the association that the consumer's page showed. The assister's next
/// request finds the file closed.
///
/// # Errors
/// [`Conflict::AlreadyEnded`] when nobody acts for the consumer any more,
/// [`Conflict::AssociationChanged`] when somebody else does by now: in either
/// case nothing happens.
pub async fn end(store: &Store, request: &Request, seen: AssociationId) -> StoreResult<()> {
    let consumer = request.admit_consumer(Action::EndAssociation)?;
    let tx = store.begin(request).await?;
    tx.lock_account(consumer.into()).await?;
    let Some(row) = current_row(&tx.conn, consumer).await? else {
        return Err(Conflict::AlreadyEnded.into());
    };
    if AssociationId(row.id) != seen {
        return Err(Conflict::AssociationChanged.into());
    }
    let event = ended_event(&row, EndReason::ConsumerRemoved, request.actor);
    finish(&tx, row, EndReason::ConsumerRemoved).await?;
    tx.commit(event).await
}

/// Ends an association that cannot go on, in a transaction of its own; answers
/// whether it was still current.
///
/// # Errors
/// [`crate::StoreError::NotFound`] without such a consumer, or a failure of the
/// database.
pub(crate) async fn end_for_good(
    store: &Store,
    request: &Request,
    association: AssociationId,
    consumer: ConsumerId,
    reason: EndReason,
) -> StoreResult<bool> {
    let tx = store.begin(request).await?;
    tx.lock_account(consumer.into()).await?;
    let row = current_row(&tx.conn, consumer).await?;
    let Some(row) = row.filter(|row| row.id == association.0) else {
        tx.nothing_changed().await?;
        return Ok(false);
    };
    let event = ended_event(&row, reason, request.actor);
    finish(&tx, row, reason).await?;
    tx.commit(event).await?;
    Ok(true)
}

/// Ends an association within a larger change, with its audit row.
pub(crate) async fn close(
    tx: &Tx<'_>,
    row: association::Model,
    reason: EndReason,
) -> StoreResult<()> {
    tx.record(ended_event(&row, reason, tx.request.actor)).await?;
    finish(tx, row, reason).await
}

/// When it is not the consumer who ends it, it is on the record as done in the
/// consumer's file.
fn ended_event(row: &association::Model, reason: EndReason, actor: Actor) -> Event {
    let consumer = ConsumerId(row.consumer_id);
    let event = Event::new(Done::AssociationEnded)
        .subject(row.id)
        .association(AssociationId(row.id))
        .detail("reason", reason.as_str());
    if actor.consumer() == Some(consumer) { event } else { event.acting_for(consumer) }
}

/// Everything that an end brings with it.
async fn finish(tx: &Tx<'_>, row: association::Model, reason: EndReason) -> StoreResult<()> {
    let association = AssociationId(row.id);
    let consumer: AccountId = ConsumerId(row.consumer_id).into();
    let assister: AccountId = AssisterAccountId(row.assister_id).into();
    let ended_by = tx.request.actor.account();
    let mut row = row.into_active_model();
    row.ended_at = Set(Some(tx.request.now));
    row.end_reason = Set(Some(reason.as_str().to_owned()));
    row.ended_by = Set(ended_by.map(|id| id.0));
    row.update(&tx.conn).await?;
    revoke(tx, association, ended_by.unwrap_or(consumer), reason).await?;
    stop_acting(tx, association).await?;
    projection::remove(tx, association, AssisterAccountId(assister.0)).await?;
    requests::moot(tx, association).await?;
    let draft = match ended_by {
        Some(by) if by == consumer => None,
        _ => requests::draft_due(&tx.conn, ConsumerId(consumer.0), tx.request.today()).await?,
    };
    for (reader, other) in [(consumer, assister), (assister, consumer)] {
        withdraw(tx, reader, Alert::while_it_lasts(other)).await?;
        // What is in a file is for the consumer alone.
        let draft = draft.filter(|_| reader == consumer);
        tx.mail(reader, &Mail::AssociationEnded { other, association, reason, draft }).await?;
        tx.alert(reader, &Alert::AssociationEnded { other, reason }).await?;
    }
    Ok(())
}

/// The consent itself never changes; its end is a record of its own.
async fn revoke(
    tx: &Tx<'_>,
    association: AssociationId,
    by: AccountId,
    reason: EndReason,
) -> StoreResult<()> {
    let consent = consent::Entity::find()
        .filter(consent::Column::AssociationId.eq(association.0))
        .one(&tx.conn)
        .await?;
    // An end never waits for a record that should be there and is not.
    let Some(consent) = consent else {
        tracing::error!(%association, "an association without a consent has ended");
        return Ok(());
    };
    consent_revocation::ActiveModel {
        consent_id: Set(consent.id),
        revoked_at: Set(tx.request.now),
        revoked_by: Set(by.0),
        reason: Set(reason.as_str().to_owned()),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}

/// The assister's work in the file is over.
async fn stop_acting(tx: &Tx<'_>, association: AssociationId) -> StoreResult<()> {
    let open = acting_session::Entity::find()
        .filter(acting_session::Column::AssociationId.eq(association.0))
        .filter(acting_session::Column::EndedAt.is_null())
        .one(&tx.conn)
        .await?;
    let Some(open) = open else { return Ok(()) };
    let event = Event::new(Done::ActingEnded).subject(open.id).association(association);
    let consumer = ConsumerId(open.consumer_id);
    let own = tx.request.actor.consumer() == Some(consumer);
    let event = if own { event } else { event.acting_for(consumer) };
    let mut open = open.into_active_model();
    open.ended_at = Set(Some(tx.request.now));
    open.update(&tx.conn).await?;
    tx.record(event).await
}
