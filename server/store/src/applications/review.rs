//! Checking all answers before they are sent. The consumer's own review and an
//! assister's record of reading the answers aloud are two acts and two kinds of
//! row; the second never poses as the first.

use super::{
    draft::{ATTESTED, Application, BY_CONSUMER, People, review_of},
    save::keep,
};
use crate::{
    Request, Store, StoreResult,
    accounts::full_name,
    associations::file::{OpenFile, open_for_change},
    clients::projection,
    entities::{account, application_review, association},
    transaction::Tx,
};
use domain::{
    applications::{
        ContentVersion, Explained, Field, REVIEW_TEXT_VERSION, Step, StepKey, Typed, merge,
    },
    audit::{Done, Event},
    conflict::Conflict,
    ids::ConsumerId,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

/// What an assister says of a review that they read aloud.
#[derive(Clone, Debug)]
pub struct ReadAloud {
    /// The answers that were read.
    pub shown: ContentVersion,
    /// They were read and confirmed.
    pub read: bool,
    /// What was explained; none when the assister did not say so.
    pub explained: Option<Explained>,
}

/// The consumer looked through the answers of this version and says that they
/// are right; `explained` is what the page explained.
///
/// # Errors
/// Those of opening a file; [`Conflict::AnswersChanged`] when the answers are no
/// longer those that were shown; [`Code::StepsNotComplete`] under `review`;
/// [`Code::AgreementNeeded`] under `checked` when the page explained something else
/// than is attested to.
pub async fn record_review(
    store: &Store,
    request: &Request,
    shown: ContentVersion,
    explained: &Explained,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::RecordOwnReview, None).await?;
    record(tx, file, shown, ("checked", explained), Event::new(Done::ApplicationReviewed)).await
}

/// The assister read the answers of this version to the client, who confirmed
/// them, at one table or on the phone, and explained what is attested to.
///
/// # Errors
/// As [`record_review`]; [`Conflict::ChannelNeeded`] while the client does not
/// take part; [`Code::AgreementNeeded`] under `read_aloud` and `explained` when the
/// assister did not say so, or explained something else.
pub async fn attest_review(
    store: &Store,
    request: &Request,
    client: ConsumerId,
    said: ReadAloud,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::AttestReview, Some(client)).await?.with_channel()?;
    let channel = file.acting.and_then(|acting| acting.channel);
    if !channel.is_some_and(|channel| channel.client_takes_part()) {
        return Err(Conflict::ChannelNeeded.into());
    }
    let mut invalid = Invalid::default();
    if !said.read {
        invalid.push("read_aloud", Code::AgreementNeeded);
    }
    if said.explained.is_none() {
        invalid.push("explained", Code::AgreementNeeded);
    }
    let Some(explained) = said.explained.filter(|_| said.read) else { return Err(invalid.into()) };
    let event = Event::new(Done::ReviewAttested);
    record(tx, file, said.shown, ("explained", &explained), event).await
}

async fn record(
    tx: Tx<'_>,
    file: OpenFile,
    shown: ContentVersion,
    (field, explained): (&str, &Explained),
    event: Event,
) -> StoreResult<()> {
    let request = tx.request;
    let mut found = Application::to_change(&tx.conn, file.consumer).await?;
    let version = found.answers.content_version();
    if version != shown {
        return Err(Conflict::AnswersChanged.into());
    }
    let page = StepKey::first(Step::Review);
    if !found.journey(request).is_open(page) {
        return Err(Invalid::field("review", Code::StepsNotComplete).into());
    }
    // Other words are in force, or the answers lead to other points.
    if *explained != found.attested(request) {
        return Err(Invalid::field(field, Code::AgreementNeeded).into());
    }
    let by = request.actor.account().map(|id| id.0).unwrap_or_default();
    // The same button pressed twice is one review.
    if review_of(&tx.conn, &found, request).await?.is_some_and(|row| row.recorded_by == by) {
        return tx.nothing_changed().await;
    }
    let assister = match file.acting {
        Some(acting) => Some(acting.assister.0),
        None => current_assister(&tx.conn, file.consumer).await?.map(|row| row.assister_id),
    };
    let people =
        People::load(&tx.conn, request, assister.into_iter().chain([file.consumer.0])).await?;
    application_review::ActiveModel {
        id: Set(tx.new_id()),
        application_id: Set(found.row.id),
        kind: Set(if file.acting.is_some() { ATTESTED } else { BY_CONSUMER }.to_owned()),
        content_version: Set(version.0),
        reviewed_at: Set(request.now),
        recorded_by: Set(by),
        consumer_name: Set(people.full_name(file.consumer.0)),
        assister_name: Set(assister.map(|id| people.full_name(id)).unwrap_or_default()),
        channel: Set(file
            .acting
            .and_then(|acting| acting.channel)
            .map(|channel| channel.as_str().to_owned())),
        association_id: Set(file.acting.map(|acting| acting.association.0)),
        text_version: Set(REVIEW_TEXT_VERSION),
        language: Set(request.language.tag().to_owned()),
        explained: Set(Some(explained.to_string())),
    }
    .insert(&tx.conn)
    .await?;
    let key = Field::CheckedVersion.key();
    let typed = Typed { key, raw: version.0.to_string(), seen: found.answers.seen(key) };
    let merged = merge(&found.answers, &[typed])?;
    keep(&tx, &mut found, &merged, page, None).await?;
    projection::refresh(&tx, file.consumer).await?;
    let event = event.subject(found.row.id).detail("content_version", version.0);
    tx.commit(file.event(event)).await
}

/// The association in force for a consumer.
pub(crate) async fn current_assister(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<association::Model>> {
    Ok(association::Entity::find()
        .filter(association::Column::ConsumerId.eq(consumer.0))
        .filter(association::Column::EndedAt.is_null())
        .one(conn)
        .await?)
}

/// The full name of the assister who may act for the consumer.
pub(super) async fn helper(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<String>> {
    let Some(row) = current_assister(conn, consumer).await? else { return Ok(None) };
    let assister = account::Entity::find_by_id(row.assister_id).one(conn).await?;
    Ok(assister.as_ref().map(full_name))
}
