//! Somebody begins the application of the year.

use super::{
    draft::{Application, find_row},
    earlier::{earlier, list, offers},
    withdraw::last_withdrawn,
};
use crate::{
    Request, Store, StoreError, StoreResult, associations::file::open_for_change,
    clients::projection, entities::application, error::is_duplicate,
};
use domain::{
    applications::{ApplicationState, ContentVersion, CoverageYear},
    audit::{Done, Event},
    ids::{ApplicationId, ConsumerId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};

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
    begin(store, request, client, None).await
}

/// The same with the answers of the application that was sent for an earlier year:
/// they are shown in the fields, too.
///
/// # Errors
/// As [`start`]; [`StoreError::NotFound`] when `earlier` is not the consumer's last
/// application of an earlier year.
pub async fn start_with(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    earlier: ApplicationId,
) -> StoreResult<ApplicationId> {
    begin(store, request, client, Some(earlier)).await
}

async fn begin(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    from: Option<ApplicationId>,
) -> StoreResult<ApplicationId> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::StartApplication, client).await?.with_channel()?;
    if let Some(row) = find_row(&tx.conn, file.consumer).await? {
        tx.nothing_changed().await?;
        return Ok(ApplicationId(row.id));
    }
    if from.is_some() {
        let known = earlier(&tx.conn, file.consumer).await?;
        if known.map(|row| ApplicationId(row.id)) != from {
            return Err(StoreError::NotFound);
        }
    }
    let first = version_before(&tx.conn, file.consumer).await?;
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
        withdrawn_at: Set(None),
        withdrawn_by: Set(None),
        first_version: Set(first.0),
        offers_from: Set(from.map(|from| from.0)),
    };
    let row = match row.insert(&tx.conn).await {
        // The unique index saw another one first: that one is the application.
        Err(error) if is_duplicate(&error) => {
            tx.nothing_changed().await?;
            let row = find_row(store.writer(), file.consumer).await?;
            return row
                .map(|row| ApplicationId(row.id))
                .ok_or(StoreError::Internal("an application is there and is not"));
        }
        other => other?,
    };
    let mut event = Event::new(Done::ApplicationStarted)
        .subject(id)
        .detail("coverage_year", CoverageYear::NEWEST.0);
    if let Some(from) = from {
        let others = offers(&tx.conn, &row).await?.others;
        list(&tx, ApplicationId(id), &others).await?;
        event = event.detail("offers_from", from).detail("people", others.len());
    }
    projection::refresh(&tx, file.consumer).await?;
    tx.commit(file.event(event)).await?;
    Ok(ApplicationId(id))
}

/// The version at which the draft before this one was withdrawn: what was shown of it
/// never fits this one.
async fn version_before(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<ContentVersion> {
    Ok(match last_withdrawn(conn, consumer).await? {
        None => ContentVersion::default(),
        Some((row, _)) => Application::load_alone(conn, row).await?.answers.content_version(),
    })
}
