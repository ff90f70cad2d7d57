//! The consumer's first page.

use super::view::current_assister;
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{account, answer, application},
};
use domain::{
    applications::{Answer, Answers, CoverageYear, FieldKey, Journey, SectionState},
    associations::{ConsumerHome, HomeApplication, SavedBy},
    dates::Instant,
    ids::ConsumerId,
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Who acts for the consumer and how far the application of the year is.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn home(store: &Store, request: &Request) -> StoreResult<ConsumerHome> {
    let consumer = request.admit_consumer(Action::ConsumerHome)?;
    let coverage_year = CoverageYear::NEWEST;
    let draft = application::Entity::find()
        .filter(application::Column::ConsumerId.eq(consumer.0))
        .filter(application::Column::CoverageYear.eq(coverage_year.0))
        .filter(application::Column::State.ne("withdrawn"))
        .one(store.reader())
        .await?;
    let application = match draft {
        None => HomeApplication::NotStarted,
        Some(row) => match row.submitted_at {
            Some(at) => HomeApplication::Submitted { at },
            None => in_progress(store, request, consumer, &row).await?,
        },
    };
    let assister = current_assister(store.reader(), consumer, request.today()).await?;
    Ok(ConsumerHome { assister, coverage_year, application })
}

async fn in_progress(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
    row: &application::Model,
) -> StoreResult<HomeApplication> {
    let answers = answers(store, row.id).await?;
    let sections = Journey::new(&answers, request.today()).sections();
    // Parts that ask nothing are done with, as long as they are not waiting for
    // an answer that comes before them.
    let done = |state| matches!(state, SectionState::Done | SectionState::NotNeeded);
    Ok(HomeApplication::InProgress {
        done: sections.iter().filter(|section| done(section.state)).count(),
        of: sections.len(),
        saved: saved(store, consumer, row.saved_at.zip(row.saved_by)).await?,
    })
}

/// When the draft was saved last, and by which of the two.
async fn saved(
    store: &Store,
    consumer: ConsumerId,
    saved: Option<(Instant, Uuid)>,
) -> StoreResult<Option<(Instant, SavedBy)>> {
    let Some((at, by)) = saved else { return Ok(None) };
    if by == consumer.0 {
        return Ok(Some((at, SavedBy::Yourself)));
    }
    let account = account::Entity::find_by_id(by).one(store.reader()).await?;
    let account =
        account.ok_or_else(|| StoreError::inconsistent("application", "saved by nobody"))?;
    Ok(Some((at, SavedBy::Assister(account.given_name))))
}

async fn answers(store: &Store, application: Uuid) -> StoreResult<Answers> {
    let rows = answer::Entity::find()
        .filter(answer::Column::ApplicationId.eq(application))
        .all(store.reader())
        .await?;
    rows.into_iter()
        .map(|row| {
            let key: FieldKey =
                row.field.parse().map_err(|_| StoreError::inconsistent("answer", "field"))?;
            Ok((key, Answer { raw: row.raw, version: row.version }))
        })
        .collect()
}
