//! Which crate may know which: the arrows of ARCHITECTURE.md.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;
use crate::project::Project;

/// A member of the workspace.
#[derive(Debug)]
pub struct Package {
    pub name: String,
    /// From the root of the checkout, with forward slashes.
    pub folder: String,
    pub dependencies: Vec<Dependency>,
    manifest: String,
}

/// Something a member depends on.
#[derive(Debug)]
pub struct Dependency {
    pub name: String,
    /// Only its tests do.
    pub is_for_tests: bool,
}

/// For each member, the members it may depend on. The store brings a database up
/// to date when it connects, so it knows the migrations; they know nobody.
const ARROWS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("eligibility", &["domain"]),
    ("migration", &[]),
    ("store", &["domain", "migration"]),
    ("app", &["domain", "store"]),
    ("frontend", &["app", "domain"]),
    ("server", &["app", "domain", "eligibility", "migration", "store"]),
    ("xtask", &[]),
];

/// These two must build without any of the others' worlds.
const PURE: [&str; 2] = ["domain", "eligibility"];
const IMPURE: [&str; 9] =
    ["axum", "getrandom", "hyper", "leptos", "lettre", "rand", "reqwest", "server_fn", "tokio"];

const TURN: &str = "turn the dependency round, or pass the value as an argument";
const OUTSIDE: &str = "declare a trait here and implement it in the server or the store";
const UNKNOWN: &str =
    "add the crate and its arrows to ARCHITECTURE.md and to xtask/src/rules/packages.rs";

pub fn check(packages: &[Package]) -> Vec<Finding> {
    packages.iter().flat_map(check_one).collect()
}

fn check_one(package: &Package) -> Vec<Finding> {
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
        let found = format!("no rule says what `{}` may depend on", package.name);
        return vec![package.finding(&package.name, found, UNKNOWN)];
    };

    let is_member = |name: &str| ARROWS.iter().any(|(member, _)| *member == name);
    let mut findings = Vec::new();
    for dependency in &package.dependencies {
        let name = dependency.name.as_str();
        // A crate's own tests may switch on its own features.
        let is_itself = dependency.is_for_tests && name == package.name;
        if is_member(name) && !allowed.contains(&name) && !is_itself {
            let found = format!("`{}` depends on `{name}`", package.name);
            findings.push(package.finding(name, found, TURN));
        }
        if PURE.contains(&package.name.as_str())
            && !dependency.is_for_tests
            && IMPURE.iter().any(|start| name.starts_with(start))
        {
            let found = format!("`{}`, which must stay pure, depends on `{name}`", package.name);
            findings.push(package.finding(name, found, OUTSIDE));
        }
    }
    findings
}

/// Every member of the workspace.
pub fn read_all(project: &Project) -> Result<Vec<Package>> {
    project.metadata["packages"]
        .as_array()
        .context("cargo metadata names no packages")?
        .iter()
        .map(|package| Package::read(package, &project.root))
        .collect()
}

impl Package {
    fn read(package: &Value, root: &Path) -> Result<Self> {
        let manifest_path = Path::new(text(package, "manifest_path")?);
        let folder = manifest_path.parent().unwrap_or(root);
        let dependencies = package["dependencies"]
            .as_array()
            .context("cargo metadata names no dependencies")?
            .iter()
            .map(|dependency| {
                Ok(Dependency {
                    name: text(dependency, "name")?.to_owned(),
                    is_for_tests: dependency["kind"] == "dev",
                })
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            name: text(package, "name")?.to_owned(),
            folder: folder
                .strip_prefix(root)
                .unwrap_or(folder)
                .to_string_lossy()
                .replace('\\', "/"),
            dependencies,
            manifest: fs::read_to_string(manifest_path)
                .with_context(|| format!("cannot read {}", manifest_path.display()))?,
        })
    }

    /// A finding at the first line of Cargo.toml that has this name.
    pub fn finding(&self, name: &str, found: String, instead: &'static str) -> Finding {
        let line = self
            .manifest
            .lines()
            .position(|line| line.trim_start().starts_with(name))
            .unwrap_or_default();
        Finding { path: format!("{}/Cargo.toml", self.folder), line: line + 1, found, instead }
    }

    #[cfg(test)]
    pub fn for_testing(name: &str, folder: &str, dependencies: &[&str]) -> Self {
        let dependencies: Vec<Dependency> = dependencies
            .iter()
            .map(|name| Dependency { name: (*name).to_owned(), is_for_tests: false })
            .collect();
        Self {
            name: name.to_owned(),
            folder: folder.to_owned(),
            dependencies,
            manifest: String::new(),
        }
    }
}

fn text<'a>(value: &'a Value, key: &str) -> Result<&'a str> {
    value[key].as_str().with_context(|| format!("cargo metadata has no {key}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, dependencies: &[&str]) -> Vec<String> {
        let findings = check(&[Package::for_testing(name, name, dependencies)]);
        findings.into_iter().map(|finding| finding.found).collect()
    }

    #[test]
    fn arrows_point_one_way() {
        assert!(found("server", &["app", "store", "axum"]).is_empty());
        assert_eq!(found("app", &["server"]), ["`app` depends on `server`"]);
        assert_eq!(found("migration", &["store"]).len(), 1);
        assert_eq!(found("domain", &["eligibility"]).len(), 1);
    }

    #[test]
    fn pure_crates_have_pure_dependencies() {
        assert!(found("domain", &["serde", "chrono", "thiserror"]).is_empty());
        assert_eq!(found("domain", &["tokio"]).len(), 1);
        assert_eq!(found("eligibility", &["leptos_meta"]).len(), 1);
    }

    #[test]
    fn a_new_crate_needs_a_rule() {
        assert_eq!(found("surprise", &[]).len(), 1);
    }

    #[test]
    fn a_crate_may_switch_on_its_own_features_for_its_tests() {
        let mut store = Package::for_testing("store", "server/store", &[]);
        store.dependencies.push(Dependency { name: "store".to_owned(), is_for_tests: true });
        assert!(check(&[store]).is_empty());
    }

    #[test]
    fn points_at_the_line_of_the_manifest() {
        let mut package = Package::for_testing("app", "app", &["server"]);
        package.manifest = "[dependencies]\nserver.workspace = true\n".to_owned();
        assert_eq!(check(&[package])[0].line, 2);
    }
}
