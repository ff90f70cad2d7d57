//! Code for one side only says why it is not somewhere else.

use super::{Finding, Source};

/// The two places made for it: request context and the conversion of errors.
const EXEMPT: [&str; 4] =
    ["app/src/context", "app/src/context.rs", "app/src/error", "app/src/error.rs"];

const INSTEAD: &str = "move it into `store` or into app/src/context.rs, or say in a `// ` sentence \
     on the line above why it must be here";

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        if !source.is_rust() || !source.is_in(&["app/src"]) || source.is_in(&EXEMPT) {
            continue;
        }
        for (index, line) in source.lines.iter().enumerate() {
            // The code has no texts and the text has comments: only both together tell.
            if !line.has("feature") || !line.text.contains(r#"feature = "ssr""#) {
                continue;
            }
            let above = index.checked_sub(1).and_then(|above| source.lines.get(above));
            let says_why = above
                .and_then(|line| line.comment())
                .is_some_and(|comment| comment.split_whitespace().count() >= 3);
            if !says_why {
                let found = "`feature = \"ssr\"` without a reason".to_owned();
                findings.push(source.finding(line, found, INSTEAD));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        check(&[Source::new(path, text)]).len()
    }

    #[test]
    fn wants_a_sentence() {
        let file = "app/src/clients/api.rs";
        assert_eq!(findings(file, "#[cfg(feature = \"ssr\")]\nmod x;"), 1);
        assert_eq!(findings(file, "#[cfg(not(feature = \"ssr\"))]\nmod x;"), 1);
        assert_eq!(findings(file, "/// What it is for.\n#[cfg(feature = \"ssr\")]\nmod x;"), 1);
        assert_eq!(findings(file, "// Why\n#[cfg(feature = \"ssr\")]\nmod x;"), 1);
    }

    #[test]
    fn takes_a_sentence() {
        let text = "// The browser has no headers to read.\n#[cfg(feature = \"ssr\")]\nmod x;";
        assert_eq!(findings("app/src/clients/api.rs", text), 0);
    }

    #[test]
    fn the_two_places_need_none() {
        assert_eq!(findings("app/src/error.rs", "#[cfg(feature = \"ssr\")]"), 0);
        assert_eq!(findings("app/src/context.rs", "#[cfg(feature = \"ssr\")]"), 0);
    }

    #[test]
    fn a_comment_may_mention_it() {
        assert_eq!(findings("app/src/lib.rs", "// not `cfg(feature = \"ssr\")` here"), 0);
    }
}
