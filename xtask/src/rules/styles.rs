//! No inline styles: the Content-Security-Policy blocks them, and the style
//! sheet has its own place.

use super::{Finding, Source};

const INSTEAD: &str = "give the element a class and write the rule in style/";

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|s| s.is_rust() && s.is_in(&["app/src"])) {
        for line in &source.lines {
            if has_inline_style(&line.code) {
                let found = "an inline style in a view".to_owned();
                findings.push(source.finding(line, found, INSTEAD));
            }
        }
    }
    findings
}

/// `style="..."` or `style:width=...`. In Rust's own code rustfmt puts a space
/// after the colon and around the equals sign, and a path has two colons.
fn has_inline_style(code: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    code.match_indices("style").any(|(start, word)| {
        let mut after = code[start + word.len()..].chars();
        let begins = !code[..start].ends_with(in_name);
        begins
            && match (after.next(), after.next()) {
                (Some('='), next) => next != Some('='),
                (Some(':'), Some(next)) => in_name(next) || next == '"',
                _ => false,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> usize {
        check(&[Source::new("app/src/ui/table.rs", text)]).len()
    }

    #[test]
    fn finds_inline_styles() {
        assert_eq!(findings(r#"view! { <p style="color: red">"x"</p> }"#), 1);
        assert_eq!(findings("view! { <p style=move || x.get()>y</p> }"), 1);
        assert_eq!(findings(r#"view! { <p style:width="1em">x</p> }"#), 1);
    }

    #[test]
    fn other_styles_are_fine() {
        assert_eq!(findings(r#"view! { <p class="style">"x"</p> }"#), 0);
        assert_eq!(findings("let style = Style { style: 1 };"), 0);
        assert_eq!(findings("style::apply(x)"), 0);
        assert_eq!(findings("if list_style==x {}"), 0);
    }
}
