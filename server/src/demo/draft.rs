//! Filling in an application page by page, as the pages themselves would.

use super::{cast::Consumer, stage::Stage};
use chrono::Duration;
use domain::{
    applications::{
        Answer, Answers, CoverageYear, Explained, Field, FieldKey, Journey, NONE, PersonNumber,
        Reading, Section, Step, StepKey, Typed, YesNo, add_person, merge,
    },
    ids::ConsumerId,
};
use std::collections::BTreeMap;
use store::{
    Request, StoreError, StoreResult,
    applications::{
        self, ReadAloud, Signature, attest_review, record_review, save_step, start, submit,
    },
    demo::sent_earlier,
};

/// How long a page takes.
const A_PAGE: Duration = Duration::seconds(25);

/// Who has the pen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    Own,
    Assister,
}

/// One consumer's application, with the answers as the database has them.
pub struct Draft<'s> {
    stage: &'s Stage,
    consumer: ConsumerId,
    /// What the consumer will answer.
    script: &'s Consumer,
    answers: Answers,
}

impl<'s> Draft<'s> {
    pub fn new(stage: &'s Stage, script: &'s Consumer, consumer: ConsumerId) -> Self {
        Self { stage, consumer, script, answers: Answers::default() }
    }

    /// Fills in every page up to the end of a part.
    pub async fn fill(
        &mut self,
        hand: Hand,
        mut request: Request,
        until: Section,
    ) -> StoreResult<()> {
        start(&self.stage.store, &request, self.client(hand)).await?;
        let script = self.script.answers()?;
        // Each page can bring others, so that the next one is looked for anew.
        while let Some((page, typed)) = self.next_page(&script, &request, until) {
            request.now += A_PAGE;
            self.save(hand, &request, page, typed).await?;
            if page.step == Step::HouseholdPeople {
                self.list_people(hand, &mut request, &script).await?;
            }
        }
        Ok(())
    }

    /// The first page with an answer that is not saved yet.
    fn next_page(
        &self,
        script: &BTreeMap<FieldKey, String>,
        request: &Request,
        until: Section,
    ) -> Option<(StepKey, Vec<Typed>)> {
        let journey = Journey::new(&self.answers, request.today());
        journey
            .steps()
            .iter()
            .copied()
            .filter(|page| page.section() <= until && page.section() < Section::Review)
            .find_map(|page| {
                let typed: Vec<Typed> = page
                    .fields()
                    .into_iter()
                    .filter(|key| self.answers.version(*key) == 0)
                    .filter_map(|key| {
                        let raw = script.get(&key)?.clone();
                        Some(Typed { key, raw, seen: self.answers.seen(key) })
                    })
                    .collect();
                (!typed.is_empty()).then_some((page, typed))
            })
    }

    /// Saves a page. One that says "please correct" is saved as typed all the
    /// same: that is a state of the demonstration too.
    async fn save(
        &mut self,
        hand: Hand,
        request: &Request,
        page: StepKey,
        typed: Vec<Typed>,
    ) -> StoreResult<()> {
        match save_step(&self.stage.store, request, self.client(hand), page, typed.clone()).await {
            Ok(_) | Err(StoreError::Invalid(_)) => self.remember(&typed),
            Err(error) => Err(error),
        }
    }

    async fn list_people(
        &mut self,
        hand: Hand,
        request: &mut Request,
        script: &BTreeMap<FieldKey, String>,
    ) -> StoreResult<()> {
        let listed = script.keys().filter(|key| key.field == Field::Listed);
        for person in listed.filter_map(|key| key.person) {
            request.now += A_PAGE;
            applications::add_person(&self.stage.store, request, self.client(hand), person).await?;
            self.remember(&[add_person(person)])?;
        }
        Ok(())
    }

    /// Keeps the answers as the store now has them.
    fn remember(&mut self, typed: &[Typed]) -> StoreResult<()> {
        let merged = merge(&self.answers, typed)?;
        self.answers.apply(&merged.writes);
        Ok(())
    }

    /// Checks the answers, signs and sends. The assister reads them to the client
    /// first and says so.
    pub async fn send(
        &mut self,
        hand: Hand,
        mut request: Request,
        signer: &str,
    ) -> StoreResult<()> {
        let store = &self.stage.store;
        let shown = self.answers.content_version();
        let help = !self.answers.is(Field::FinancialHelp.key(), YesNo::No.as_str());
        let explained = Explained::now(help);
        request.now += Duration::minutes(6);
        match hand {
            Hand::Own => record_review(store, &request, shown, &explained).await?,
            Hand::Assister => {
                let said = ReadAloud { shown, read: true, explained: Some(explained) };
                attest_review(store, &request, self.consumer, said).await?;
            }
        }
        request.now += Duration::minutes(2);
        let signature = Signature {
            signature: signer.to_owned(),
            agreed: true,
            client_name_confirmed: hand == Hand::Assister,
            shown,
        };
        let application = submit(store, &request, self.client(hand), signature).await?;
        self.stage.determine(application, request.now + Duration::seconds(2)).await
    }

    /// What the consumer answers, signed and sent for the year before.
    pub async fn sent_last_year(&self, then: Request, signer: &str) -> StoreResult<()> {
        let script = self.script.answers()?.into_iter();
        let answers: Answers = script.map(|(key, raw)| (key, Answer { raw, version: 1 })).collect();
        let mut answers = answers.for_year(CoverageYear(CoverageYear::NEWEST.0 - 1));
        let key = Field::CheckedVersion.key();
        let raw = answers.content_version().0.to_string();
        let checked = merge(&answers, &[Typed { key, raw, seen: answers.seen(key) }])?;
        answers.apply(&checked.writes);
        let (store, system) = (&self.stage.store, self.stage.system(then.now));
        sent_earlier(store, &system, &then, self.consumer, &answers, signer).await.map(drop)
    }

    fn client(&self, hand: Hand) -> Option<ConsumerId> {
        match hand {
            Hand::Own => None,
            Hand::Assister => Some(self.consumer),
        }
    }
}

impl Consumer {
    /// The answers to every question, by field.
    fn answers(&self) -> StoreResult<BTreeMap<FieldKey, String>> {
        let born = self.born()?;
        let first = PersonNumber::APPLICANT;
        let known = domain::applications::prefill(self.given, self.family, born);
        let read = Reading::of_now(self.reads).to_string();
        let contact = [
            (Field::PrivacyRead.key(), read.as_str()),
            (Field::FinancialHelp.key(), self.financial_help.as_str()),
            (Field::Street.key(), self.home.street),
            (Field::City.key(), self.home.city),
            (Field::Zip.key(), self.home.zip),
            (Field::County.key(), self.home.county),
            (Field::MailElsewhere.key(), YesNo::No.as_str()),
            (Field::ContactBy.key(), "phone"),
            (Field::ContactPhone.key(), self.home.phone),
            (Field::Language.key(), self.home.language),
            (Field::Applying.of(first), YesNo::Yes.as_str()),
        ];
        let rest = pairs(self.rest)?;
        let mut answers: BTreeMap<FieldKey, String> = known
            .into_iter()
            .chain(contact.map(|(key, raw)| (key, raw.to_owned())))
            .chain(rest)
            .collect();
        add_usual(&mut answers);
        Ok(answers)
    }
}

/// What most people answer, for questions of which a story says nothing.
fn add_usual(answers: &mut BTreeMap<FieldKey, String>) {
    let listed: Vec<PersonNumber> = answers
        .keys()
        .filter_map(|key| key.person.filter(|_| key.field == Field::GivenName))
        .collect();
    let others: Vec<String> =
        listed.iter().filter(|one| !one.is_applicant()).map(ToString::to_string).collect();
    if !others.is_empty() {
        answers.entry(Field::LivesHere.key()).or_insert_with(|| others.join(" "));
    }
    let yes = YesNo::Yes.as_str();
    let no = YesNo::No.as_str();
    for person in listed {
        let child = answers
            .get(&Field::Relationship.of(person))
            .is_some_and(|relation| relation == "child" || relation == "stepchild");
        for (field, raw) in [
            (Field::Citizen, yes),
            (Field::NoSsn, "later"),
            (Field::Situation, NONE),
            (Field::FilesJointly, yes),
            (Field::ClaimedBy, if child { "1" } else { NONE }),
            (Field::Files, yes),
            (Field::IncomeSources, NONE),
            (Field::MoreJobs, no),
            (Field::Deductions, NONE),
            (Field::YearRight, yes),
            (Field::OfferedTo, NONE),
            (Field::MinimumValue, yes),
            (Field::OtherCoverage, NONE),
        ] {
            answers.entry(field.of(person)).or_insert_with(|| raw.to_owned());
        }
    }
}

/// `household_others=no; p1.income_sources=none` as fields.
fn pairs(text: &str) -> StoreResult<Vec<(FieldKey, String)>> {
    let broken = StoreError::Internal("an answer of the demonstration has no field");
    text.split(';')
        .map(str::trim)
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, raw) = pair.split_once('=')?;
            Some((key.parse().ok()?, raw.to_owned()))
        })
        .collect::<Option<_>>()
        .ok_or(broken)
}
