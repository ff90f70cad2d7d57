use super::{CommandError, Database, say};
use crate::{
    clock::SystemClock,
    seed::{Sizes, assisters_for, seed},
};
use clap::Args;
use domain::{
    accounts::Password,
    dates::{CivilDate, Clock, minnesota_date},
};
use store::StoreOptions;

/// Fill an empty database with any number of made-up people
#[derive(Debug, Args)]
pub struct Seed {
    /// People who seek coverage
    #[arg(long, value_name = "NUMBER", default_value_t = 10_000)]
    consumers: usize,
    /// Brokers, navigators and counselors [default: one for 300 consumers, 120 at least]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=500_000))]
    assisters: Option<u32>,
    /// The same number makes the same people
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// The day from which all days count back [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    day: Option<CivilDate>,
    /// Lets anybody sign in as any of them; without it nobody can
    #[arg(long, value_name = "TEXT", env = "ALONGSIDE_SEED_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    #[command(flatten)]
    database: Database,
}

impl Seed {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        self.database.make_folder()?;
        let assisters = self.assisters.and_then(|number| usize::try_from(number).ok());
        let sizes = Sizes {
            seed: self.seed,
            day: self.day.unwrap_or_else(|| minnesota_date(SystemClock.now())),
            consumers: self.consumers,
            assisters: assisters.unwrap_or_else(|| assisters_for(self.consumers)),
        };
        let password = self.password.as_deref().map(Password::new);
        seed(&StoreOptions::new(&self.database.database_url), sizes, password.as_ref()).await?;
        say(&format!(
            "{} consumers and {} assisters are in the database.",
            sizes.consumers, sizes.assisters
        ))
    }
}
