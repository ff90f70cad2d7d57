//! What was sent, and its printable copy.

use super::draft::{People, find_row, record_access};
use crate::{
    Request, Store, StoreError, StoreResult, associations::file::open_to_read,
    entities::application_snapshot,
};
use domain::{
    applications::{CoverageYear, Sent, Snapshot},
    ids::ConsumerId,
    policy::Action,
};
use sea_orm::EntityTrait;

/// How much of the hash people are shown.
const FINGERPRINT: usize = 12;

/// The application that was sent, with the whole copy where the page shows it;
/// none while nothing was.
///
/// # Errors
/// Those of opening a file.
pub async fn submitted(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    with_copy: bool,
) -> StoreResult<Option<Sent>> {
    let file = open_to_read(store, request, Action::ViewSubmitted, client).await?;
    let conn = store.reader();
    let row = find_row(conn, file.consumer).await?;
    let page = if with_copy { "copy" } else { "result" };
    record_access(store, request, &file, row.as_ref().map(|row| row.id), page).await?;
    let Some((row, (by, at))) = row.and_then(|row| {
        let sent = row.submitted_by.zip(row.submitted_at)?;
        Some((row, sent))
    }) else {
        return Ok(None);
    };
    let kept = application_snapshot::Entity::find_by_id(row.id)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("application_snapshot", "missing"))?;
    let snapshot: Snapshot = serde_json::from_str(&kept.content)
        .map_err(|_| StoreError::inconsistent("application_snapshot", "content"))?;
    let people = People::load(conn, request, [by, file.consumer.0]).await?;
    Ok(Some(Sent {
        year: CoverageYear(row.coverage_year),
        client: people.client(&file),
        by: people.by(by, at),
        fingerprint: kept.sha256.chars().take(FINGERPRINT).collect(),
        people: snapshot.names(),
        copy: with_copy.then_some(snapshot),
    }))
}
