//! The application of an earlier year, and what it offers the next one. Nothing is
//! copied: a page shows what is offered, and saving it makes it an answer. Only the
//! numbers of the people are taken over, so that nobody else gets them.

use super::{draft::Application, sealed::opened};
use crate::{
    Store, StoreError, StoreResult,
    entities::{answer, application},
    transaction::Tx,
};
use domain::{
    applications::{
        ApplicationState, CoverageYear, Field, Journey, Offers, PersonNumber, Typed, add_person,
    },
    dates::minnesota_date,
    ids::{ApplicationId, ConsumerId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The last application that the consumer sent for an earlier year.
pub(super) async fn earlier(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<application::Model>> {
    Ok(application::Entity::find()
        .filter(application::Column::ConsumerId.eq(consumer.0))
        .filter(application::Column::CoverageYear.lt(CoverageYear::NEWEST.0))
        .filter(application::Column::State.eq(ApplicationState::Submitted.as_str()))
        .order_by_desc(application::Column::CoverageYear)
        .one(conn)
        .await?)
}

/// What the application offers with which a draft began, as of that day: the way
/// through a draft does not change overnight.
pub(super) async fn offers(
    conn: &impl ConnectionTrait,
    draft: &application::Model,
) -> StoreResult<Offers> {
    let Some(source) = draft.offers_from else { return Ok(Offers::default()) };
    if draft.state != ApplicationState::InProgress.as_str() {
        return Ok(Offers::default());
    }
    let source = application::Entity::find_by_id(source)
        .one(conn)
        .await?
        .filter(|source| source.consumer_id == draft.consumer_id)
        .ok_or_else(|| StoreError::inconsistent("application", "offers_from"))?;
    let source = Application::load_alone(conn, source).await?;
    Ok(Journey::new(&source.answers, minnesota_date(draft.started_at)).offers())
}

/// The year of the application that a draft began with.
pub(super) async fn offered_year(
    conn: &impl ConnectionTrait,
    draft: &application::Model,
) -> StoreResult<Option<CoverageYear>> {
    let Some(source) = draft.offers_from else { return Ok(None) };
    let source = application::Entity::find_by_id(source).one(conn).await?;
    Ok(source.map(|source| CoverageYear(source.coverage_year)))
}

/// Puts the people of the earlier application on the list under their numbers. They
/// count as soon as somebody says that others are on the application.
pub(super) async fn list(
    tx: &Tx<'_>,
    draft: ApplicationId,
    others: &[PersonNumber],
) -> StoreResult<()> {
    let by = tx.request.actor.account().ok_or(StoreError::Forbidden)?.0;
    let rows = others.iter().map(|person| {
        let Typed { key, raw, .. } = add_person(*person);
        answer::Model {
            application_id: draft.0,
            field: key.to_string(),
            raw,
            version: 1,
            saved_at: tx.request.now,
            saved_by: by,
            saved_with: None,
            saved_turn: 0,
        }
    });
    for row in rows {
        answer::Entity::insert(answer::ActiveModel::from(row)).exec(&tx.conn).await?;
    }
    Ok(())
}

/// Who leaves the box empty keeps the number of the earlier application. It is opened
/// where it stands and typed, so to say, here, so that it is sealed for this draft.
pub(super) async fn with_numbers(
    store: &Store,
    conn: &impl ConnectionTrait,
    found: &Application,
    mut typed: Vec<Typed>,
) -> StoreResult<Vec<Typed>> {
    let Some(source) = found.row.offers_from else { return Ok(typed) };
    let explained = |typed: &[Typed], of: &Typed| {
        let why = Field::NoSsn.at(of.key.whose());
        typed.iter().any(|other| other.key == why && !other.raw.trim().is_empty())
    };
    for index in 0..typed.len() {
        let Some(one) = typed.get(index) else { continue };
        let offered = one.key.field.is_secret() && found.answers.offer(one.key).is_some();
        if !offered || !one.raw.trim().is_empty() || explained(&typed, one) {
            continue;
        }
        let number = opened(store, conn, ApplicationId(source), one.key).await?;
        if let (Some(number), Some(one)) = (number, typed.get_mut(index)) {
            number.expose().clone_into(&mut one.raw);
        }
    }
    Ok(typed)
}
