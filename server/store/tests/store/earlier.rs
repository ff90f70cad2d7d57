//! A new year's draft with the answers that were sent for the year before: offered on
//! each page, counted when somebody has saved it, sealed anew where they are sealed.

use crate::applications::{ALONE, Two, answers_everything, conflict, not_found, shown};
use domain::{
    applications::{
        About, Beginning, CoverageYear, Field, More, PersonNumber, Progress, SectionState, Typed,
    },
    clients::{ListQuery, NextStep},
    conflict::Conflict,
    ids::ApplicationId,
};
use store::{
    StoreError,
    applications::{
        self, add_person, overview, save_answers, save_step, sealed_number, start, start_with, step,
    },
    clients, on_both_databases,
    testing::World,
};

const BEFORE: CoverageYear = CoverageYear(CoverageYear::NEWEST.0 - 1);

/// Yusuf, who lives with her.
const YUSUF: &[(&str, &str)] = &[
    ("household_others", "yes"),
    ("p2.given_name", "Yusuf"),
    ("p2.family_name", "Warsame"),
    ("p2.birth_date", "11/30/1989"),
    ("p2.relationship", "spouse"),
    ("p2.applying", "no"),
    ("p2.situation", "none"),
    ("lives_here", "2"),
    ("p1.files_jointly", "yes"),
    ("p2.income_sources", "none"),
    ("p2.deductions", "none"),
    ("p2.year_right", "yes"),
    ("p2.job_offer", "none"),
    ("p1.situation", "pregnant disability"),
    ("p1.expected", "1"),
];

fn person(number: u8) -> PersonNumber {
    PersonNumber::new(number).expect("a person")
}

impl Two {
    /// Amina sent an application for the year before, alone or with Yusuf.
    async fn a_year_later(world: World, with_yusuf: bool) -> (Self, ApplicationId) {
        let two = Self::new(world).await;
        let sent = start(two.store(), &two.amina(), None).await.expect("a draft");
        let changed: Vec<(&str, &str)> = if with_yusuf {
            let of_yusuf = |name: &&str| YUSUF.iter().all(|(other, _)| other != name);
            let alone = ALONE.iter().copied().filter(|(name, _)| of_yusuf(name));
            alone.chain(YUSUF.iter().copied()).collect()
        } else {
            ALONE.to_vec()
        };
        if with_yusuf {
            for (page, typed) in [
                ("privacy-warning", "privacy_read=1 en"),
                ("contact-name", ""),
                ("household-people", "household_others=yes"),
            ] {
                two.amina_saves(&two.amina_sees(page).await, typed).await.expect("saved");
            }
            add_person(two.store(), &two.amina(), None, person(2)).await.expect("Yusuf");
        }
        answers_everything(&two.world, &two.amina(), None, &changed).await;
        two.amina_reviews().await.expect("a review");
        two.amina_sends().await.expect("sent");
        let last_year = format!("UPDATE application SET coverage_year = {}", BEFORE.0);
        two.world.execute(&last_year).await.expect("a year goes by");
        (two, sent)
    }

    async fn amina_starts_with(&self, earlier: ApplicationId) -> ApplicationId {
        let draft = start_with(self.store(), &self.amina(), None, earlier).await.expect("a draft");
        let warning = self.amina_sees("privacy-warning").await;
        assert_eq!(shown(&warning, "privacy_read"), "", "it is read anew");
        self.amina_saves(&warning, "privacy_read=1 en").await.expect("saved");
        draft
    }

    /// Saves pages as they are shown.
    async fn amina_confirms(&self, pages: &[&str]) {
        for page in pages {
            let saved = self.amina_saves(&self.amina_sees(page).await, "").await;
            saved.unwrap_or_else(|error| panic!("{page}: {error:?}"));
        }
    }

    async fn number_of(&self, application: ApplicationId) -> Option<String> {
        let kept = sealed_number(self.store(), application, Field::Ssn.key()).await;
        kept.expect("opened").map(|ssn| ssn.expose().to_owned())
    }
}

const TO_THE_NUMBER: &[&str] = &["contact-name", "household-people", "person-applying-1"];

on_both_databases! {
    async fn who_sent_an_application_last_year_may_begin_with_its_answers(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        for (request, client) in [(two.amina(), None), (two.rosa(), two.client())] {
            let page = overview(two.store(), &request, client).await.expect("the list");
            let Progress::NotStarted(Beginning { earlier, .. }) = page.progress else { panic!("{page:?}") };
            let earlier = earlier.expect("an offer");
            assert_eq!((earlier.application, earlier.year), (sent, BEFORE));
        }
        start_with(two.store(), &two.rosa(), two.client(), sent).await.expect("a draft");
        let named = format!("SELECT COUNT(*) FROM audit_event WHERE action = 'application_started' AND detail LIKE '%{sent}%'");
        assert_eq!(two.world.number(&named).await, 1, "the record names the application");
        assert_eq!(two.world.count("answer").await, two.world.number(&format!(
            "SELECT COUNT(*) FROM answer a JOIN application p ON p.id = a.application_id WHERE p.coverage_year = {}", BEFORE.0
        )).await, "nothing is copied");
    }

    async fn nothing_counts_before_its_page_is_saved(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        two.amina_starts_with(sent).await;
        let list = overview(two.store(), &two.amina(), None).await.expect("the list");
        let Progress::Draft(draft) = &list.progress else { panic!("{list:?}") };
        assert_eq!(draft.offers_from, Some(BEFORE));
        assert_eq!(draft.tasks[1].progress.state, SectionState::NotStarted);

        let address = two.amina_sees("contact-address").await;
        assert_eq!(address.offers_from, Some(BEFORE));
        assert_eq!((shown(&address, "zip"), shown(&address, "city")), ("55130".to_owned(), "Saint Paul".to_owned()));
        assert!(address.fields.iter().all(|field| field.stored.version == 0 && field.by.is_none()));
        two.amina_saves(&address, "city=Maplewood").await.expect("saved");
        let saved = two.amina_sees("contact-address").await;
        assert_eq!((saved.offers_from, shown(&saved, "city")), (None, "Maplewood".to_owned()));
        // What she emptied is not offered again.
        let reach = two.amina_sees("contact-reach").await;
        assert_eq!(shown(&reach, "contact_phone"), "(651) 555-0118");
        two.amina_saves(&reach, "contact_by=letter; contact_phone=").await.expect("saved");
        assert_eq!(shown(&two.amina_sees("contact-reach").await, "contact_phone"), "");
    }

    async fn what_is_kept_while_a_page_is_filled_in_confirms_nothing_else(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        two.amina_starts_with(sent).await;
        let address = two.amina_sees("contact-address").await;
        let typed = crate::applications::typed_on(&address, "city=Maplewood");
        save_answers(two.store(), &two.amina(), None, address.key, typed).await.expect("kept");
        let again = two.amina_sees("contact-address").await;
        assert_eq!((shown(&again, "city"), shown(&again, "zip")), ("Maplewood".to_owned(), "55130".to_owned()));
        assert_eq!((again.offers_from, again.errors.clone()), (Some(BEFORE), vec![]));
        let list = overview(two.store(), &two.amina(), None).await.expect("the list");
        let Progress::Draft(draft) = list.progress else { panic!("a draft") };
        assert_eq!((draft.tasks[1].progress.state, draft.tasks[1].progress.done), (SectionState::InProgress, 0));
        two.amina_confirms(&["contact-address"]).await;
        assert_eq!(two.amina_sees("contact-address").await.offers_from, None);
    }

    async fn a_number_is_sealed_anew_for_the_draft_that_takes_it_over(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        let draft = two.amina_starts_with(sent).await;
        two.amina_confirms(TO_THE_NUMBER).await;
        let page = two.amina_sees("person-ssn-1").await;
        let text = serde_json::to_string(&page).expect("JSON");
        assert!(!text.contains("219") && text.contains("9999"), "{text}");
        // Kept while she fills in the page, it is not taken over.
        let typed = || -> Vec<Typed> { crate::applications::typed_on(&page, "") };
        save_answers(two.store(), &two.amina(), None, page.key, typed()).await.expect("kept");
        assert_eq!(two.number_of(draft).await, None);
        save_step(two.store(), &two.amina(), None, page.key, typed()).await.expect("saved");
        assert_eq!(two.number_of(draft).await.as_deref(), Some("219099999"));
        assert_eq!(two.number_of(sent).await.as_deref(), Some("219099999"), "what was sent stays");
        let sealed = two.world.texts("SELECT raw FROM answer WHERE field = 'p1.ssn'").await;
        assert_eq!(sealed.len(), 2);
        assert_ne!(sealed[0], sealed[1], "each is bound to its place");
    }

    async fn a_number_is_not_taken_over_against_a_reason(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        let draft = two.amina_starts_with(sent).await;
        two.amina_confirms(TO_THE_NUMBER).await;
        let page = two.amina_sees("person-ssn-1").await;
        two.amina_saves(&page, "p1.no_ssn=later").await.expect("saved");
        assert_eq!(two.number_of(draft).await, None);
        assert_eq!(two.amina_sees("person-ssn-1").await.offers_from, None, "it is declined");
        two.amina_saves(&two.amina_sees("person-ssn-1").await, "p1.ssn=219-09-8888; p1.no_ssn=").await.expect("another one");
        assert_eq!(two.number_of(draft).await.as_deref(), Some("219098888"));
    }

    async fn people_keep_their_numbers_and_are_seen_before_they_count(world: World) {
        let (two, sent) = Two::a_year_later(world, true).await;
        two.amina_starts_with(sent).await;
        two.amina_confirms(&["contact-name"]).await;
        let household = two.amina_sees("household-people").await;
        assert_eq!((shown(&household, "household_others").as_str(), &household.more), ("yes", &More::Nothing));
        let next = two.amina_saves(&household, "").await.expect("saved");
        assert_eq!(next.to_string(), "household-people", "the list is looked at");
        let More::People(list) = two.amina_sees("household-people").await.more else { panic!("a list") };
        let listed: Vec<_> = list.people.iter().map(|one| (one.number, one.about.clone())).collect();
        assert_eq!(listed, [(person(1), About::You), (person(2), About::Named("Yusuf".to_owned()))]);
        assert_eq!(list.next, Some(person(3)));
        let name = two.amina_sees("person-name-2").await;
        assert_eq!((shown(&name, "p2.given_name"), name.offers_from), ("Yusuf".to_owned(), Some(BEFORE)));
        // Somebody new is shown nothing of anybody.
        add_person(two.store(), &two.amina(), None, person(3)).await.expect("somebody");
        assert_eq!(shown(&two.amina_sees("person-name-3").await, "p3.given_name"), "");
        applications::remove_person(two.store(), &two.amina(), None, person(2)).await.expect("he moved out");
        let gone = step(two.store(), &two.amina(), None, "person-name-2".parse().expect("a page")).await;
        assert_eq!(gone.expect("a look"), None);
    }

    async fn a_pregnancy_and_what_the_year_came_to_are_asked_anew(world: World) {
        let (two, sent) = Two::a_year_later(world, true).await;
        two.amina_starts_with(sent).await;
        two.amina_confirms(&[
            "financial-help", "contact-name", "household-people", "person-applying-1",
            "person-name-2", "income-sources-1", "income-job-1-1", "income-deductions-1",
        ]).await;
        assert_eq!(shown(&two.amina_sees("person-situation-1").await, "p1.situation"), "disability");
        let year = two.amina_sees("income-year-1").await;
        assert_eq!((shown(&year, "p1.year_right").as_str(), year.offers_from), ("", None));
    }

    async fn a_draft_is_confirmed_page_by_page_and_sent(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        two.amina_starts_with(sent).await;
        // What is asked anew; all else is confirmed as it is shown.
        let anew = [("p1.situation", "none"), ("p1.year_right", "yes")];
        answers_everything(&two.world, &two.amina(), None, &anew).await;
        two.amina_reviews().await.expect("a review");
        two.amina_sends().await.expect("sent");
        assert_eq!(two.world.count("application_snapshot").await, 2);
    }

    async fn nobody_begins_with_what_is_not_their_own(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        let store = two.store();
        let yusuf = two.world.consumer("Yusuf Abdi").insert().await;
        let sami = two.world.assister("Sami Haddad").insert().await;
        assert!(not_found(start_with(store, &two.world.as_consumer(yusuf), None, sent).await));
        assert!(not_found(start_with(store, &two.world.as_assister(sami), two.client(), sent).await));
        for request in [two.world.anonymous(), two.world.system(), two.world.as_consumer(yusuf)] {
            let refused = start_with(store, &request, two.client(), sent).await;
            assert!(matches!(refused, Err(StoreError::Forbidden | StoreError::Unauthenticated)), "{refused:?}");
        }
        clients::end_acting(store, &two.rosa(), two.amina).await.expect("the end");
        assert_eq!(conflict(start_with(store, &two.rosa(), two.client(), sent).await), Conflict::ChannelNeeded);
        two.amina_removes_rosa().await;
        assert_eq!(conflict(start_with(store, &two.rosa(), two.client(), sent).await), Conflict::AccessEnded);
        assert_eq!(two.world.count("application").await, 1);
    }

    async fn a_draft_offers_nothing_and_there_is_one_a_year(world: World) {
        let two = Two::new(world).await;
        let draft = start(two.store(), &two.amina(), None).await.expect("a draft");
        let last_year = format!("UPDATE application SET coverage_year = {}", BEFORE.0);
        two.world.execute(&last_year).await.expect("a year goes by");
        assert!(not_found(start_with(two.store(), &two.amina(), None, draft).await), "it was never sent");
        let next = start(two.store(), &two.amina(), None).await.expect("a draft");
        let again = start_with(two.store(), &two.rosa(), two.client(), draft).await;
        assert_eq!(again.expect("the one that there is"), next);
    }

    async fn an_application_of_last_year_is_over_on_the_desk(world: World) {
        let (two, sent) = Two::a_year_later(world, false).await;
        clients::rebuild(two.store(), &two.world.system()).await.expect("rebuilt");
        let list = async || clients::list(two.store(), &two.rosa(), ListQuery::default()).await.expect("the list").rows;
        assert_eq!(list().await[0].next_step, NextStep::StartApplication);
        let file = clients::client(two.store(), &two.rosa(), two.amina).await.expect("the file");
        assert_eq!((file.application, file.next_step), (None, NextStep::StartApplication));
        start_with(two.store(), &two.rosa(), two.client(), sent).await.expect("a draft");
        let before = list().await;
        assert_eq!(before[0].next_step, NextStep::ResumeApplication);
        clients::rebuild(two.store(), &two.world.system()).await.expect("rebuilt");
        assert_eq!(list().await, before);
    }
}
