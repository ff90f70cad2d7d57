//! Nothing unfinished and no test left out.

use super::{Finding, Source};

const IN_RUST: [(&str, &str); 3] = [
    ("#[ignore", "repair the test or delete it; a test that does not run says nothing"),
    ("todo!(", "finish it, or return an error that says what is missing"),
    ("unimplemented!(", "finish it, or return an error that says what is missing"),
];

const JOURNEY: &str = "repair the journey or delete it; one that does not run says nothing";
const IN_TYPESCRIPT: [(&str, &str); 6] = [
    ("test.skip", JOURNEY),
    ("test.fixme", JOURNEY),
    ("test.fail", JOURNEY),
    ("describe.skip", JOURNEY),
    ("test.only", "run one journey with `cargo xtask test --only e2e <name>`"),
    ("describe.only", "run one journey with `cargo xtask test --only e2e <name>`"),
];

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let patterns: &[(&str, &str)] = if source.is_rust() { &IN_RUST } else { &IN_TYPESCRIPT };
        for line in &source.lines {
            for &(needle, instead) in patterns {
                if line.has(needle) {
                    let found = format!("`{needle}`");
                    findings.push(source.finding(line, found, instead));
                }
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
    fn finds_what_is_unfinished() {
        assert_eq!(findings("server/src/x.rs", "fn f() { todo!() }"), 1);
        assert_eq!(findings("server/src/x.rs", "unimplemented!(\"x\")"), 1);
    }

    #[test]
    fn finds_tests_left_out() {
        assert_eq!(findings("server/tests/x.rs", "#[test]\n#[ignore = \"slow\"]"), 1);
        assert_eq!(findings("end2end/tests/x.spec.ts", "test.skip('x', f);"), 1);
        assert_eq!(findings("end2end/tests/x.spec.ts", "test.only('x', f);"), 1);
    }

    #[test]
    fn prose_may_name_it() {
        assert_eq!(findings("server/src/x.rs", "// no todo!() here"), 0);
        assert_eq!(findings("end2end/tests/x.spec.ts", "test('skip to content', f);"), 0);
    }
}
