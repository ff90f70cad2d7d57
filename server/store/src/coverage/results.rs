//! The results of an application, for the consumer and for the assister who acts for them.

use super::snapshot_of;
use crate::{
    Request, Store, StoreError, StoreResult,
    applications::draft::{find_row, record_access},
    associations::file::open_to_read,
    entities::{application, application_snapshot, determination},
};
use domain::{
    applications::CoverageYear,
    coverage::{Finding, KeptResult, Results},
    ids::ConsumerId,
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// What everybody on the application can get, as far as it is known; none while nothing was
/// sent. The consumer sees the newest results, an assister the first ones.
///
/// # Errors
/// Those of opening a file.
pub async fn results(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
) -> StoreResult<Option<Results>> {
    let file = open_to_read(store, request, Action::ViewResults, client).await?;
    let conn = store.reader();
    let row = find_row(conn, file.consumer).await?;
    record_access(store, request, &file, row.as_ref().map(|row| row.id), "first_result").await?;
    let Some(row) = row.filter(|row| row.submitted_at.is_some()) else { return Ok(None) };
    results_of(conn, request, &row, file.acting.is_some()).await.map(Some)
}

/// The results of an application that was sent.
pub(crate) async fn results_of(
    conn: &impl ConnectionTrait,
    request: &Request,
    row: &application::Model,
    first_only: bool,
) -> StoreResult<Results> {
    let sent = application_snapshot::Entity::find_by_id(row.id)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("application_snapshot", "missing"))?;
    let snapshot = snapshot_of(&sent)?;
    let mut rows = determination::Entity::find()
        .filter(determination::Column::ApplicationId.eq(row.id))
        .all(conn)
        .await?;
    rows.retain(|row| row.is_initial || !first_only);
    rows.sort_by_key(|row| (row.determined_at, row.id));
    let mut kept = BTreeMap::new();
    for row in rows {
        let finding = finding(&row)?;
        kept.insert(finding.person(), KeptResult { at: row.determined_at, finding });
    }
    let people =
        snapshot.names().into_iter().map(|(number, name)| (name, kept.remove(&number))).collect();
    let (year, today) = (CoverageYear(row.coverage_year), request.today());
    Ok(Results { year, today, first_only, people })
}

pub(super) fn finding(row: &determination::Model) -> StoreResult<Finding> {
    serde_json::from_str(&row.content)
        .map_err(|_| StoreError::inconsistent("determination", "content"))
}
