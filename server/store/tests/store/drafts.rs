//! Drafts that are kept while they are filled in, by several people at once.

use crate::applications::{Two, conflict, sees, typed_on};
use domain::{
    applications::{KeptAnswers, Question, StepKey, Who},
    conflict::Conflict,
    ids::ConsumerId,
};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use std::collections::BTreeMap;
use store::{Request, StoreResult, applications::save_answers, on_both_databases, testing::World};

/// Rounds of the random story; a longer run says how many in this variable.
const ROUNDS: &str = "ALONGSIDE_INTERLEAVINGS";

const PAGE: &str = "contact-address";
const FIELDS: [&str; 4] = ["street", "unit", "city", "zip"];

impl Two {
    /// Amina has read the warning, so that every question can be answered.
    async fn with_a_draft(world: World) -> Self {
        let two = Self::new(world).await;
        two.amina_starts().await;
        let warning = two.amina_sees("privacy-warning").await;
        two.amina_saves(&warning, "privacy_read=yes").await.expect("it is read");
        two
    }

    async fn amina_keeps(&self, shown: &Question, typed: &str) -> StoreResult<KeptAnswers> {
        keep(self, &self.amina(), None, shown, typed).await
    }

    async fn rosa_keeps(&self, shown: &Question, typed: &str) -> StoreResult<KeptAnswers> {
        keep(self, &self.rosa(), self.client(), shown, typed).await
    }
}

async fn keep(
    two: &Two,
    request: &Request,
    client: Option<ConsumerId>,
    shown: &Question,
    typed: &str,
) -> StoreResult<KeptAnswers> {
    save_answers(two.store(), request, client, shown.key, typed_on(shown, typed)).await
}

fn stored(question: &Question) -> BTreeMap<String, String> {
    let fields = question.fields.iter();
    fields.map(|field| (field.key.to_string(), field.stored.raw.clone())).collect()
}

/// One who has the page open, with what was shown.
struct Editor {
    request: Request,
    client: Option<ConsumerId>,
    shown: Question,
}

impl Editor {
    async fn look(two: &Two, request: Request, client: Option<ConsumerId>) -> Self {
        let shown = sees(&two.world, &request, client, PAGE).await;
        Self { request, client, shown }
    }

    /// Types into some fields, saves, and checks that nothing that stood there
    /// unseen is gone. Answers what is stored afterwards.
    async fn types(
        &self,
        two: &Two,
        random: &mut StdRng,
        word: u64,
        truth: &mut BTreeMap<String, String>,
    ) {
        let fields: Vec<&str> = FIELDS.into_iter().filter(|_| random.random_bool(0.4)).collect();
        let typed: Vec<String> =
            fields.iter().map(|field| format!("{field}={field} {word}")).collect();
        let answer = keep(two, &self.request, self.client, &self.shown, &typed.join(";"))
            .await
            .expect("it is kept or a question");
        for field in &self.shown.fields {
            let name = field.key.to_string();
            let mine = format!("{name} {word}");
            let before = truth.get(&name).cloned().unwrap_or_default();
            let clash = answer.clashes.iter().any(|clash| clash.key == field.key);
            if !fields.contains(&name.as_str()) {
                // An untouched field never changes anything.
                continue;
            }
            if before == field.stored.raw {
                assert!(!clash, "{name} had not changed and was not kept");
                truth.insert(name, mine);
            } else {
                assert!(clash, "{name} was overwritten unseen");
            }
        }
    }
}

fn rounds() -> usize {
    std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(150)
}

on_both_databases! {
    async fn what_is_typed_is_kept_before_it_is_sent(world: World) {
        let two = Two::with_a_draft(world).await;
        let shown = two.amina_sees(PAGE).await;
        let kept = two.amina_keeps(&shown, "street=1200 Payne Ave; zip=551").await.expect("kept");
        assert!(kept.clashes.is_empty());
        assert_eq!(kept.saved.expect("a time").who, Who::You);
        let again = stored(&two.amina_sees(PAGE).await);
        assert_eq!((again["street"].as_str(), again["zip"].as_str()), ("1200 Payne Ave", "551"));
    }

    async fn the_same_sent_twice_changes_nothing_and_is_on_the_record_once(world: World) {
        let two = Two::with_a_draft(world).await;
        let shown = two.amina_sees(PAGE).await;
        let before = two.events("answers_saved").await;
        let first = two.amina_keeps(&shown, "city=Duluth").await.expect("kept");
        let second = two.amina_keeps(&shown, "city=Duluth").await.expect("kept");
        assert_eq!(first.kept, second.kept);
        assert_eq!(two.events("answers_saved").await, before + 1);
    }

    async fn two_people_on_one_page_lose_nothing(world: World) {
        let two = Two::with_a_draft(world).await;
        let (amina, rosa) = (two.amina_sees(PAGE).await, two.rosa_sees(PAGE).await);
        two.amina_keeps(&amina, "street=1200 Payne Ave; city=Saint Paul").await.expect("kept");
        let answer = two.rosa_keeps(&rosa, "zip=55130; city=St Paul").await.expect("an answer");
        let clashes: Vec<String> = answer.clashes.iter().map(|clash| clash.key.to_string()).collect();
        // Amina's street is not Rosa's to see as typed by herself; the city is a question.
        assert_eq!(clashes, ["street", "city"]);
        let city = &answer.clashes[1];
        assert_eq!((city.stored.raw.as_str(), city.shown.as_str()), ("Saint Paul", "St Paul"));
        assert_eq!(city.by.clone().expect("somebody").who, Who::Other("Amina".to_owned()));
        let now = stored(&two.amina_sees(PAGE).await);
        assert_eq!((now["city"].as_str(), now["zip"].as_str()), ("Saint Paul", "55130"));
        assert_eq!(now["street"], "1200 Payne Ave");
    }

    async fn who_may_no_longer_act_keeps_nothing_and_is_told(world: World) {
        let two = Two::with_a_draft(world).await;
        let shown = two.rosa_sees(PAGE).await;
        two.amina_removes_rosa().await;
        let refused = two.rosa_keeps(&shown, "city=Duluth").await;
        assert_eq!(conflict(refused), Conflict::AccessEnded);
        assert_eq!(stored(&two.amina_sees(PAGE).await)["city"], "");
    }

    async fn of_two_who_save_one_field_at_the_same_moment_one_is_asked(world: World) {
        let two = Two::with_a_draft(world).await;
        for round in 0..10 {
            let (amina, rosa) = (two.amina_sees(PAGE).await, two.rosa_sees(PAGE).await);
            let (hers, his) = (format!("city=Duluth {round}"), format!("city=Ely {round}"));
            let (one, other) =
                tokio::join!(two.amina_keeps(&amina, &hers), two.rosa_keeps(&rosa, &his));
            let (one, other) = (one.expect("an answer"), other.expect("an answer"));
            let asked = one.clashes.len() + other.clashes.len();
            assert_eq!(asked, 1, "round {round}");
        }
    }

    async fn two_to_four_editors_in_any_order_lose_nothing(world: World) {
        let seed: u64 = rand::random();
        eprintln!("seed {seed}");
        let mut random = StdRng::seed_from_u64(seed);
        let two = Two::with_a_draft(world).await;
        let page: StepKey = PAGE.parse().expect("a page");
        let mut truth: BTreeMap<String, String> = BTreeMap::new();
        for round in 0..rounds() {
            let mut editors: Vec<Editor> = Vec::new();
            let people = random.random_range(2..=4);
            for _ in 0..people * 2 {
                // Somebody opens the page, or somebody who has it open saves it.
                if editors.len() < people && random.random_bool(0.5) {
                    let (request, client) = *[(two.amina(), None), (two.rosa(), two.client())]
                        .choose(&mut random)
                        .expect("somebody");
                    editors.push(Editor::look(&two, request, client).await);
                } else if let Some(editor) = editors.choose(&mut random) {
                    let word = random.random::<u64>();
                    editor.types(&two, &mut random, word, &mut truth).await;
                }
            }
            let now = stored(&two.amina_sees(PAGE).await);
            for field in FIELDS {
                let expected = truth.get(field).cloned().unwrap_or_default();
                assert_eq!(now[field], expected, "{page} {field}, round {round}, seed {seed}");
            }
        }
    }
}
