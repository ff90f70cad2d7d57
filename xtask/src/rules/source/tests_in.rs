//! Finds the lines of the items behind `#[cfg(test)]`.

use std::collections::HashSet;

const MARK: &str = "#[cfg(test)]";

/// The indices of the lines that belong to such an item, in code without
/// comments and texts.
pub fn lines(code: &str) -> HashSet<usize> {
    let mut lines = HashSet::new();
    for (start, _) in code.match_indices(MARK) {
        let end = start + item_length(&code[start..]);
        let first = code[..start].matches('\n').count();
        let last = first + code[start..end].matches('\n').count();
        lines.extend(first..=last);
    }
    lines
}

/// How far an item reaches: to the brace that closes it, or to a semicolon
/// before any brace.
fn item_length(item: &str) -> usize {
    let mut depth = 0_usize;
    for (index, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return index + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return index + 1,
            _ => {}
        }
    }
    item.len()
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn sorted(code: &str) -> Vec<usize> {
        let mut lines: Vec<usize> = lines(code).into_iter().collect();
        lines.sort_unstable();
        lines
    }

    #[test]
    fn a_module_ends_with_its_brace() {
        assert_eq!(sorted("a\n#[cfg(test)]\nmod t {\n{}\n}\nb\n"), [1, 2, 3, 4]);
    }

    #[test]
    fn a_declaration_ends_with_its_semicolon() {
        assert_eq!(sorted("#[cfg(test)]\nmod t;\nfn f() {}\n"), [0, 1]);
    }
}
