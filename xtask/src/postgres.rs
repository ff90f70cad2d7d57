//! A PostgreSQL server for one run of the tests: its own folder, its own port,
//! stopped and removed when dropped.

use std::{
    env, fs,
    net::{Ipv4Addr, TcpListener},
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{self as this_process, Command},
};

use anyhow::{Context, Result};

use crate::{process, tools::postgresql};

/// PostgreSQL refuses to run as root; Debian's package creates this account.
const ACCOUNT: &str = "postgres";

const SETTINGS: [&str; 2] = ["listen_addresses=127.0.0.1", "max_connections=200"];

/// Nothing outlives the tests, so nothing must survive a power failure.
const HASTY: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// What a server promises about a power failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// For tests.
    Nothing,
    /// As in production, where the cost of writing is measured.
    Everything,
}

/// Texts must compare as in production, and not byte by byte. Builds without ICU
/// (or older than version 15) fall back to the C library.
const LOCALES: [&[&str]; 2] =
    [&["--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8"], &["--locale=C.UTF-8"]];

/// A running server.
pub struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
    as_root: bool,
    /// The folder stays when the server stops.
    lasts: bool,
}

impl Postgres {
    /// Starts a server with the programs in this folder.
    pub fn start(programs: PathBuf, keeps: Keeps) -> Result<Self> {
        // Dropping it also cleans up when one of the next steps fails.
        let server = Self {
            programs,
            folder: create_folder()?,
            port: free_port()?,
            as_root: postgresql::is_root()?,
            lasts: false,
        };
        if server.as_root {
            give_away(&server.folder)?;
        }
        server.create_cluster()?;
        server.launch(keeps)?;
        Ok(server)
    }

    /// Starts a server whose databases stay in this folder, which is made where
    /// it is not there.
    pub fn lasting(programs: PathBuf, folder: &Path) -> Result<Self> {
        let server = Self {
            programs,
            folder: folder.to_owned(),
            port: free_port()?,
            as_root: postgresql::is_root()?,
            lasts: true,
        };
        if !folder.exists() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
            if server.as_root {
                give_away(folder)?;
            }
            server.create_cluster()?;
        }
        server.launch(Keeps::Everything)?;
        Ok(server)
    }

    /// A new, empty database in place of one that may have had this name.
    pub fn create_database(&self, name: &str) -> Result<()> {
        let client = |program: &str| {
            let mut command = Command::new(self.programs.join(program));
            command.args(["--host=127.0.0.1", "--username=app", "--maintenance-db=postgres"]);
            command.arg(format!("--port={}", self.port));
            command
        };
        process::read(client("dropdb").args(["--if-exists", name]))?;
        process::read(client("createdb").arg(name)).map(drop)
    }

    /// The URL of one of the databases.
    pub fn url_of(&self, name: &str) -> String {
        format!("postgres://app@127.0.0.1:{}/{name}", self.port)
    }

    /// The database in which the tests create theirs.
    pub fn url(&self) -> String {
        format!("postgres://app@127.0.0.1:{}/postgres", self.port)
    }

    fn create_cluster(&self) -> Result<()> {
        let mut outcome = Ok(());
        for locale in LOCALES {
            outcome = process::read(
                self.program("initdb")
                    .args(["--username=app", "--auth=trust", "--encoding=UTF8"])
                    .arg("--no-sync")
                    .args(locale),
            )
            .map(drop);
            if outcome.is_ok() {
                break;
            }
        }
        outcome.context("PostgreSQL could not create a database cluster for the tests")
    }

    fn launch(&self, keeps: Keeps) -> Result<()> {
        let mut options = format!("-p {} -k {}", self.port, self.folder.display());
        let hasty = HASTY.iter().filter(|_| keeps == Keeps::Nothing);
        for setting in SETTINGS.iter().chain(hasty) {
            options.push_str(" -c ");
            options.push_str(setting);
        }
        let log = self.folder.join("log");
        process::read(self.program("pg_ctl").args(["start", "-w", "-o", &options, "-l"]).arg(&log))
            .with_context(|| {
                let log = fs::read_to_string(&log).unwrap_or_default();
                format!("PostgreSQL for the tests did not start\n{log}")
            })?;
        Ok(())
    }

    /// One of PostgreSQL's programs on our cluster, under an account it accepts.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if self.as_root {
            let mut setpriv = Command::new("setpriv");
            setpriv.args(["--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups"]).arg(program);
            setpriv
        } else {
            Command::new(program)
        };
        command
            .current_dir(&self.folder)
            .env("HOME", &self.folder)
            .arg("-D")
            .arg(self.folder.join("data"));
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // An error means that it was not running; a folder of tests goes in any case.
        let mode = if self.lasts { "fast" } else { "immediate" };
        let _ = process::read(self.program("pg_ctl").args(["stop", "-w", "-m", mode]));
        if self.lasts {
            return;
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            println!("could not remove {}: {error}", self.folder.display());
        }
    }
}

fn create_folder() -> Result<PathBuf> {
    let folder = env::temp_dir().join(format!("alongside-postgres-{}", this_process::id()));
    fs::create_dir(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
    Ok(folder)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

/// Makes the folder PostgreSQL's.
fn give_away(folder: &Path) -> Result<()> {
    let id = |kind: &str| -> Result<u32> {
        let printed = process::read(Command::new("id").args([kind, ACCOUNT]))?;
        printed.trim().parse().context("`id` printed no number")
    };
    chown(folder, Some(id("-u")?), Some(id("-g")?))
        .with_context(|| format!("cannot give {} to {ACCOUNT}", folder.display()))
}
