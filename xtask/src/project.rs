//! Where things are: the checkout, cargo's target directory, the bundle, the tools.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// How much the compiler optimises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Debug,
    Release,
}

impl Profile {
    pub fn from_release(release: bool) -> Self {
        if release { Self::Release } else { Self::Debug }
    }

    /// The name of the folder that cargo builds into.
    pub fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// A checkout of Alongside.
pub struct Project {
    pub root: PathBuf,
    /// What `cargo metadata` says about the members of the workspace.
    pub metadata: Value,
    target: PathBuf,
    tools: PathBuf,
}

impl Project {
    pub fn locate() -> Result<Self> {
        // Cargo sets it for `cargo run`; the compiled-in path serves a binary started by hand.
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root =
            Path::new(&manifest).parent().context("xtask is not inside a checkout")?.to_owned();

        let metadata = process::read(Command::new("cargo").current_dir(&root).args([
            "metadata",
            "--no-deps",
            "--format-version=1",
        ]))?;
        let metadata: Value =
            serde_json::from_str(&metadata).context("cannot read the answer of cargo metadata")?;
        let target = metadata["target_directory"]
            .as_str()
            .context("cargo metadata names no target directory")?
            .into();

        let tools = match env::var_os("ALONGSIDE_TOOLS") {
            Some(folder) => env::current_dir()?.join(folder),
            None => root.join(".tools"),
        };
        Ok(Self { root, metadata, target, tools })
    }

    /// The browser bundle.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The folder of the tools that cargo installs for us.
    pub fn tools(&self) -> &Path {
        &self.tools
    }

    /// The server's executable.
    pub fn server(&self, profile: Profile) -> PathBuf {
        self.target.join(profile.name()).join("alongside")
    }

    /// Where measurements keep their databases.
    pub fn bench(&self) -> PathBuf {
        self.target.join("bench")
    }

    /// A command that runs in the root of the checkout.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Keeps other `cargo xtask` commands from installing tools or writing the
    /// bundle at the same time, until the result is dropped.
    pub fn lock(&self) -> Result<File> {
        fs::create_dir_all(&self.tools)
            .with_context(|| format!("cannot create {}", self.tools.display()))?;
        let path = self.tools.join("lock");
        let file =
            File::create(&path).with_context(|| format!("cannot create {}", path.display()))?;
        if file.try_lock().is_err() {
            println!("Waiting for another `cargo xtask` to finish preparing");
            file.lock()?;
        }
        Ok(file)
    }
}
