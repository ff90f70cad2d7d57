//! What the steps share, and how each of them is run.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::{Options, Step};
use crate::{
    bundle,
    postgres::{Keeps, Postgres},
    process,
    project::{Profile, Project},
    rules, tools,
};

/// Never `--workspace`: one call would give `app` the features of the server and
/// of the browser at once, a combination that nobody ships. Here the server asks
/// for `app` with `ssr`.
const NATIVE: [&str; 7] = ["app", "domain", "eligibility", "migration", "server", "store", "xtask"];

/// The server that tests find in this variable is theirs alone.
const POSTGRES_URL: &str = "ALONGSIDE_TEST_POSTGRES";

/// The random stories at their full length: rounds of several people at one draft
/// on each database, and kills of the server under load. Each prints its seed.
const THOROUGH: [(&str, &str); 2] =
    [("ALONGSIDE_INTERLEAVINGS", "10000"), ("ALONGSIDE_KILLS", "200")];

pub struct Session<'a> {
    project: &'a Project,
    filter: Option<&'a str>,
    thorough: bool,
    chromium: Option<PathBuf>,
    postgres_programs: Option<PathBuf>,
    /// Started by the first step that needs it, stopped with the session.
    postgres: Option<Postgres>,
}

impl<'a> Session<'a> {
    /// Finds or installs the tools of these steps.
    pub fn prepare(project: &'a Project, steps: &[Step], options: &'a Options) -> Result<Self> {
        let any_of = |some: &[Step]| some.iter().any(|step| steps.contains(step));
        let mut session = Self {
            project,
            filter: options.filter.as_deref(),
            thorough: options.thorough,
            chromium: None,
            postgres_programs: None,
            postgres: None,
        };
        if any_of(&[Step::Fmt, Step::Clippy, Step::ClippyWasm]) {
            tools::prepare_lints(project)?;
        }
        if any_of(&[Step::Bundle, Step::Size, Step::Tests, Step::E2e]) {
            tools::prepare_build(project)?;
        }
        if any_of(&[Step::Tests, Step::E2e]) {
            session.postgres_programs = Some(tools::postgresql::prepare()?);
        }
        if any_of(&[Step::E2e]) {
            tools::prepare_journeys(project)?;
            session.chromium = Some(tools::chromium::prepare()?);
        }
        Ok(session)
    }

    pub fn run(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Fmt => process::run(self.cargo("fmt").args(["--all", "--check"])),
            Step::Rules => rules::run(self.project),
            Step::Clippy => process::run(self.native("clippy").args([
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ])),
            // The consumer's bundle and the desk's.
            Step::ClippyWasm => ["", "desk"].into_iter().try_for_each(|features| {
                process::run(
                    self.cargo("clippy")
                        .args(["--locked", "--package", "frontend", "--features", features])
                        .args(["--target", "wasm32-unknown-unknown"])
                        .args(["--", "--deny", "warnings"]),
                )
            }),
            Step::Bundle => bundle::ensure(self.project, Profile::Release),
            Step::Size => {
                bundle::ensure(self.project, Profile::Release)?;
                bundle::size::report(&self.project.dist())
            }
            Step::Tests => self.tests(),
            Step::E2e => self.journeys(),
        }
    }

    fn tests(&mut self) -> Result<()> {
        let url = self.postgres_url()?;
        let mut cargo = self.native("test");
        cargo.arg("--no-fail-fast").env(POSTGRES_URL, url);
        if self.thorough {
            cargo.envs(THOROUGH);
        }
        if let Some(filter) = self.filter {
            cargo.args(["--", filter]);
        }
        process::run(&mut cargo)
    }

    /// Playwright's own configuration starts the servers that the journeys need.
    fn journeys(&mut self) -> Result<()> {
        bundle::ensure(self.project, Profile::Release)?;
        process::run(self.cargo("build").args(["--locked", "--package", "server"]))?;
        let chromium = self.chromium.as_ref().context("no browser was prepared")?;

        let folder = self.project.root.join("end2end");
        let mut playwright = Command::new(folder.join("node_modules/.bin/playwright"));
        playwright
            .current_dir(&folder)
            .arg("test")
            .env("CHROMIUM", chromium)
            .env("ALONGSIDE_BIN", self.project.server(Profile::Debug))
            .env("ALONGSIDE_DIST", self.project.dist());
        if let Some(filter) = self.filter {
            playwright.args(["--grep", filter]);
        }
        playwright.env(POSTGRES_URL, self.postgres_url()?);
        process::run(&mut playwright)
    }

    fn postgres_url(&mut self) -> Result<String> {
        if self.postgres.is_none() {
            let programs = self.postgres_programs.clone().context("PostgreSQL was not prepared")?;
            self.postgres = Some(Postgres::start(programs, Keeps::Nothing)?);
        }
        let server = self.postgres.as_ref().context("PostgreSQL is not there")?;
        Ok(server.url())
    }

    fn cargo(&self, subcommand: &str) -> Command {
        let mut cargo = self.project.command("cargo");
        cargo.arg(subcommand);
        cargo
    }

    /// A cargo command on everything that is compiled for this machine.
    fn native(&self, subcommand: &str) -> Command {
        let mut cargo = self.cargo(subcommand);
        cargo.arg("--locked");
        for package in NATIVE {
            cargo.args(["--package", package]);
        }
        cargo.args(["--features", "app/ssr"]);
        cargo
    }
}
