//! The rules of ARCHITECTURE.md that no compiler knows, each in one file with
//! its tests on planted faults.
//!
//! They read the text of the sources, not their meaning: quick, and enough to
//! notice a mistake. When a rule hurts, improve the rule.

mod boundaries;
mod browser;
mod database;
mod finding;
mod mutations;
mod packages;
mod panics;
mod pins;
mod purity;
mod source;
mod ssr;
mod styles;
mod unfinished;

use anyhow::{Result, bail};

use crate::project::Project;

use finding::Finding;
use packages::Package;
use source::Source;

/// Prints everything that breaks a rule; fails if anything does.
pub fn run(project: &Project) -> Result<()> {
    let findings = check(project)?;
    if findings.is_empty() {
        println!("The rules of ARCHITECTURE.md are kept");
        return Ok(());
    }
    for finding in &findings {
        println!("{finding}\n");
    }
    bail!("{} places break a rule of ARCHITECTURE.md", findings.len())
}

fn check(project: &Project) -> Result<Vec<Finding>> {
    let sources = source::read_all(&project.root)?;
    let packages = packages::read_all(project)?;

    let by_text = [
        boundaries::check,
        database::check_sources,
        mutations::check,
        panics::check,
        purity::check,
        ssr::check,
        styles::check,
        unfinished::check,
    ];
    let by_package = [packages::check, database::check_packages];

    let mut findings: Vec<Finding> = Vec::new();
    findings.extend(by_text.iter().flat_map(|rule| rule(&sources)));
    findings.extend(by_package.iter().flat_map(|rule| rule(&packages)));
    findings.extend(browser::check(&browser::tree(project)?));
    findings.extend(pins::check(&pins::read(project)?));
    findings.sort();
    Ok(findings)
}
