//! The browser that the end-to-end tests drive.

use std::{env, path::PathBuf};

use anyhow::{Context, Result, ensure};

use super::{debian, find_on_path, is_file};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const ON_MACOS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The browser's executable, installed if it is missing and may be.
pub fn prepare() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM") {
        let chosen = PathBuf::from(chosen);
        ensure!(is_file(&chosen), "CHROMIUM={} is not a file", chosen.display());
        return Ok(chosen);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install("chromium", "Chromium (or the variable CHROMIUM with its path)")?;
    find().context("apt-get has installed Chromium, but it is not on PATH")
}

fn find() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| find_on_path(name));
    on_path.or_else(|| ON_MACOS.iter().map(PathBuf::from).find(|path| is_file(path)))
}
