//! Giving a draft up, and bringing it back. What was sent stays, and so does the
//! association.

use super::draft::{Application, find_row};
use crate::{
    Request, Store, StoreError, StoreResult,
    associations::file::{OpenFile, open_for_change},
    clients::projection,
    entities::application,
    notices,
    transaction::Tx,
};
use domain::{
    applications::{ApplicationState, CoverageYear, Withdrawal},
    audit::{Done, Event},
    conflict::Conflict,
    ids::{AccountId, ApplicationId, ConsumerId},
    notices::{Alert, Mail},
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};

/// Gives up the draft that was shown. A consumer whose assister does it is told.
///
/// # Errors
/// Those of opening a file, [`Conflict::ChannelNeeded`],
/// [`Conflict::AlreadySubmitted`]; [`Conflict::ApplicationWithdrawn`] also when another
/// draft has taken its place.
pub async fn withdraw(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    shown: ApplicationId,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::WithdrawApplication, client).await?.with_channel()?;
    let found = Application::to_change(&tx.conn, file.consumer).await?;
    if found.row.id != shown.0 {
        return Err(Conflict::ApplicationWithdrawn.into());
    }
    let by = request.actor.account().ok_or(StoreError::Forbidden)?;
    let state = found.state.withdraw().map_err(|_| Conflict::AlreadySubmitted)?;
    let withdrawal = Withdrawal { at: request.now, by };
    mark(&tx, shown, state, Some(withdrawal)).await?;
    projection::refresh(&tx, file.consumer).await?;
    if file.acting.is_some() {
        let consumer = file.consumer.into();
        tx.mail(consumer, &Mail::ApplicationWithdrawn { application: shown }).await?;
        tx.alert(consumer, &Alert::ApplicationWithdrawn { by }).await?;
    }
    done(tx, &file, Done::ApplicationWithdrawn, &found.row).await
}

/// Brings the draft back that was withdrawn last, as it was. Where another one was
/// begun meanwhile, that one stays.
///
/// # Errors
/// Those of opening a file, [`Conflict::ChannelNeeded`]; [`StoreError::NotFound`] for a
/// draft that the actor may not bring back, or not any more.
pub async fn restore(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    withdrawn: ApplicationId,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::RestoreApplication, client).await?.with_channel()?;
    if find_row(&tx.conn, file.consumer).await?.is_some() {
        return tx.nothing_changed().await;
    }
    let last = last_withdrawn(&tx.conn, file.consumer).await?;
    let last = last.filter(|(row, _)| row.id == withdrawn.0);
    let (row, withdrawal) = last.ok_or(StoreError::NotFound)?;
    if !may_restore(request, file.consumer, withdrawal) {
        return Err(StoreError::NotFound);
    }
    let state = ApplicationState::Withdrawn.restore().map_err(|_| StoreError::NotFound)?;
    mark(&tx, withdrawn, state, None).await?;
    projection::refresh(&tx, file.consumer).await?;
    let outdated = Alert::ApplicationWithdrawn { by: withdrawal.by };
    notices::withdraw(&tx, file.consumer.into(), [outdated]).await?;
    done(tx, &file, Done::ApplicationRestored, &row).await
}

async fn mark(
    tx: &Tx<'_>,
    application: ApplicationId,
    state: ApplicationState,
    withdrawal: Option<Withdrawal>,
) -> StoreResult<()> {
    application::ActiveModel {
        id: Set(application.0),
        state: Set(state.as_str().to_owned()),
        withdrawn_at: Set(withdrawal.map(|withdrawal| withdrawal.at)),
        withdrawn_by: Set(withdrawal.map(|withdrawal| withdrawal.by.0)),
        ..Default::default()
    }
    .update(&tx.conn)
    .await?;
    Ok(())
}

async fn done(
    tx: Tx<'_>,
    file: &OpenFile,
    done: Done,
    row: &application::Model,
) -> StoreResult<()> {
    let event = Event::new(done).subject(row.id).detail("coverage_year", row.coverage_year);
    tx.commit(file.event(event)).await
}

/// Whether the actor may bring a draft back today.
pub(super) fn may_restore(request: &Request, consumer: ConsumerId, withdrawal: Withdrawal) -> bool {
    let by = request.actor.account();
    by.is_some_and(|by| withdrawal.may_be_undone(by, consumer, request.today()))
}

/// The draft of the newest year that was withdrawn last, when and by whom.
pub(crate) async fn last_withdrawn(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<(application::Model, Withdrawal)>> {
    let row = application::Entity::find()
        .filter(application::Column::ConsumerId.eq(consumer.0))
        .filter(application::Column::CoverageYear.eq(CoverageYear::NEWEST.0))
        .filter(application::Column::State.eq(ApplicationState::Withdrawn.as_str()))
        .filter(application::Column::WithdrawnAt.is_not_null())
        .order_by_desc(application::Column::WithdrawnAt)
        .order_by_desc(application::Column::Id)
        .one(conn)
        .await?;
    Ok(row.and_then(|row| {
        let withdrawal = Withdrawal { at: row.withdrawn_at?, by: AccountId(row.withdrawn_by?) };
        Some((row, withdrawal))
    }))
}

/// Why there is no draft to work on.
pub(super) async fn why_none(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<StoreError> {
    let withdrawn = last_withdrawn(conn, consumer).await?.is_some();
    Ok(if withdrawn { Conflict::ApplicationWithdrawn.into() } else { StoreError::NotFound })
}
