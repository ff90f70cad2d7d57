//! What a line does with a request: end the association, turn the request down,
//! or send it to the line that serves the assister.

use super::{
    admit_line,
    file::kind_of,
    request::draft_due,
    rows::{advance, event, line, locked, note, state, verification},
    verify::{ours, standing},
};
use crate::{
    Request, Store, StoreResult,
    associations::close,
    entities::{association, disassociation_request as request_row},
    transaction::Tx,
};
use domain::{
    assisters::Standing,
    associations::EndReason,
    audit::Done,
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, ConsumerId, DisassociationRequestId},
    notices::{Alert, Mail},
    policy::Action,
    requests::{Deed, Line, RejectReason, RequestState},
    validation::{Code, Invalid},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

/// Ends the association at the assister's request. Both sides are told.
///
/// # Errors
/// [`crate::StoreError::NotFound`]; [`Conflict::OtherLine`]; [`Conflict::RequestDecided`]
/// when it does not wait any more, also because the association has ended;
/// [`Conflict::VerificationNeeded`] without a verification of the last hour;
/// [`Conflict::CallerMayNotAct`] when the assister may not act today;
/// [`Code::AgreementNeeded`] at `deadline_checked` while a draft is shortly before
/// its deadline.
pub async fn approve(
    store: &Store,
    request: &Request,
    id: DisassociationRequestId,
    deadline_checked: bool,
) -> StoreResult<()> {
    let mine = admit_line(request, Action::ApproveRequest)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    ours(&tx, &row, mine).await?;
    match state(&row)? {
        RequestState::Submitted => return Err(Conflict::VerificationNeeded.into()),
        other => other.approve().map_err(|_| Conflict::RequestDecided)?,
    };
    if verification(&tx.conn, row.id, request.now).await?.is_none() {
        return Err(Conflict::VerificationNeeded.into());
    }
    if standing(&tx, &row).await? != Standing::MayAct {
        return Err(Conflict::CallerMayNotAct.into());
    }
    let consumer = ConsumerId(row.consumer_id);
    if !deadline_checked && draft_due(&tx.conn, consumer, request.today()).await?.is_some() {
        return Err(Invalid::field("deadline_checked", Code::AgreementNeeded).into());
    }
    let association = association::Entity::find_by_id(row.association_id)
        .one(&tx.conn)
        .await?
        .filter(|association| association.ended_at.is_none())
        .ok_or(Conflict::RequestDecided)?;
    advance(&tx, &row, RequestState::approve, Deed::Approved).await?;
    tell(&tx, &row, true).await?;
    close(&tx, association, EndReason::AtAssisterRequest).await?;
    tx.commit(event(&row, Done::RequestApproved)).await
}

/// Turns a request down; the association goes on.
///
/// # Errors
/// [`crate::StoreError::NotFound`]; [`Conflict::OtherLine`], [`Conflict::RequestDecided`];
/// what is wrong with `reason` and `note`.
pub async fn reject(
    store: &Store,
    request: &Request,
    id: DisassociationRequestId,
    reason: &str,
    typed_note: &str,
) -> StoreResult<()> {
    let mine = admit_line(request, Action::RejectRequest)?;
    let (reason, typed_note) = RejectReason::read(reason, typed_note)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    ours(&tx, &row, mine).await?;
    advance(&tx, &row, RequestState::reject, Deed::Rejected).await?;
    request_row::ActiveModel {
        id: Set(row.id),
        decision_reason: Set(Some(reason.as_str().to_owned())),
        decision_note: Set(Some(typed_note).filter(|typed| !typed.is_empty())),
        ..Default::default()
    }
    .update(&tx.conn)
    .await?;
    tell(&tx, &row, false).await?;
    tx.commit(event(&row, Done::RequestRejected).detail("reason", reason.as_str())).await
}

/// Sends a request to the line that serves the assister, and answers which that
/// is. Staff of either line may: it is where it belongs afterwards, with all of
/// its history, and waits to be verified there.
///
/// # Errors
/// [`crate::StoreError::NotFound`] or [`Conflict::RequestDecided`].
pub async fn reroute(
    store: &Store,
    request: &Request,
    id: DisassociationRequestId,
) -> StoreResult<Line> {
    admit_line(request, Action::RerouteRequest)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    let serves = Line::of(kind_of(&tx.conn, AssisterAccountId(row.assister_id)).await?);
    if line(&row)? == serves {
        tx.nothing_changed().await?;
        return Ok(serves);
    }
    let to = state(&row)?.reroute().map_err(|_| Conflict::RequestDecided)?;
    let event = event(&row, Done::RequestRerouted).detail("to", serves.as_str());
    let request_id = row.id;
    let mut row = row.into_active_model();
    row.state = Set(to.as_str().to_owned());
    row.line = Set(serves.as_str().to_owned());
    row.update(&tx.conn).await?;
    note(&tx, request_id, Deed::Rerouted(serves)).await?;
    tx.commit(event).await?;
    Ok(serves)
}

/// Tells the assister what became of the request.
async fn tell(tx: &Tx<'_>, row: &request_row::Model, approved: bool) -> StoreResult<()> {
    let assister = AccountId(row.assister_id);
    let other = AccountId(row.consumer_id);
    let request = DisassociationRequestId(row.id);
    tx.mail(assister, &Mail::RequestDecided { request, approved }).await?;
    tx.alert(assister, &Alert::RequestDecided { other, approved }).await
}
