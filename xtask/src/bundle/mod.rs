//! The browser bundle: what Trunk writes into `dist/`, and its compressed siblings.

mod compress;
pub mod size;
mod stamp;

use std::env;

use anyhow::{Context, Result};

use crate::{
    process, progress,
    project::{Profile, Project},
    tools,
};

use stamp::Stamp;

/// What a bundle is made of.
pub const SOURCES: [&str; 9] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app",
    "frontend",
    "public",
    "rust-toolchain.toml",
    "style",
];

/// The desk's bundle, in a folder of its own beside the consumer's.
const DESK: [&str; 5] =
    ["frontend/desk.html", "--dist", "dist/desk", "--public-url", "/assets/desk/"];

/// Builds the bundle unless the one in `dist/` was built from the same sources.
/// A release bundle also serves where a debug one would do.
pub fn ensure(project: &Project, profile: Profile) -> Result<()> {
    let _one_at_a_time = project.lock()?;
    let dist = project.dist();
    let stamp = Stamp::now(project, profile)?;
    if stamp.is_met_by(Stamp::read(&dist)) {
        return Ok(());
    }

    progress::step(&format!("browser bundle, {}", profile.name()), || {
        build(project, profile)?;
        compress::folder(&dist, profile)?;
        stamp.write(&dist)
    })
}

fn build(project: &Project, profile: Profile) -> Result<()> {
    // Trunk works offline, and a change of Cargo.lock may need something new.
    process::run(project.command("cargo").args(["fetch", "--locked", "--quiet"]))?;
    // The consumer's bundle first: it empties the folder.
    trunk(project, profile, &[])?;
    trunk(project, profile, &DESK)
}

fn trunk(project: &Project, profile: Profile, arguments: &[&str]) -> Result<()> {
    let mut trunk = project.command("trunk");
    trunk.arg("build").args(arguments).env("PATH", tools::path(project)?);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    // Trunk wants "true" or "false" in NO_COLOR, while any text at all is usual.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    process::run(&mut trunk).context("Trunk could not build the browser bundle")
}
