use super::CommandError;
use clap::Args;
use std::path::Path;
use store::{SealingKey, Store, StoreOptions};

/// Which database.
#[derive(Debug, Args)]
pub struct Database {
    /// SQLite (sqlite://FILE?mode=rwc) or PostgreSQL (postgres://USER@HOST/NAME)
    #[arg(
        long,
        value_name = "URL",
        env = "ALONGSIDE_DATABASE_URL",
        hide_env_values = true,
        default_value = "sqlite://data/alongside.db?mode=rwc"
    )]
    pub database_url: String,
}

impl Database {
    /// Connects and brings the schema up to date. The folder of an SQLite file is
    /// made when it is not there.
    ///
    /// # Errors
    /// [`CommandError`] for a folder that cannot be made or a database that does
    /// not answer.
    pub async fn open(&self) -> Result<Store, CommandError> {
        self.open_with(None).await
    }

    /// The same, with the key that seals single answers.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(super) async fn open_sealing(&self, key: SealingKey) -> Result<Store, CommandError> {
        self.open_with(Some(key)).await
    }

    async fn open_with(&self, sealing: Option<SealingKey>) -> Result<Store, CommandError> {
        self.make_folder()?;
        Ok(Store::open(&StoreOptions { sealing, ..StoreOptions::new(&self.database_url) }).await?)
    }

    /// Makes the folder of an SQLite file when it is not there.
    pub(super) fn make_folder(&self) -> Result<(), CommandError> {
        let Some(folder) = sqlite_folder(&self.database_url) else { return Ok(()) };
        std::fs::create_dir_all(folder)
            .map_err(|source| CommandError::Io { what: folder.display().to_string(), source })
    }
}

/// The folder that an SQLite file lies in.
fn sqlite_folder(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    let file = path.split('?').next().unwrap_or(path);
    let in_memory = file.is_empty() || file == ":memory:";
    if in_memory { None } else { Path::new(file).parent() }.filter(|f| !f.as_os_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_folder() {
        for (url, folder) in [
            ("sqlite://data/alongside.db?mode=rwc", Some("data")),
            ("sqlite:///var/lib/alongside/a.db", Some("/var/lib/alongside")),
            ("sqlite:data/a.db", Some("data")),
            ("sqlite://a.db", None),
            ("sqlite::memory:", None),
            ("postgres://alongside@localhost/alongside", None),
        ] {
            assert_eq!(sqlite_folder(url), folder.map(Path::new), "{url}");
        }
    }
}
