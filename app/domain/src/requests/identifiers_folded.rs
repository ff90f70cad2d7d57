//! When two spellings say the same: people do not spell as their papers do.

use crate::{
    accounts::{PhoneNumber, SignInName, name_key, name_words},
    validation::ascii_digits,
};

/// The same words in any order and spelling: `WARSAME, Amina`.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    let words = name_words(one);
    !words.is_empty() && words == name_words(other)
}

pub(super) fn same_email(one: &str, other: &str) -> bool {
    let fold = |text: &str| text.trim().to_lowercase();
    !fold(one).is_empty() && fold(one) == fold(other)
}

pub(super) fn same_phone(one: &str, other: &str) -> bool {
    PhoneNumber::parse(one).is_ok_and(|one| PhoneNumber::parse(other) == Ok(one))
}

pub(super) fn same_sign_in(one: &str, other: &str) -> bool {
    let key = SignInName::key_of(one);
    !key.is_empty() && key == SignInName::key_of(other)
}

/// The first five digits.
pub(super) fn same_zip(one: &str, other: &str) -> bool {
    let five = |text: &str| -> String {
        ascii_digits(text).chars().filter(char::is_ascii_digit).take(5).collect()
    };
    five(one).len() == 5 && five(one) == five(other)
}

/// The same line, with the usual abbreviations (USPS Publication 28, the ones
/// that people use).
pub(super) fn same_street(one: &str, other: &str) -> bool {
    const SHORT: [(&str, &str); 20] = [
        ("street", "st"),
        ("avenue", "ave"),
        ("road", "rd"),
        ("drive", "dr"),
        ("lane", "ln"),
        ("boulevard", "blvd"),
        ("court", "ct"),
        ("place", "pl"),
        ("circle", "cir"),
        ("parkway", "pkwy"),
        ("terrace", "ter"),
        ("highway", "hwy"),
        ("apartment", "apt"),
        ("north", "n"),
        ("south", "s"),
        ("east", "e"),
        ("west", "w"),
        ("northeast", "ne"),
        ("southeast", "se"),
        ("saint", "st"),
    ];
    let fold = |line: &str| -> Vec<String> {
        let key = name_key(&ascii_digits(line));
        let words = key.split_whitespace();
        words
            .map(|word| {
                let short = SHORT.iter().find(|(long, _)| *long == word);
                short.map_or(word, |(_, short)| *short).to_owned()
            })
            .collect()
    };
    let one = fold(one);
    !one.is_empty() && one == fold(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_mean_the_same() {
        assert!(same_name("Nguyễn Thị Hạnh", "thi hanh NGUYEN"));
        assert!(same_street("12 North Willow Avenue, Apt. 4", "12 N. willow ave apt 4"));
        assert!(same_zip("55106-2214", "55106"));
        assert!(same_email(" A@b.org", "a@B.ORG "));
    }

    #[test]
    fn spellings_that_do_not() {
        assert!(!same_name("Amina", "Amina Warsame"));
        assert!(!same_street("12 Willow Avenue", "21 Willow Avenue"));
        assert!(!same_zip("5510", "5510"));
        assert!(!same_name("", "") && !same_email("", "") && !same_street(" ", ""));
    }
}
