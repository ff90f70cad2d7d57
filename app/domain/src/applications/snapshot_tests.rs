use super::{testing::*, *};

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
    };
    submit(&journey(answers), &submission).expect("a snapshot")
}

fn json(snapshot: &Snapshot) -> String {
    serde_json::to_string(snapshot).expect("JSON")
}

#[test]
fn a_snapshot_holds_typed_values() {
    let snapshot = sent(&checked(family()));
    assert_eq!(snapshot.contact.phone.as_deref(), Some("6515550118"));
    assert_eq!(
        json(&Snapshot { people: vec![snapshot.people[1].clone()], ..snapshot })
            .split("\"people\":")
            .nth(1),
        Some(concat!(
            r#"[{"number":2,"given_name":"Yusuf","family_name":"Warsame","birth_date":"1989-11-30","#,
            r#""relationship":"spouse","applying":true,"job":{"employer":"Metro Bakery","amount":210000,"#,
            r#""often":"twice_a_month","hours_a_week":null},"other_income":null,"#,
            r#""job_offer":{"status":"offered","self_only_monthly":18000}}],"#,
            r#""submitted_by":"consumer","signature":"Amina Warsame"}"#,
        ))
    );
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
    let alone = sent(&checked(with(family(), "household_others=no")));
    assert_eq!(alone.people.len(), 1);
    assert!(!json(&alone).contains("Yusuf"));

    let jobless =
        sent(&checked(with(family(), "p2.income_any=none; p2.job_offer=none; p2.pay_hours=40")));
    assert_eq!(jobless.people[1].job, None);
    assert!(!json(&jobless).contains("Metro Bakery"));
    let offer = jobless.people[1].job_offer.clone().expect("an answer");
    assert_eq!(offer.self_only_monthly, None);

    let full_price = sent(&checked(with(family(), "financial_help=no")));
    assert!(
        full_price.people.iter().all(|person| person.job.is_none() && person.job_offer.is_none())
    );
}
