//! The record of a consent: written once, read for years, never changed.

use super::{begin::Words, profile::kind};
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{association, consent, consent_revocation},
    transaction::Tx,
};
use domain::{
    accounts::Language,
    assisters::ReferenceNumber,
    associations::{
        CONSENT_TEXT_VERSION, ConsentRecord, EndReason, Ended, PRIVACY_WARNING_VERSION, Proposal,
        Scopes,
    },
    ids::ConsentId,
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Given on the consumer's own page.
const ONLINE: &str = "online";

/// Keeps the consent behind an association that has just begun.
pub(super) async fn keep_consent(
    tx: &Tx<'_>,
    association: &association::Model,
    proposal: &Proposal,
    words: Words,
) -> StoreResult<()> {
    let Scopes { apply, enroll, maintain, learn_status } = Scopes::ALL;
    let profile = &proposal.profile;
    consent::ActiveModel {
        id: Set(tx.new_id()),
        association_id: Set(association.id),
        consumer_id: Set(association.consumer_id),
        assister_id: Set(association.assister_id),
        given_at: Set(tx.request.now),
        scope_apply: Set(apply),
        scope_enroll: Set(enroll),
        scope_maintain: Set(maintain),
        scope_learn_status: Set(learn_status),
        purpose: Set(words.purpose),
        duration: Set(words.duration),
        text_version: Set(CONSENT_TEXT_VERSION),
        privacy_warning_version: Set(PRIVACY_WARNING_VERSION),
        language: Set(tx.request.language.tag().to_owned()),
        shown_text: Set(words.text),
        consumer_name: Set(proposal.consumer_name.clone()),
        assister_name: Set(profile.name.clone()),
        assister_kind: Set(profile.kind.as_str().to_owned()),
        organization_name: Set(profile.organization.clone()),
        reference_number: Set(profile.reference_number.as_digits().to_owned()),
        how_to_rescind: Set(words.how_to_rescind),
        method: Set(ONLINE.to_owned()),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}

/// One of the consumer's own consents.
///
/// # Errors
/// [`StoreError::NotFound`], also for somebody else's.
pub async fn consent(
    store: &Store,
    request: &Request,
    id: ConsentId,
) -> StoreResult<ConsentRecord> {
    let consumer = request.admit_consumer(Action::ViewConsent)?;
    let row = consent::Entity::find_by_id(id.0)
        .filter(consent::Column::ConsumerId.eq(consumer.0))
        .one(store.reader())
        .await?
        .ok_or(StoreError::NotFound)?;
    let revocation = consent_revocation::Entity::find_by_id(row.id).one(store.reader()).await?;
    let ended = revocation.as_ref().map(ended).transpose()?;
    record(row, ended)
}

fn ended(row: &consent_revocation::Model) -> StoreResult<Ended> {
    let reason = EndReason::parse(&row.reason)
        .ok_or_else(|| StoreError::inconsistent("consent_revocation", "reason"))?;
    Ok(Ended { at: row.revoked_at, reason })
}

fn record(row: consent::Model, ended: Option<Ended>) -> StoreResult<ConsentRecord> {
    let number = ReferenceNumber::parse(&row.reference_number)
        .map_err(|_| StoreError::inconsistent("consent", "reference_number"))?;
    Ok(ConsentRecord {
        id: ConsentId(row.id),
        given_at: row.given_at,
        scopes: Scopes {
            apply: row.scope_apply,
            enroll: row.scope_enroll,
            maintain: row.scope_maintain,
            learn_status: row.scope_learn_status,
        },
        purpose: row.purpose,
        duration: row.duration,
        text_version: row.text_version,
        privacy_warning_version: row.privacy_warning_version,
        language: Language::parse(&row.language)
            .ok_or_else(|| StoreError::inconsistent("consent", "language"))?,
        shown_text: row.shown_text,
        consumer_name: row.consumer_name,
        assister_name: row.assister_name,
        assister_kind: kind(&row.assister_kind)?,
        organization_name: row.organization_name,
        reference_number: number.to_string(),
        how_to_rescind: row.how_to_rescind,
        ended,
    })
}
