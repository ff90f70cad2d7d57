//! The command line: one file for each thing that an operator does.
//!
//! Every option can also come from the environment, as `ALONGSIDE_…`.

mod bench_lists;
mod clients;
mod database;
mod determine;
mod directory;
mod open_enrollment;
mod parameters;
mod seed;
mod serve;
mod staff;

pub use bench_lists::BenchLists;
pub use clients::Clients;
pub use database::Database;
pub use determine::Determine;
pub use directory::Directory;
pub use open_enrollment::OpenEnrollment;
pub use parameters::ParameterFiles;
pub use seed::Seed;
pub use serve::Serve;
pub use staff::Staff;

use crate::{demo::SeedError, mail::SmtpSettingsError, seed::SyntheticError};
use clap::{Parser, Subcommand};
use domain::{accounts::Language, dates::Clock, ids::RequestId, policy::Actor};
use std::io::Write;
use store::{Request, StoreError};
use uuid::Uuid;

/// Alongside, an open assister portal for a health insurance marketplace.
#[derive(Debug, Parser)]
#[command(name = "alongside", version, about)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the portal
    Serve(Serve),
    /// Bring the schema of the database up to date
    Migrate(Database),
    Seed(Seed),
    #[command(hide = true)]
    BenchLists(BenchLists),
    /// Determine households: JSON lines in, JSON lines out
    Determine(Determine),
    /// Members of staff
    #[command(subcommand)]
    Staff(Staff),
    /// The assisters' client lists
    #[command(subcommand)]
    Clients(Clients),
    /// The public directory of assisters
    #[command(subcommand)]
    Directory(Directory),
    /// When open enrollment is: certifications end the day before
    #[command(subcommand)]
    OpenEnrollment(OpenEnrollment),
}

/// Why a command did not do its work. The message is for the operator and names
/// what to type instead.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Seed(#[from] SeedError),
    #[error(transparent)]
    Synthetic(#[from] SyntheticError),
    #[error(transparent)]
    Smtp(#[from] SmtpSettingsError),
    #[error("{}", for_the_operator(.0))]
    Store(#[from] StoreError),
    #[error("{what}: {source}")]
    Io { what: String, source: std::io::Error },
}

/// What the database says is for the operator; it holds no answers of people.
fn for_the_operator(error: &StoreError) -> String {
    match error {
        StoreError::Unavailable(source) | StoreError::Database(source) => {
            format!("{error}: {source}")
        }
        _ => error.to_string(),
    }
}

/// Does what was asked.
///
/// # Errors
/// [`CommandError`].
pub async fn run(cli: Cli) -> Result<(), CommandError> {
    match cli.command {
        Command::Serve(serve) => serve.run().await,
        Command::Migrate(database) => {
            database.open().await?;
            say("The schema is up to date.")
        }
        Command::Seed(seed) => seed.run().await,
        Command::BenchLists(bench) => bench.run().await,
        Command::Determine(determine) => determine.run(),
        Command::Staff(staff) => staff.run().await,
        Command::Clients(clients) => clients.run().await,
        Command::Directory(directory) => directory.run().await,
        Command::OpenEnrollment(open_enrollment) => open_enrollment.run().await,
    }
}

/// A request of the software itself, now.
fn system() -> Request {
    Request {
        id: RequestId(Uuid::now_v7()),
        actor: Actor::System,
        now: crate::clock::SystemClock.now(),
        language: Language::En,
    }
}

/// The answer to the operator, on standard output.
fn say(text: &str) -> Result<(), CommandError> {
    writeln!(std::io::stdout(), "{text}")
        .map_err(|source| CommandError::Io { what: "standard output".to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_options_fit_together() {
        Cli::command().debug_assert();
    }
}
