use super::{CommandError, Database, say, system};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Directory {
    /// Make the rows of the public directory anew from the assisters' accounts
    Rebuild(Database),
}

impl Directory {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let Self::Rebuild(database) = self;
        let store = database.open().await?;
        let rows = store::assisters::directory::rebuild(&store, &system()).await?;
        say(&format!("{rows} rows of the directory were made anew."))
    }
}
