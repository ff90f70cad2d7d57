//! How long a single adult takes, estimated by the keystroke-level model (Card,
//! Moran and Newell, 1980), with reading time on top. The numbers are printed:
//! `cargo test -p domain --test keystrokes -- --nocapture`.

use domain::applications::{
    Answer, Answers, Field, FieldKey, Journey, Kind, Step, StepKey, is_asked, is_required,
};

/// Hundredths of a second: a key of somebody who types 40 words a minute, pointing at a
/// target and pressing it, a decision, and the answer of the server.
const KEY: usize = 28;
const POINT: usize = 110 + 20;
const DECIDE: usize = 135;
const RESPONSE: usize = 50;
/// To read a question and its hints: 40 words at 240 words a minute.
const READ: usize = 1_000;
/// The privacy warning, all answers once more, and what is signed: 180 words each.
const READ_LONG: usize = 4_500;
/// The bar: eight minutes.
const MOST: usize = 8 * 60 * 100;

/// Nimo lives alone, works in a kitchen and is paid every two weeks.
const ANSWERS: &str = "privacy_read=1 en; financial_help=yes; p1.given_name=Nimo; \
    p1.family_name=Abdullahi; p1.birth_date=4/12/1992; street=98 Birch Landing; unit=; \
    city=Saint Paul; zip=55106; county=Ramsey; mail_elsewhere=no; contact_by=phone; \
    contact_phone=651-555-0118; contact_email=; language=en; household_others=no; \
    p1.applying=yes; p1.citizen=yes; p1.ssn=ok:9999:tag; p1.situation=none; \
    p1.claimed_by=none; p1.files=yes; p1.income_sources=job; p1j1.employer=Metro Bakery; \
    p1j1.pay_amount=1,150; p1j1.pay_often=two_weeks; p1j1.more_jobs=no; p1.deductions=none; \
    p1.year_right=yes; p1.job_offer=none; p1.other_coverage=none";

/// The account knows the name and the birth date already.
const KNOWN: [Field; 3] = [Field::GivenName, Field::FamilyName, Field::BirthDate];

fn answers() -> Answers {
    let pairs = ANSWERS.split(';').map(|pair| pair.trim().split_once('=').expect("field=answer"));
    pairs
        .map(|(key, raw)| {
            let raw = raw.to_owned();
            (key.parse::<FieldKey>().expect("a field"), Answer { raw, version: 1 })
        })
        .collect()
}

/// What it takes to fill in one field.
fn fill(key: FieldKey, raw: &str) -> usize {
    let typed = |characters: usize| POINT + KEY * characters;
    match key.field.kind() {
        _ if KNOWN.contains(&key.field) => 0,
        // Nine digits stand for what is kept of the number.
        Kind::Ssn => typed(9),
        Kind::County => 2 * POINT,
        Kind::Choice(_)
        | Kind::Several(_)
        | Kind::Person { .. }
        | Kind::People
        | Kind::Agreement
        | Kind::Reading => POINT,
        // Three boxes.
        Kind::Date(_) => 2 * POINT + typed(raw.len() - 2),
        _ => typed(raw.len()),
    }
}

fn page(journey: &Journey<'_>, key: StepKey) -> usize {
    let fields = key.fields().into_iter().filter(|field| is_asked(journey.facts(), *field));
    let filled = fields
        .filter(|field| is_required(journey.facts(), *field) || !journey.answers.is_blank(*field));
    let fields: usize = filled.map(|field| DECIDE + fill(field, journey.answers.raw(field))).sum();
    let read = match key.step {
        Step::PrivacyWarning | Step::Review | Step::Sign => READ_LONG,
        _ => READ,
    };
    read + fields + POINT + RESPONSE
}

#[test]
fn a_single_adult_is_done_in_eight_minutes() {
    let answers = answers();
    let journey = Journey::new(&answers, "2026-07-01".parse().expect("a date"));
    let mut total = 0;
    for key in journey.steps() {
        let hundredths = page(&journey, *key);
        total += hundredths;
        eprintln!("{:>24} {:4} s", key.to_string(), hundredths / 100);
    }
    let pages = format!("{} pages", journey.steps().len());
    eprintln!("{pages:>24} {:4} s of {}", total / 100, MOST / 100);
    let open: Vec<String> = journey
        .steps()
        .iter()
        .filter(|key| key.step < Step::Review && journey.validate(**key).is_err())
        .map(ToString::to_string)
        .collect();
    assert_eq!(open, [""; 0], "the script answers every question");
    assert!(total <= MOST, "{total} hundredths of a second");
}
