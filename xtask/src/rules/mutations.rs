//! No server function answers GET: a link, an image or a prefetch could call it.

use super::{Finding, Source};

const ENCODINGS: [&str; 3] = ["GetCbor", "GetJson", "GetUrl"];
const INSTEAD: &str =
    "use the default encoding, which is a POST; what a GET should show belongs on a page";

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|s| s.is_rust() && s.is_in(&["app/src"])) {
        for line in &source.lines {
            for encoding in ENCODINGS.into_iter().filter(|name| line.has(name)) {
                let found = format!("a server function with `{encoding}`");
                findings.push(source.finding(line, found, INSTEAD));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_get() {
        let source = Source::new("app/src/clients/api.rs", "#[server(input = GetUrl)]");
        assert_eq!(check(&[source]).len(), 1);
    }

    #[test]
    fn a_post_is_fine() {
        let source = Source::new("app/src/clients/api.rs", "#[server(input = PostUrl)]");
        assert!(check(&[source]).is_empty());
    }
}
