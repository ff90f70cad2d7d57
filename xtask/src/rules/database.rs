//! Only `store` and `migration` know the database library.

use super::{Finding, Package, Source};

const OWNERS: [&str; 2] = ["server/store", "server/migration"];
const NAMES: [&str; 3] = ["sea_orm", "sea_orm_migration", "sqlx"];
const INSTEAD: &str = "add an operation to `store` and call that";

pub fn check_sources(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|s| s.is_rust() && !s.is_in(&OWNERS)) {
        for line in &source.lines {
            for name in NAMES.into_iter().filter(|name| line.has(name)) {
                let found = format!("`{name}` outside `store` and `migration`");
                findings.push(source.finding(line, found, INSTEAD));
            }
        }
    }
    findings
}

pub fn check_packages(packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages {
        if OWNERS.contains(&package.folder.as_str()) {
            continue;
        }
        for dependency in &package.dependencies {
            if is_database(&dependency.name) {
                let found = format!("`{}` depends on `{}`", package.name, dependency.name);
                findings.push(package.finding(&dependency.name, found, INSTEAD));
            }
        }
    }
    findings
}

/// Whether a package is the database library or a part of it.
pub fn is_database(package: &str) -> bool {
    ["sea-orm", "sea-query", "sea-schema", "sqlx"].iter().any(|start| package.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_it_in_the_server() {
        let source = Source::new("server/src/main.rs", "use sea_orm::Database;\n");
        assert_eq!(check_sources(&[source]).len(), 1);
    }

    #[test]
    fn the_store_may() {
        let source = Source::new("server/store/src/lib.rs", "use sea_orm::Database;\n");
        assert!(check_sources(&[source]).is_empty());
    }

    #[test]
    fn finds_a_dependency() {
        let faulty = Package::for_testing("server", "server", &["axum", "sea-orm-migration"]);
        let fine = Package::for_testing("store", "server/store", &["sea-orm"]);
        let findings = check_packages(&[faulty, fine]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].path, "server/Cargo.toml");
    }
}
