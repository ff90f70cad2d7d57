//! Letters and digits that can be said on the telephone: Crockford's base 32,
//! without those that sound or look alike.

use crate::validation::ascii_digits;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The letters for the low bits of a draw, five bits each.
pub(crate) fn letters(draw: u64, length: usize) -> String {
    (0..length)
        .map(|place| char::from(ALPHABET[usize::from((draw >> (place * 5)) as u8 & 31)]))
        .collect()
}

/// What was typed, without spaces and dashes, in capitals.
pub(crate) fn bare(typed: &str) -> String {
    ascii_digits(typed)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2011}' | '\u{2013}' | '.'))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Reads letters as they were heard: `O` is 0, `I` and `L` are 1.
pub(crate) fn read(bare: &str, length: usize) -> Option<String> {
    let read: Option<String> = bare
        .chars()
        .map(|c| match c {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            c if c.is_ascii() && ALPHABET.contains(&(c as u8)) => Some(c),
            _ => None,
        })
        .collect();
    read.filter(|read| read.len() == length)
}
