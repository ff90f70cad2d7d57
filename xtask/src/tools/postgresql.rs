//! PostgreSQL's own programs, which start a server for the tests.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{debian, find_on_path, is_file};

pub use super::debian::is_root;

/// Where Debian keeps one folder for each version; it puts none of them on PATH.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The folder of `initdb` and `pg_ctl`, installed if they are missing and may be.
pub fn prepare() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install("postgresql", "PostgreSQL (initdb and pg_ctl)")?;
    find().with_context(|| format!("apt-get has installed PostgreSQL, but {DEBIAN} has no initdb"))
}

fn find() -> Option<PathBuf> {
    let on_path = find_on_path("initdb")
        // A link on PATH may stand alone; its target has the other programs beside it.
        .and_then(|initdb| fs::canonicalize(initdb).ok())
        .and_then(|initdb| initdb.parent().map(Path::to_owned))
        .filter(|folder| is_complete(folder));
    on_path.or_else(newest_of_debian)
}

fn newest_of_debian() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(DEBIAN)
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| is_complete(folder))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder)
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "pg_ctl"].iter().all(|program| is_file(&folder.join(program)))
}
