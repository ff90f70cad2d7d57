//! An assister calls who has filed no request: the line verifies the caller, files
//! the request in their words, and goes on with it.
//!
//! The system compares, as for a request that is there already. Who is a client of
//! whom is not told: a client that does not fit and one that nobody has answer alike.

use super::{
    admit_line,
    file::{Wish, insert, open_request},
    mismatches,
    on_file::on_file,
    rows::{advance, event},
    verify::{ASSISTER, TypedCaller},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    associations::file::row_standing,
    entities::{account, assister, association, caller_verification},
    transaction::Tx,
};
use domain::{
    assisters::{AssisterId, AssisterKind, Npn, Standing},
    audit::{Done, Event},
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, AssociationId, ConsumerId, DisassociationRequestId},
    policy::Action,
    requests::{Compared, Deed, Identifier, Line, RequestState, Stated, WishReason},
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter,
    QuerySelect, RelationDef,
};

/// What staff typed while the assister spoke, and the wish.
#[derive(Clone, Default)]
pub struct TypedWish {
    pub caller: TypedCaller,
    /// A code of [`WishReason`].
    pub reason: String,
    pub note: String,
}

/// Verifies the caller, files the request to the line that serves them, and notes
/// that it is verified. A request about this client that waits already is verified
/// in its place.
///
/// # Errors
/// [`Conflict::TooManyMismatches`]; [`Conflict::OtherLine`] for an assister whom the
/// other line serves; [`Conflict::CallerMayNotAct`]; [`StoreError::Invalid`] with
/// codes at the fields: what cannot be compared at all, `reason` and `note`,
/// [`Code::DoesNotMatch`] at the assister's, [`Code::CallerNotMatched`] at the
/// client's name.
pub async fn file_for_caller(
    store: &Store,
    request: &Request,
    typed: &TypedWish,
) -> StoreResult<DisassociationRequestId> {
    let mine = admit_line(request, Action::FileForCaller)?;
    let staff = request.actor.account().ok_or(StoreError::Forbidden)?;
    let (reason, note) = read(request, typed)?;
    let tx = store.begin(request).await?;
    mismatches::admit(&tx, staff, None).await?;
    let Some((row, kind)) = stated_assister(&tx, &typed.caller).await? else {
        let mut refusal = Invalid::default();
        refusal.push("assister_name", Code::DoesNotMatch);
        refusal.push("assister_number", Code::DoesNotMatch);
        return refuse(tx, staff, None, refusal).await;
    };
    if Line::of(kind) != mine {
        return Err(Conflict::OtherLine.into());
    }
    let id = AssisterAccountId(row.id);
    if row_standing(&row, request.today())? != Standing::MayAct {
        let event = Event::new(Done::CallerNotVerified).about(id.into());
        tx.commit(event.detail("caller", ASSISTER).detail("why", "may_not_act")).await?;
        return Err(Conflict::CallerMayNotAct.into());
    }
    let Some((client, compared)) = stated_client(&tx, id, &typed.caller.consumer).await? else {
        let field = Identifier::FullName.field();
        return refuse(tx, staff, Some(id), Invalid::field(field, Code::CallerNotMatched)).await;
    };
    let consumer = ConsumerId(client.consumer_id);
    // As every change to a request does.
    tx.lock_account(consumer.into()).await?;
    let association = AssociationId(client.id);
    let row = match open_request(&tx.conn, association).await? {
        Some(row) => row,
        None => {
            let wish = Wish { assister: id, association, consumer, reason, note };
            let row = insert(&tx, wish).await?;
            let event = event(&row, Done::RequestFiled).detail("reason", reason.as_str());
            tx.record(event.detail("by", mine.as_str())).await?;
            row
        }
    };
    caller_verification::ActiveModel {
        id: Set(tx.new_id()),
        verified_by: Set(staff.0),
        verified_at: Set(request.now),
        caller: Set(ASSISTER.to_owned()),
        consumer_id: Set(consumer.0),
        assister_id: Set(Some(id.0)),
        request_id: Set(Some(row.id)),
        identifiers: Set(compared.matched_codes()),
        consumer_on_the_line: Set(typed.caller.consumer_on_the_line),
    }
    .insert(&tx.conn)
    .await?;
    advance(&tx, &row, RequestState::verify, Deed::Verified).await?;
    let event = event(&row, Done::CallerVerified)
        .detail("caller", ASSISTER)
        .detail("matched", compared.matched_codes())
        .detail("on_the_line", typed.caller.consumer_on_the_line);
    let filed = DisassociationRequestId(row.id);
    tx.commit(event).await?;
    Ok(filed)
}

/// What was said, as far as it can be compared, and the wish.
fn read(request: &Request, typed: &TypedWish) -> StoreResult<(WishReason, String)> {
    let mut invalid = typed.caller.assister.check().err().unwrap_or_default();
    let said = typed.caller.consumer.check(request.today());
    invalid.0.extend(said.err().unwrap_or_default().0);
    let born = typed.caller.consumer.born(request.today());
    if invalid.is_empty() && !matches!(born, Ok(Some(_))) {
        // The date is how a client is looked for.
        invalid.push(Identifier::DateOfBirth.field(), born.err().unwrap_or(Code::Required));
    }
    match WishReason::read(&typed.reason, &typed.note) {
        Ok(wish) if invalid.is_empty() => Ok(wish),
        wish => {
            invalid.0.extend(wish.err().unwrap_or_default().0);
            Err(invalid.into())
        }
    }
}

/// The assister of that name and number, of whatever kind.
async fn stated_assister(
    tx: &Tx<'_>,
    typed: &TypedCaller,
) -> StoreResult<Option<(assister::Model, AssisterKind)>> {
    let said = &typed.assister;
    let with_it = match (Npn::parse(&said.number), AssisterId::parse(&said.number)) {
        (Ok(npn), _) => assister::Column::Npn.eq(npn.to_string()),
        (_, Ok(id)) => assister::Column::AssisterId.eq(id.to_string()),
        _ => return Ok(None),
    };
    let Some(row) = assister::Entity::find().filter(with_it).one(&tx.conn).await? else {
        return Ok(None);
    };
    let person =
        account::Entity::find_by_id(row.id).one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
    let kind = AssisterKind::parse(&row.kind)
        .ok_or_else(|| StoreError::inconsistent("assister", "kind"))?;
    let number = row.npn.clone().or_else(|| row.assister_id.clone()).unwrap_or_default();
    let fits = said.compare(kind, &full_name(&person), &number).is_empty();
    Ok(fits.then_some((row, kind)))
}

/// The one current client of the assister whom three identifiers fit.
async fn stated_client(
    tx: &Tx<'_>,
    assister: AssisterAccountId,
    stated: &Stated,
) -> StoreResult<Option<(association::Model, Compared)>> {
    let today = tx.request.today();
    let Ok(Some(born)) = stated.born(today) else { return Ok(None) };
    let person: RelationDef = association::Entity::belongs_to(account::Entity)
        .from(association::Column::ConsumerId)
        .to(account::Column::Id)
        .into();
    let clients = association::Entity::find()
        .join(JoinType::InnerJoin, person)
        .select_also(account::Entity)
        .filter(association::Column::AssisterId.eq(assister.0))
        .filter(association::Column::EndedAt.is_null())
        .filter(account::Column::DateOfBirth.eq(born))
        .all(&tx.conn)
        .await?;
    let mut fitting = Vec::new();
    for (row, person) in clients {
        let Some(person) = person else { continue };
        let compared = stated.compare(&on_file(&tx.conn, &person).await?, today);
        if compared.is_proof() && stated.is_named(&full_name(&person)) {
            fitting.push((row, compared));
        }
    }
    let one = fitting.pop();
    Ok(one.filter(|_| fitting.is_empty()))
}

/// Counts what did not match and puts it on the record.
async fn refuse(
    tx: Tx<'_>,
    staff: AccountId,
    assister: Option<AssisterAccountId>,
    refusal: Invalid,
) -> StoreResult<DisassociationRequestId> {
    mismatches::count(&tx, staff, None).await?;
    let event = Event::new(Done::CallerNotVerified).detail("caller", ASSISTER);
    let event = match assister {
        Some(id) => event.about(id.into()),
        None => event,
    };
    tx.commit(event).await?;
    Err(refusal.into())
}
