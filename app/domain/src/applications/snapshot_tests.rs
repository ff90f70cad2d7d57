use super::{testing::*, *};
use crate::accounts;

fn sent(answers: &Answers) -> Snapshot {
    let submission = Submission {
        year: CoverageYear::NEWEST,
        by: SubmittedBy::Consumer,
        signer_name: "Amina Warsame",
        signature: "Amina Warsame",
        agreed: true,
        client_name_confirmed: false,
        shown: answers.content_version(),
        review: None,
        helped_by: Some("Rosa Delgado"),
        language: accounts::Language::Es,
    };
    submit(&journey(answers), &submission).expect("a snapshot")
}

fn json(snapshot: &Snapshot) -> String {
    serde_json::to_string(snapshot).expect("JSON")
}

#[test]
fn a_snapshot_holds_typed_values() {
    let snapshot = sent(&checked(family()));
    let values = &snapshot.values;
    assert_eq!(values.text(Field::ContactPhone.key()), Some("6515550118"));
    assert_eq!(snapshot.people().len(), 4);
    assert_eq!(snapshot.given_name(person(2)), "Yusuf");
    assert_eq!(values.person(Field::ClaimedBy.of(person(3))), Some(Named::Person(person(1))));
    assert!(json(&snapshot).starts_with(r#"{"schema":2,"coverage_year":2026,"content_version":"#));
    assert!(json(&snapshot).contains(concat!(
        r#"["p2j1.employer",{"text":"Metro Bakery"}],["p2j1.pay_amount",{"money":210000}],"#,
        r#"["p2j1.pay_often",{"choice":"twice_a_month"}],["p2j1.more_jobs",{"choice":"no"}]"#,
    )));
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let family = checked(family());
    assert_eq!(json(&sent(&family)), json(&sent(&family)));
    let back: Snapshot = serde_json::from_str(&json(&sent(&family))).expect("a snapshot");
    assert_eq!(back, sent(&family));
}

#[test]
fn answers_of_pages_that_do_not_apply_do_not_enter() {
    let alone =
        sent(&checked(with(family(), "household_others=no; p1.claimed_by=none; p1.files=yes")));
    assert_eq!(alone.people().len(), 1);
    assert!(!json(&alone).contains("Yusuf"));

    let jobless = sent(&checked(with(family(), "p2.income_sources=none; p2j1.pay_hours=40")));
    assert!(jobless.values.jobs(person(2)).is_empty());
    assert!(!json(&jobless).contains("Metro Bakery"));
    assert!(!json(&jobless).contains("offer_cost"));

    let full_price =
        sent(&checked(with(family(), "financial_help=no; p1.situation=none; p2.situation=none")));
    assert!(!json(&full_price).contains("income") && !json(&full_price).contains("claimed_by"));
}

#[test]
fn nobody_who_does_not_apply_is_asked_for_a_number_or_papers() {
    let text = json(&sent(&checked(with(
        family(),
        "p2.applying=no; p2.citizen=no; p2.immigration_status=refugee; p2.ssn=ok:9999:ab; p2.situation=none",
    ))));
    for field in ["p2.citizen", "p2.immigration_status", "p2.ssn", "p2.no_ssn"] {
        assert!(!text.contains(field), "{field}");
        assert!(
            text.contains(&field.replace("p2", "p1"))
                || field.contains("immigration")
                || field.contains("p2.ssn")
        );
    }
}
