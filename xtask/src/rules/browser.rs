//! The browser bundle links nothing of the server.

use anyhow::Result;

use super::{Finding, database::is_database};
use crate::{process, project::Project};

const FORBIDDEN: [&str; 5] = ["axum", "leptos_axum", "server", "store", "tokio"];
const INSTEAD: &str = "make the dependency of `app` optional and switch it on with `ssr`; \
     `cargo tree -p frontend --target wasm32-unknown-unknown -i <crate>` says who wants it";

/// The names of everything the bundle is made of, one per line.
pub fn tree(project: &Project) -> Result<String> {
    process::read(
        project
            .command("cargo")
            .args(["tree", "--locked", "--package", "frontend"])
            .args(["--target", "wasm32-unknown-unknown", "--edges", "normal"])
            .args(["--prefix", "none", "--format", "{p}"]),
    )
}

pub fn check(tree: &str) -> Vec<Finding> {
    let mut names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| FORBIDDEN.contains(name) || is_database(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| Finding {
            path: "frontend/Cargo.toml".to_owned(),
            line: 1,
            found: format!("the browser bundle links `{name}`"),
            instead: INSTEAD,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn finds_the_server_in_the_browser() {
        let findings =
            check("frontend v0.1.0 (/x)\nsea-orm v2.0.4\nleptos v0.8.23\nsea-orm v2.0.4 (*)\n");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].found, "the browser bundle links `sea-orm`");
    }

    #[test]
    fn similar_names_are_something_else() {
        assert!(check("server_fn v0.8.13\nreactive_stores v0.2.0\n").is_empty());
    }
}
