//! A Social Security number is sealed before it is stored: nobody reads it again,
//! and it stands nowhere in the open.

use crate::applications::Two;
use domain::{
    applications::{Field, Question},
    ids::ApplicationId,
    validation::Code,
};
use store::{
    SealingKey, Store, StoreError, StoreOptions,
    applications::{self, key_fits, sealed_number},
    on_both_databases,
    testing::World,
};

const PAGE: &str = "person-ssn-1";
const NUMBER: &str = "219-09-9999";

/// What the page sends back of a number that it was not shown.
fn seen(page: &Question) -> String {
    let field = page.fields.iter().find(|field| field.key.field == Field::Ssn).expect("the field");
    field.stored.raw.clone()
}

/// Amina at the question for her number.
async fn at_the_number(world: World) -> Two {
    let two = Two::new(world).await;
    two.amina_starts().await;
    for (page, typed) in [
        ("privacy-warning", "privacy_read=1 en"),
        ("contact-name", "p1.given_name=Amina; p1.family_name=Warsame"),
        ("household-people", "household_others=no"),
        ("person-applying-1", "p1.applying=yes"),
    ] {
        let shown = two.amina_sees(page).await;
        two.amina_saves(&shown, typed).await.expect("saved");
    }
    two
}

/// Starting once more names the draft that is there.
async fn application(two: &Two) -> ApplicationId {
    applications::start(two.store(), &two.amina(), None).await.expect("the draft")
}

/// What stands in the open in the tables that a draft writes.
async fn stored(two: &Two) -> String {
    let mut texts = two.world.texts("SELECT raw FROM answer").await;
    texts.extend(two.world.texts("SELECT detail FROM audit_event").await);
    texts.join("\n")
}

on_both_databases! {
    async fn a_number_is_kept_sealed_and_shown_by_its_last_digits(world: World) {
        let two = at_the_number(world).await;
        let shown = two.amina_sees(PAGE).await;
        two.amina_saves(&shown, &format!("p1.ssn={NUMBER}")).await.expect("saved");
        for again in [two.amina_sees(PAGE).await, two.rosa_sees(PAGE).await] {
            let text = serde_json::to_string(&again).expect("JSON");
            assert!(!text.contains("219-09") && !text.contains("219099999"), "{text}");
            assert!(text.contains("ok:9999:"), "{text}");
        }
        let answers = applications::check_answers(two.store(), &two.amina(), None).await;
        let text = serde_json::to_string(&answers.expect("answers")).expect("JSON");
        assert!(!text.contains("219-09") && !text.contains("219099999"), "{text}");
        let text = stored(&two).await;
        assert!(!text.contains("219099999") && !text.contains(NUMBER), "{text}");
        let kept = sealed_number(two.store(), application(&two).await, Field::Ssn.key()).await;
        assert_eq!(kept.expect("opened").expect("a number").expose(), "219099999");
    }

    async fn an_empty_box_leaves_the_number_and_another_number_replaces_it(world: World) {
        let two = at_the_number(world).await;
        two.amina_saves(&two.amina_sees(PAGE).await, &format!("p1.ssn={NUMBER}")).await.expect("saved");
        let shown = two.amina_sees(PAGE).await;
        two.amina_saves(&shown, "").await.expect("nothing was typed");
        two.amina_saves(&shown, &format!("p1.ssn={}", seen(&shown))).await.expect("nothing changed");
        let number = || async {
            let kept = sealed_number(two.store(), application(&two).await, Field::Ssn.key()).await;
            kept.expect("opened").map(|ssn| ssn.expose().to_owned())
        };
        assert_eq!(number().await.as_deref(), Some("219099999"));
        two.amina_saves(&shown, "p1.ssn=219 09 9998").await.expect("saved");
        assert_eq!(number().await.as_deref(), Some("219099998"));
        let shown = two.amina_sees(PAGE).await;
        let wrong = two.amina_saves(&shown, "p1.ssn=12345").await.expect_err("no number");
        assert!(matches!(wrong, StoreError::Invalid(wrong) if wrong.0[0].code == Code::SsnFormat));
        assert_eq!(number().await, None, "what was wrong is not kept");
        assert!(!stored(&two).await.contains("12345"));
    }

    async fn two_people_who_type_different_numbers_are_told(world: World) {
        let two = at_the_number(world).await;
        let shown = two.rosa_sees(PAGE).await;
        two.amina_saves(&two.amina_sees(PAGE).await, &format!("p1.ssn={NUMBER}")).await.expect("saved");
        // The last four digits are the same.
        let clash = two.rosa_saves(&shown, "p1.ssn=319-09-9999").await.expect_err("a clash");
        assert!(matches!(clash, StoreError::Invalid(wrong) if wrong.0[0].code == Code::AnswersChanged));
        let same = two.rosa_saves(&shown, &format!("p1.ssn={NUMBER}")).await;
        assert!(same.is_ok(), "they typed the same");
    }

    async fn a_key_fits_the_numbers_that_it_sealed(world: World) {
        let with = |key: Option<u8>| {
            let sealing = key.map(|byte| SealingKey::from_bytes(&[byte; SealingKey::BYTES]));
            let sealing = sealing.transpose().expect("a key");
            StoreOptions { sealing, ..StoreOptions::new(&world.url) }
        };
        let (another, none) = (with(Some(8)), with(None));
        let two = at_the_number(world).await;
        let fits = async |options: &StoreOptions| {
            let store = Store::connect(options).await.expect("a connection");
            key_fits(&store).await.expect("an answer")
        };
        assert!(fits(&another).await && fits(&none).await, "nothing is sealed yet");
        two.amina_saves(&two.amina_sees(PAGE).await, &format!("p1.ssn={NUMBER}")).await.expect("saved");
        assert!(key_fits(two.store()).await.expect("an answer"));
        assert!(!fits(&another).await && !fits(&none).await);
    }

    async fn a_sealed_text_that_somebody_makes_up_is_no_number(world: World) {
        let two = at_the_number(world).await;
        let shown = two.amina_sees(PAGE).await;
        let forged = two.amina_saves(&shown, "p1.ssn=ok:9999:0123456789abcdef").await;
        assert!(matches!(forged, Err(StoreError::Invalid(wrong)) if wrong.0[0].code == Code::SsnFormat));
    }
}
