//! Blanks out comments and the insides of literals, so that a search for code
//! finds code. Knows just enough of Rust's tokens for that; TypeScript's come close.

use std::{iter::Peekable, str::Chars};

/// The same text, line for line and column for column, with blanks instead of
/// comments and of what stands between quotes.
pub fn code_only(text: &str) -> String {
    let mut lexer =
        Lexer { rest: text.chars().peekable(), code: String::with_capacity(text.len()) };
    lexer.run();
    lexer.code
}

struct Lexer<'a> {
    rest: Peekable<Chars<'a>>,
    code: String,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(&c) = self.rest.peek() {
            match c {
                '/' if self.sees("//") => self.blank_until_newline(),
                '/' if self.sees("/*") => self.blank_block_comment(),
                '"' => self.string(),
                'r' if !self.is_inside_name() && self.raw_hashes().is_some() => self.raw_string(),
                '\'' => self.character_or_lifetime(),
                _ => self.keep(),
            }
        }
    }

    fn sees(&self, start: &str) -> bool {
        let mut rest = self.rest.clone();
        start.chars().all(|c| rest.next() == Some(c))
    }

    fn keep(&mut self) {
        self.code.extend(self.rest.next());
    }

    fn blank(&mut self) {
        if let Some(c) = self.rest.next() {
            self.code.push(if c == '\n' { '\n' } else { ' ' });
        }
    }

    fn blank_until_newline(&mut self) {
        while self.rest.peek().is_some_and(|&c| c != '\n') {
            self.blank();
        }
    }

    /// Block comments nest.
    fn blank_block_comment(&mut self) {
        let mut depth = 0;
        while self.rest.peek().is_some() {
            if self.sees("/*") {
                depth += 1;
                self.blank();
            } else if self.sees("*/") {
                depth -= 1;
                self.blank();
            }
            self.blank();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        self.keep();
        while let Some(&c) = self.rest.peek() {
            match c {
                '"' => return self.keep(),
                '\\' => {
                    self.blank();
                    self.blank();
                }
                _ => self.blank(),
            }
        }
    }

    /// Whether the character before belongs to a name, as in `for"`. A byte or C
    /// string's `b` or `c` before an `r` does not count.
    fn is_inside_name(&self) -> bool {
        let mut before = self.code.chars().rev();
        match before.next() {
            Some('b' | 'c') => before.next().is_some_and(is_name),
            Some(c) => is_name(c),
            None => false,
        }
    }

    /// How many `#` open the raw string that starts here, if one does.
    fn raw_hashes(&self) -> Option<usize> {
        let mut rest = self.rest.clone();
        rest.next();
        let mut hashes = 0;
        loop {
            match rest.next()? {
                '#' => hashes += 1,
                '"' => return Some(hashes),
                _ => return None,
            }
        }
    }

    fn raw_string(&mut self) {
        let hashes = self.raw_hashes().unwrap_or_default();
        let end = format!("\"{}", "#".repeat(hashes));
        for _ in 0..hashes + 2 {
            self.keep();
        }
        while self.rest.peek().is_some() && !self.sees(&end) {
            self.blank();
        }
        for _ in 0..end.len() {
            self.keep();
        }
    }

    /// `'x'` and `'\n'` are literals, `'a` is a lifetime.
    fn character_or_lifetime(&mut self) {
        let mut ahead = self.rest.clone();
        ahead.next();
        let (first, second) = (ahead.next(), ahead.next());
        self.keep();
        if first == Some('\\') {
            self.blank();
            self.blank();
            while self.rest.peek().is_some_and(|&c| c != '\'' && c != '\n') {
                self.blank();
            }
            self.keep();
        } else if second == Some('\'') {
            self.blank();
            self.keep();
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::code_only;

    #[test]
    fn blanks_comments() {
        assert_eq!(code_only("a // b\nc"), "a     \nc");
        assert_eq!(code_only("a /* b /* c */ d */ e"), "a                   e");
    }

    #[test]
    fn blanks_the_insides_of_strings() {
        assert_eq!(code_only(r#"f("// \" x") + y"#), r#"f("       ") + y"#);
    }

    #[test]
    fn blanks_the_insides_of_raw_strings() {
        assert_eq!(code_only(r###"r#"a " b"# + y"###), r###"r#"     "# + y"###);
        assert_eq!(code_only(r#"br"a\" + y"#), r#"br"  " + y"#);
    }

    #[test]
    fn tells_characters_from_lifetimes() {
        assert_eq!(code_only("'\"' + x"), "' ' + x");
        assert_eq!(code_only(r"'\'' + x"), "'  ' + x");
        assert_eq!(code_only("&'a str // b"), "&'a str     ");
    }

    #[test]
    fn keeps_lines_and_columns() {
        let text = "let text = \"one\ntwo\"; // three\n";
        let code = code_only(text);
        assert_eq!(code.lines().count(), text.lines().count());
        assert_eq!(code.chars().count(), text.chars().count());
    }
}
