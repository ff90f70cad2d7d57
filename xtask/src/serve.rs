//! Builds the portal and serves it.

use std::{os::unix::process::CommandExt, process::Command};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    bundle, process, progress,
    project::{Profile, Project},
    tools,
};

/// How to serve.
#[derive(Args)]
pub struct Options {
    /// The port on this machine
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Which database to use [default: SQLite in data/alongside.db]
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Start with invented people and a local mailbox (the default)
    #[arg(long, overrides_with = "no_demo")]
    demo: bool,
    /// Start without invented people
    #[arg(long)]
    no_demo: bool,
}

/// Builds what has changed and becomes the server.
pub fn run(project: &Project, profile: Profile, options: &Options) -> Result<()> {
    tools::prepare_build(project)?;
    build(project, profile)?;
    let mut server = command(project, profile, options);
    // Replaces this process, so that signals and the exit code are the server's own.
    let error = server.exec();
    Err(error).with_context(|| format!("could not start {}", server.get_program().display()))
}

/// The browser bundle and the server.
pub fn build(project: &Project, profile: Profile) -> Result<()> {
    bundle::ensure(project, profile)?;
    progress::step(&format!("server, {}", profile.name()), || {
        let mut cargo = project.command("cargo");
        cargo.args(["build", "--locked", "--package", "server"]);
        if profile == Profile::Release {
            cargo.arg("--release");
        }
        process::run(&mut cargo)
    })
}

/// The command that serves what was built. Announces itself, without the URL of
/// the database, which may have a password.
pub fn command(project: &Project, profile: Profile, options: &Options) -> Command {
    println!("==> alongside, http://localhost:{}", options.port);
    let mut server = Command::new(project.server(profile));
    server
        .current_dir(&project.root)
        .args(["serve", "--port", &options.port.to_string()])
        .args(["--assets", "dist"]);
    if options.demo || !options.no_demo {
        server.arg("--demo");
    }
    if let Some(url) = &options.database_url {
        server.args(["--database-url", url]);
    }
    server
}
