//! Looking an assister up by number, and what the authorization page then says.

use super::{
    file::row_standing,
    lookup_limit,
    profile::{Profiled, profile},
    view::current_row,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    entities::{account, assister},
};
use domain::{
    assisters::{Recognised, ReferenceNumber, Standing, recognise},
    associations::{Proposal, Replaced},
    dates::CivilDate,
    ids::{AssociationId, ConsumerId},
    policy::Action,
    validation::{Code, Invalid, ascii_digits},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// The form field in which the number is typed.
const FIELD: &str = "reference_number";

/// Finds an assister who can act today by the number that a consumer typed. The
/// look-up is counted and leaves an audit row that does not hold the number.
///
/// # Errors
/// [`StoreError::Invalid`] for `reference_number`: the code names another number
/// that it looks like. A number that nobody has and one whose assister is
/// inactive, suspended or lapsed answer alike.
/// [`domain::conflict::Conflict::TooManyLookups`] for every number while the
/// consumer's look-ups pause.
pub async fn find_assister(
    store: &Store,
    request: &Request,
    typed: &str,
) -> StoreResult<ReferenceNumber> {
    let consumer = request.admit_consumer(Action::FindAssister)?;
    lookup_limit::admit(store.reader(), request, consumer).await?;
    let (number, wrong) = match recognise(typed) {
        Recognised::Reference(number) => (Some(number), Code::ReferenceNumberNotFound),
        // Seven digits all the same: they may be a broker's license number.
        Recognised::Not(Code::ReferenceNumberCheckDigit) => (None, Code::ReferenceNumberCheckDigit),
        Recognised::Not(code) => return Err(Invalid::field(FIELD, code).into()),
    };
    let tx = store.begin(request).await?;
    tx.lock_account(consumer.into()).await?;
    lookup_limit::admit(&tx.conn, request, consumer).await?;
    let found = match &number {
        Some(number) => available(&tx.conn, number, request.today()).await?.is_some(),
        None => false,
    };
    let wrong = if !found && is_npn(&tx.conn, typed).await? { Code::LooksLikeNpn } else { wrong };
    lookup_limit::count(tx, consumer, found).await?;
    match number {
        Some(number) if found => Ok(number),
        _ => Err(Invalid::field(FIELD, wrong).into()),
    }
}

/// What the authorization page shows for a number: the assister's public fields
/// and whom they would replace.
///
/// # Errors
/// [`StoreError::NotFound`] when nobody who can act today has the number, which
/// counts as a look-up; [`domain::conflict::Conflict::TooManyLookups`] as for
/// [`find_assister`].
pub async fn proposal(store: &Store, request: &Request, number: &str) -> StoreResult<Proposal> {
    let consumer = request.admit_consumer(Action::ViewProposal)?;
    lookup_limit::admit(store.reader(), request, consumer).await?;
    let number = ReferenceNumber::parse(number).map_err(|_| StoreError::NotFound)?;
    let Some(chosen) = available(store.reader(), &number, request.today()).await? else {
        lookup_limit::count_miss(store, request, consumer).await?;
        return Err(StoreError::NotFound);
    };
    propose(store.reader(), consumer, &chosen).await
}

/// The proposal as the rows are now; on the connection of a transaction, as they
/// will be when it commits.
pub(super) async fn propose(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    chosen: &assister::Model,
) -> StoreResult<Proposal> {
    let Profiled { profile: chosen_profile, .. } = profile(conn, chosen.id).await?;
    let account =
        account::Entity::find_by_id(consumer.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let current = current_row(conn, consumer).await?;
    let same = current.as_ref().is_some_and(|row| row.assister_id == chosen.id);
    let replaces = match current {
        Some(row) if !same => {
            let Profiled { profile, .. } = profile(conn, row.assister_id).await?;
            Some(Replaced {
                association: AssociationId(row.id),
                given_name: profile.given_name,
                name: profile.name,
            })
        }
        _ => None,
    };
    Ok(Proposal { consumer_name: full_name(&account), profile: chosen_profile, replaces, same })
}

/// The assister with a number, if they can act on the day.
pub(super) async fn available(
    conn: &impl ConnectionTrait,
    number: &ReferenceNumber,
    today: CivilDate,
) -> StoreResult<Option<assister::Model>> {
    let row = with_number(conn, number).await?;
    let can_act = match &row {
        Some(row) => row_standing(row, today)? == Standing::MayAct,
        None => false,
    };
    Ok(row.filter(|_| can_act))
}

/// The assister with a number, whatever has become of them.
pub(super) async fn with_number(
    conn: &impl ConnectionTrait,
    number: &ReferenceNumber,
) -> StoreResult<Option<assister::Model>> {
    let row = assister::Entity::find()
        .filter(assister::Column::ReferenceNumber.eq(number.as_digits()))
        .one(conn)
        .await?;
    Ok(row)
}

/// Whether the typed digits are the license number of a broker whom we know. An
/// NPN of seven digits has the shape of a reference number.
async fn is_npn(conn: &impl ConnectionTrait, typed: &str) -> StoreResult<bool> {
    let digits: String = ascii_digits(typed).chars().filter(char::is_ascii_digit).collect();
    let broker =
        assister::Entity::find().filter(assister::Column::Npn.eq(digits)).one(conn).await?;
    Ok(broker.is_some())
}
