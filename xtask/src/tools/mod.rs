//! The tools a task needs: checked before anything else, installed when missing.
//!
//! Each check costs milliseconds, so every command makes them all.

pub mod chromium;
mod compilers;
mod debian;
mod installed;
mod npm;
pub mod postgresql;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::project::Project;

pub use installed::INSTALLED;

/// Everything that building and serving needs.
pub fn prepare_build(project: &Project) -> Result<()> {
    let _one_at_a_time = project.lock()?;
    compilers::check_c()?;
    compilers::check_node()?;
    compilers::prepare_wasm_target(project)?;
    installed::prepare(project)?;
    npm::prepare(&project.root.join("style"))
}

/// What `cargo fmt` and `cargo clippy` need.
pub fn prepare_lints(project: &Project) -> Result<()> {
    let _one_at_a_time = project.lock()?;
    compilers::check_c()?;
    compilers::prepare_components(project)?;
    compilers::prepare_wasm_target(project)
}

/// The packages of the end-to-end tests.
pub fn prepare_journeys(project: &Project) -> Result<()> {
    let _one_at_a_time = project.lock()?;
    compilers::check_node()?;
    npm::prepare(&project.root.join("end2end"))
}

/// PATH with the project's own tools in front, so that nothing of the same name
/// elsewhere is taken for them.
pub fn path(project: &Project) -> Result<OsString> {
    let own = [project.tools().join("bin"), project.root.join("style/node_modules/.bin")];
    let others = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&others)))
        .context("a folder on PATH has a character that PATH cannot hold")
}

/// Finds a program on PATH.
fn find_on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| is_file(candidate))
}

fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.is_file())
}
