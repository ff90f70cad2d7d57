use super::{CommandError, Database, say, system};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Clients {
    /// Make the rows of every client list anew from their sources
    Rebuild(Database),
}

impl Clients {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let Self::Rebuild(database) = self;
        let store = database.open().await?;
        let rows = store::clients::rebuild(&store, &system()).await?;
        say(&format!("{rows} rows of client lists were made anew."))
    }
}
