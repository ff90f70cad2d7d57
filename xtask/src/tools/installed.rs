//! Tools that cargo builds into the project's own folder, at pinned versions.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{process, progress, project::Project};

use super::path;

/// A program that `cargo install` provides.
pub struct Tool {
    pub program: &'static str,
    package: &'static str,
    pub version: &'static str,
    options: &'static [&'static str],
}

/// Both versions are in Trunk.toml too, and Cargo.lock has the library that
/// belongs to wasm-bindgen; `cargo xtask rules` compares them.
pub const INSTALLED: [Tool; 2] = [
    Tool {
        program: "trunk",
        package: "trunk",
        // 0.22 needs a newer Rust than rust-toolchain.toml names.
        version: "0.21.14",
        options: &["--locked", "--no-default-features", "--features", "rustls"],
    },
    Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: "0.2.130",
        // Not --locked: its lock file can name releases of its own publication day,
        // which a registry mirror may not have yet.
        options: &[],
    },
];

/// Builds in half the time; none of these tools does any heavy work itself.
const FAST_BUILD: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// Installs the tools that are missing or of another version.
pub fn prepare(project: &Project) -> Result<()> {
    for tool in &INSTALLED {
        if !tool.is_there(project)? {
            tool.install(project)?;
        }
    }
    Ok(())
}

impl Tool {
    /// Whether the first program of this name on our PATH has the right version.
    fn is_there(&self, project: &Project) -> Result<bool> {
        let printed = Command::new(self.program)
            .env("PATH", path(project)?)
            .arg("--version")
            // Trunk wants "true" or "false" there, others set "1".
            .env_remove("NO_COLOR")
            .output();
        Ok(printed.is_ok_and(|output| {
            let printed = String::from_utf8_lossy(&output.stdout);
            printed.split_whitespace().nth(1) == Some(self.version)
        }))
    }

    fn install(&self, project: &Project) -> Result<()> {
        let folder = project.tools();
        let build = folder.join("build");
        let what = format!(
            "{} {}, installed into {} (some minutes, once)",
            self.program,
            self.version,
            folder.display()
        );
        progress::step(&what, || {
            process::run(
                project
                    .command("cargo")
                    .envs(FAST_BUILD)
                    .args(["install", self.package, "--version", self.version])
                    .args(self.options)
                    .arg("--force")
                    .arg("--root")
                    .arg(folder)
                    .arg("--target-dir")
                    .arg(&build),
            )?;
            remove(&build)
        })
    }
}

fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))
}
