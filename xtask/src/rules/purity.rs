//! `domain` and `eligibility` do no IO, read no clock and draw no random number.

use super::{Finding, Source};

const PURE: [&str; 2] = ["app/domain/src", "server/eligibility/src"];

const FORBIDDEN: [(&str, &str); 16] = [
    ("Utc::now", NOW),
    ("Local::now", NOW),
    ("SystemTime::now", NOW),
    ("Instant::now", NOW),
    ("now_v7", IDS),
    ("new_v4", IDS),
    ("rand::", RANDOM),
    ("getrandom", RANDOM),
    ("std::fs", IO),
    ("std::net", IO),
    ("std::env", IO),
    ("std::process", IO),
    ("std::io", IO),
    ("tokio", IO),
    ("axum", IO),
    ("leptos", VIEW),
];

const NOW: &str = "take the moment as an argument; it enters with the request";
const IDS: &str = "take the id as an argument; the store makes new ones";
const RANDOM: &str = "take the random value as an argument; the store draws it";
const IO: &str = "declare a trait here and implement it in the server or the store";
const VIEW: &str = "put views into `app`; this crate knows no framework";

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|s| s.is_rust() && s.is_in(&PURE)) {
        for line in &source.lines {
            for (needle, instead) in FORBIDDEN {
                if line.has(needle) || is_in_group(&line.code, needle) {
                    let found = format!("`{needle}` in a crate that must stay pure");
                    findings.push(source.finding(line, found, instead));
                }
            }
        }
    }
    findings
}

/// Whether `use std::{fs, io}` has what is written `std::fs` elsewhere.
fn is_in_group(code: &str, needle: &str) -> bool {
    let Some(name) = needle.strip_prefix("std::") else {
        return false;
    };
    code.split_once("std::{").is_some_and(|(_, group)| super::source::has(group, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let findings = check(&[Source::new(path, text)]);
        findings.into_iter().map(|finding| finding.found).collect()
    }

    #[test]
    fn finds_a_clock() {
        let findings =
            check(&[Source::new("app/domain/src/dates.rs", "fn f() {\n    Utc::now()\n}")]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, 2);
    }

    #[test]
    fn finds_io_and_randomness() {
        for code in [
            "use std::fs;",
            "use std::{collections::HashMap, fs};",
            "std::net::TcpStream::connect(x)",
            "rand::rng()",
            "tokio::spawn(x)",
            "use leptos::prelude::*;",
            "Uuid::now_v7()",
        ] {
            assert_eq!(found("server/eligibility/src/lib.rs", code).len(), 1, "{code}");
        }
    }

    #[test]
    fn other_crates_may() {
        assert!(found("server/src/main.rs", "let now = Utc::now();").is_empty());
    }

    #[test]
    fn comments_may_mention_it() {
        assert!(found("app/domain/src/lib.rs", "//! Never calls `Utc::now`.").is_empty());
        assert!(found("app/domain/src/lib.rs", "use std::{collections, fmt};").is_empty());
    }
}
