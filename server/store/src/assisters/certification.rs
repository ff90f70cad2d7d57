//! How long certifications hold: all of them end the day before the next open
//! enrollment begins. The end is computed, never typed.

use crate::{StoreResult, entities::open_enrollment};
use domain::{assisters::Certification, conflict::Conflict, dates::CivilDate};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The last day of a certification that begins on `from`.
///
/// # Errors
/// [`Conflict::EnrollmentDatesMissing`] when no open enrollment is on record that
/// begins after that day: an operator has to enter it, nobody guesses.
pub(crate) async fn ends_on(
    conn: &impl ConnectionTrait,
    from: CivilDate,
) -> StoreResult<CivilDate> {
    let next = open_enrollment::Entity::find()
        .filter(open_enrollment::Column::BeginsOn.gt(from))
        .order_by_asc(open_enrollment::Column::BeginsOn)
        .one(conn)
        .await?
        .ok_or(Conflict::EnrollmentDatesMissing)?;
    let certification = Certification::ending_before(from, next.begins_on);
    Ok(certification.ok_or(Conflict::EnrollmentDatesMissing)?.until)
}
