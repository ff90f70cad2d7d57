//! The picture above the roster: how many certifications are in force, end soon
//! or have lapsed. Each part is one range of an index, counted up to a limit.

use super::roster::{active_with, ids};
use crate::{Request, Store, StoreResult, counts::count_up_to, entities::assister};
use domain::{
    assisters::{AccountState, CertificationPart, CertificationPicture, ENDING_SOON_DAYS, Ending},
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};

/// Counts the certifications of active accounts, and the accounts that are not
/// active yet.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but the marketplace's staff.
pub async fn certifications(store: &Store, request: &Request) -> StoreResult<CertificationPicture> {
    request.admit(Action::ViewCertifications)?;
    let (conn, today) = (store.reader(), request.today());
    let after = today + chrono::Duration::days(ENDING_SOON_DAYS);
    let lasting = assister::Entity::find()
        .filter(assister::Column::State.eq(AccountState::Active.as_str()))
        .filter(assister::Column::CertifiedUntil.gt(after));
    let not_yet = [AccountState::Requested, AccountState::Approved, AccountState::Invited]
        .map(AccountState::as_str);
    let not_yet = assister::Entity::find().filter(assister::Column::State.is_in(not_yet));
    Ok(CertificationPicture {
        in_force: part(conn, lasting).await?,
        soon: part(conn, active_with(Ending::Soon, today)).await?,
        lapsed: part(conn, active_with(Ending::Lapsed, today)).await?,
        not_active_yet: part(conn, not_yet).await?,
    })
}

async fn part(
    conn: &impl ConnectionTrait,
    some: Select<assister::Entity>,
) -> StoreResult<CertificationPart> {
    Ok(CertificationPart::of(count_up_to(conn, ids(some), CertificationPart::MOST).await?))
}
