//! The consumer's first page.

use super::view::current_assister;
use crate::{
    Request, Store, StoreError, StoreResult,
    applications::{draft::find_row, overview},
    coverage::results_of,
};
use domain::{
    applications::{Progress, SectionState, TaskList},
    associations::{ConsumerHome, HomeApplication, HomeResult},
    ids::ConsumerId,
    policy::Action,
};

/// Who acts for the consumer and how far the application of the year is.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn home(store: &Store, request: &Request) -> StoreResult<ConsumerHome> {
    let consumer = request.admit_consumer(Action::ConsumerHome)?;
    let overview = overview(store, request, None).await?;
    let application = match overview.progress {
        Progress::NotStarted(_) => HomeApplication::NotStarted,
        Progress::Draft(list) => in_progress(list),
        Progress::Sent(by) => {
            HomeApplication::Sent { by, result: result(store, request, consumer).await? }
        }
    };
    let assister = current_assister(store.reader(), consumer, request.today()).await?;
    Ok(ConsumerHome { assister, coverage_year: overview.year, application })
}

async fn result(store: &Store, request: &Request, consumer: ConsumerId) -> StoreResult<HomeResult> {
    let conn = store.reader();
    let row = find_row(conn, consumer).await?.ok_or(StoreError::NotFound)?;
    let results = results_of(conn, request, &row, false).await?;
    Ok(match results.is_waiting() {
        true => HomeResult::Waiting,
        false => HomeResult::Known(results.plan_choice()),
    })
}

fn in_progress(list: TaskList) -> HomeApplication {
    // A part that has nothing to ask is done with.
    let done = |state| matches!(state, SectionState::Done | SectionState::NotNeeded);
    HomeApplication::InProgress {
        done: list.tasks.iter().filter(|task| done(task.progress.state)).count(),
        of: list.tasks.len(),
        saved: list.saved,
    }
}
