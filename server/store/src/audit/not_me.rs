//! "This was not me": the consumer did not want what somebody did in the file.
//!
//! The reason of the end is the consumer's own removal and not a finding of
//! fraud: a consumer need not give a reason and is never judged by one, while a
//! finding is made by staff, later, with both sides heard.

use super::record::{open_to, recorded};
use crate::{
    Request, SessionToken, Store, StoreError, StoreResult,
    accounts::sessions::end_others,
    associations::{close, current_row},
    entities::{account, association, audit_event, misuse_report, one_time_token},
    transaction::Tx,
};
use domain::{
    associations::EndReason,
    audit::{Act, Done, Event, NotMe, ReportState},
    ids::{AssociationId, ConsumerId, MisuseReportId},
    notices::Mail,
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};
use uuid::Uuid;

/// What the consumer is about to say "This was not me" about, and what that
/// brings; or what came of it.
///
/// # Errors
/// [`StoreError::NotFound`] for what is not in the consumer's own record, or not
/// a thing that can be disowned.
pub async fn view_act(store: &Store, request: &Request, seq: i64) -> StoreResult<NotMe> {
    let consumer = request.admit_consumer(Action::ViewAct)?;
    let conn = store.reader();
    let (row, act) = disownable(conn, consumer, seq).await?;
    let open_to = open_to(conn, consumer).await?.map(|(name, _)| name);
    let responsible = responsible(conn, &row, &act).await?;
    let current = current_row(conn, consumer).await?;
    let ends = match (&current, responsible) {
        (Some(current), Some(Responsible { assister, .. })) if current.assister_id == assister => {
            open_to.clone()
        }
        _ => None,
    };
    let account =
        account::Entity::find_by_id(consumer.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let report = existing(conn, consumer, seq).await?;
    Ok(NotMe {
        act,
        ends,
        has_address: account.contact_email.is_some(),
        closed_at: report.and_then(|report| report.closed_at),
        open_to,
    })
}

/// Files the report, once per event. If the assister who did it can still act,
/// that ends here; if it is a sign of a stranger who holds the password, every
/// session but the one of `session` ends, and a link for a new password goes to
/// the consumer's own address (whoever holds this session may be that stranger,
/// so the password is not changed here).
///
/// # Errors
/// As [`view_act`].
pub async fn not_me(
    store: &Store,
    request: &Request,
    seq: i64,
    session: Option<&SessionToken>,
) -> StoreResult<()> {
    let consumer = request.admit_consumer(Action::ReportMisuse)?;
    let tx = store.begin(request).await?;
    let account = tx.lock_account(consumer.into()).await?;
    let (row, act) = disownable(&tx.conn, consumer, seq).await?;
    if existing(&tx.conn, consumer, seq).await?.is_some() {
        return tx.nothing_changed().await;
    }
    let responsible = responsible(&tx.conn, &row, &act).await?;
    let access_ended = end_access(&tx, consumer, responsible).await?;
    let mut event = Event::new(Done::MisuseReported)
        .detail("about", act.done.as_str())
        .detail("access_ended", access_ended);
    if act.shows_a_stranger() {
        let ended = end_others(&tx, consumer.into(), session).await?;
        forget_tokens(&tx, consumer).await?;
        event = event.detail("sessions_ended", ended);
        if account.contact_email.is_some() {
            tx.mail(consumer.into(), &Mail::PasswordReset).await?;
        }
    }
    let report = MisuseReportId(tx.new_id());
    misuse_report::ActiveModel {
        id: Set(report.0),
        consumer_id: Set(consumer.0),
        event_seq: Set(seq),
        association_id: Set(responsible.map(|who| who.association)),
        assister_id: Set(responsible.map(|who| who.assister)),
        reported_at: Set(request.now),
        state: Set(ReportState::Open.as_str().to_owned()),
        closed_at: Set(None),
        closed_by: Set(None),
        finding: Set(None),
        note: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    tx.mail(consumer.into(), &Mail::MisuseReported { report }).await?;
    if let Some(who) = responsible {
        event = event.association(AssociationId(who.association));
    }
    tx.commit(event.subject(report.0)).await
}

/// The assister behind an act, and under which association.
#[derive(Clone, Copy)]
struct Responsible {
    association: Uuid,
    assister: Uuid,
}

/// What an assister did is theirs. That somebody was let in with the consumer's
/// password is laid at the door of who was let in.
async fn responsible(
    conn: &impl ConnectionTrait,
    row: &audit_event::Model,
    act: &Act,
) -> StoreResult<Option<Responsible>> {
    let theirs =
        matches!(act.doer, domain::audit::Doer::Assister(_)) || act.done == Done::AssociationBegan;
    let Some(association) = row.association_id.filter(|_| theirs) else { return Ok(None) };
    let found = association::Entity::find_by_id(association).one(conn).await?;
    Ok(found.map(|found| Responsible { association, assister: found.assister_id }))
}

/// Ends the current association if it is with the one responsible.
async fn end_access(
    tx: &Tx<'_>,
    consumer: ConsumerId,
    responsible: Option<Responsible>,
) -> StoreResult<bool> {
    let Some(responsible) = responsible else { return Ok(false) };
    let current = current_row(&tx.conn, consumer).await?;
    let Some(current) = current.filter(|row| row.assister_id == responsible.assister) else {
        return Ok(false);
    };
    close(tx, current, EndReason::ConsumerRemoved).await?;
    Ok(true)
}

/// Links and codes for a new password that are on their way are good no longer.
async fn forget_tokens(tx: &Tx<'_>, consumer: ConsumerId) -> StoreResult<()> {
    one_time_token::Entity::delete_many()
        .filter(one_time_token::Column::AccountId.eq(consumer.0))
        .filter(one_time_token::Column::UsedAt.is_null())
        .exec(&tx.conn)
        .await?;
    Ok(())
}

async fn disownable(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    seq: i64,
) -> StoreResult<(audit_event::Model, Act)> {
    let (row, act) = recorded(conn, consumer, seq).await?;
    if act.can_be_disowned() { Ok((row, act)) } else { Err(StoreError::NotFound) }
}

async fn existing(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    seq: i64,
) -> StoreResult<Option<misuse_report::Model>> {
    Ok(misuse_report::Entity::find()
        .filter(misuse_report::Column::ConsumerId.eq(consumer.0))
        .filter(misuse_report::Column::EventSeq.eq(seq))
        .one(conn)
        .await?)
}
