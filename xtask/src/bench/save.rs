//! What it costs to keep one field of a draft as it is left.

use anyhow::Result;

use crate::{
    postgres::{Keeps, Postgres},
    process,
    project::Project,
    tools,
};

/// Prints the store operation beside one insert of the same database, both with
/// everything on the disk before they answer.
pub fn run(project: &Project) -> Result<()> {
    let postgres = Postgres::start(tools::postgresql::prepare()?, Keeps::Everything)?;
    process::run(
        project
            .command("cargo")
            .args(["run", "--release", "--locked", "--quiet", "--package", "store"])
            .args(["--features", "testing", "--example", "save"])
            .env("ALONGSIDE_TEST_POSTGRES", postgres.url()),
    )
}
