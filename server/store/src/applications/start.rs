//! Somebody begins the application of the year.

use super::draft::find_row;
use crate::{
    Request, Store, StoreResult, associations::file::open_for_change, clients::projection,
    entities::application, error::is_duplicate,
};
use domain::{
    applications::{ApplicationState, CoverageYear},
    audit::{Done, Event},
    ids::{ApplicationId, ConsumerId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// Begins a draft, or answers the one that there is: pressing twice, on two
/// devices, by two people, makes one application. What the account knows is
/// shown in the fields and becomes an answer when somebody saves it.
///
/// # Errors
/// Those of opening a file, and [`domain::conflict::Conflict::ChannelNeeded`].
pub async fn start(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
) -> StoreResult<ApplicationId> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::StartApplication, client).await?.with_channel()?;
    if let Some(row) = find_row(&tx.conn, file.consumer).await? {
        tx.nothing_changed().await?;
        return Ok(ApplicationId(row.id));
    }
    let id = tx.new_id();
    let row = application::ActiveModel {
        id: Set(id),
        consumer_id: Set(file.consumer.0),
        coverage_year: Set(CoverageYear::NEWEST.0),
        state: Set(ApplicationState::InProgress.as_str().to_owned()),
        started_at: Set(request.now),
        started_by: Set(request.actor.account().map(|id| id.0).unwrap_or_default()),
        last_step: Set(None),
        saved_at: Set(None),
        saved_by: Set(None),
        submitted_at: Set(None),
        submitted_by: Set(None),
        submitted_under: Set(None),
    };
    match row.insert(&tx.conn).await {
        // The unique index saw another one first: that one is the application.
        Err(error) if is_duplicate(&error) => {
            tx.nothing_changed().await?;
            let row = find_row(store.writer(), file.consumer).await?;
            return row
                .map(|row| ApplicationId(row.id))
                .ok_or(crate::StoreError::Internal("an application is there and is not"));
        }
        other => other?,
    };
    projection::refresh(&tx, file.consumer).await?;
    let event = Event::new(Done::ApplicationStarted)
        .subject(id)
        .detail("coverage_year", CoverageYear::NEWEST.0);
    tx.commit(file.event(event)).await?;
    Ok(ApplicationId(id))
}
