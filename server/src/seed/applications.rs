//! Applications: a few answers, and of those that were sent the frozen copy.

use super::{consumers::Life, staff::person};
use domain::{
    accounts::Role,
    applications::{
        ApplicationState, ContactBy, ContentVersion, CoverageYear, Field, FieldKey, IncomeSource,
        Language, NONE, Often, SCHEMA, SIGNATURE_TEXT_VERSION, Snapshot, SubmittedBy, Value, YesNo,
    },
    audit::{Channel, Done, Event},
    coverage::{Asked, Finding, Subject},
    dates::{CivilDate, Instant, minnesota_date},
    ids::{AccountId, ApplicationId, ReviewId},
    money::Cents,
};
use store::{
    StoreError, StoreResult,
    seed::{Application, Association, Sent},
};
use uuid::Uuid;

/// Of a thousand applicants, so many gave a telephone number.
const HAVE_A_PHONE: usize = 600;

impl Life<'_> {
    /// An application, filled in by the consumer or by the present assister.
    pub fn application(
        &mut self,
        present: Option<&Association>,
    ) -> StoreResult<Option<Application>> {
        let state = *self.draw.weighed(&[
            (25, None),
            (30, Some(ApplicationState::InProgress)),
            (42, Some(ApplicationState::Submitted)),
            (3, Some(ApplicationState::Withdrawn)),
        ]);
        let Some(state) = state else { return Ok(None) };
        let helped = present.filter(|_| self.draw.happens(600)).map(|association| {
            let assister = AccountId(association.assister.0);
            let channel = *self.draw.pick(&[Channel::InPerson, Channel::Phone]);
            (association.id, assister, channel)
        });
        let (by, actor) = match helped {
            Some((_, assister, _)) => (assister, person(assister, Role::Assister)),
            None => (self.account.id, self.myself()),
        };
        let [_, _, _, started_at, saved_at, sent_at] = self.moments;
        let id = ApplicationId(self.draw.id(started_at));
        let consumer = self.consumer();
        let in_file = |event: Event| match helped {
            Some((association, _, channel)) => {
                event.acting_for(consumer).association(association).channel(Some(channel))
            }
            None => event,
        };
        let started = Event::new(Done::ApplicationStarted)
            .subject(id.0)
            .detail("coverage_year", CoverageYear::NEWEST.0);
        self.did(started_at, actor, in_file(started));
        let answers = self.answers();
        let sent = match state {
            ApplicationState::Submitted => {
                let version = i64::try_from(answers.len()).unwrap_or_default();
                let event = Event::new(Done::ApplicationSubmitted)
                    .subject(id.0)
                    .detail("content_version", version);
                self.did(sent_at, actor, in_file(event));
                let snapshot = self.snapshot(&answers, helped.is_some())?;
                Some(Sent {
                    at: sent_at,
                    by,
                    review: ReviewId(self.draw.id(sent_at)),
                    under: helped.map(|(association, _, channel)| (association, channel)),
                    determined: self.determined(id, &snapshot, sent_at)?,
                    snapshot,
                })
            }
            ApplicationState::InProgress | ApplicationState::Withdrawn => None,
        };
        let (started_by, saved_by) = (by, by);
        Ok(Some(Application {
            id,
            state,
            started_at,
            started_by,
            saved_at,
            saved_by,
            answers,
            sent,
        }))
    }

    /// What the engine says, without its reasons: they would be most of a large database.
    fn determined(
        &mut self,
        application: ApplicationId,
        snapshot: &Snapshot,
        at: Instant,
    ) -> StoreResult<Vec<(Uuid, Finding)>> {
        let subject = Subject::Application { application, snapshot: Box::new(snapshot.clone()) };
        // Nobody can ask about a year before open enrollment for it.
        let earliest = CivilDate::from_ymd_opt(snapshot.coverage_year.0 - 1, 1, 1);
        let determined_on = minnesota_date(at).max(earliest.unwrap_or_default());
        let asked = Asked { subject, determined_on };
        let answer = self.engine().answer(&asked);
        let answer = answer.map_err(|_| StoreError::Internal("a household that makes no sense"))?;
        let mut findings = answer.findings();
        findings.retain(|finding| finding.result.outcome.is_result());
        let findings = findings.into_iter().map(|mut finding| {
            finding.result.reasons.clear();
            if let Some(credit) = &mut finding.credit {
                credit.reasons.clear();
            }
            (self.draw.id(at), finding)
        });
        Ok(findings.collect())
    }

    /// What pages of staff and assisters show of an application, and what a service
    /// line compares.
    fn answers(&mut self) -> Vec<(FieldKey, String)> {
        let street = self.home.street(&mut self.draw);
        let name = &self.account.name;
        let mut answers = vec![
            (Field::GivenName.key(), name.given.clone()),
            (Field::FamilyName.key(), name.family.clone()),
            (Field::Street.key(), street),
            (Field::City.key(), self.home.city.to_owned()),
            (Field::Zip.key(), self.home.zip.to_owned()),
        ];
        if self.draw.happens(HAVE_A_PHONE) {
            answers.push((Field::ContactPhone.key(), self.home.phone(&mut self.draw)));
        }
        answers
    }

    /// Pay in a year, from the poverty line to where no help is left.
    fn job(&mut self) -> Option<Cents> {
        if self.draw.happens(120) {
            return None;
        }
        let dollars = 12_000 + 100 * i64::try_from(self.draw.below(600)).unwrap_or_default();
        Some(Cents(dollars * 100))
    }

    /// Somebody who lives alone and looks for help with paying.
    fn snapshot(
        &mut self,
        answers: &[(FieldKey, String)],
        by_assister: bool,
    ) -> StoreResult<Snapshot> {
        let job = self.job();
        let born = self.account.date_of_birth;
        let born = born.ok_or(StoreError::Internal("a consumer without date of birth"))?;
        let typed = answers.iter().map(|(key, raw)| (*key, Value::Text(raw.clone())));
        let chosen = [
            (Field::FinancialHelp, YesNo::Yes.as_str()),
            (Field::ContactBy, ContactBy::Letter.as_str()),
            (Field::Language, Language::English.as_str()),
            (Field::HouseholdOthers, YesNo::No.as_str()),
            (Field::Applying, YesNo::Yes.as_str()),
            (Field::Citizen, YesNo::Yes.as_str()),
            (Field::ClaimedBy, NONE),
            (Field::Files, YesNo::Yes.as_str()),
        ];
        let chosen = chosen.map(|(field, value)| (field.key(), Value::Choice(value.to_owned())));
        let known = [
            (Field::BirthDate.key(), Value::Date(born)),
            (Field::County.key(), Value::Text(self.home.county.to_owned())),
        ];
        let sources = job.map(|_| IncomeSource::Job.as_str().to_owned());
        let income = [(Field::IncomeSources.key(), Value::Several(sources.into_iter().collect()))];
        let pay = job.map(|amount| {
            [
                (Field::Employer.key(), Value::Text("North Star Foods".to_owned())),
                (Field::PayAmount.key(), Value::Money(amount)),
                (Field::PayOften.key(), Value::Choice(Often::Year.as_str().to_owned())),
            ]
        });
        let mut values: Vec<(FieldKey, Value)> = typed
            .chain(chosen)
            .chain(known)
            .chain(income)
            .chain(pay.into_iter().flatten())
            .collect();
        values.sort_by_key(|(key, _)| (key.step(), key.field));
        Ok(Snapshot {
            schema: SCHEMA,
            coverage_year: CoverageYear::NEWEST,
            content_version: ContentVersion(i64::try_from(answers.len()).unwrap_or_default()),
            submitted_by: if by_assister { SubmittedBy::Assister } else { SubmittedBy::Consumer },
            helped_by: None,
            signature: self.account.name.full(),
            signature_text: SIGNATURE_TEXT_VERSION,
            language: self.account.language,
            values: values.into_iter().collect(),
        })
    }
}
