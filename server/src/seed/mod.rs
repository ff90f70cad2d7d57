//! Synthetic people for load and measurement: any number of them, of Minnesota's
//! communities, in every ordinary situation. The same seed, sizes and day make
//! the same rows.
//!
//! Nobody of them exists, and nobody can sign in as them unless the operator gives
//! them a password.

mod applications;
mod assisters;
mod consumers;
mod draw;
mod known;
mod names;
mod organizations;
mod places;
mod plan;
mod progress;
mod staff;

pub use known::Known;
pub use plan::{ONE_NAME, SAME_IN_EVERY_SIZE, Sizes};

use crate::coverage::Embedded;
use assisters::Hiring;
use consumers::World;
use domain::{
    accounts::{Language, Password},
    audit::{Done, Event},
    ids::RequestId,
    policy::Actor,
};
use draw::{Draw, Of};
use eligibility::parameters::ParameterError;
use organizations::Organizations;
use plan::Plan;
use progress::Progress;
use staff::{Staff, act};
use std::sync::Arc;
use store::{
    Request, StoreError, StoreOptions, StoreResult,
    seed::{Assister, Consumer, Finishing, Seeding},
};
use tokio::sync::mpsc;

/// Consumers in one batch.
const BATCH: usize = 2_000;

/// The assisters for so many consumers, unless the operator says otherwise.
pub fn assisters_for(consumers: usize) -> usize {
    (consumers / 300).max(120)
}

/// Why nothing was made up.
#[derive(Debug, thiserror::Error)]
pub enum SyntheticError {
    #[error("there is something in this database; name an empty one with --database-url")]
    NotEmpty,
    #[error("the numbers of the engine cannot be read: {0}")]
    Parameters(#[from] ParameterError),
    #[error("the made-up people could not be written: {0}")]
    Store(#[from] StoreError),
}

/// Fills an empty database. It holds all of them afterwards, or nobody.
///
/// # Errors
/// [`SyntheticError`].
pub async fn seed(
    options: &StoreOptions,
    sizes: Sizes,
    password: Option<&Password>,
) -> Result<(), SyntheticError> {
    let plan = Plan::new(sizes);
    let mut draw = Draw::new(sizes.seed, Of::Plan, 1);
    let request = Request {
        id: RequestId(draw.id(plan.now)),
        actor: Actor::System,
        now: plan.now,
        language: Language::En,
    };
    let seeding = Seeding::begin(options, &request, password).await?;
    let mut seeding = seeding.ok_or(SyntheticError::NotEmpty)?;
    let staff = Staff::hire(&plan)?;
    let organizations = Organizations::found(&plan)?;
    let hiring = Hiring { plan: &plan, staff: &staff, organizations: &organizations };
    let assisters = hiring.all()?;
    seeding.staff(&staff.0, staff.acts(&mut draw)).await?;
    seeding.staff(&organizations.administrators, Vec::new()).await?;
    seeding.organizations(&organizations.all).await?;
    seeding.assisters(&assisters).await?;
    let now = plan.now;
    let progress = live(&mut seeding, plan, staff, assisters).await?;
    let event = Event::new(Done::SyntheticPeopleSeeded)
        .detail("seed", sizes.seed)
        .detail("consumers", sizes.consumers)
        .detail("assisters", sizes.assisters);
    let last = act(&mut draw, now, Actor::System, event);
    seeding.finish(last, |what| progress.say(words(what))).await?;
    progress.say("done");
    Ok(())
}

fn words(what: Finishing) -> &'static str {
    match what {
        Finishing::Trail => "writing the end of the audit trail",
        Finishing::Keeping => "keeping everything",
        Finishing::Looking => "letting the database look at its rows",
    }
}

/// Makes the consumers up on one core while the database takes them on another.
async fn live(
    seeding: &mut Seeding,
    plan: Plan,
    staff: Staff,
    assisters: Vec<Assister>,
) -> Result<Progress, SyntheticError> {
    let consumers = plan.sizes.consumers;
    let mut progress = Progress::of(consumers);
    let (sender, mut receiver) = mpsc::channel::<StoreResult<Vec<Consumer>>>(2);
    let world = Arc::new((plan, staff, assisters, Embedded::shipped()?));
    let making = tokio::task::spawn_blocking(move || {
        let (plan, staff, assisters, engine) = &*world;
        let world = World { plan, staff, assisters, engine };
        for first in (0..consumers).step_by(BATCH) {
            let batch = first..consumers.min(first + BATCH);
            let made = batch.map(|number| world.consumer(number)).collect();
            // Nobody listens any more: writing has failed, and says so.
            if sender.blocking_send(made).is_err() {
                return;
            }
        }
    });
    while let Some(batch) = receiver.recv().await {
        let batch = batch?;
        let count = batch.len();
        seeding.consumers(batch).await?;
        progress.add(count);
    }
    progress.end();
    making.await.map_err(|_| StoreError::Internal("the people could not be made up"))?;
    Ok(progress)
}
