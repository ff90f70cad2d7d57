//! The speed of the determination engine: `server/eligibility/examples/speed.rs`, optimised. It
//! prints the figures and fails below its bar.

use anyhow::Result;

use crate::{process, project::Project};

pub fn run(project: &Project) -> Result<()> {
    process::run(project.command("cargo").args(["run", "--locked", "--quiet", "--release"]).args([
        "--package",
        "eligibility",
        "--example",
        "speed",
    ]))
}
