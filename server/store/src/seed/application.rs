//! Applications: a few answers, and for those that were sent a review and the
//! frozen copy.

use super::{Application, Consumer, Sent};
use crate::{
    StoreResult,
    coverage::{FirstColumns, columns_of, row_of},
    entities::{
        answer, application, application_review, application_snapshot, determination,
        determination_work,
    },
    secrets::sha256_hex,
    transaction::to_json,
};
use domain::{
    applications::{ApplicationState, CoverageYear, Explained, REVIEW_TEXT_VERSION, Step, StepKey},
    clients::ApplicationStanding,
    dates::Instant,
};

pub(super) fn application(consumer: &Consumer, application: &Application) -> application::Model {
    let sent = application.sent.as_ref();
    let withdrawn = application.state == ApplicationState::Withdrawn;
    application::Model {
        id: application.id.0,
        consumer_id: consumer.account.id.0,
        coverage_year: CoverageYear::NEWEST.0,
        state: application.state.as_str().to_owned(),
        started_at: application.started_at,
        started_by: application.started_by.0,
        last_step: Some(StepKey::first(Step::ContactAddress).to_string()),
        saved_at: Some(application.saved_at),
        saved_by: Some(application.saved_by.0),
        submitted_at: sent.map(|sent| sent.at),
        submitted_by: sent.map(|sent| sent.by.0),
        submitted_under: sent.and_then(|sent| sent.under).map(|(association, _)| association.0),
        withdrawn_at: withdrawn.then_some(application.saved_at),
        withdrawn_by: withdrawn.then_some(application.saved_by.0),
        first_version: 0,
        offers_from: None,
    }
}

pub(super) fn answers(application: &Application) -> impl Iterator<Item = answer::Model> {
    application.answers.iter().map(|(field, raw)| answer::Model {
        application_id: application.id.0,
        field: field.to_string(),
        raw: raw.clone(),
        version: 1,
        saved_at: application.saved_at,
        saved_by: application.saved_by.0,
        saved_with: None,
        saved_turn: 0,
    })
}

pub(super) fn review(
    application: &Application,
    sent: &Sent,
    consumer_name: &str,
    assister_name: Option<&str>,
) -> application_review::Model {
    application_review::Model {
        id: sent.review.0,
        application_id: application.id.0,
        kind: if sent.under.is_some() { "attested" } else { "by_consumer" }.to_owned(),
        content_version: sent.snapshot.content_version.0,
        reviewed_at: sent.at,
        recorded_by: sent.by.0,
        consumer_name: consumer_name.to_owned(),
        assister_name: assister_name.unwrap_or_default().to_owned(),
        channel: sent.under.map(|(_, channel)| channel.as_str().to_owned()),
        association_id: sent.under.map(|(association, _)| association.0),
        text_version: REVIEW_TEXT_VERSION,
        language: "en".to_owned(),
        explained: Some(Explained::now(sent.snapshot.looks_for_help()).to_string()),
    }
}

pub(super) fn snapshot(
    application: &Application,
    sent: &Sent,
) -> StoreResult<application_snapshot::Model> {
    let content = to_json(&sent.snapshot)?;
    Ok(application_snapshot::Model {
        application_id: application.id.0,
        sha256: sha256_hex(content.as_bytes()),
        content,
        taken_at: sent.at,
        signature: sent.snapshot.signature.clone(),
        signed_by: sent.by.0,
        review_id: Some(sent.review.0),
    })
}

/// The results of everybody, determined in the moment in which it was sent.
pub(super) fn determinations(
    application: &Application,
    sent: &Sent,
) -> StoreResult<Vec<determination::Model>> {
    let row = |(id, finding): &(_, _)| row_of(*id, application.id.0, finding, sent.at, true);
    sent.determined.iter().map(row).collect()
}

pub(super) fn work(application: &Application, sent: &Sent) -> determination_work::Model {
    determination_work::Model {
        application_id: application.id.0,
        due_at: sent.at,
        attempts: 1,
        trouble: None,
        done_at: Some(sent.at),
    }
}

/// What the client list shows of the first results.
pub(super) fn first_columns(application: Option<&Application>) -> StoreResult<FirstColumns> {
    let sent = application.and_then(|application| application.sent.as_ref());
    let Some(sent) = sent else { return Ok(FirstColumns::none()) };
    let people = sent.snapshot.names();
    let outcomes: Vec<_> = sent
        .determined
        .iter()
        .map(|(_, finding)| (finding.person(), finding.result.outcome))
        .collect();
    columns_of(&people, &outcomes, (!outcomes.is_empty()).then_some(sent.at))
}

/// How far an application is, as the client list shows it.
pub(super) fn standing(
    application: Option<&Application>,
) -> (ApplicationStanding, Option<Instant>) {
    match application {
        None => (ApplicationStanding::NotStarted, None),
        Some(application) => match (application.state, &application.sent) {
            (ApplicationState::Withdrawn, _) => (ApplicationStanding::NotStarted, None),
            (_, Some(sent)) => (ApplicationStanding::Submitted, Some(sent.at)),
            (_, None) => (ApplicationStanding::InProgress, None),
        },
    }
}
