//! The demonstration: some forty invented people of Minnesota's communities in
//! every interesting state.
//!
//! They do what real people would do, through the same operations of the store,
//! at times before now: consents, reviews, snapshots and the audit trail are
//! whole. All dates count back from the day on which the database is filled.

mod assisters;
mod cast;
mod consumers;
mod draft;
mod organizations;
mod requests;
mod staff;
mod stage;

use domain::{accounts::Role, audit::Done, dates::Clock};
use eligibility::parameters::ParameterError;
use stage::Stage;
use store::{
    Store, StoreError,
    demo::{Ground, ground, note},
};

/// The password of everybody in the demonstration.
pub const PASSWORD: &str = "the lake was blue that day";

/// Why the demonstration does not begin.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error(
        "this database holds people who are not of the demonstration, and a demonstration would \
         let anybody sign in as them; name another one with --database-url, or leave out --demo"
    )]
    Foreign,
    #[error(
        "the demonstration was interrupted while it filled this database; delete it, or name \
         another one with --database-url"
    )]
    HalfFilled,
    #[error("the numbers of the engine cannot be read: {0}")]
    Parameters(#[from] ParameterError),
    #[error("the demonstration could not be set up: {0}")]
    Store(#[from] StoreError),
}

/// Fills an empty database with the people of the demonstration. One that they
/// fill already stays as its visitors left it.
///
/// # Errors
/// [`SeedError`]; a database with other people in it is never touched.
pub async fn seed(store: &Store, clock: &dyn Clock) -> Result<(), SeedError> {
    match ground(store).await? {
        Ground::Demonstration => return Ok(()),
        Ground::Foreign => return Err(SeedError::Foreign),
        Ground::HalfFilled => return Err(SeedError::HalfFilled),
        Ground::Empty => {}
    }
    let stage = Stage::new(store, clock)?;
    note(store, &stage.system(clock.now()), Done::DemonstrationBegan).await?;
    let staff = staff::create(&stage).await?;
    let helpers = assisters::create(&stage, &staff).await?;
    for consumer in cast::CONSUMERS {
        consumers::play(&stage, &helpers, consumer).await?;
    }
    requests::create(&stage, &helpers, &staff).await?;
    for hired in helpers.values() {
        consumers::put_old_messages_away(&stage, hired.account.into(), Role::Assister).await?;
    }
    assisters::fall_out(&stage, &helpers, &staff).await?;
    note(store, &stage.system(clock.now()), Done::DemonstrationSeeded).await?;
    Ok(())
}
