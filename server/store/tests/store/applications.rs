//! The application: two people at one draft, the review, and what is frozen.

use domain::{
    applications::{
        About, ContentVersion, Explained, Field, FieldKey, More, Overview, PersonNumber, Progress,
        Question, SectionState, Seen, StepKey, Task, Typed, Who,
    },
    assisters::AccountState,
    audit::Channel,
    conflict::Conflict,
    ids::{AssisterAccountId, ConsumerId},
    validation::Invalid,
};
use store::{
    Request, StoreError, StoreResult,
    applications::{self, ReadAloud, Signature},
    associations::{self, Agreement, Words, fingerprint},
    clients, notices, on_both_databases,
    testing::World,
};

/// What Amina answers; she lives alone.
pub const ALONE: &[(&str, &str)] = &[
    ("privacy_read", "1 en"),
    ("financial_help", "yes"),
    ("street", "1200 Payne Ave"),
    ("city", "Saint Paul"),
    ("zip", "55130"),
    ("county", "Ramsey"),
    ("mail_elsewhere", "no"),
    ("contact_by", "phone"),
    ("contact_phone", "(651) 555-0118"),
    ("language", "so"),
    ("household_others", "no"),
    ("p1.applying", "yes"),
    ("p1.citizen", "yes"),
    ("p1.ssn", "219-09-9999"),
    ("p1.situation", "none"),
    ("p1.claimed_by", "none"),
    ("p1.files", "yes"),
    ("p1.income_sources", "job"),
    ("p1j1.employer", "Metro Bakery"),
    ("p1j1.pay_amount", "2,100"),
    ("p1j1.pay_often", "twice_a_month"),
    ("p1j1.more_jobs", "no"),
    ("p1.deductions", "none"),
    ("p1.year_right", "yes"),
    ("p1.job_offer", "none"),
    ("p1.other_coverage", "none"),
];

/// Amina, and Rosa who may act for her and works with her in person.
pub struct Two {
    pub world: World,
    pub amina: ConsumerId,
    pub rosa: AssisterAccountId,
}

impl Two {
    pub async fn new(world: World) -> Self {
        let amina = world.consumer("Amina Warsame").born("1992-04-12").insert().await;
        let rosa = world.assister("Rosa Delgado").insert().await;
        chooses(&world, amina, rosa).await;
        let two = Self { world, amina, rosa };
        two.works(Channel::InPerson).await;
        two
    }

    pub fn store(&self) -> &store::Store {
        &self.world.store
    }

    /// Rosa says how she works with Amina.
    async fn works(&self, channel: Channel) {
        clients::begin_acting(self.store(), &self.rosa(), self.amina, channel)
            .await
            .expect("work begins");
    }

    pub fn amina(&self) -> Request {
        self.world.as_consumer(self.amina)
    }

    pub fn rosa(&self) -> Request {
        self.world.as_assister(self.rosa)
    }

    /// The file as Rosa names it.
    pub fn client(&self) -> Option<ConsumerId> {
        Some(self.amina)
    }

    pub async fn amina_starts(&self) {
        applications::start(self.store(), &self.amina(), None).await.expect("a draft");
    }

    pub async fn amina_sees(&self, page: &str) -> Question {
        sees(&self.world, &self.amina(), None, page).await
    }

    pub async fn rosa_sees(&self, page: &str) -> Question {
        sees(&self.world, &self.rosa(), self.client(), page).await
    }

    pub async fn amina_saves(&self, shown: &Question, typed: &str) -> StoreResult<StepKey> {
        let typed = typed_on(shown, typed);
        applications::save_step(self.store(), &self.amina(), None, shown.key, typed).await
    }

    pub async fn rosa_saves(&self, shown: &Question, typed: &str) -> StoreResult<StepKey> {
        let typed = typed_on(shown, typed);
        applications::save_step(self.store(), &self.rosa(), self.client(), shown.key, typed).await
    }

    /// Amina starts and answers everything up to the review.
    pub async fn amina_answers_everything(&self) {
        self.amina_starts().await;
        answers_everything(&self.world, &self.amina(), None, ALONE).await;
    }

    async fn version(&self) -> ContentVersion {
        let answers = applications::check_answers(self.store(), &self.amina(), None).await;
        answers.expect("the answers").expect("a draft").version
    }

    pub async fn amina_reviews(&self) -> StoreResult<()> {
        let shown = self.version().await;
        applications::record_review(self.store(), &self.amina(), shown, &Explained::now(true)).await
    }

    pub async fn rosa_attests(&self) -> StoreResult<()> {
        let shown = self.version().await;
        self.rosa_says(true, Some(Explained::now(true)), shown).await
    }

    async fn rosa_says(
        &self,
        read: bool,
        explained: Option<Explained>,
        shown: ContentVersion,
    ) -> StoreResult<()> {
        let said = ReadAloud { shown, read, explained };
        applications::attest_review(self.store(), &self.rosa(), self.amina, said).await
    }

    pub async fn rosa_sends(&self) -> StoreResult<()> {
        let signed = self.signature("Rosa Delgado").await;
        applications::submit(self.store(), &self.rosa(), self.client(), signed).await.map(drop)
    }

    pub async fn amina_sends(&self) -> StoreResult<()> {
        let signed = self.signature("Amina Warsame").await;
        applications::submit(self.store(), &self.amina(), None, signed).await.map(drop)
    }

    pub async fn signature(&self, name: &str) -> Signature {
        Signature {
            signature: name.to_owned(),
            agreed: true,
            client_name_confirmed: true,
            shown: self.version().await,
        }
    }

    pub async fn amina_removes_rosa(&self) {
        let current = associations::current(self.store(), &self.amina()).await.expect("a look");
        let seen = current.expect("an assister").association;
        associations::end(self.store(), &self.amina(), seen).await.expect("the end");
    }

    pub async fn events(&self, action: &str) -> i64 {
        self.world
            .number(&format!("SELECT COUNT(*) FROM audit_event WHERE action = '{action}'"))
            .await
    }
}

/// The consumer chooses an assister, as on the page.
pub async fn chooses(world: &World, consumer: ConsumerId, assister: AssisterAccountId) {
    let request = world.as_consumer(consumer);
    let words = |name: &str| Words {
        text: format!("{name} may act for me"),
        purpose: "To apply and enroll".to_owned(),
        duration: "Until I end it".to_owned(),
        how_to_rescind: "Online or by phone".to_owned(),
    };
    let number = world.reference_number(assister).await.as_digits().to_owned();
    let proposal =
        associations::proposal(&world.store, &request, &number).await.expect("a proposal");
    let seen = associations::current(&world.store, &request).await.expect("a look");
    let agreement = Agreement {
        number,
        seen: seen.map(|current| current.association),
        read: fingerprint(&words(&proposal.profile.name).text),
        agreed: true,
    };
    associations::confirm(&world.store, &request, &agreement, |proposal| {
        words(&proposal.profile.name)
    })
    .await
    .expect("an association");
}

pub async fn sees(
    world: &World,
    request: &Request,
    client: Option<ConsumerId>,
    page: &str,
) -> Question {
    let page = page.parse().expect("a page");
    let question = applications::step(&world.store, request, client, page).await;
    question.expect("the file is open").expect("the page is open")
}

/// The form of a page: what was shown, and on top of it `zip=55130; city=…`.
pub fn typed_on(shown: &Question, changes: &str) -> Vec<Typed> {
    let changes: Vec<(&str, &str)> =
        changes.split(';').filter_map(|change| change.trim().split_once('=')).collect();
    let fields = shown.fields.iter().map(|field| {
        let typed = changes.iter().find(|(name, _)| *name == field.key.to_string());
        let raw = typed.map_or(field.shown.clone(), |(_, raw)| (*raw).to_owned());
        Typed { key: field.key, raw, seen: field.stored.clone() }
    });
    fields.collect()
}

/// Goes from page to page, as "Save and go on" leads, up to the review.
pub async fn answers_everything(
    world: &World,
    request: &Request,
    client: Option<ConsumerId>,
    answers: &[(&str, &str)],
) {
    let mut page: StepKey = "privacy-warning".parse().expect("a page");
    for _ in 0..60 {
        if page.to_string() == "review" {
            return;
        }
        let shown = sees(world, request, client, &page.to_string()).await;
        let typed = answers.iter().map(|(name, raw)| format!("{name}={raw}"));
        let typed = typed_on(&shown, &typed.collect::<Vec<_>>().join(";"));
        let next = applications::save_step(&world.store, request, client, page, typed).await;
        page = next.unwrap_or_else(|error| panic!("{page}: {error:?}"));
    }
    panic!("the journey does not end");
}

pub fn shown(question: &Question, name: &str) -> String {
    let key: FieldKey = name.parse().expect("a field");
    let field = question.fields.iter().find(|field| field.key == key);
    field.expect("a field of the page").shown.clone()
}

pub fn codes<T>(result: StoreResult<T>) -> Vec<String> {
    match result {
        Err(StoreError::Invalid(Invalid(errors))) => {
            errors.iter().map(|error| format!("{} {}", error.field, error.code.as_str())).collect()
        }
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("it was accepted"),
    }
}

pub fn conflict<T>(result: StoreResult<T>) -> Conflict {
    match result {
        Err(StoreError::Conflict(conflict)) => conflict,
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("it was accepted"),
    }
}

pub fn not_found<T>(result: StoreResult<T>) -> bool {
    matches!(result, Err(StoreError::NotFound))
}

pub fn tasks(overview: &Overview) -> Vec<Task> {
    match &overview.progress {
        Progress::Draft(draft) => draft.tasks.clone(),
        other => panic!("{other:?}"),
    }
}

fn person(number: u8) -> PersonNumber {
    PersonNumber::new(number).expect("a person")
}

on_both_databases! {
    async fn the_account_fills_in_what_it_knows(world: World) {
        let two = Two::new(world).await;
        two.amina_starts().await;
        two.amina_saves(&two.amina_sees("privacy-warning").await, "privacy_read=1 en").await.expect("saved");
        let name = two.amina_sees("contact-name").await;
        assert_eq!((shown(&name, "p1.given_name"), name.fields[0].stored.clone()), ("Amina".to_owned(), Seen::default()));
        assert_eq!(shown(&two.amina_sees("contact-birth-date").await, "p1.birth_date"), "4/12/1992");
        two.amina_saves(&name, "").await.expect("the name is right");
        assert_eq!(two.amina_sees("contact-name").await.fields[0].stored.to_string(), "1:Amina");
    }

    async fn starting_twice_makes_one_draft(world: World) {
        let two = Two::new(world).await;
        let (store, amina, rosa) = (two.store(), two.amina(), two.rosa());
        let (one, other) = tokio::join!(
            applications::start(store, &amina, None),
            applications::start(store, &rosa, two.client()),
        );
        assert_eq!(one.expect("a draft"), other.expect("the same draft"));
        assert_eq!(two.world.count("application").await, 1);
        assert_eq!(two.events("application_started").await, 1);
    }

    async fn what_one_leaves_the_other_resumes(world: World) {
        let two = Two::new(world).await;
        applications::start(two.store(), &two.rosa(), two.client()).await.expect("a draft");
        let warning = two.rosa_sees("privacy-warning").await;
        assert_eq!(warning.about, About::Named("Amina".to_owned()));
        let next = two.rosa_saves(&warning, "privacy_read=1 en").await.expect("saved");
        let overview = applications::overview(two.store(), &two.amina(), None).await.expect("the list");
        let Progress::Draft(draft) = &overview.progress else { panic!("a draft") };
        assert_eq!(draft.next, next);
        let saved = draft.saved.clone().expect("saved");
        assert_eq!((saved.who, saved.today), (Who::Other("Rosa".to_owned()), true));
        two.amina_saves(&two.amina_sees(&next.to_string()).await, "financial_help=yes").await.expect("saved");
        let overview = applications::overview(two.store(), &two.rosa(), two.client()).await.expect("the list");
        assert_eq!(tasks(&overview)[0].progress.state, SectionState::Done);
    }

    async fn both_go_on_at_the_page_that_was_left_last(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        for (page, emptied) in [("contact-name", "p1.given_name="), ("contact-address", "zip=")] {
            let shown = two.amina_sees(page).await;
            two.amina_saves(&shown, emptied).await.expect_err("something is missing");
        }
        let own = applications::overview(two.store(), &two.amina(), None).await;
        let client = applications::overview(two.store(), &two.rosa(), two.client()).await;
        for overview in [own.expect("the list"), client.expect("the list")] {
            let Progress::Draft(draft) = overview.progress else { panic!("a draft") };
            assert_eq!(draft.next.to_string(), "contact-name");
            assert_eq!(draft.resume.map(|page| page.to_string()).as_deref(), Some("contact-address"));
        }
    }

    async fn different_fields_of_one_page_are_both_kept(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let (amina, rosa) = (two.amina_sees("contact-address").await, two.rosa_sees("contact-address").await);
        two.rosa_saves(&rosa, "city=Saint Cloud").await.expect("saved");
        two.amina_saves(&amina, "zip=56301").await.expect("saved");
        let now = two.amina_sees("contact-address").await;
        assert_eq!((shown(&now, "city"), shown(&now, "zip")), ("Saint Cloud".to_owned(), "56301".to_owned()));
        assert_eq!(now.fields[2].by.clone().expect("somebody").who, Who::Other("Rosa".to_owned()));
    }

    async fn one_field_that_both_changed_loses_nothing(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let (amina, rosa) = (two.amina_sees("contact-address").await, two.rosa_sees("contact-address").await);
        two.rosa_saves(&rosa, "zip=55101").await.expect("saved");
        let refused = two.amina_saves(&amina, "zip=55102; city=Maplewood").await;
        assert_eq!(codes(refused), ["zip answers_changed"]);
        // Rosa's ZIP code stands, Amina's city was no question, and the page now
        // carries along what Rosa saved.
        let now = two.amina_sees("contact-address").await;
        assert_eq!((shown(&now, "zip"), shown(&now, "city")), ("55101".to_owned(), "Maplewood".to_owned()));
        assert_eq!(now.fields[3].by.clone().expect("somebody").who, Who::Other("Rosa".to_owned()));
        two.amina_saves(&now, "zip=55102").await.expect("Amina decided");
        assert_eq!(shown(&two.rosa_sees("contact-address").await, "zip"), "55102");
    }

    async fn wrong_answers_are_kept_as_typed(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let shown_then = two.amina_sees("contact-address").await;
        let refused = two.amina_saves(&shown_then, "zip=five; county=Dane; street=").await;
        assert_eq!(codes(refused), ["street required", "zip zip_not_a_zip", "county county_unknown"]);
        let now = two.amina_sees("contact-address").await;
        assert_eq!((shown(&now, "zip"), shown(&now, "street")), ("five".to_owned(), String::new()));
        assert_eq!(now.errors.len(), 3);
        let overview = applications::overview(two.store(), &two.amina(), None).await.expect("the list");
        assert_eq!(tasks(&overview)[1].progress.state, SectionState::InProgress);
    }

    async fn what_cannot_be_kept_is_refused_as_a_whole(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let before = two.amina_sees("contact-address").await;
        let endless = format!("city=Duluth; zip={}", "5".repeat(1_001));
        assert_eq!(codes(two.amina_saves(&before, &endless).await), ["zip too_long"]);
        assert_eq!(two.amina_sees("contact-address").await.fields, before.fields);
    }

    async fn the_warning_comes_before_every_answer(world: World) {
        let two = Two::new(world).await;
        two.amina_starts().await;
        let page: StepKey = "contact-address".parse().expect("a page");
        let step = applications::step(two.store(), &two.amina(), None, page).await;
        assert_eq!(step.expect("a look"), None);
        let typed = vec![Typed { key: "zip".parse().expect("a field"), raw: "55130".to_owned(), seen: Seen::default() }];
        let saved = applications::save_step(two.store(), &two.amina(), None, page, typed).await;
        assert_eq!(codes(saved), ["privacy_read agreement_needed"]);
        assert_eq!(two.world.count("answer").await, 0);
    }

    async fn the_audit_trail_names_fields_and_no_answers(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.rosa_saves(&two.rosa_sees("contact-address").await, "city=Maplewood").await.expect("saved");
        let like = |text: &str| format!("SELECT COUNT(*) FROM audit_event WHERE action = 'answers_saved' AND detail LIKE '%{text}%'");
        assert_eq!(two.world.number(&like("\"city\"")).await, 1);
        assert_eq!(two.world.number(&like("Maplewood")).await, 0);
        let by_rosa = "SELECT COUNT(*) FROM audit_event WHERE action = 'answers_saved' \
            AND acting_for IS NOT NULL AND association_id IS NOT NULL AND channel = 'in_person'";
        assert_eq!(two.world.number(by_rosa).await, 1);
    }

    async fn every_look_into_a_clients_file_is_on_the_record(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        assert_eq!(two.events("application_opened").await, 0);
        applications::overview(two.store(), &two.rosa(), two.client()).await.expect("the list");
        two.rosa_sees("contact-address").await;
        applications::check_answers(two.store(), &two.rosa(), two.client()).await.expect("the answers");
        assert_eq!(two.events("application_opened").await, 3);
    }

    async fn a_family_is_listed_one_by_one(world: World) {
        let two = Two::new(world).await;
        two.amina_starts().await;
        let amina = two.amina();
        for (page, typed) in [("privacy-warning", "privacy_read=1 en"), ("contact-name", "")] {
            two.amina_saves(&two.amina_sees(page).await, typed).await.expect("saved");
        }
        let list = two.amina_sees("household-people").await;
        let next = two.amina_saves(&list, "household_others=yes").await.expect("now the list");
        assert_eq!(next.to_string(), "household-people");
        let list = two.amina_sees("household-people").await;
        assert_eq!((list.errors.clone(), &list.more), (vec![], &More::People(domain::applications::PeopleList {
            people: vec![domain::applications::Listed { number: person(1), about: About::You }],
            next: Some(person(2)),
        })));
        // Sent on without anybody on it, it says what is missing.
        assert_eq!(codes(two.amina_saves(&list, "").await), ["household_others nobody_listed"]);
        for _ in 0..2 {
            applications::add_person(two.store(), &amina, None, person(2)).await.expect("Yusuf");
        }
        assert_eq!(two.events("person_added").await, 1);
        let next = two.amina_saves(&two.amina_sees("person-name-2").await, "p2.given_name=Yusuf; p2.family_name=Warsame").await;
        assert_eq!(next.expect("back to the list").to_string(), "household-people");
        assert_eq!(two.rosa_sees("person-relationship-2").await.about, About::Named("Yusuf".to_owned()));
        assert!(not_found(applications::add_person(two.store(), &amina, None, person(9)).await));
        applications::remove_person(two.store(), &amina, None, person(2)).await.expect("removed");
        let gone = applications::step(two.store(), &amina, None, "person-name-2".parse().expect("a page")).await;
        assert_eq!(gone.expect("a look"), None);
        assert_eq!(conflict(applications::add_person(two.store(), &amina, None, person(2)).await), Conflict::AnswersChanged);
        applications::add_person(two.store(), &amina, None, person(3)).await.expect("somebody else");
        assert_eq!(shown(&two.amina_sees("person-name-3").await, "p3.given_name"), "");
    }

    async fn what_was_sent_is_frozen(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        two.amina_sends().await.expect("sent");
        let sent = applications::submitted(two.store(), &two.amina(), None, true).await;
        let sent = sent.expect("the page").expect("a sent application");
        let amina = (PersonNumber::APPLICANT, "Amina".to_owned());
        assert_eq!((sent.by.who, sent.people.as_slice()), (Who::You, [amina].as_slice()));
        let copy = sent.copy.expect("the copy");
        assert_eq!(copy.values.text(Field::Zip.key()), Some("55130"));
        assert_eq!((copy.signature.as_str(), copy.helped_by.as_deref()), ("Amina Warsame", Some("Rosa Delgado")));
        for statement in [
            "UPDATE application_snapshot SET content = '{}'",
            "DELETE FROM application_snapshot",
            "UPDATE application_review SET content_version = 0",
            "UPDATE application_review SET explained = 'truth.1'",
            "DELETE FROM application_review",
        ] {
            assert!(two.world.execute(statement).await.is_err(), "{statement}");
        }
    }

    async fn nobody_changes_what_was_sent(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let (amina, rosa) = (two.amina_sees("contact-address").await, two.rosa_sees("contact-address").await);
        two.amina_reviews().await.expect("a review");
        two.amina_sends().await.expect("sent");
        let answers = two.world.count("answer").await;
        assert_eq!(conflict(two.amina_saves(&amina, "zip=55101").await), Conflict::AlreadySubmitted);
        assert_eq!(conflict(two.rosa_saves(&rosa, "zip=55101").await), Conflict::AlreadySubmitted);
        let adds = applications::add_person(two.store(), &two.amina(), None, person(2)).await;
        assert_eq!(conflict(adds), Conflict::AlreadySubmitted);
        let review = applications::record_review(two.store(), &two.amina(), ContentVersion(1), &Explained::now(true)).await;
        assert_eq!(conflict(review), Conflict::AlreadySubmitted);
        assert_eq!(two.world.count("answer").await, answers);
    }

    async fn an_assister_sends_only_what_the_client_reviewed(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        assert_eq!(codes(two.rosa_sends().await), ["review steps_not_complete", "review review_needed"]);
        two.amina_reviews().await.expect("Amina's own review");
        let signed = two.signature("Rosa Delgado").await;
        two.rosa_saves(&two.rosa_sees("contact-address").await, "city=Maplewood").await.expect("saved");
        // The review was of an older version, and so was the page to sign.
        let stale = applications::submit(two.store(), &two.rosa(), two.client(), signed).await;
        assert_eq!(codes(stale), ["review steps_not_complete", "review answers_changed"]);
        assert_eq!(codes(two.rosa_sends().await), ["review steps_not_complete", "review review_needed"]);
        two.rosa_attests().await.expect("read aloud");
        two.rosa_sends().await.expect("sent");
        let sent = applications::submitted(two.store(), &two.amina(), None, false).await;
        assert_eq!(sent.expect("the page").expect("sent").by.who, Who::Other("Rosa".to_owned()));
        assert_eq!(two.world.number("SELECT COUNT(*) FROM application WHERE submitted_under IS NOT NULL").await, 1);
    }

    async fn an_attested_review_is_not_the_clients_own(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.works(Channel::FollowingUp).await;
        assert_eq!(conflict(two.rosa_attests().await), Conflict::ChannelNeeded);
        two.works(Channel::Phone).await;
        let shown = two.version().await;
        let silent = two.rosa_says(false, None, shown).await;
        assert_eq!(codes(silent), ["read_aloud agreement_needed", "explained agreement_needed"]);
        for _ in 0..2 {
            two.rosa_attests().await.expect("read aloud");
        }
        let rows = |kind: &str, channel: &str| format!(
            "SELECT COUNT(*) FROM application_review WHERE kind = '{kind}' AND channel {channel} \
             AND consumer_name = 'Amina Warsame' AND assister_name = 'Rosa Delgado'"
        );
        assert_eq!(two.world.number(&rows("attested", "= 'phone'")).await, 1);
        two.amina_reviews().await.expect("her own");
        assert_eq!(two.world.number(&rows("by_consumer", "IS NULL")).await, 1);
        assert_eq!(two.world.count("application_review").await, 2);
        let posing = applications::record_review(two.store(), &two.rosa(), shown, &Explained::now(true)).await;
        assert!(matches!(posing, Err(StoreError::Forbidden)));
    }

    async fn a_review_says_what_was_explained_by_code_and_version(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let shown = two.version().await;
        // Fewer points than are attested to, or in other words: nothing is recorded.
        for other in [Explained::now(false).to_string(), "truth.9".to_owned()] {
            let other: Explained = other.parse().expect("points");
            let said = two.rosa_says(true, Some(other.clone()), shown).await;
            assert_eq!(codes(said), ["explained agreement_needed"]);
            let own = applications::record_review(two.store(), &two.amina(), shown, &other).await;
            assert_eq!(codes(own), ["checked agreement_needed"]);
        }
        assert_eq!(two.world.count("application_review").await, 0);
        two.rosa_attests().await.expect("read aloud");
        two.rosa_sends().await.expect("sent");
        let kept = "SELECT COUNT(*) FROM application_review, application_snapshot \
            WHERE review_id = id AND kind = 'attested' \
            AND explained = 'truth.1 data_check.1 changes.1 taxes.1 rights.1'";
        assert_eq!(two.world.number(kept).await, 1);
    }

    async fn a_review_that_explained_older_words_is_asked_for_again(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        two.rosa_saves(&two.rosa_sees("contact-address").await, "city=Maplewood").await.expect("saved");
        let now = two.version().await.0;
        // The same review of the newer answers, in other words.
        let copied = |id: &str, explained: &str| format!(
            "INSERT INTO application_review (id, application_id, kind, content_version, reviewed_at, \
             recorded_by, consumer_name, assister_name, text_version, language, explained) \
             SELECT {id}, application_id, kind, {now}, reviewed_at, recorded_by, consumer_name, \
             assister_name, text_version, language, {explained} FROM application_review \
             WHERE content_version <> {now}"
        );
        for (id, explained, counts) in [
            ("application_id", "'truth.0'", false),
            ("recorded_by", "explained", true),
        ] {
            two.world.execute(&copied(id, explained)).await.expect("a review");
            let page = applications::check_answers(two.store(), &two.amina(), None).await;
            assert_eq!(page.expect("the answers").expect("a draft").review.is_some(), counts);
        }
    }

    async fn a_review_is_of_the_answers_that_were_shown(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let shown = two.version().await;
        two.rosa_saves(&two.rosa_sees("income-job-1-1").await, "p1j1.pay_amount=2,200").await.expect("saved");
        let stale = applications::record_review(two.store(), &two.amina(), shown, &Explained::now(true)).await;
        assert_eq!(conflict(stale), Conflict::AnswersChanged);
        two.amina_saves(&two.amina_sees("income-job-1-1").await, "p1j1.pay_amount=much").await.expect_err("kept");
        assert_eq!(codes(two.amina_reviews().await), ["review steps_not_complete"]);
    }

    async fn an_association_that_ends_in_the_middle_of_a_form_refuses_it(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        let form = two.rosa_sees("contact-address").await;
        two.amina_removes_rosa().await;
        assert_eq!(conflict(two.rosa_saves(&form, "city=Duluth").await), Conflict::AccessEnded);
        assert_eq!(conflict(two.rosa_sends().await), Conflict::AccessEnded);
        let looks = applications::overview(two.store(), &two.rosa(), two.client()).await;
        assert_eq!(conflict(looks), Conflict::AccessEnded);
        // Amina keeps everything, and sends it herself.
        assert_eq!(shown(&two.amina_sees("contact-address").await, "city"), "Saint Paul");
        two.amina_sends().await.expect("sent");
    }

    async fn a_suspended_assister_saves_nothing(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let form = two.rosa_sees("contact-address").await;
        two.world.set_assister_state(two.rosa, AccountState::Suspended).await;
        assert_eq!(conflict(two.rosa_saves(&form, "city=Duluth").await), Conflict::AssisterSuspended);
        two.world.set_assister_state(two.rosa, AccountState::Active).await;
        two.world.set_certified_until(two.rosa, "2026-11-22").await;
        assert_eq!(conflict(two.rosa_saves(&form, "city=Duluth").await), Conflict::CertificationLapsed);
    }

    async fn work_without_a_channel_is_refused(world: World) {
        let two = Two::new(world).await;
        two.amina_starts().await;
        clients::end_acting(two.store(), &two.rosa(), two.amina).await.expect("the end");
        let starts = applications::start(two.store(), &two.rosa(), two.client()).await;
        assert_eq!(conflict(starts), Conflict::ChannelNeeded);
        let page = "privacy-warning".parse().expect("a page");
        let step = applications::step(two.store(), &two.rosa(), two.client(), page).await;
        assert_eq!(conflict(step), Conflict::ChannelNeeded);
        applications::overview(two.store(), &two.rosa(), two.client()).await.expect("the list");
    }

    async fn sending_twice_sends_once(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        let (mine, hers) = (two.signature("Amina Warsame").await, two.signature("Rosa Delgado").await);
        let (store, amina, rosa) = (two.store(), two.amina(), two.rosa());
        let sent = tokio::join!(
            applications::submit(store, &amina, None, mine.clone()),
            applications::submit(store, &amina, None, mine),
            applications::submit(store, &rosa, two.client(), hers),
        );
        let sent = [sent.0, sent.1, sent.2];
        assert_eq!(sent.iter().filter(|one| one.is_ok()).count(), 1);
        for late in sent.into_iter().filter(Result::is_err) {
            assert_eq!(conflict(late), Conflict::AlreadySubmitted);
        }
        assert_eq!(two.world.count("application_snapshot").await, 1);
        assert_eq!(two.events("application_submitted").await, 1);
    }

    async fn whoever_did_not_send_it_is_told(world: World) {
        let two = Two::new(world).await;
        let told = async |request: &Request| notices::alerts(two.store(), request).await.expect("alerts").len();
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        let (amina, rosa) = (told(&two.amina()).await, told(&two.rosa()).await);
        two.amina_sends().await.expect("sent");
        assert_eq!((told(&two.amina()).await, told(&two.rosa()).await), (amina, rosa + 1));
        let mails = "SELECT COUNT(*) FROM outbox WHERE mail LIKE '%application_submitted%'";
        assert_eq!(two.world.number(mails).await, 1);
        let listed = "SELECT COUNT(*) FROM client WHERE application = 'submitted' AND submitted_at IS NOT NULL";
        assert_eq!(two.world.number(listed).await, 1);
    }

    async fn a_signature_is_given_by_the_person_in_their_own_name(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        two.amina_reviews().await.expect("a review");
        let posing = two.signature("Amina Warsame").await;
        let signed = applications::submit(two.store(), &two.rosa(), two.client(), Signature { client_name_confirmed: false, agreed: false, ..posing }).await;
        assert_eq!(codes(signed), ["client_name_confirmed client_name_not_confirmed", "sign_agreement agreement_needed", "signature signature_differs"]);
        assert_eq!(two.world.count("application_snapshot").await, 0);
    }

    async fn somebody_elses_application_is_not_found(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let sami = two.world.assister("Sami Haddad").insert().await;
        let (store, sami, client) = (two.store(), two.world.as_assister(sami), two.client());
        let page: StepKey = "contact-address".parse().expect("a page");
        assert!(not_found(applications::overview(store, &sami, client).await));
        assert!(not_found(applications::step(store, &sami, client, page).await));
        assert!(not_found(applications::check_answers(store, &sami, client).await));
        assert!(not_found(applications::submitted(store, &sami, client, true).await));
        assert!(not_found(applications::start(store, &sami, client).await));
        assert!(not_found(applications::save_step(store, &sami, client, page, vec![]).await));
        assert!(not_found(applications::add_person(store, &sami, client, person(2)).await));
        let yusuf = two.world.consumer("Yusuf Abdi").insert().await;
        let yusuf = two.world.as_consumer(yusuf);
        assert!(not_found(applications::save_step(store, &yusuf, None, page, vec![]).await));
        assert!(matches!(applications::overview(store, &yusuf, client).await, Err(StoreError::Forbidden)));
    }

    async fn the_review_and_the_signature_are_not_saved_like_answers(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        let checked = Typed { key: "checked_version".parse().expect("a field"), raw: two.version().await.0.to_string(), seen: Seen::default() };
        let page = "review".parse().expect("a page");
        let saved = applications::save_step(two.store(), &two.rosa(), two.client(), page, vec![checked]).await;
        assert!(not_found(saved));
    }
}
