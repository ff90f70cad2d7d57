//! Signing and sending: the answers are frozen, and nobody changes them again.

use super::{
    draft::{ATTESTED, Application, People, review_of},
    review::{current_assister, helper},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    associations::file::{OpenFile, open_for_change, standing_of},
    clients::projection,
    coverage,
    entities::{application, application_review, application_snapshot},
    secrets::sha256_hex,
    transaction::{Tx, to_json},
};
use domain::{
    applications::{
        self, AttestedOver, ContentVersion, CoverageYear, Field, Journey, PersonNumber, ReviewKind,
        ReviewOf, SIGNATURE_TEXT_VERSION, Submission, SubmittedBy, Value,
    },
    assisters::Standing,
    audit::{Channel, Done, Event},
    conflict::Conflict,
    ids::{AccountId, ApplicationId, AssisterAccountId, ConsumerId},
    notices::{Alert, Mail},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// What the page to sign sends, as typed.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The name as typed.
    pub signature: String,
    pub agreed: bool,
    /// An assister confirmed for which client they sign.
    pub client_name_confirmed: bool,
    /// The answers that were on the page.
    pub shown: ContentVersion,
}

/// Freezes the answers and sends them. An assister whose association ended a
/// moment ago sends nothing, and nothing is half sent.
///
/// # Errors
/// Those of opening a file, [`Conflict::ChannelNeeded`],
/// [`Conflict::AlreadySubmitted`], [`Conflict::ApplicationWithdrawn`] and
/// [`StoreError::Invalid`] with the fields of
/// the page, `review` and the pages that are not done.
pub async fn submit(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    signed: Signature,
) -> StoreResult<ApplicationId> {
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::SubmitApplication, client).await?.with_channel()?;
    let found = Application::to_change(&tx.conn, file.consumer).await?;
    let by = request.actor.account().ok_or(StoreError::Forbidden)?;
    let review = review_of(&tx.conn, &found, request).await?;
    let people = People::load(&tx.conn, request, [by.0, file.consumer.0]).await?;
    let journey = found.journey(request);
    let own_name = match file.acting {
        Some(_) => people.full_name(by.0),
        None => contact_name(&journey).unwrap_or_else(|| people.full_name(by.0)),
    };
    let helper = helper(&tx.conn, file.consumer).await?;
    let snapshot = applications::submit(
        &journey,
        &Submission {
            year: CoverageYear(found.row.coverage_year),
            by: match file.acting {
                Some(_) => SubmittedBy::Assister,
                None => SubmittedBy::Consumer,
            },
            signer_name: &own_name,
            signature: &signed.signature,
            agreed: signed.agreed,
            client_name_confirmed: signed.client_name_confirmed,
            shown: signed.shown,
            review: review.as_ref().map(review_kind).transpose()?,
            helped_by: helper.as_deref(),
            language: request.language,
        },
    )?;
    let state = found.state.submit().map_err(|_| Conflict::AlreadySubmitted)?;
    let content = to_json(&snapshot)?;
    let sha256 = sha256_hex(content.as_bytes());
    application_snapshot::ActiveModel {
        application_id: Set(found.row.id),
        content: Set(content),
        sha256: Set(sha256.clone()),
        taken_at: Set(request.now),
        signature: Set(snapshot.signature.clone()),
        signed_by: Set(by.0),
        review_id: Set(review.map(|row| row.id)),
    }
    .insert(&tx.conn)
    .await?;
    application::ActiveModel {
        id: Set(found.row.id),
        state: Set(state.as_str().to_owned()),
        submitted_at: Set(Some(request.now)),
        submitted_by: Set(Some(by.0)),
        submitted_under: Set(file.acting.map(|acting| acting.association.0)),
        ..Default::default()
    }
    .update(&tx.conn)
    .await?;
    coverage::wait(&tx, found.row.id).await?;
    projection::refresh(&tx, file.consumer).await?;
    let application = ApplicationId(found.row.id);
    tell(&tx, &file, application, by).await?;
    let event = Event::new(Done::ApplicationSubmitted)
        .subject(found.row.id)
        .detail("content_version", snapshot.content_version.0)
        .detail("signature_text_version", SIGNATURE_TEXT_VERSION)
        .detail("sha256", sha256);
    tx.commit(file.event(event)).await?;
    Ok(application)
}

/// The consumer gets a mail in any case; whoever did not send it is told on
/// their own pages.
async fn tell(
    tx: &Tx<'_>,
    file: &OpenFile,
    application: ApplicationId,
    by: AccountId,
) -> StoreResult<()> {
    let by_assister = file.acting.is_some();
    tx.mail(file.consumer.into(), &Mail::ApplicationSubmitted { application, by_assister }).await?;
    if by_assister {
        return tx.alert(file.consumer.into(), &Alert::ApplicationSubmitted { by }).await;
    }
    if let Some(row) = current_assister(&tx.conn, file.consumer).await? {
        let assister = AssisterAccountId(row.assister_id);
        // Somebody who may not act today does not learn of it either.
        let standing = standing_of(&tx.conn, assister, tx.request.today()).await?;
        if standing == Standing::MayAct {
            tx.alert(assister.into(), &Alert::ApplicationSubmitted { by }).await?;
        }
    }
    Ok(())
}

/// The main contact's name as the application has it.
pub(super) fn contact_name(journey: &Journey<'_>) -> Option<String> {
    let part = |field: Field| {
        let raw = journey.answers.raw(field.of(PersonNumber::APPLICANT));
        match field.kind().read(raw, journey.today) {
            Ok(Value::Text(name)) => Some(name),
            _ => None,
        }
    };
    Some(format!("{} {}", part(Field::GivenName)?, part(Field::FamilyName)?))
}

fn review_kind(row: &application_review::Model) -> StoreResult<ReviewOf> {
    let channel = row.channel.as_deref().and_then(Channel::parse);
    let kind = match (row.kind == ATTESTED, channel) {
        (false, None) => ReviewKind::ByConsumer,
        (true, Some(Channel::Phone)) => ReviewKind::Attested(AttestedOver::Phone),
        (true, Some(Channel::InPerson)) => ReviewKind::Attested(AttestedOver::InPerson),
        _ => return Err(StoreError::inconsistent("application_review", "channel")),
    };
    Ok(ReviewOf { kind, version: ContentVersion(row.content_version) })
}
