//! The server does not panic on purpose, unless it says why it never will.

use super::{Finding, Source, source::Line};

const FOLDERS: [&str; 4] =
    ["app/domain/src", "server/eligibility/src", "server/src", "server/store/src"];
const PANICS: [&str; 2] = [".unwrap()", ".expect("];
const REASON: &str = "Cannot fail:";
const INSTEAD: &str = "return an error, or say above the statement why it never happens: \
     `// Cannot fail: ...`";

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        if !source.is_rust() || !source.is_in(&FOLDERS) || source.is_test() {
            continue;
        }
        for (index, line) in source.lines.iter().enumerate() {
            let panics = PANICS.into_iter().find(|panic| line.has(panic));
            let Some(panic) = panics.filter(|_| !line.is_test) else {
                continue;
            };
            if !says_why(&source.lines, index) {
                findings.push(source.finding(line, format!("`{panic}`"), INSTEAD));
            }
        }
    }
    findings
}

/// Whether the line itself, or a comment above its statement, gives the reason.
fn says_why(lines: &[Line], index: usize) -> bool {
    if lines[index].text.contains(&format!("// {REASON}")) {
        return true;
    }
    for line in lines[..index].iter().rev() {
        if let Some(comment) = line.comment() {
            // A reason may go on for several lines.
            if comment.starts_with(REASON) {
                return true;
            }
            continue;
        }
        let code = line.code.trim();
        if code.is_empty() || code.ends_with([';', '{', '}']) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        check(&[Source::new(path, text)]).len()
    }

    #[test]
    fn finds_both() {
        assert_eq!(findings("server/src/x.rs", "let a = b.unwrap();"), 1);
        assert_eq!(findings("app/domain/src/x.rs", "let a = b.expect(\"c\");"), 1);
    }

    #[test]
    fn takes_a_reason() {
        for text in [
            "// Cannot fail: it was checked.\nlet a = b.unwrap();",
            "// Cannot fail: it was checked,\n// two lines above.\nlet a = b.unwrap();",
            "// Cannot fail: checked.\nlet a = b\n    .c()\n    .unwrap();",
            "let a = b.unwrap(); // Cannot fail: checked.",
        ] {
            assert_eq!(findings("server/src/x.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn a_reason_is_for_one_statement() {
        let text = "// Cannot fail: checked.\nlet a = b.unwrap();\nlet c = d.unwrap();";
        assert_eq!(findings("server/src/x.rs", text), 1);
    }

    #[test]
    fn tests_may() {
        let text = "#[cfg(test)]\nmod tests {\n    fn f() { a.unwrap(); }\n}\n";
        assert_eq!(findings("server/src/x.rs", text), 0);
        assert_eq!(findings("server/store/src/testing.rs", "a.unwrap();"), 0);
        let after = format!("{text}fn g() {{ a.unwrap(); }}\n");
        assert_eq!(findings("server/src/x.rs", &after), 1);
    }

    #[test]
    fn similar_names_are_fine() {
        let text = "#[expect(unused)]\nlet a = b.unwrap_or_default();\nexpect_context::<X>();";
        assert_eq!(findings("server/src/x.rs", text), 0);
    }
}
