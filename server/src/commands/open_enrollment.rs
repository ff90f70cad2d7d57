use super::{CommandError, Database, say, system};
use clap::{Args, Subcommand};
use domain::{assisters::OpenEnrollment as Period, dates::CivilDate};
use store::assisters::{SetPeriod, open_enrollments, set_open_enrollment};

#[derive(Debug, Subcommand)]
pub enum OpenEnrollment {
    /// List the periods
    List(Database),
    /// Enter a period, or give the one of its year other days
    Set(Set),
}

#[derive(Debug, Args)]
pub struct Set {
    /// The year that coverage is for
    year: i32,
    /// The first day, such as 2026-11-01: certifications end the day before
    begins: CivilDate,
    /// The last day
    ends: CivilDate,
    #[command(flatten)]
    database: Database,
}

impl OpenEnrollment {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        match self {
            Self::List(database) => list(database).await,
            Self::Set(set) => set.run().await,
        }
    }
}

async fn list(database: Database) -> Result<(), CommandError> {
    let store = database.open().await?;
    let periods = open_enrollments(&store, &system()).await?;
    if periods.is_empty() {
        return say("No period is on record.");
    }
    let lines: Vec<String> = periods.iter().map(words).collect();
    say(&lines.join("\n"))
}

fn words(period: &Period) -> String {
    let Period { coverage_year, begins_on, ends_on } = period;
    format!("{coverage_year}: from {begins_on} through {ends_on}")
}

impl Set {
    async fn run(self) -> Result<(), CommandError> {
        let store = self.database.open().await?;
        let period =
            Period { coverage_year: self.year, begins_on: self.begins, ends_on: self.ends };
        match set_open_enrollment(&store, &system(), period).await? {
            SetPeriod::Set { by_the_old_date: 0 } => say(&words(&period)),
            SetPeriod::Set { by_the_old_date } => say(&format!(
                "{}\n{by_the_old_date} certifications end the day before the date that was: \
                 they stay as they are until they are renewed.",
                words(&period)
            )),
            SetPeriod::Backwards => Err(CommandError::Refused(
                "the last day is before the first: type the year, the first day and the last day"
                    .to_owned(),
            )),
            SetPeriod::AtOddsWith(other) => Err(CommandError::Refused(format!(
                "periods follow each other in the order of their years, and this is on record: {}",
                words(&other)
            ))),
        }
    }
}
