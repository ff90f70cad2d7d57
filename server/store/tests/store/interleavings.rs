//! Two to four people and windows at one draft, in an order that nobody chose:
//! no edit without a conflict is lost, and nothing is overwritten unseen.

use crate::applications::chooses;
use domain::{
    applications::{
        Field, FieldKey, Filled, Kind, PageView, PersonNumber, STEPS, SealedNumber, Seen, Step,
        StepKey, Typed, YesNo,
    },
    audit::Channel,
    ids::{ApplicationId, AssisterAccountId, ConsumerId, PageViewId},
    validation::Code,
};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};
use store::{
    Request, Store, StoreError,
    applications::{
        add_person, newest, remove_person, save_answers, save_step, sealed_number, start,
    },
    clients, on_both_databases,
    testing::World,
};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Rounds of the random story; a longer run says how many in this variable.
const ROUNDS: &str = "ALONGSIDE_INTERLEAVINGS";

/// Rounds after which the story goes on with another draft.
const ROUNDS_OF_A_DRAFT: usize = 40;

/// The others that are put on the list of one draft.
const MOST_OTHERS: u8 = 5;

/// A draft, with what must be stored in it.
struct Draft<'w> {
    world: &'w World,
    amina: ConsumerId,
    rosa: AssisterAccountId,
    application: ApplicationId,
    truth: BTreeMap<FieldKey, Stored>,
}

/// What must be stored in one field, and the showing of a page that wrote it.
#[derive(Clone, Debug, Default)]
struct Stored {
    seen: Seen,
    view: Option<PageViewId>,
}

/// A page that somebody has open.
#[derive(Clone)]
struct Editor {
    request: Request,
    client: Option<ConsumerId>,
    page: StepKey,
    view: PageView,
    /// What the page knows to be stored.
    seen: BTreeMap<FieldKey, Seen>,
    /// What stands in its inputs.
    texts: BTreeMap<FieldKey, String>,
    /// What a draft keeps of the numbers among them, which it seals.
    sealed: BTreeMap<FieldKey, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// As a field is left.
    Kept,
    /// With the button.
    Sent,
}

/// What came of a save.
struct Outcome {
    /// The fields in which somebody else's text stayed, against the page's own.
    asked: BTreeSet<FieldKey>,
    /// What the page knows now.
    kept: Vec<(FieldKey, Seen)>,
}

/// How much was tried.
#[derive(Default)]
struct Tally {
    saves: usize,
    at_once: usize,
    questions: usize,
}

impl Editor {
    fn types(&mut self, draft: &Draft<'_>, random: &mut StdRng) {
        for (key, text) in &mut self.texts {
            if random.random_bool(0.4)
                && let Some(raw) = some_text(key.field.kind(), random)
            {
                if key.field.is_secret() {
                    let sealed = draft.world.sealed(draft.application, *key, &raw);
                    self.sealed.insert(*key, sealed);
                }
                *text = raw;
            }
        }
    }

    /// The fields that somebody typed into, as a draft keeps them: the box of a
    /// number is empty until then.
    fn typed(&self) -> impl Iterator<Item = (FieldKey, &String)> {
        let kept =
            self.texts.iter().map(|(key, text)| (*key, self.sealed.get(key).unwrap_or(text)));
        kept.filter(|(key, _)| !key.field.is_secret() || self.sealed.contains_key(key))
    }

    /// Whether what stands in a field is not what the page knew.
    fn touched(&self, field: FieldKey) -> bool {
        self.typed().any(|(key, raw)| key == field && *raw != self.seen[&key].raw)
    }

    fn fields(&self) -> Vec<Typed> {
        let fields = self.texts.iter().map(|(key, raw)| Typed {
            key: *key,
            raw: raw.clone(),
            seen: self.seen[key].clone(),
        });
        fields.collect()
    }

    async fn saves(&mut self, store: Store, way: Way) -> Outcome {
        self.view.turn += 1;
        let filled = Filled { typed: self.fields(), view: Some(self.view) };
        let (request, client, page) = (&self.request, self.client, self.page);
        match way {
            Way::Kept => {
                let answer = save_answers(&store, request, client, page, filled).await;
                let answer = answer.expect("it is kept or a question");
                // A field that the page did not touch may hold something else by now.
                let clashes = answer.clashes.iter().map(|clash| clash.key);
                let asked = clashes.filter(|key| self.touched(*key)).collect();
                Outcome { asked, kept: answer.kept }
            }
            Way::Sent => {
                let asked = match save_step(&store, request, client, page, filled).await {
                    Ok(_) => BTreeSet::new(),
                    Err(StoreError::Invalid(invalid)) => {
                        let asked = invalid.0.iter().filter(|e| e.code == Code::AnswersChanged);
                        asked.map(|error| error.field.parse().expect("a field")).collect()
                    }
                    Err(error) => panic!("{page}: {error:?}"),
                };
                Outcome { asked, kept: Vec::new() }
            }
        }
    }
}

impl<'w> Draft<'w> {
    /// Of another Amina each time, who has read the warning; Rosa may act for her.
    async fn new(world: &'w World, rosa: AssisterAccountId, number: usize) -> Self {
        // Names have letters only.
        let digits = number.to_string();
        let letters: String = digits.bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        let name = format!("Amina War{letters}");
        let amina = world.consumer(&name).insert().await;
        chooses(world, amina, rosa).await;
        clients::begin_acting(&world.store, &world.as_assister(rosa), amina, Channel::Phone)
            .await
            .expect("work begins");
        let request = world.as_consumer(amina);
        let application = start(&world.store, &request, None).await.expect("a draft");
        let read = Field::PrivacyRead.key();
        let typed = vec![Typed { key: read, raw: "1 en".to_owned(), seen: Seen::default() }];
        save_step(&world.store, &request, None, read.step(), typed).await.expect("it is read");
        Self { world, amina, rosa, application, truth: BTreeMap::new() }
    }

    fn store(&self) -> Store {
        self.world.store.clone()
    }

    fn stored(&self, key: FieldKey) -> Stored {
        self.truth.get(&key).cloned().unwrap_or_default()
    }

    /// The consumer or the assister; with each look they open another window.
    fn somebody(&self, random: &mut StdRng) -> (Request, Option<ConsumerId>) {
        if random.random_bool(0.5) {
            (self.world.as_consumer(self.amina), None)
        } else {
            (self.world.as_assister(self.rosa), Some(self.amina))
        }
    }

    async fn opens(&self, random: &mut StdRng, page: StepKey) -> Editor {
        let (request, client) = self.somebody(random);
        let fields = newest(&self.store(), &request, client, page).await.expect("a look").fields;
        let fields = fields.into_iter().filter(|field| field.key.field.is_kept());
        let seen: BTreeMap<FieldKey, Seen> =
            fields.map(|field| (field.key, field.stored)).collect();
        let shown = |(key, seen): (&FieldKey, &Seen)| {
            (*key, if key.field.is_secret() { String::new() } else { seen.raw.clone() })
        };
        let texts = seen.iter().map(shown).collect();
        let sealed = BTreeMap::new();
        let view = PageView { id: PageViewId(Uuid::from_u128(random.random())), turn: 0 };
        Editor { request, client, page, view, seen, texts, sealed }
    }

    /// The people whom an answer names, and the number after them.
    fn others(&self) -> (Vec<PersonNumber>, PersonNumber) {
        let listed = self.truth.keys().filter(|key| key.field == Field::Listed);
        let others: Vec<PersonNumber> = listed.filter_map(|key| key.person).collect();
        let last = others.iter().map(|person| person.get()).max().unwrap_or(1);
        (others, PersonNumber::new(last + 1).expect("a number"))
    }

    fn a_page(&self, random: &mut StdRng) -> StepKey {
        let (mut people, _) = self.others();
        people.push(PersonNumber::APPLICANT);
        let asks = |step: &Step| *step != Step::PrivacyWarning && *step < Step::Review;
        let steps: Vec<Step> = STEPS.iter().map(|info| info.step).filter(asks).collect();
        StepKey::new(
            *steps.choose(random).expect("a page"),
            *people.choose(random).expect("a person"),
        )
    }

    /// One after the other: each save is compared with what it must do.
    async fn in_turn(&mut self, random: &mut StdRng, tally: &mut Tally) {
        let people = random.random_range(2..=4);
        let pages = [self.a_page(random), self.a_page(random)];
        let mut open: Vec<Editor> = Vec::new();
        for _ in 0..people * 3 {
            if open.len() < people && random.random_bool(0.5) {
                let page = *pages.choose(random).expect("a page");
                open.push(self.opens(random, page).await);
            } else if random.random_bool(0.1) {
                self.changes_the_list(random).await;
            } else if !open.is_empty() {
                let at = random.random_range(0..open.len());
                open[at].types(self, random);
                let way = if random.random_bool(0.7) { Way::Kept } else { Way::Sent };
                let expected = self.expects(&open[at]);
                let outcome = open[at].saves(self.store(), way).await;
                tally.saves += 1;
                tally.questions += outcome.asked.len();
                assert_eq!(outcome.asked, expected, "{way:?} {}", open[at].page);
                if way == Way::Sent {
                    // Another page opens.
                    open.swap_remove(at);
                } else if random.random_bool(0.8) {
                    open[at].seen.extend(outcome.kept);
                }
                // Else the answer was lost on its way.
            }
        }
    }

    /// What a save must do: whatever the page saw, or wrote itself, it may change;
    /// the rest is a question.
    fn expects(&mut self, editor: &Editor) -> BTreeSet<FieldKey> {
        let mut asked = BTreeSet::new();
        for (key, raw) in editor.typed() {
            let now = self.stored(key);
            let own = now.view == Some(editor.view.id);
            let seen = if own { &now.seen } else { &editor.seen[&key] };
            if *raw == seen.raw || *raw == now.seen.raw {
                continue;
            }
            if *seen == now.seen {
                let seen = Seen { version: now.seen.version + 1, raw: raw.clone() };
                self.truth.insert(key, Stored { seen, view: Some(editor.view.id) });
            } else {
                asked.insert(key);
            }
        }
        asked
    }

    async fn changes_the_list(&mut self, random: &mut StdRng) {
        let (others, next) = self.others();
        let (request, client) = self.somebody(random);
        let gone = others.choose(random).copied().filter(|_| random.random_bool(0.5));
        let (person, to) = match gone {
            Some(person) => {
                remove_person(&self.store(), &request, client, person).await.expect("it is gone");
                (person, YesNo::No)
            }
            None if next.get() > MOST_OTHERS + 1 => return,
            None => {
                let added = add_person(&self.store(), &request, client, next).await;
                if !self.has_others() {
                    assert!(matches!(added, Err(StoreError::NotFound)), "nobody else is there");
                    return;
                }
                added.expect("there is room");
                (next, YesNo::Yes)
            }
        };
        let key = Field::Listed.of(person);
        let now = self.stored(key).seen;
        if now.raw != to.as_str() {
            let seen = Seen { version: now.version + 1, raw: to.as_str().to_owned() };
            self.truth.insert(key, Stored { seen, view: None });
        }
    }

    fn has_others(&self) -> bool {
        self.stored(Field::HouseholdOthers.key()).seen.raw == YesNo::Yes.as_str()
    }

    /// All at the same moment, in whatever order the database takes them.
    async fn at_once(&mut self, random: &mut StdRng, tally: &mut Tally) {
        let pages = [self.a_page(random), self.a_page(random)];
        let mut editors = Vec::new();
        for _ in 0..random.random_range(2..=4) {
            let page = *pages.choose(random).expect("a page");
            let mut editor = self.opens(random, page).await;
            editor.types(self, random);
            editors.push(editor);
        }
        // Two who add a person at the same moment add one.
        let (_, next) = self.others();
        let asks_for_others =
            pages.iter().any(|page| page.fields().contains(&Field::HouseholdOthers.key()));
        let adds = self.has_others() && !asks_for_others && next.get() <= MOST_OTHERS + 1;
        let mut adding = JoinSet::new();
        for _ in 0..if adds { 2 } else { 0 } {
            let (store, (request, client)) = (self.store(), self.somebody(random));
            adding.spawn(async move { add_person(&store, &request, client, next).await });
        }
        let mut saving = JoinSet::new();
        for mut editor in editors.clone() {
            let (store, sent) = (self.store(), random.random_bool(0.3));
            saving.spawn(async move {
                let way = if sent { Way::Sent } else { Way::Kept };
                let outcome = editor.saves(store, way).await;
                (editor.view.id, outcome)
            });
        }
        let outcomes: BTreeMap<PageViewId, Outcome> = saving.join_all().await.into_iter().collect();
        for added in adding.join_all().await {
            added.expect("one person, twice");
            let seen = Seen { version: 1, raw: YesNo::Yes.as_str().to_owned() };
            self.truth.insert(Field::Listed.of(next), Stored { seen, view: None });
        }
        tally.saves += editors.len();
        tally.at_once += editors.len();
        tally.questions += outcomes.values().map(|outcome| outcome.asked.len()).sum::<usize>();
        self.one_of_each_is_stored(&editors, &outcomes).await;
    }

    /// A field that one of them typed into holds that text; one that several typed
    /// into holds one of theirs, and all others are asked.
    async fn one_of_each_is_stored(
        &mut self,
        editors: &[Editor],
        outcomes: &BTreeMap<PageViewId, Outcome>,
    ) {
        let mut typed: BTreeMap<FieldKey, Vec<(&Editor, &str)>> = BTreeMap::new();
        for editor in editors {
            for (key, raw) in editor.typed().filter(|(key, raw)| editor.seen[key].raw != **raw) {
                typed.entry(key).or_default().push((editor, raw));
            }
        }
        for (key, texts) in typed {
            let before = self.stored(key).seen;
            let now = self.look(key).await;
            assert!(texts.iter().any(|(_, raw)| *raw == now.raw), "{key}: an edit is lost");
            assert_eq!(now.version, before.version + 1, "{key}: overwritten unseen");
            for (editor, raw) in texts {
                let asked = outcomes[&editor.view.id].asked.contains(&key);
                assert_eq!(asked, raw != now.raw, "{key}: whoever was not first is asked");
            }
            self.truth.insert(key, Stored { seen: now, view: None });
        }
    }

    async fn look(&self, key: FieldKey) -> Seen {
        let request = self.world.as_consumer(self.amina);
        let fields =
            newest(&self.store(), &request, None, key.step()).await.expect("a look").fields;
        let field = fields.into_iter().find(|field| field.key == key);
        field.expect("its page asks for it").stored
    }

    /// Everything that must be stored is, and nothing else.
    async fn is_as_it_must_be(&self) {
        for (key, expected) in &self.truth {
            if key.field != Field::Listed {
                assert_eq!(self.look(*key).await, expected.seen, "{key}");
            }
            if key.field.is_secret() {
                self.opens_again(*key, &expected.seen.raw).await;
            }
        }
    }

    /// The number that is sealed is the one that the draft speaks of.
    async fn opens_again(&self, key: FieldKey, kept: &str) {
        let number = sealed_number(&self.store(), self.application, key).await.expect("a key");
        match SealedNumber::parse(kept).expect("a sealed number") {
            SealedNumber::Right { .. } => {
                let number = number.expect("the number");
                assert_eq!(self.world.sealed(self.application, key, number.expose()), kept);
            }
            SealedNumber::Wrong { .. } => assert!(number.is_none(), "no number stays behind"),
        }
    }
}

/// Something that may stand in a field, right or wrong; none where a story of
/// its own is needed.
fn some_text(kind: Kind, random: &mut StdRng) -> Option<String> {
    Some(match kind {
        Kind::Choice(values) | Kind::Several(values) => (*values.choose(random)?).to_owned(),
        Kind::Agreement | Kind::Reading => ["", "yes"].choose(random)?.to_string(),
        Kind::Date(_) => {
            let (month, day) = (random.random_range(1..=13), random.random_range(1..=31));
            format!("{month}/{day}/{}", random.random_range(1940..2026))
        }
        Kind::Ssn if random.random_bool(0.2) => random.random_range(1..1000).to_string(),
        Kind::Ssn => format!("219-09-{:04}", random.random_range(1..10_000)),
        Kind::Text { .. }
        | Kind::Name
        | Kind::Zip
        | Kind::County
        | Kind::Phone
        | Kind::Email
        | Kind::Money
        | Kind::Profit
        | Kind::State
        | Kind::Number { .. } => format!("{:x}", random.random_range(0..1_000_000)),
        _ => return None,
    })
}

fn rounds() -> usize {
    std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(150)
}

on_both_databases! {
    async fn two_to_four_editors_in_any_order_lose_nothing(world: World) {
        let seed: u64 = rand::random();
        eprintln!("seed {seed}");
        let mut random = StdRng::seed_from_u64(seed);
        let rosa = world.assister("Rosa Delgado").insert().await;
        let mut draft = Draft::new(&world, rosa, 0).await;
        let mut tally = Tally::default();
        for round in 1..=rounds() {
            if round % ROUNDS_OF_A_DRAFT == 0 {
                draft.is_as_it_must_be().await;
                draft = Draft::new(&world, rosa, round).await;
            }
            if random.random_bool(0.4) {
                draft.at_once(&mut random, &mut tally).await;
            } else {
                draft.in_turn(&mut random, &mut tally).await;
            }
        }
        draft.is_as_it_must_be().await;
        let Tally { saves, at_once, questions } = tally;
        assert!(at_once > 0 && questions > 0 && saves > at_once, "the story had nothing to tell");
        if std::env::var_os(ROUNDS).is_some() {
            // A run that was asked for says what it did, also when all is well.
            let database = if world.url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
            writeln!(
                std::io::stderr(),
                "{database}: {} rounds, {saves} saves, {at_once} of them at once, {questions} questions, seed {seed}",
                rounds()
            )
            .expect("a line");
        }
    }
}
