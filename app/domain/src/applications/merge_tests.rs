use super::{testing::*, *};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn save(stored: &Answers, typed: &[Typed]) -> Answers {
    let mut after = stored.clone();
    after.apply(&merge(stored, typed).expect("a merge").writes);
    after
}

#[test]
fn an_unchanged_page_writes_nothing() {
    let family = family();
    assert_eq!(merge(&family, &typed(&family, FAMILY)), Ok(Merge::default()));
}

#[test]
fn a_change_raises_the_version_by_one() {
    let first = save(&answers(""), &typed(&answers(""), "zip=55101"));
    let second = save(&first, &typed(&first, "zip=55102"));
    let key = Field::Zip.key();
    assert_eq!((second.raw(key), second.version(key)), ("55102", 2));
}

#[test]
fn rosa_corrects_the_city_while_amina_corrects_the_zip_of_the_same_page() {
    let shown = answers("city=Saint Paul; zip=55101");
    let rosa = typed(&shown, "city=Saint Cloud; zip=55101");
    let amina = typed(&shown, "city=Saint Paul; zip=55102");
    let stored = save(&shown, &rosa);
    assert_eq!(merge(&stored, &amina).expect("a merge").conflicts, []);
    let after = save(&stored, &amina);
    assert_eq!(after, save(&save(&shown, &amina), &rosa));
    assert_eq!(
        (after.raw(Field::City.key()), after.raw(Field::Zip.key())),
        ("Saint Cloud", "55102")
    );
}

#[test]
fn a_field_that_both_changed_is_shown_with_both_texts() {
    let shown = answers("zip=55101");
    let stored = save(&shown, &typed(&shown, "zip=55103"));
    let merged = merge(&stored, &typed(&shown, "zip=55102")).expect("a merge");
    let theirs = Answer { raw: "55103".to_owned(), version: 2 };
    assert_eq!(
        merged.conflicts,
        [Conflict { key: Field::Zip.key(), theirs, mine: "55102".to_owned() }]
    );
    assert_eq!(merged.writes, []);
    // Who then chooses has seen the other text.
    assert_eq!(save(&stored, &typed(&stored, "zip=55102")).raw(Field::Zip.key()), "55102");
}

#[test]
fn two_people_who_type_the_same_agree() {
    let shown = answers("zip=55101");
    let stored = save(&shown, &typed(&shown, "zip=55103"));
    assert_eq!(merge(&stored, &typed(&shown, "zip=55103")), Ok(Merge::default()));
}

#[test]
fn a_form_that_does_not_say_what_it_saw_overwrites_nothing() {
    let stored = answers("zip=55101");
    let blind = typed(&answers(""), "zip=55102");
    assert_eq!(merge(&stored, &blind).expect("a merge").conflicts.len(), 1);
    assert_eq!("rubbish".parse(), Ok(Seen::default()));
    assert_eq!("3:a:b".parse(), Ok(Seen { version: 3, raw: "a:b".to_owned() }));
}

#[test]
fn wrong_answers_are_kept_but_not_endless_ones() {
    let none = answers("");
    let raw = |raw: String| [Typed { key: Field::Zip.key(), raw, seen: Seen::default() }];
    assert_eq!(save(&none, &raw("ß".repeat(1_000))).raw(Field::Zip.key()).chars().count(), 1_000);
    assert_eq!(codes(merge(&none, &raw("a".repeat(1_001)))), ["zip too_long"]);
    assert_eq!(codes(merge(&none, &raw("5\u{0}5".to_owned()))), ["zip not_text"]);
}

#[test]
fn a_signature_is_never_kept_in_a_draft() {
    let typed = typed(&answers(""), "signature=Amina Warsame; sign_agreement=yes");
    assert_eq!(merge(&answers(""), &typed), Ok(Merge::default()));
}

#[test]
fn the_pages_that_a_change_sets_aside_are_named_and_come_back() {
    let family = family();
    let merged = merge(&family, &typed(&family, "p2.citizen=no")).expect("a merge");
    assert_eq!(merged.set_aside, []);
    let merged = merge(&family, &typed(&family, "p2.income_sources=pension")).expect("a merge");
    let gone = [
        "income-job-2-1",
        "job-offer-2",
        "job-offered-to-2",
        "job-offer-cost-2",
        "job-minimum-value-2",
    ];
    assert_eq!(merged.set_aside, gone.map(step));
    let back = with(with(family, "p2.income_sources=pension"), "p2.income_sources=job");
    assert_eq!(journey(&back).state(step("income-job-2-1")), StepState::Done);
}

/// Two families in which every page applies to somebody.
fn families() -> [Answers; 2] {
    let full = with(
        family(),
        "mail_elsewhere=yes; mail_city=Duluth; p1.income_sources=job self_employment unemployment \
         social_security pension interest rental alimony other; p1j1.employer=Lake Taxi; \
         p1j1.more_jobs=yes; p1j2.employer=Lake Bus; p1.business=Sewing; p1.unemployment_amount=1; \
         p1.social_security_amount=1; p1.interest_amount=1; p1.rental_profit=1; p1.alimony_amount=1; \
         p1.other_income_kind=prize; p1.deductions=alimony; p1.alimony_paid=1; p1.job_offer=enrolled; \
         p1.offered_to=2 3; p1.enrolled=1; p1.offer_cost=1; p1.offer_family_cost=1; p1.minimum_value=yes; \
         p1.citizen=no; p1.immigration_status=permanent_resident; p1.immigration_no_waiting=no; \
         p1.situation=pregnant; p1.expected=1; p4.birth_date=1/7/2026; p4.born_on_assistance=no; \
         p3.income_sources=job; p3j1.employer=Paper Round; p3.year_right=yes",
    );
    let apart = with(
        full.clone(),
        "p1.files_jointly=no; p1.claimed_by=none; p1.files=yes; p1.files_apart=no; p2.claimed_by=none; \
         p2.files=yes; p2.files_apart=no; p3.relationship=niece_or_nephew; p3.carer=1; \
         p4.relationship=cousin; p4w2.kin=child; p4w3.kin=cousin; p3w2.kin=other_relative; \
         lives_here=2; p4.lives_with=3; p3.resident=yes; p4.resident=yes; p3.carer=none",
    );
    [full, apart]
}

/// What may be answered in a field.
fn answers_to(key: FieldKey) -> Vec<String> {
    let fixed: Vec<&str> = match key.field.kind() {
        Kind::Choice(values) | Kind::Several(values) => values.to_vec(),
        Kind::Person { .. } | Kind::People => vec!["1", "2", "3", "4", "2 3", "none", "outside"],
        Kind::Date(_) => {
            vec!["1/1/1950", "1/1/1990", "1/1/2000", "1/1/2007", "1/1/2015", "1/1/2026"]
        }
        _ => vec!["yes", "1"],
    };
    fixed.into_iter().chain([""]).map(ToOwned::to_owned).collect()
}

#[test]
fn the_table_declares_exactly_the_pages_that_a_change_can_set_aside() {
    let mut seen = BTreeSet::new();
    for full in families() {
        let every = people(&full)
            .into_iter()
            .flat_map(|who| Field::ALL.iter().map(move |field| field.of(who)));
        let keys: BTreeSet<FieldKey> = full.keys().chain(every).collect();
        for key in keys {
            for raw in answers_to(key) {
                let change = Typed { key, raw, seen: full.seen(key) };
                let gone = merge(&full, &[change]).expect("a merge").set_aside;
                seen.extend(gone.into_iter().map(|page| (key.step().step, page.step)));
            }
        }
    }
    seen.retain(|(one, other)| one != other);
    let declared: BTreeSet<_> = STEPS
        .iter()
        .flat_map(|info| info.undoes.iter().map(|undone| (info.step, *undone)))
        .filter(|(one, other)| one != other)
        .collect();
    let missing: Vec<_> = seen.difference(&declared).collect();
    let idle: Vec<_> = declared.difference(&seen).collect();
    assert!(missing.is_empty() && idle.is_empty(), "missing {missing:?}, never happens {idle:?}");
}

const RAWS: [&str; 10] =
    ["", "yes", "no", "job", "2", "none", "offered", "spouse", "1/1/2000", "pregnant"];

fn key() -> impl Strategy<Value = FieldKey> {
    (0..Field::ALL.len(), 1..=4_u8, 1..=4_u8).prop_map(|(field, number, other)| {
        let field = Field::ALL[field];
        field.at(match field.scope() {
            Scope::Pair => Whose::with(person(number), person(other)),
            _ => Whose::job(person(number), JobNumber::new(other).expect("a job")),
        })
    })
}

fn raw() -> impl Strategy<Value = String> {
    (0..RAWS.len()).prop_map(|index| RAWS[index].to_owned())
}

fn stored() -> impl Strategy<Value = Answers> {
    let row = (key(), raw(), 1..4).prop_map(|(key, raw, version)| (key, Answer { raw, version }));
    prop::collection::vec(row, 0..40)
        .prop_map(|rows| rows.into_iter().filter(|(key, _)| key.field.is_kept()).collect())
}

fn sent() -> impl Strategy<Value = Vec<Typed>> {
    let one = (key(), raw(), 0..4, raw());
    let one = one.prop_map(|(key, raw, version, seen)| Typed {
        key,
        raw,
        seen: Seen { version, raw: seen },
    });
    prop::collection::vec(one, 0..20)
}

proptest! {
    #[test]
    fn editors_of_different_fields_reach_the_same_answers_in_any_order(
        shown in stored(), changes in prop::collection::btree_map(key(), (raw(), any::<bool>()), 0..20),
    ) {
        // Both send the whole page; each changed only some of its fields.
        let editor = |who: bool| -> Vec<Typed> {
            changes.iter().map(|(key, (raw, by))| {
                let raw = if *by == who { raw.clone() } else { shown.raw(*key).to_owned() };
                Typed { key: *key, raw, seen: shown.seen(*key) }
            }).collect()
        };
        let (rosa, amina) = (editor(true), editor(false));
        let after = save(&save(&shown, &rosa), &amina);
        prop_assert_eq!(&after, &save(&save(&shown, &amina), &rosa));
        prop_assert_eq!(merge(&save(&shown, &rosa), &amina).expect("a merge").conflicts, []);
        for (key, (raw, _)) in changes.iter().filter(|(key, _)| key.field.is_kept()) {
            prop_assert_eq!(after.raw(*key), raw);
        }
    }

    #[test]
    fn nothing_is_overwritten_unseen_and_nothing_typed_is_lost(current in stored(), sent in sent()) {
        let merged = merge(&current, &sent).expect("a merge");
        let last: BTreeMap<_, _> = sent.iter().map(|typed| (typed.key, typed)).collect();
        for write in &merged.writes {
            prop_assert_eq!(current.seen(write.key), last[&write.key].seen.clone());
            prop_assert_eq!(write.version, current.version(write.key) + 1);
        }
        let after = save(&current, &sent);
        for (key, typed) in last.iter().filter(|(key, typed)| key.field.is_kept() && typed.raw != typed.seen.raw) {
            let shown = merged.conflicts.iter().any(|conflict| conflict.key == *key && conflict.mine == typed.raw);
            prop_assert!(after.raw(*key) == typed.raw || shown);
        }
    }

    #[test]
    fn any_answers_have_a_next_page_that_is_open(current in stored()) {
        let journey = journey(&current);
        prop_assert!(journey.is_open(journey.next()), "{}", journey.next());
    }
}
