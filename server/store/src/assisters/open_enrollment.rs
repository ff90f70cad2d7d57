//! The open enrollment periods: dated configuration that an operator keeps.
//! Certifications end the day before one begins.

use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{assister, open_enrollment},
};
use domain::{
    assisters::OpenEnrollment,
    audit::{Done, Event},
    dates::CivilDate,
    policy::Actor,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder,
};

/// What became of a period that an operator entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetPeriod {
    Set {
        /// How many certifications end the day before the period began until now:
        /// they stay as they are.
        by_the_old_date: u64,
    },
    /// The last day is before the first.
    Backwards,
    /// It shares days with this period, or stands out of order with it.
    AtOddsWith(OpenEnrollment),
}

/// All periods, by year.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn open_enrollments(
    store: &Store,
    request: &Request,
) -> StoreResult<Vec<OpenEnrollment>> {
    admit_system(request)?;
    all(store.reader()).await
}

/// Enters a period, or gives the one of its year other days. Nothing happens
/// where the answer is not [`SetPeriod::Set`].
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn set_open_enrollment(
    store: &Store,
    request: &Request,
    period: OpenEnrollment,
) -> StoreResult<SetPeriod> {
    admit_system(request)?;
    if period.ends_on < period.begins_on {
        return Ok(SetPeriod::Backwards);
    }
    let tx = store.begin(request).await?;
    let known = all(&tx.conn).await?;
    let others = known.iter().filter(|other| other.coverage_year != period.coverage_year);
    if let Some(other) = others.copied().find(|other| other.is_at_odds_with(&period)) {
        tx.nothing_changed().await?;
        return Ok(SetPeriod::AtOddsWith(other));
    }
    let before = known.iter().find(|one| one.coverage_year == period.coverage_year);
    let row = open_enrollment::Model {
        coverage_year: period.coverage_year,
        begins_on: period.begins_on,
        ends_on: period.ends_on,
    }
    .into_active_model();
    let by_the_old_date = match before {
        Some(before) if before == &period => {
            tx.nothing_changed().await?;
            return Ok(SetPeriod::Set { by_the_old_date: 0 });
        }
        Some(before) => {
            row.reset_all().update(&tx.conn).await?;
            let moved = before.begins_on != period.begins_on;
            if moved { ending_before(&tx.conn, before.begins_on).await? } else { 0 }
        }
        None => {
            row.insert(&tx.conn).await?;
            0
        }
    };
    let event = Event::new(Done::OpenEnrollmentSet)
        .detail("coverage_year", period.coverage_year)
        .detail("begins_on", period.begins_on)
        .detail("ends_on", period.ends_on);
    tx.commit(event).await?;
    Ok(SetPeriod::Set { by_the_old_date })
}

/// The periods that begin after a day, the next one first.
pub(super) async fn after(
    conn: &impl ConnectionTrait,
    day: CivilDate,
) -> StoreResult<Vec<OpenEnrollment>> {
    Ok(all(conn).await?.into_iter().filter(|period| day < period.begins_on).collect())
}

async fn all(conn: &impl ConnectionTrait) -> StoreResult<Vec<OpenEnrollment>> {
    let rows = open_enrollment::Entity::find()
        .order_by_asc(open_enrollment::Column::CoverageYear)
        .all(conn)
        .await?;
    let period = |row: open_enrollment::Model| OpenEnrollment {
        coverage_year: row.coverage_year,
        begins_on: row.begins_on,
        ends_on: row.ends_on,
    };
    Ok(rows.into_iter().map(period).collect())
}

async fn ending_before(conn: &impl ConnectionTrait, day: CivilDate) -> StoreResult<u64> {
    Ok(assister::Entity::find()
        .filter(assister::Column::CertifiedUntil.eq(day.pred_opt().unwrap_or(day)))
        .count(conn)
        .await?)
}

fn admit_system(request: &Request) -> StoreResult<()> {
    if request.actor == Actor::System { Ok(()) } else { Err(StoreError::Forbidden) }
}
