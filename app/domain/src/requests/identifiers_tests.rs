use super::{Compared, Identifier, OnFile, Stated};
use crate::{
    dates::CivilDate,
    validation::{Code, Invalid},
};

fn today() -> CivilDate {
    "2026-11-23".parse().expect("a date")
}

fn amina() -> OnFile {
    OnFile {
        full_name: "Amina Warsame".to_owned(),
        date_of_birth: Some("1992-04-12".parse().expect("a date")),
        email: Some("amina@example.org".to_owned()),
        phone: Some("612-555-0173".to_owned()),
        street: Some("1214 Juniper Row".to_owned()),
        unit: Some("Apt 3".to_owned()),
        zip: Some("55454".to_owned()),
        sign_in_name: "amina@example.org".to_owned(),
    }
}

fn says(change: impl FnOnce(&mut Stated)) -> Compared {
    let mut stated = Stated {
        consumer_name: "amina  WARSAME".to_owned(),
        birth_month: "4".to_owned(),
        birth_day: "12".to_owned(),
        birth_year: "1992".to_owned(),
        ..Stated::default()
    };
    change(&mut stated);
    stated.check(today()).expect("fields that can be compared");
    stated.compare(&amina(), today())
}

#[test]
fn name_and_birth_date_alone_are_no_proof() {
    let two = says(|_| ());
    assert_eq!(two.matched, [Identifier::FullName, Identifier::DateOfBirth]);
    assert!(!two.is_proof());
    assert_eq!(two.refusal(), Invalid::field("consumer_name", Code::ThreeIdentifiersNeeded));
}

#[test]
fn a_third_that_matches_is_enough_and_one_that_does_not_is_told() {
    assert!(says(|stated| stated.contact_phone = "(612) 555 0173".to_owned()).is_proof());
    let wrong = says(|stated| stated.contact_phone = "612-555-0174".to_owned());
    assert!(!wrong.is_proof());
    assert_eq!(wrong.refusal(), Invalid::field("contact_phone", Code::DoesNotMatch));
    assert_eq!(
        (wrong.matched_codes(), wrong.mismatched_codes()),
        ("full_name,date_of_birth".to_owned(), "phone".to_owned())
    );
    let three_of_four = says(|stated| {
        stated.contact_phone = "612-555-0174".to_owned();
        stated.contact_email = "Amina@Example.org".to_owned();
    });
    assert!(three_of_four.is_proof());
}

#[test]
fn an_address_needs_street_and_zip_code() {
    let at = |street: &str, zip: &str| {
        says(|stated| {
            stated.street = street.to_owned();
            stated.zip = zip.to_owned();
        })
    };
    assert!(at("1214 juniper row apt. 3", "55454-1234").is_proof());
    assert!(at("1214 Juniper Row", "55454").is_proof());
    assert!(!at("1214 Juniper Row", "55455").is_proof());
    assert!(!at("1214 Juniper Row Apt 4", "55454").is_proof());
    let stated = Stated { street: "1214 Juniper Row".to_owned(), ..Stated::default() };
    assert_eq!(stated.check(today()), Err(Invalid::field("zip", Code::Required)));
}

#[test]
fn an_address_that_is_the_sign_in_name_counts_once() {
    let mut stated = Stated {
        consumer_name: "Amina Warsame".to_owned(),
        contact_email: "amina@example.org".to_owned(),
        sign_in_name: "AMINA@example.org".to_owned(),
        ..Stated::default()
    };
    assert!(!stated.compare(&amina(), today()).is_proof());
    stated.zip = "55454".to_owned();
    stated.street = "1214 Juniper Row Apt 3".to_owned();
    assert!(stated.compare(&amina(), today()).is_proof());
}

#[test]
fn what_is_not_on_file_does_not_match() {
    let nothing = OnFile { full_name: "Amina Warsame".to_owned(), ..OnFile::default() };
    let stated = Stated {
        contact_email: "a@example.org".to_owned(),
        contact_phone: "612-555-0173".to_owned(),
        street: "1 Lake St".to_owned(),
        zip: "55106".to_owned(),
        sign_in_name: " . ".to_owned(),
        ..Stated::default()
    };
    let compared = stated.compare(&nothing, today());
    assert_eq!((compared.matched.len(), compared.mismatched.len()), (0, 4));
}

#[test]
fn stored_codes_read_back() {
    for one in Identifier::ALL {
        assert_eq!(Identifier::parse(one.as_str()), Some(*one));
    }
}
