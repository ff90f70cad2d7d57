//! Source files as the rules see them: code apart from comments and texts.

mod lexer;
mod tests_in;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::Finding;

const FOLDERS: [&str; 5] = ["app", "frontend", "server", "xtask", "end2end"];
const SKIPPED: [&str; 3] = ["node_modules", "target", "test-results"];

/// One file.
#[derive(Debug)]
pub struct Source {
    /// From the root of the checkout, with forward slashes.
    pub path: String,
    pub lines: Vec<Line>,
}

/// One line of a file.
#[derive(Debug)]
pub struct Line {
    pub number: usize,
    pub text: String,
    /// The text with comments and the insides of string literals blanked out.
    pub code: String,
    /// Inside an item behind `#[cfg(test)]`.
    pub is_test: bool,
}

/// Every Rust and TypeScript file of the checkout.
pub fn read_all(root: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        if !start.exists() {
            continue;
        }
        let entries = WalkDir::new(&start)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| !SKIPPED.iter().any(|name| entry.file_name() == *name));
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read {}", start.display()))?;
            let path = entry.path();
            if !path.extension().is_some_and(|e| e == "rs" || e == "ts") {
                continue;
            }
            let text = fs::read_to_string(path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            let relative = path.strip_prefix(root).unwrap_or(path);
            sources.push(Source::new(&relative.to_string_lossy(), &text));
        }
    }
    Ok(sources)
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let code = lexer::code_only(text);
        let tests = tests_in::lines(&code);
        let lines = text
            .lines()
            .zip(code.lines())
            .enumerate()
            .map(|(index, (text, code))| Line {
                number: index + 1,
                text: text.to_owned(),
                code: code.to_owned(),
                is_test: tests.contains(&index),
            })
            .collect();
        Self { path: path.replace('\\', "/"), lines }
    }

    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether the file is in one of these folders (or is one of these files).
    pub fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| {
            self.path
                .strip_prefix(folder)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Whether the whole file is for tests.
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|part| {
            let name = part.trim_end_matches(".rs");
            matches!(name, "tests" | "testing" | "benches") || name.ends_with("_tests")
        })
    }

    pub fn finding(&self, line: &Line, found: String, instead: &'static str) -> Finding {
        Finding { path: self.path.clone(), line: line.number, found, instead }
    }
}

impl Line {
    /// Whether the code has this text, and not as a part of longer names.
    pub fn has(&self, needle: &str) -> bool {
        has(&self.code, needle)
    }

    /// The comment of a line that has nothing else, without the slashes.
    /// A doc comment describes an item to its readers and does not count.
    pub fn comment(&self) -> Option<&str> {
        let comment = self.text.trim().strip_prefix("//")?;
        (!comment.starts_with(['/', '!'])).then(|| comment.trim())
    }
}

/// Whether `code` has `needle`, and not as a part of longer names.
pub fn has(code: &str, needle: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(needle).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        let after = code[start + needle.len()..].chars().next();
        let continues_before = needle.starts_with(in_name) && before.is_some_and(in_name);
        let continues_after = needle.ends_with(in_name) && after.is_some_and(in_name);
        !continues_before && !continues_after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_is_a_whole_name() {
        assert!(has("let x = tokio::spawn", "tokio"));
        assert!(!has("tokio_like()", "tokio"));
        assert!(has("rand::rng()", "rand::"));
        assert!(!has("operand::new()", "rand::"));
        assert!(has("x.unwrap()", ".unwrap()"));
    }

    #[test]
    fn folders_are_whole_names_too() {
        let source = Source::new("app/src/ui.rs", "");
        assert!(source.is_in(&["app/src"]));
        assert!(source.is_in(&["app/src/ui.rs"]));
        assert!(!source.is_in(&["app/src/ui"]));
    }

    #[test]
    fn knows_files_for_tests() {
        assert!(Source::new("server/tests/doors.rs", "").is_test());
        assert!(Source::new("server/store/src/testing.rs", "").is_test());
        assert!(Source::new("app/domain/src/merge_tests.rs", "").is_test());
        assert!(!Source::new("server/src/main.rs", "").is_test());
    }

    #[test]
    fn doc_comments_are_not_reasons() {
        let source = Source::new("x.rs", "// Why.\n/// What.\nlet x = 1; // Beside.\n");
        let comments: Vec<_> = source.lines.iter().map(Line::comment).collect();
        assert_eq!(comments, [Some("Why."), None, None]);
    }
}
