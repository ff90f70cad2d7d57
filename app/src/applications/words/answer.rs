//! What is stored, as people read it.

use super::choices::in_words;
use crate::i18n::{Texts, text::questions as t};
use domain::applications::{Field, Kind, Listed, Reading, SealedNumber};

/// A stored answer, right or wrong, as its field shows it. Of a Social Security
/// number that is never more than the last four digits.
pub fn raw(texts: Texts, field: Field, raw: &str, people: &[Listed]) -> String {
    let kind = field.kind();
    if raw.trim().is_empty() {
        let is_box = matches!(kind, Kind::Agreement | Kind::Reading);
        let text = if is_box { t::NOT_TICKED } else { t::NOT_ANSWERED };
        return texts.text(text).to_owned();
    }
    match kind {
        Kind::Choice(_) | Kind::Person { .. } => in_words(texts, field, raw, people),
        Kind::Several(_) | Kind::People => several(texts, field, raw.split_whitespace(), people),
        Kind::Agreement => texts.text(t::TICKED).to_owned(),
        Kind::Reading => {
            let read = raw.parse::<Reading>().is_ok();
            texts.text(if read { t::SUMMARY_READ } else { t::NOT_TICKED }).to_owned()
        }
        Kind::Ssn => match SealedNumber::read(raw) {
            Ok(digits) => texts.fill(t::SSN_ENDS, &[("digits", &digits)]),
            Err(_) => texts.text(t::SSN_NOT_RIGHT).to_owned(),
        },
        _ => raw.to_owned(),
    }
}

pub(super) fn several<'a>(
    texts: Texts,
    field: Field,
    ticked: impl Iterator<Item = &'a str>,
    people: &[Listed],
) -> String {
    ticked.map(|one| in_words(texts, field, one, people)).collect::<Vec<_>>().join(", ")
}
