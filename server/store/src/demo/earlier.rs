//! An application of an earlier year. The portal fills in the newest year only, so
//! that the demonstration puts this one there whole.

use super::admit_system;
use crate::{
    Request, Store, StoreResult,
    entities::{answer, application, application_snapshot},
    secrets::sha256_hex,
    transaction::to_json,
};
use domain::{
    applications::{Answers, ApplicationState, Journey, Submission, SubmittedBy, submit},
    audit::{Done, Event},
    ids::{ApplicationId, ConsumerId},
};
use sea_orm::EntityTrait;

/// Keeps what a consumer answered, signed and sent then, in a request of theirs.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but the system, and those of signing.
pub async fn sent_earlier(
    store: &Store,
    request: &Request,
    then: &Request,
    consumer: ConsumerId,
    answers: &Answers,
    signature: &str,
) -> StoreResult<ApplicationId> {
    admit_system(request)?;
    let journey = Journey::new(answers, then.today());
    let snapshot = submit(
        &journey,
        &Submission {
            year: answers.year(),
            by: SubmittedBy::Consumer,
            signer_name: signature,
            signature,
            agreed: true,
            client_name_confirmed: false,
            shown: answers.content_version(),
            review: None,
            helped_by: None,
            language: then.language,
        },
    )?;
    let tx = store.begin(then).await?;
    let id = tx.new_id();
    let row = application::Model {
        id,
        consumer_id: consumer.0,
        coverage_year: answers.year().0,
        state: ApplicationState::Submitted.as_str().to_owned(),
        started_at: then.now,
        started_by: consumer.0,
        last_step: None,
        saved_at: Some(then.now),
        saved_by: Some(consumer.0),
        submitted_at: Some(then.now),
        submitted_by: Some(consumer.0),
        submitted_under: None,
        withdrawn_at: None,
        withdrawn_by: None,
        first_version: 0,
        offers_from: None,
    };
    application::Entity::insert(application::ActiveModel::from(row)).exec(&tx.conn).await?;
    let rows = answers.keys().map(|key| {
        answer::ActiveModel::from(answer::Model {
            application_id: id,
            field: key.to_string(),
            raw: answers.raw(key).to_owned(),
            version: answers.version(key),
            saved_at: then.now,
            saved_by: consumer.0,
            saved_with: None,
            saved_turn: 0,
        })
    });
    answer::Entity::insert_many(rows).exec(&tx.conn).await?;
    let content = to_json(&snapshot)?;
    let copy = application_snapshot::Model {
        application_id: id,
        sha256: sha256_hex(content.as_bytes()),
        content,
        taken_at: then.now,
        signature: snapshot.signature.clone(),
        signed_by: consumer.0,
        review_id: None,
    };
    application_snapshot::Entity::insert(application_snapshot::ActiveModel::from(copy))
        .exec(&tx.conn)
        .await?;
    tx.commit(Event::new(Done::ApplicationSubmitted).subject(id)).await?;
    Ok(ApplicationId(id))
}
