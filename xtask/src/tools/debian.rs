//! Packages of the system, for the machines where we may install them.

use std::process::Command;

use anyhow::{Result, bail};

use super::find_on_path;
use crate::{process, progress};

/// Installs a package with apt-get if we are root, else says what to type.
pub fn install(package: &str, missing: &str) -> Result<()> {
    let has_apt = find_on_path("apt-get").is_some();
    if has_apt && is_root()? {
        return progress::step(&format!("apt-get install {package}"), || {
            process::run(&mut apt_get(&["update"]))?;
            process::run(&mut apt_get(&["install", "-y", package]))
        });
    }
    if has_apt {
        bail!("{missing} is missing; type: sudo apt-get install {package}");
    }
    bail!(
        "{missing} is missing; install it with your system's packages (Debian calls it {package})"
    );
}

/// Whether this process may do everything.
pub fn is_root() -> Result<bool> {
    Ok(process::read(Command::new("id").arg("-u"))?.trim() == "0")
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(["-q"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
