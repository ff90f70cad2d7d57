//! Consumers with everything that hangs on them.

use super::{Association, Consumer, Seeding, application, assister::Known};
use crate::{
    StoreError, StoreResult,
    entities::{
        account, answer, application as application_row, application_review, application_snapshot,
        association, client, client_name_word, consent, consent_revocation, determination,
        determination_work, disassociation_request, disassociation_request_event,
    },
};
use domain::{
    accounts::{name_key, name_words},
    associations::{CONSENT_TEXT_VERSION, PRIVACY_WARNING_VERSION, Scopes},
};
use sea_orm::prelude::DateTimeUtc;

/// Nobody read anything: the record must not pretend that somebody did.
const SHOWN: &str = "This consent was made up to fill a database. Nobody gave it.";

/// The rows of a batch of consumers, table by table.
#[derive(Default)]
struct Batch {
    accounts: Vec<account::Model>,
    associations: Vec<association::Model>,
    consents: Vec<consent::Model>,
    revocations: Vec<consent_revocation::Model>,
    applications: Vec<application_row::Model>,
    reviews: Vec<application_review::Model>,
    snapshots: Vec<application_snapshot::Model>,
    determinations: Vec<determination::Model>,
    work: Vec<determination_work::Model>,
    answers: Vec<answer::Model>,
    clients: Vec<client::Model>,
    words: Vec<client_name_word::Model>,
    wishes: Vec<disassociation_request::Model>,
    wish_events: Vec<disassociation_request_event::Model>,
}

impl Seeding {
    /// Consumers in the order in which they registered, in this batch and from
    /// batch to batch.
    ///
    /// # Errors
    /// Failures of the database; [`StoreError::Internal`] for a client of somebody
    /// unknown or without a date of birth.
    pub async fn consumers(&mut self, some: Vec<Consumer>) -> StoreResult<()> {
        let mut batch = Batch::default();
        for consumer in &some {
            batch.accounts.push(self.account(&consumer.account));
            for association in &consumer.associations {
                self.association(&mut batch, consumer, association)?;
            }
            if let Some(application) = &consumer.application {
                let name = consumer.account.name.full();
                batch.applications.push(application::application(consumer, application));
                batch.answers.extend(application::answers(application));
                if let Some(sent) = &application.sent {
                    let assister = consumer.associations.last().and_then(|association| {
                        let known = self.assisters.get(&association.assister)?;
                        Some(known.name.as_str()).filter(|_| association.ended.is_none())
                    });
                    batch.reviews.push(application::review(application, sent, &name, assister));
                    batch.snapshots.push(application::snapshot(application, sent)?);
                    batch.determinations.extend(application::determinations(application, sent)?);
                    batch.work.push(application::work(application, sent));
                }
            }
        }
        self.write_batch(batch).await?;
        // Whoever comes next registered later than all of these.
        let last = some.last().map(|consumer| consumer.account.created_at);
        for consumer in some {
            self.acts.add(consumer.acts);
        }
        let Some(last) = last else { return Ok(()) };
        let done = self.acts.take_before(last.min(self.now()));
        self.write_acts(done).await
    }

    async fn write_batch(&mut self, batch: Batch) -> StoreResult<()> {
        self.bulk.write(batch.accounts).await?;
        self.bulk.write(batch.associations).await?;
        self.bulk.write(batch.consents).await?;
        self.bulk.write(batch.revocations).await?;
        self.bulk.write(batch.applications).await?;
        self.bulk.write(batch.reviews).await?;
        self.bulk.write(batch.snapshots).await?;
        self.bulk.write(batch.determinations).await?;
        self.bulk.write(batch.work).await?;
        self.bulk.write(batch.answers).await?;
        self.bulk.write(batch.clients).await?;
        self.bulk.write(batch.words).await?;
        self.bulk.write(batch.wishes).await?;
        self.bulk.write(batch.wish_events).await
    }

    fn association(
        &mut self,
        batch: &mut Batch,
        consumer: &Consumer,
        association: &Association,
    ) -> StoreResult<()> {
        let known = self
            .assisters
            .get(&association.assister)
            .ok_or(StoreError::Internal("a client of somebody unknown"))?;
        batch.associations.push(association::Model {
            id: association.id.0,
            consumer_id: consumer.account.id.0,
            assister_id: association.assister.0,
            started_at: association.started_at,
            ended_at: association.ended.map(|ended| ended.at),
            end_reason: association.ended.map(|ended| ended.reason.as_str().to_owned()),
            ended_by: association.ended.map(|ended| ended.by.0),
            remind_on: association.remind_on,
            lapse_told: known.lapsed.filter(|_| association.ended.is_none()),
            hold_told: known.on_hold.filter(|_| association.ended.is_none()),
            move_told: None,
        });
        batch.consents.push(consent(consumer, association, known));
        match association.ended {
            Some(ended) => batch.revocations.push(consent_revocation::Model {
                consent_id: association.consent.0,
                revoked_at: ended.at,
                revoked_by: ended.by.0,
                reason: ended.reason.as_str().to_owned(),
            }),
            None => {
                batch.clients.push(client(consumer, association)?);
                *self.clients.entry(association.assister).or_default() += 1;
                batch.words.extend(words(consumer, association));
            }
        }
        if let Some(wish) = &association.wish {
            batch.wishes.push(super::request::request(consumer, association, wish));
            batch.wish_events.extend(super::request::events(association, wish));
        }
        Ok(())
    }
}

fn consent(consumer: &Consumer, association: &Association, known: &Known) -> consent::Model {
    let Scopes { apply, enroll, maintain, learn_status } = Scopes::ALL;
    consent::Model {
        id: association.consent.0,
        association_id: association.id.0,
        consumer_id: consumer.account.id.0,
        assister_id: association.assister.0,
        given_at: association.started_at,
        scope_apply: apply,
        scope_enroll: enroll,
        scope_maintain: maintain,
        scope_learn_status: learn_status,
        purpose: SHOWN.to_owned(),
        duration: SHOWN.to_owned(),
        text_version: CONSENT_TEXT_VERSION,
        privacy_warning_version: PRIVACY_WARNING_VERSION,
        language: consumer.account.language.tag().to_owned(),
        shown_text: SHOWN.to_owned(),
        consumer_name: consumer.account.name.full(),
        assister_name: known.name.clone(),
        assister_kind: known.kind.to_owned(),
        organization_name: known.organization.clone(),
        reference_number: known.reference_number.clone(),
        how_to_rescind: SHOWN.to_owned(),
        method: "online".to_owned(),
    }
}

/// The row of the client list; `clients::rebuild` makes the same one.
fn client(consumer: &Consumer, association: &Association) -> StoreResult<client::Model> {
    let name = consumer.account.name.full();
    let (standing, submitted_at) = application::standing(consumer.application.as_ref());
    let first = application::first_columns(consumer.application.as_ref())?;
    Ok(client::Model {
        association_id: association.id.0,
        assister_id: association.assister.0,
        consumer_id: consumer.account.id.0,
        name_key: name_key(&name),
        name,
        date_of_birth: consumer
            .account
            .date_of_birth
            .ok_or(StoreError::Internal("a consumer without date of birth"))?,
        associated_since: association.started_at,
        application: standing.as_str().to_owned(),
        submitted_at,
        submitted_sort: submitted_at.unwrap_or(DateTimeUtc::UNIX_EPOCH),
        enrolled: false,
        first_results: first.results,
        first_outcomes: first.outcomes,
    })
}

fn words(
    consumer: &Consumer,
    association: &Association,
) -> impl Iterator<Item = client_name_word::Model> {
    let (assister_id, association_id) = (association.assister.0, association.id.0);
    name_words(&consumer.account.name.full()).into_iter().map(move |word| client_name_word::Model {
        assister_id,
        word,
        association_id,
    })
}
