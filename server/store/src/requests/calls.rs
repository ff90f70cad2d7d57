//! Consumers who call. Either line verifies them and then does, at their wish,
//! what they could do on their own pages: end the association, or begin a new
//! password.

use super::{admit_line, mismatches, on_file::on_file, verify::CONSUMER};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::{desk_reset, full_name, role},
    associations::{
        close, current_row,
        profile::{Profiled, profile},
    },
    entities::{account, caller_verification},
    transaction::Tx,
};
use domain::{
    accounts::{DeskCode, Role},
    associations::EndReason,
    audit::{Done, Event},
    conflict::Conflict,
    dates::CivilDate,
    ids::{AccountId, AssociationId, CallerVerificationId, ConsumerId},
    policy::Action,
    requests::{CALL_OPEN_FOR, Call, CallersAssister, Compared, Identifier, Stated, short_name},
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

/// Verifies a consumer who calls, by name, date of birth and at least one more
/// identifier. Nobody found and not enough of it answer alike.
///
/// # Errors
/// [`Conflict::TooManyMismatches`]; [`StoreError::Invalid`] with codes at the
/// fields: [`Code::ThreeIdentifiersNeeded`] before anybody is looked for,
/// [`Code::CallerNotMatched`], [`Code::AnotherIdentifierNeeded`] when more than one
/// person matches.
pub async fn verify_consumer(
    store: &Store,
    request: &Request,
    stated: &Stated,
) -> StoreResult<CallerVerificationId> {
    let line = admit_line(request, Action::VerifyConsumer)?;
    let staff = request.actor.account().ok_or(StoreError::Forbidden)?;
    let born = complete(stated, request.today())?;
    let tx = store.begin(request).await?;
    mismatches::admit(&tx, staff, None).await?;
    let known = alike(&tx, stated, born).await?;
    let mut proven: Vec<_> = known.iter().filter(|(_, compared)| compared.is_proof()).collect();
    if proven.len() > 1 {
        // One more identifier tells people apart who share the others.
        proven.retain(|(_, compared)| compared.mismatched.is_empty());
    }
    let event = |done| Event::new(done).detail("caller", CONSUMER).detail("line", line.as_str());
    let refuse = |code| StoreError::from(Invalid::field(Identifier::FullName.field(), code));
    let (consumer, compared) = match proven[..] {
        [one] => one,
        [] if known.iter().all(|(_, compared)| !compared.is_proof()) => {
            mismatches::count(&tx, staff, None).await?;
            let event = event(Done::CallerNotVerified);
            // It is on the record of the person whom it was about, if it was one.
            let event = match &known[..] {
                [(consumer, compared)] => event
                    .acting_for(*consumer)
                    .detail("matched", compared.matched_codes())
                    .detail("mismatched", compared.mismatched_codes()),
                _ => event,
            };
            tx.commit(event).await?;
            return Err(refuse(Code::CallerNotMatched));
        }
        _ => {
            tx.commit(event(Done::CallerNotVerified).detail("why", "several")).await?;
            return Err(refuse(Code::AnotherIdentifierNeeded));
        }
    };
    let id = tx.new_id();
    caller_verification::ActiveModel {
        id: Set(id),
        verified_by: Set(staff.0),
        verified_at: Set(request.now),
        caller: Set(CONSUMER.to_owned()),
        consumer_id: Set(consumer.0),
        assister_id: Set(None),
        request_id: Set(None),
        identifiers: Set(compared.matched_codes()),
        consumer_on_the_line: Set(true),
    }
    .insert(&tx.conn)
    .await?;
    let event = event(Done::CallerVerified)
        .acting_for(*consumer)
        .subject(id)
        .detail("matched", compared.matched_codes())
        .detail("mismatched", compared.mismatched_codes());
    tx.commit(event).await?;
    Ok(CallerVerificationId(id))
}

/// The date of birth of somebody who said enough to be looked for.
fn complete(stated: &Stated, today: CivilDate) -> StoreResult<CivilDate> {
    stated.check(today)?;
    let mut invalid = Invalid::default();
    if stated.consumer_name.trim().is_empty() {
        invalid.push(Identifier::FullName.field(), Code::Required);
    }
    let born = stated.born(today).and_then(|born| born.ok_or(Code::Required));
    let born = invalid.check(Identifier::DateOfBirth.field(), born);
    let third =
        [&stated.contact_email, &stated.contact_phone, &stated.street, &stated.sign_in_name];
    if invalid.is_empty() && third.iter().all(|said| said.trim().is_empty()) {
        invalid.push(Identifier::FullName.field(), Code::ThreeIdentifiersNeeded);
    }
    match born {
        Some(born) if invalid.is_empty() => Ok(born),
        _ => Err(invalid.into()),
    }
}

/// The consumers of that name and date of birth, each compared with all that was
/// said. The date is the index: a few dozen people share one.
async fn alike(
    tx: &Tx<'_>,
    stated: &Stated,
    born: CivilDate,
) -> StoreResult<Vec<(ConsumerId, Compared)>> {
    let same_day = account::Entity::find()
        .filter(account::Column::DateOfBirth.eq(born))
        .filter(account::Column::Role.eq(Role::Consumer.as_str()))
        .all(&tx.conn)
        .await?;
    let mut alike = Vec::new();
    for account in same_day.iter().filter(|account| stated.is_named(&full_name(account))) {
        let on_file = on_file(&tx.conn, account).await?;
        let compared = stated.compare(&on_file, tx.request.today());
        alike.push((ConsumerId(account.id), compared));
    }
    Ok(alike)
}

/// What this member of staff may do on the call, and who acts for the consumer.
///
/// # Errors
/// [`StoreError::NotFound`], also for a call that a colleague verified;
/// [`Conflict::VerificationOver`] after a quarter of an hour.
pub async fn call(store: &Store, request: &Request, id: CallerVerificationId) -> StoreResult<Call> {
    let conn = store.reader();
    let verification = verified(conn, request, Action::ViewCall, id).await?;
    let consumer = ConsumerId(verification.consumer_id);
    let account =
        account::Entity::find_by_id(consumer.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let assister = match current_row(conn, consumer).await? {
        Some(row) => {
            let Profiled { profile, .. } = profile(conn, row.assister_id).await?;
            Some(CallersAssister {
                association: AssociationId(row.id),
                name: profile.name,
                kind: profile.kind,
                organization: profile.organization,
                since: row.started_at,
            })
        }
        None => None,
    };
    Ok(Call {
        verification: id,
        consumer: short_name(&account.given_name, &account.family_name),
        until: verification.verified_at + CALL_OPEN_FOR,
        assister,
        has_address: account.contact_email.is_some(),
    })
}

/// Ends the association that the page showed, as the consumer wishes.
///
/// # Errors
/// As [`call`]; [`Conflict::AlreadyEnded`] or [`Conflict::AssociationChanged`] when
/// it is no longer so.
pub async fn end_for_caller(
    store: &Store,
    request: &Request,
    id: CallerVerificationId,
    seen: AssociationId,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let verification = verified(&tx.conn, request, Action::EndForCaller, id).await?;
    let consumer = ConsumerId(verification.consumer_id);
    tx.lock_account(consumer.into()).await?;
    let Some(row) = current_row(&tx.conn, consumer).await? else {
        return Err(Conflict::AlreadyEnded.into());
    };
    if AssociationId(row.id) != seen {
        return Err(Conflict::AssociationChanged.into());
    }
    close(&tx, row, EndReason::ConsumerRemoved).await?;
    tx.commit(Event::new(Done::EndedForCaller).acting_for(consumer).association(seen).subject(id.0))
        .await
}

/// Draws a code for a new password, to be read to the caller; an older one is good
/// no longer. That the caller cannot use the address on file is on the record.
///
/// # Errors
/// As [`call`]; [`Conflict::HasAddress`] for a consumer who can get the mail.
pub async fn issue_code(
    store: &Store,
    request: &Request,
    id: CallerVerificationId,
    address_unusable: bool,
) -> StoreResult<DeskCode> {
    let tx = store.begin(request).await?;
    let verification = verified(&tx.conn, request, Action::IssueDeskCode, id).await?;
    let consumer = ConsumerId(verification.consumer_id);
    let account = tx.lock_account(consumer.into()).await?;
    if role(&account)? != Role::Consumer {
        return Err(StoreError::NotFound);
    }
    if account.contact_email.is_some() {
        if !address_unusable {
            return Err(Conflict::HasAddress.into());
        }
        tx.record(Event::new(Done::AddressUnusable).acting_for(consumer).subject(id.0)).await?;
    }
    let code = desk_reset::draw_code(&tx, AccountId(account.id)).await?;
    tx.commit(Event::new(Done::DeskCodeIssued).acting_for(consumer).subject(id.0)).await?;
    Ok(code)
}

/// A call that this member of staff verified a short while ago.
async fn verified(
    conn: &impl ConnectionTrait,
    request: &Request,
    action: Action,
    id: CallerVerificationId,
) -> StoreResult<caller_verification::Model> {
    admit_line(request, action)?;
    let staff = request.actor.account().ok_or(StoreError::Forbidden)?;
    let row = caller_verification::Entity::find_by_id(id.0)
        .filter(caller_verification::Column::VerifiedBy.eq(staff.0))
        .filter(caller_verification::Column::Caller.eq(CONSUMER))
        .one(conn)
        .await?
        .ok_or(StoreError::NotFound)?;
    if request.now - row.verified_at > CALL_OPEN_FOR {
        return Err(Conflict::VerificationOver.into());
    }
    Ok(row)
}
