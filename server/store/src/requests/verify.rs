//! Verifying an assister who calls about a request: who they are, that they may
//! act today, and three identifiers of the consumer. The system compares; staff
//! type what they hear and learn what matches, never what is on file.

use super::{
    admit_line,
    file::kind_of,
    mismatches,
    on_file::on_file,
    rows::{advance, event, line, locked, note, state},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    associations::file::row_standing,
    entities::{account, assister, caller_verification, disassociation_request as request_row},
    transaction::Tx,
};
use domain::{
    assisters::Standing,
    audit::Done,
    conflict::Conflict,
    ids::{AssisterAccountId, DisassociationRequestId},
    policy::Action,
    requests::{Compared, Deed, Line, RequestState, Stated, StatedAssister},
    validation::Invalid,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// What staff typed while the assister spoke.
#[derive(Clone, Default)]
pub struct TypedCaller {
    pub assister: StatedAssister,
    /// The consumer, as the assister describes them.
    pub consumer: Stated,
    pub consumer_on_the_line: bool,
}

/// Who called, in the table.
pub(super) const ASSISTER: &str = "assister";
pub(super) const CONSUMER: &str = "consumer";

/// Verifies the caller for a request. What does not match is told by field,
/// counted and on the record.
///
/// # Errors
/// [`StoreError::NotFound`]; [`Conflict::OtherLine`], [`Conflict::RequestDecided`],
/// [`Conflict::CallerMayNotAct`], [`Conflict::TooManyMismatches`];
/// [`StoreError::Invalid`] with a code at each field that does not match, or that
/// cannot be compared at all.
pub async fn verify(
    store: &Store,
    request: &Request,
    id: DisassociationRequestId,
    typed: &TypedCaller,
) -> StoreResult<()> {
    let mine = admit_line(request, Action::VerifyCaller)?;
    let staff = request.actor.account().ok_or(StoreError::Forbidden)?;
    let mut incomplete = typed.assister.check().err().unwrap_or_default();
    incomplete.0.extend(typed.consumer.check(request.today()).err().unwrap_or_default().0);
    incomplete.or(())?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    ours(&tx, &row, mine).await?;
    state(&row)?.verify().map_err(|_| Conflict::RequestDecided)?;
    mismatches::admit(&tx, staff, Some(row.id)).await?;
    if standing(&tx, &row).await? != Standing::MayAct {
        note(&tx, row.id, Deed::NotVerified).await?;
        tx.commit(event(&row, Done::CallerNotVerified).detail("why", "may_not_act")).await?;
        return Err(Conflict::CallerMayNotAct.into());
    }
    let (refusal, compared) = compare(&tx, &row, typed).await?;
    let done = if refusal.is_empty() { Done::CallerVerified } else { Done::CallerNotVerified };
    let event = event(&row, done)
        .detail("caller", ASSISTER)
        .detail("matched", compared.matched_codes())
        .detail("mismatched", compared.mismatched_codes())
        .detail("on_the_line", typed.consumer_on_the_line);
    if !refusal.is_empty() {
        // Too little alone tells nothing that was not said.
        let assister_fits = refusal.0.iter().all(|error| !error.field.starts_with("assister"));
        if !assister_fits || !compared.mismatched.is_empty() {
            mismatches::count(&tx, staff, Some(row.id)).await?;
        }
        note(&tx, row.id, Deed::NotVerified).await?;
        tx.commit(event.detail("assister", assister_fits)).await?;
        return Err(refusal.into());
    }
    caller_verification::ActiveModel {
        id: Set(tx.new_id()),
        verified_by: Set(staff.0),
        verified_at: Set(request.now),
        caller: Set(ASSISTER.to_owned()),
        consumer_id: Set(row.consumer_id),
        assister_id: Set(Some(row.assister_id)),
        request_id: Set(Some(row.id)),
        identifiers: Set(compared.matched_codes()),
        consumer_on_the_line: Set(typed.consumer_on_the_line),
    }
    .insert(&tx.conn)
    .await?;
    advance(&tx, &row, RequestState::verify, Deed::Verified).await?;
    tx.commit(event).await
}

/// Refuses the line that does not have the request, and one that has it and does
/// not serve this assister.
///
/// # Errors
/// [`Conflict::OtherLine`].
pub(super) async fn ours(tx: &Tx<'_>, row: &request_row::Model, mine: Line) -> StoreResult<()> {
    let serves = Line::of(kind_of(&tx.conn, AssisterAccountId(row.assister_id)).await?);
    if line(row)? == mine && serves == mine { Ok(()) } else { Err(Conflict::OtherLine.into()) }
}

/// Whether the assister of a request may act today.
pub(super) async fn standing(tx: &Tx<'_>, row: &request_row::Model) -> StoreResult<Standing> {
    row_standing(&assister_of(tx, row).await?, tx.request.today())
}

async fn assister_of(tx: &Tx<'_>, row: &request_row::Model) -> StoreResult<assister::Model> {
    assister::Entity::find_by_id(row.assister_id).one(&tx.conn).await?.ok_or(StoreError::NotFound)
}

/// What does not match, by field, and which of the consumer's identifiers do.
async fn compare(
    tx: &Tx<'_>,
    row: &request_row::Model,
    typed: &TypedCaller,
) -> StoreResult<(Invalid, Compared)> {
    let account = |id| account::Entity::find_by_id(id).one(&tx.conn);
    let caller = account(row.assister_id).await?.ok_or(StoreError::NotFound)?;
    let consumer = account(row.consumer_id).await?.ok_or(StoreError::NotFound)?;
    let assister = assister_of(tx, row).await?;
    let kind = kind_of(&tx.conn, AssisterAccountId(assister.id)).await?;
    let number = assister.npn.or(assister.assister_id).unwrap_or_default();
    let mut refusal = typed.assister.compare(kind, &full_name(&caller), &number);
    let on_file = on_file(&tx.conn, &consumer).await?;
    let compared = typed.consumer.compare(&on_file, tx.request.today());
    // Whatever is refused, each field says whether it matches.
    if !compared.is_proof() || !refusal.is_empty() {
        refusal.0.extend(compared.refusal().0);
    }
    Ok((refusal, compared))
}
