//! Applications: a few answers, and of those that were sent the frozen copy.

use super::{consumers::Life, staff::person};
use domain::{
    accounts::Role,
    applications::{
        self, ApplicationState, ContactBy, ContentVersion, CoverageYear, Field, PersonNumber,
        Snapshot, SubmittedBy,
    },
    audit::{Channel, Done, Event},
    ids::{AccountId, ApplicationId, ReviewId},
};
use store::{
    StoreError, StoreResult,
    seed::{Application, Association, Sent},
};

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
                Some(Sent {
                    at: sent_at,
                    by,
                    review: ReviewId(self.draw.id(sent_at)),
                    under: helped.map(|(association, _, channel)| (association, channel)),
                    snapshot: self.snapshot(ContentVersion(version), helped.is_some())?,
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

    /// The least that pages of staff and assisters show of an application.
    fn answers(&self) -> Vec<(applications::FieldKey, String)> {
        let name = &self.account.name;
        vec![
            (Field::GivenName.key(), name.given.clone()),
            (Field::FamilyName.key(), name.family.clone()),
            (Field::City.key(), self.home.city.to_owned()),
            (Field::Zip.key(), self.home.zip.to_owned()),
        ]
    }

    fn snapshot(&mut self, version: ContentVersion, by_assister: bool) -> StoreResult<Snapshot> {
        let name = &self.account.name;
        let born = self.account.date_of_birth;
        Ok(Snapshot {
            schema: applications::SCHEMA,
            coverage_year: CoverageYear::NEWEST,
            content_version: version,
            financial_help: false,
            contact: applications::Contact {
                street: self.home.street(&mut self.draw),
                unit: None,
                city: self.home.city.to_owned(),
                zip: self.home.zip.to_owned(),
                county: self.home.county.to_owned(),
                contact_by: ContactBy::Letter,
                phone: None,
                email: None,
                language: applications::Language::English,
            },
            people: vec![applications::Person {
                number: PersonNumber::APPLICANT,
                given_name: name.given.clone(),
                family_name: name.family.clone(),
                birth_date: born.ok_or(StoreError::Internal("a consumer without date of birth"))?,
                relationship: None,
                applying: true,
                job: None,
                other_income: None,
                job_offer: None,
            }],
            submitted_by: if by_assister { SubmittedBy::Assister } else { SubmittedBy::Consumer },
            signature: name.full(),
        })
    }
}
