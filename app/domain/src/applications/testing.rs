//! Answers in one line, for the stories that the tests tell.

use super::{Answer, Answers, Field, FieldKey, Journey, PersonNumber, StepKey, Typed, merge};
use crate::validation::Invalid;

/// Amina applies with her husband Yusuf, who works at a bakery, and two children.
pub(super) const FAMILY: &str = "privacy_read=1 en; financial_help=yes; \
    p1.given_name=Amina; p1.family_name=Warsame; p1.birth_date=5/2/1991; \
    street=1200 Payne Ave; city=Saint Paul; zip=55130; county=Ramsey; mail_elsewhere=no; \
    contact_by=phone; contact_phone=(651) 555-0118; language=so; \
    household_others=yes; p2.listed=yes; p3.listed=yes; p4.listed=yes; p1.applying=yes; \
    p2.given_name=Yusuf; p2.family_name=Warsame; p2.birth_date=11/30/1989; p2.relationship=spouse; p2.applying=yes; \
    p3.given_name=Hodan; p3.family_name=Warsame; p3.birth_date=8/19/2016; p3.relationship=child; p3.applying=yes; \
    p4.given_name=Idris; p4.family_name=Warsame; p4.birth_date=1/7/2022; p4.relationship=child; p4.applying=yes; \
    lives_here=2 3 4; \
    p1.citizen=yes; p1.no_ssn=later; p1.situation=none; p1.files_jointly=yes; \
    p2.citizen=yes; p2.no_ssn=later; p2.situation=none; \
    p3.citizen=yes; p3.no_ssn=later; p3.situation=none; p3.claimed_by=1; \
    p4.citizen=yes; p4.no_ssn=later; p4.situation=none; p4.claimed_by=1; \
    p1.income_sources=pension; p1.pension_amount=310; p1.pension_often=month; p1.deductions=none; p1.year_right=yes; \
    p2.income_sources=job; p2j1.employer=Metro Bakery; p2j1.pay_amount=2,100; p2j1.pay_often=twice_a_month; \
    p2j1.more_jobs=no; p2.deductions=none; p2.year_right=yes; \
    p3.income_sources=none; p4.income_sources=none; \
    p2.job_offer=offered; p2.offered_to=none; p2.offer_cost=180; p2.minimum_value=yes; \
    p1.other_coverage=none; p2.other_coverage=none; p3.other_coverage=none; p4.other_coverage=none";

/// `zip=55101; p2.given_name=Yusuf`, each saved once.
pub(super) fn answers(text: &str) -> Answers {
    pairs(text).map(|(key, raw)| (key, Answer { raw, version: 1 })).collect()
}

/// [`FAMILY`], not yet checked.
pub(super) fn family() -> Answers {
    answers(FAMILY)
}

/// The answers after somebody saw them and saved these.
pub(super) fn with(mut answers: Answers, changes: &str) -> Answers {
    let writes = merge(&answers, &typed(&answers, changes)).expect("a merge").writes;
    answers.apply(&writes);
    answers
}

/// The answers after somebody checked them.
pub(super) fn checked(answers: Answers) -> Answers {
    let version = answers.content_version().0;
    with(answers, &format!("{}={version}", Field::CheckedVersion.name()))
}

/// What a form sends whose page was shown with these answers.
pub(super) fn typed(shown: &Answers, text: &str) -> Vec<Typed> {
    pairs(text).map(|(key, raw)| Typed { key, raw, seen: shown.seen(key) }).collect()
}

pub(super) fn journey(answers: &Answers) -> Journey<'_> {
    Journey::new(answers, "2026-07-01".parse().expect("a date"))
}

pub(super) fn person(number: u8) -> PersonNumber {
    PersonNumber::new(number).expect("a person")
}

pub(super) fn step(slug: &str) -> StepKey {
    slug.parse().expect("a page")
}

/// `zip zip_not_a_zip`, one for each wrong field.
pub(super) fn codes<T>(result: Result<T, Invalid>) -> Vec<String> {
    let errors = result.err().unwrap_or_default().0;
    errors.iter().map(|error| format!("{} {}", error.field, error.code.as_str())).collect()
}

fn pairs(text: &str) -> impl Iterator<Item = (FieldKey, String)> {
    text.split(';').map(str::trim).filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, raw) = pair.split_once('=').expect("field=answer");
        (key.parse().expect("a field"), raw.to_owned())
    })
}
