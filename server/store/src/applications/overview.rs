//! The task list.

use super::{
    draft::{Application, People, record_access},
    earlier::{earlier, offered_year},
    withdraw::{last_withdrawn, may_restore},
};
use crate::{Request, Store, StoreError, StoreResult, associations::file::open_to_read};
use domain::{
    applications::{
        ApplicationState, Beginning, CoverageYear, Earlier, Journey, Overview, Progress,
        SectionProgress, SectionState, StepKey, StepState, Task, TaskList, Withdrawn, resume,
    },
    ids::{ApplicationId, ConsumerId},
    policy::Action,
};

/// How far the application of the year is.
///
/// # Errors
/// Those of opening a file.
pub async fn overview(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
) -> StoreResult<Overview> {
    let file = open_to_read(store, request, Action::ViewApplication, client).await?;
    let found = Application::find(store.reader(), file.consumer).await?;
    let hands = found.iter().flat_map(Application::hands);
    let people = People::load(store.reader(), request, hands.chain([file.consumer.0])).await?;
    record_access(store, request, &file, found.as_ref().map(|found| found.row.id), "tasks").await?;
    let progress = match &found {
        None => Progress::NotStarted(beginning(store, request, file.consumer).await?),
        Some(found) if found.state == ApplicationState::Submitted => {
            let (by, at) = found
                .row
                .submitted_by
                .zip(found.row.submitted_at)
                .ok_or_else(|| StoreError::inconsistent("application", "sent by nobody"))?;
            Progress::Sent(people.by(by, at))
        }
        Some(found) => {
            let journey = found.journey(request);
            Progress::Draft(TaskList {
                application: ApplicationId(found.row.id),
                tasks: journey.sections().map(|progress| task(&journey, progress)).to_vec(),
                next: journey.next(),
                resume: resume_in(&journey, found.row.last_step.as_deref()),
                saved: found.last_saved(&people),
                offers_from: offered_year(store.reader(), &found.row).await?,
            })
        }
    };
    Ok(Overview { year: CoverageYear::NEWEST, client: people.client(&file), progress })
}

/// What the reader may begin with besides an empty draft.
async fn beginning(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
) -> StoreResult<Beginning> {
    let conn = store.reader();
    let earlier = earlier(conn, consumer).await?.map(|row| Earlier {
        application: ApplicationId(row.id),
        year: CoverageYear(row.coverage_year),
    });
    let last = last_withdrawn(conn, consumer).await?;
    let Some((row, withdrawal)) =
        last.filter(|(_, withdrawal)| may_restore(request, consumer, *withdrawal))
    else {
        return Ok(Beginning { withdrawn: None, earlier });
    };
    let people = People::load(conn, request, [withdrawal.by.0]).await?;
    let withdrawn = Withdrawn {
        application: ApplicationId(row.id),
        by: people.by(withdrawal.by.0, withdrawal.at),
        until: withdrawal.until(),
    };
    Ok(Beginning { withdrawn: Some(withdrawn), earlier })
}

/// A last page that a newer form of the questions no longer has is no page.
fn resume_in(journey: &Journey<'_>, last: Option<&str>) -> Option<StepKey> {
    let last = last?.parse().ok()?;
    resume(journey, last).filter(|page| *page != journey.next())
}

fn task(journey: &Journey<'_>, progress: SectionProgress) -> Task {
    if matches!(progress.state, SectionState::NotOpen | SectionState::NotNeeded) {
        return Task { progress, page: None };
    }
    let pages = journey.steps_in(progress.section);
    let open = pages
        .iter()
        .find(|page| journey.state(**page) != StepState::Done && journey.is_open(**page));
    Task { progress, page: open.or(pages.first()).copied() }
}
