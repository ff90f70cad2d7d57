//! What must be on the machine already, and what rustup adds to it.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Result, bail, ensure};

use super::{find_on_path, is_file};
use crate::{process, progress, project::Project};

const WASM: &str = "wasm32-unknown-unknown";
const NODE_AT_LEAST: u32 = 20;

/// SQLite and the TLS library are compiled from C.
pub fn check_c() -> Result<()> {
    let compiler = env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let works = Command::new(&compiler)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    ensure!(
        works,
        "no C compiler: `{compiler} --version` does not work\n\
         Debian and Ubuntu: apt-get install build-essential\n\
         macOS: xcode-select --install"
    );
    Ok(())
}

/// Sass, wasm-opt and Playwright run on Node.
pub fn check_node() -> Result<()> {
    let how = "Debian and Ubuntu: apt-get install nodejs npm\n\
               macOS: brew install node\n\
               other systems: https://nodejs.org/en/download";
    for program in ["node", "npm"] {
        ensure!(
            find_on_path(program).is_some(),
            "{program} is not on PATH; Node {NODE_AT_LEAST} or later is needed\n{how}"
        );
    }
    let version = process::read(Command::new("node").arg("--version"))?;
    ensure!(
        major(&version).is_some_and(|major| major >= NODE_AT_LEAST),
        "Node is {}, but {NODE_AT_LEAST} or later is needed\n{how}",
        version.trim()
    );
    Ok(())
}

/// The major version in "v20.20.2".
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// The standard library for the browser.
pub fn prepare_wasm_target(project: &Project) -> Result<()> {
    let library = sysroot(project)?.join("lib/rustlib").join(WASM).join("lib");
    if library.is_dir() {
        return Ok(());
    }
    rustup(project, &["target", "add", WASM])
}

/// The formatter and the linter.
pub fn prepare_components(project: &Project) -> Result<()> {
    let programs = sysroot(project)?.join("bin");
    if is_file(&programs.join("rustfmt")) && is_file(&programs.join("cargo-clippy")) {
        return Ok(());
    }
    rustup(project, &["component", "add", "rustfmt", "clippy"])
}

fn sysroot(project: &Project) -> Result<PathBuf> {
    let path = process::read(project.command("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(path.trim()))
}

fn rustup(project: &Project, arguments: &[&str]) -> Result<()> {
    let typed = format!("rustup {}", arguments.join(" "));
    if find_on_path("rustup").is_none() {
        bail!(
            "this Rust lacks something that rustup would add: `{typed}`\n\
             Get rustup from https://rustup.rs, or install the same with your system's packages"
        );
    }
    progress::step(&typed, || process::run(project.command("rustup").args(arguments)))
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("nothing"), None);
    }
}
