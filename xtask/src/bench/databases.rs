//! Databases full of made-up people, kept below the target folder: filling a
//! large one takes minutes. A change of the schema or of what is made up leads to
//! new ones.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    fingerprint,
    postgres::Postgres,
    process, progress,
    project::{Profile, Project},
    tools,
};

/// What the rows depend on.
const SOURCES: [&str; 4] = [
    "server/migration/src",
    "server/src/seed",
    "server/store/src/seed",
    "server/store/src/entities",
];

/// What the measurement expects: the server's own `bench` names the same.
const SEED: &str = "1";
const DAY: &str = "2026-11-20";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// All databases of one kind that were made from the present sources.
pub struct Databases {
    folder: PathBuf,
    postgres: Option<Postgres>,
}

impl Databases {
    /// Removes those that were made from other sources, and starts PostgreSQL
    /// where it is asked for.
    pub fn open(project: &Project, kind: Kind) -> Result<Self> {
        let all = place(project, kind)?.join(kind.name().to_lowercase());
        let folder = all.join(fingerprint::of(&project.root, &SOURCES)?);
        if !folder.exists() && all.exists() {
            fs::remove_dir_all(&all).with_context(|| format!("cannot remove {}", all.display()))?;
        }
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let postgres = match kind {
            Kind::Sqlite => None,
            Kind::Postgres => {
                let programs = tools::postgresql::prepare()?;
                Some(Postgres::lasting(programs, &folder.join("cluster"))?)
            }
        };
        Ok(Self { folder, postgres })
    }

    /// The URL of a database with so many people, who are made up if need be.
    pub fn filled(
        &mut self,
        project: &Project,
        profile: Profile,
        consumers: u32,
        assisters: u32,
    ) -> Result<String> {
        let name = format!("people_{consumers}_{assisters}");
        let mark = self.folder.join(format!("{name}.filled"));
        let file = self.folder.join(format!("{name}.db"));
        let url = match &self.postgres {
            Some(server) => server.url_of(&name),
            None => format!("sqlite://{}?mode=rwc", file.display()),
        };
        if mark.exists() {
            return Ok(url);
        }
        match &self.postgres {
            Some(server) => server.create_database(&name)?,
            None => remove(&file)?,
        }
        progress::step(&format!("{consumers} consumers"), || {
            let mut seed = Command::new(project.server(profile));
            seed.args(["seed", "--seed", SEED, "--day", DAY])
                .args(["--consumers", &consumers.to_string()])
                .args(["--assisters", &assisters.to_string()])
                .args(["--database-url", &url]);
            process::run(&mut seed)
        })?;
        fs::write(&mark, "").with_context(|| format!("cannot write {}", mark.display()))?;
        Ok(url)
    }
}

/// Below the target folder. For root, PostgreSQL runs under an account that often
/// may not look into that folder.
fn place(project: &Project, kind: Kind) -> Result<PathBuf> {
    if kind == Kind::Postgres && tools::postgresql::is_root()? {
        return Ok(env::temp_dir().join("alongside-bench"));
    }
    Ok(project.bench())
}

/// A database that was not filled to the end, with its journals: SQLite would
/// apply them to the next file of that name.
fn remove(file: &Path) -> Result<()> {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        let path = PathBuf::from(name);
        if path.exists() {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}
