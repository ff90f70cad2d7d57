//! Drafts that are kept while they are filled in, by several people at once.

use crate::applications::{Two, conflict, typed_on};
use domain::{
    applications::{Filled, KeptAnswers, PageView, Question, Who},
    conflict::Conflict,
    ids::ConsumerId,
};
use std::collections::BTreeMap;
use store::{
    Request, StoreResult,
    applications::{save_answers, save_step},
    on_both_databases,
    testing::World,
};

const PAGE: &str = "contact-address";

impl Two {
    /// Amina has read the warning, so that every question can be answered.
    async fn with_a_draft(world: World) -> Self {
        let two = Self::new(world).await;
        two.amina_starts().await;
        let warning = two.amina_sees("privacy-warning").await;
        two.amina_saves(&warning, "privacy_read=1 en").await.expect("it is read");
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

/// A showing of the page to Amina whose saves are answered into the void.
struct OnePage {
    shown: Question,
    turn: i32,
}

impl OnePage {
    async fn shown_to_amina(two: &Two) -> Self {
        Self { shown: two.amina_sees(PAGE).await, turn: 0 }
    }

    /// The form of the page, once more.
    fn filled(&mut self, typed: &str) -> Filled {
        self.turn += 1;
        let view = Some(PageView { id: self.shown.view, turn: self.turn });
        Filled { typed: typed_on(&self.shown, typed), view }
    }

    async fn sent(&self, two: &Two, filled: Filled) -> KeptAnswers {
        let kept = save_answers(two.store(), &two.amina(), None, self.shown.key, filled).await;
        kept.expect("an answer")
    }

    async fn keeps(&mut self, two: &Two, typed: &str) -> KeptAnswers {
        let filled = self.filled(typed);
        self.sent(two, filled).await
    }

    async fn sends(&mut self, two: &Two, typed: &str) {
        let filled = self.filled(typed);
        let sent = save_step(two.store(), &two.amina(), None, self.shown.key, filled).await;
        sent.expect("the page is right");
    }
}

fn stored(question: &Question) -> BTreeMap<String, String> {
    let fields = question.fields.iter();
    fields.map(|field| (field.key.to_string(), field.stored.raw.clone())).collect()
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

    async fn a_save_whose_answer_was_lost_does_not_stand_in_the_way_of_the_next(world: World) {
        let two = Two::with_a_draft(world).await;
        let mut page = OnePage::shown_to_amina(&two).await;
        page.keeps(&two, "city=Duluth").await;
        // The answer never came: the page still knows what it was shown at first.
        let answer = page.keeps(&two, "city=Ely").await;
        assert!(answer.clashes.is_empty(), "her own save is not somebody else's");
        assert_eq!(stored(&two.amina_sees(PAGE).await)["city"], "Ely");
        // She takes it back to what she had found.
        let answer = page.keeps(&two, "city=").await;
        assert_eq!((answer.clashes.len(), stored(&two.amina_sees(PAGE).await)["city"].as_str()), (0, ""));
        // And sends the page.
        page.sends(&two, "street=1 Loon Court; city=Ely; zip=55731; county=St. Louis; mail_elsewhere=no").await;
        assert_eq!(stored(&two.amina_sees(PAGE).await)["city"], "Ely");
    }

    async fn a_save_that_comes_late_overwrites_nothing(world: World) {
        let two = Two::with_a_draft(world).await;
        let mut page = OnePage::shown_to_amina(&two).await;
        let late = page.filled("city=Duluth");
        page.keeps(&two, "city=Ely").await;
        let answer = page.sent(&two, late).await;
        assert!(answer.clashes.is_empty(), "nobody is asked about her own text");
        assert_eq!(stored(&two.amina_sees(PAGE).await)["city"], "Ely");
    }

    async fn a_page_in_another_window_and_another_person_are_asked(world: World) {
        let two = Two::with_a_draft(world).await;
        let (mut one, mut other) =
            (OnePage::shown_to_amina(&two).await, OnePage::shown_to_amina(&two).await);
        let rosa = two.rosa_sees(PAGE).await;
        one.keeps(&two, "city=Duluth").await;
        assert_eq!(other.keeps(&two, "city=Ely").await.clashes.len(), 1);
        // Not even who says to be the other's page.
        let typed = typed_on(&rosa, "city=Tower");
        let view = Some(PageView { id: one.shown.view, turn: 9 });
        let forged = Filled { typed, view };
        let answer = save_answers(two.store(), &two.rosa(), two.client(), rosa.key, forged).await;
        assert_eq!(answer.expect("an answer").clashes.len(), 1);
        assert_eq!(stored(&two.amina_sees(PAGE).await)["city"], "Duluth");
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
}
