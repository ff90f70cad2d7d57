//! The npm packages of one folder, as its package-lock.json names them.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{process, progress};

/// Where a copy of the lock file stays after an installation.
const INSTALLED_LOCK: &str = "node_modules/.installed-package-lock.json";

/// Runs `npm ci` unless what the lock file names is installed already.
pub fn prepare(folder: &Path) -> Result<()> {
    let lock_path = folder.join("package-lock.json");
    let lock = fs::read(&lock_path).with_context(|| {
        format!(
            "{} is missing; type: (cd {} && npm install)",
            lock_path.display(),
            folder.display()
        )
    })?;
    let installed = folder.join(INSTALLED_LOCK);
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }

    progress::step(&format!("npm ci in {}", folder.display()), || {
        process::run(
            Command::new("npm")
                .args(["ci", "--no-audit", "--no-fund"])
                .current_dir(folder)
                // The tests use the system's Chromium.
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        )?;
        fs::write(&installed, &lock)
            .with_context(|| format!("cannot write {}", installed.display()))
    })
}
